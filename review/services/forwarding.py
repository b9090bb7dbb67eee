"""Passing the plans of a kecamatan on to the kabupaten, and taking them back: children before parents."""

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from musyawarah.enums import PlanKind
from places.errors import DomainError
from places.models import Desa, Kecamatan
from review.forwarding import Batch, load_batch, may_forward, may_undo_forwarding, reviews_of
from review.models import Forwarding
from review.services.notices import notify
from review.telling import OFFICERS_OF_KABUPATEN, OFFICERS_OF_KECAMATAN, Telling


@transaction.atomic
def forward_plans(*, by: Membership, kecamatan: Kecamatan, plan_kind: PlanKind, year: int) -> Forwarding:
    """Pass all plans of a kind and year on. Raises NotAllowed, which names the villages that are missing."""
    batch = _lock(kecamatan, plan_kind, year)
    may_forward(by, batch).require()
    row = Forwarding.objects.create(kecamatan=kecamatan, plan_kind=plan_kind, year=year, forwarded_by=by)
    summary = f"Meneruskan {batch} kepada Dinas PMD ({len(batch.villages)} desa)"
    log_act(by=by, verb="forward_plans", subject=row, place=kecamatan, summary=summary)
    _tell(by, batch, f"{batch} diteruskan", f"{len(batch.villages)} desa selesai diperiksa kecamatan.")
    return row


@transaction.atomic
def undo_forwarding(*, by: Membership, kecamatan: Kecamatan, plan_kind: PlanKind, year: int, reason: str) -> Forwarding:
    """Take the plans back; villages may then fall back again. Raises NotAllowed, DomainError without a reason."""
    batch = _lock(kecamatan, plan_kind, year)
    may_undo_forwarding(by, batch).require()
    row = batch.standing
    if row is None or not reason.strip():
        raise DomainError("Tuliskan alasannya.", field="reason")
    row.undone_at, row.undone_by, row.undo_reason = timezone.now(), by, reason.strip()
    row.save(update_fields=["undone_at", "undone_by", "undo_reason"])
    summary = f"Menarik penerusan {batch}"
    log_act(by=by, verb="undo_forwarding", subject=row, place=kecamatan, summary=summary, reason=reason.strip())
    _tell(by, batch, f"{batch}: penerusan ditarik", f"Alasan: {reason.strip()}")
    return row


def _lock(kecamatan: Kecamatan, plan_kind: PlanKind, year: int) -> Batch:
    """The batch as it is once all its reviews are locked: who moves one of them waits, or is waited for."""
    Kecamatan.objects.select_for_update(of=("self",), no_key=True).get(pk=kecamatan.pk)
    rows = reviews_of(kecamatan, plan_kind, year).order_by("pk").select_for_update(of=("self",))
    list(rows.values_list("pk", flat=True))
    return load_batch(kecamatan, plan_kind, year)


def _tell(by: Membership, batch: Batch, subject: str, text: str) -> None:
    anywhere = Desa.objects.filter(kecamatan=batch.kecamatan).first()
    if anywhere is None:
        return
    audiences = (OFFICERS_OF_KABUPATEN, OFFICERS_OF_KECAMATAN)
    notify(audiences=audiences, desa=anywhere, telling=Telling(subject, text, batch.get_absolute_url()), by=by)
