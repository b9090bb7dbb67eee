"""The DU-RKP on its way: received by the camat, passed on to Bappeda (Permendagri 114/2014 art. 51)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.act_log import log_act
from accounts.enums import Role
from accounts.models import Membership
from places.errors import DomainError
from places.models import Kecamatan
from planning.models import DuRkp
from review.du_rkp_upward import may_receive
from review.models import DuRkpReceipt
from review.services.notices import notify
from review.telling import Audience, Circle, Telling

_SECRETARY = Audience(Circle.DESA, frozenset({Role.SEKRETARIS_DESA}))
_BAPPEDA = Audience(Circle.KABUPATEN, frozenset({Role.BAPPEDA}))


@transaction.atomic
def receive_du_rkp(
    *, by: Membership, kecamatan: Kecamatan, lists: Sequence[DuRkp], received_on: date | None
) -> list[DuRkpReceipt]:
    """Record that lists reached the kecamatan; one that was received already keeps its day.

    Raises NotAllowed, and DomainError for a list that was not sent or a day that cannot be.
    """
    may_receive(by, kecamatan.pk).require()
    if not lists:
        raise DomainError("Pilih DU-RKP yang diterima.", field="desa")
    day = _known_day(received_on, field="received_on", name="diterima")
    new = []
    for du_rkp in _locked(kecamatan, lists):
        if DuRkpReceipt.objects.filter(du_rkp=du_rkp).exists():
            continue
        if du_rkp.sent_on is None:
            raise DomainError(f"{du_rkp} Desa {du_rkp.desa.name} belum dikirim desa.", field="desa")
        if day < du_rkp.sent_on:
            raise DomainError(f"Desa {du_rkp.desa.name} baru mengirimnya sesudah tanggal ini.", field="received_on")
        receipt = DuRkpReceipt.objects.create(desa=du_rkp.desa, du_rkp=du_rkp, received_on=day, received_by=by)
        log_act(
            by=by, verb="receive_du_rkp", subject=du_rkp, place=du_rkp.desa, summary=f"Menerima {du_rkp} di kecamatan"
        )
        _tell_village(by, du_rkp, "diterima kecamatan")
        new.append(receipt)
    return new


@transaction.atomic
def undo_receipt(*, by: Membership, receipt: DuRkpReceipt) -> None:
    """Take a receipt back; not once it was passed on: what is undone is undone from the top."""
    du_rkp = DuRkp.objects.select_for_update(of=("self",)).select_related("desa").get(pk=receipt.du_rkp_id)
    may_receive(by, du_rkp.desa.kecamatan_id).require()
    fresh = DuRkpReceipt.objects.filter(pk=receipt.pk).first()
    if fresh is None:
        return
    if fresh.forwarded_on is not None:
        raise DomainError(f"{du_rkp} Desa {du_rkp.desa.name} sudah diteruskan ke Bappeda. Tarik dahulu penerusannya.")
    fresh.delete()
    summary = f"Membatalkan penerimaan {du_rkp} di kecamatan"
    log_act(by=by, verb="undo_receive_du_rkp", subject=du_rkp, place=du_rkp.desa, summary=summary)
    _tell_village(by, du_rkp, "penerimaan dibatalkan kecamatan")


@transaction.atomic
def forward_du_rkp(
    *, by: Membership, kecamatan: Kecamatan, year: int, forwarded_on: date | None, letter_number: str
) -> int:
    """Pass all lists of a year that were received on to Bappeda, under one letter; gives how many.

    Raises NotAllowed, and DomainError when there are none, without a letter or for a day that cannot be.
    """
    may_receive(by, kecamatan.pk).require()
    Kecamatan.objects.select_for_update(of=("self",), no_key=True).get(pk=kecamatan.pk)
    day = _known_day(forwarded_on, field="forwarded_on", name="diteruskan")
    if not letter_number.strip():
        raise DomainError("Isi nomor surat camat.", field="letter_number")
    waiting = DuRkpReceipt.objects.filter(desa__kecamatan=kecamatan, du_rkp__year=year, forwarded_on=None)
    rows = list(waiting.select_related("du_rkp", "desa__kecamatan").select_for_update(of=("self",)))
    if not rows:
        raise DomainError("Tidak ada DU-RKP yang diterima dan belum diteruskan.")
    if late := next((row for row in rows if row.received_on > day), None):
        raise DomainError(f"DU-RKP Desa {late.desa.name} baru diterima sesudah tanggal ini.", field="forwarded_on")
    for row in rows:
        row.forwarded_on, row.forwarded_by, row.letter_number = day, by, letter_number.strip()[:60]
        row.save(update_fields=["forwarded_on", "forwarded_by", "letter_number"])
        summary = f"Meneruskan {row.du_rkp} ke Bappeda, surat nomor {row.letter_number}"
        log_act(by=by, verb="forward_du_rkp", subject=row.du_rkp, place=row.desa, summary=summary)
        _tell_village(by, row.du_rkp, "diteruskan ke Bappeda")
    _tell_bappeda(by, rows, kecamatan, year)
    return len(rows)


@transaction.atomic
def undo_forward_du_rkp(*, by: Membership, receipt: DuRkpReceipt) -> None:
    """Take one list back from Bappeda; not once a line of it was answered."""
    du_rkp = DuRkp.objects.select_for_update(of=("self",)).select_related("desa").get(pk=receipt.du_rkp_id)
    may_receive(by, du_rkp.desa.kecamatan_id).require()
    fresh = DuRkpReceipt.objects.get(pk=receipt.pk)
    if fresh.forwarded_on is None:
        return
    if du_rkp.line_set.alive().exclude(answer="").exists():
        raise DomainError(f"{du_rkp} Desa {du_rkp.desa.name} sudah dijawab.")
    fresh.forwarded_on, fresh.forwarded_by, fresh.letter_number = None, None, ""
    fresh.save(update_fields=["forwarded_on", "forwarded_by", "letter_number"])
    summary = f"Menarik penerusan {du_rkp} ke Bappeda"
    log_act(by=by, verb="undo_forward_du_rkp", subject=du_rkp, place=du_rkp.desa, summary=summary)
    _tell_village(by, du_rkp, "penerusan ke Bappeda ditarik")


def _locked(kecamatan: Kecamatan, lists: Sequence[DuRkp]) -> list[DuRkp]:
    """The lists of this kecamatan, locked: a village that takes its sending back waits."""
    rows = DuRkp.objects.filter(pk__in=[one.pk for one in lists], desa__kecamatan=kecamatan)
    return list(rows.select_related("desa").order_by("pk").select_for_update(of=("self",)))


def _known_day(day: date | None, *, field: str, name: str) -> date:
    if day is None:
        raise DomainError(f"Isi tanggal {name}.", field=field)
    if day > timezone.localdate():
        raise DomainError("Tanggal ini belum tiba.", field=field)
    return day


def _tell_village(by: Membership, du_rkp: DuRkp, words: str) -> None:
    subject = f"{du_rkp} · {du_rkp.desa.name}: {words}"
    telling = Telling(subject, f"{du_rkp}: {words}.", reverse("du_rkp_detail", args=[du_rkp.year]))
    notify(audiences=[_SECRETARY], desa=du_rkp.desa, telling=telling, by=by)


def _tell_bappeda(by: Membership, rows: Sequence[DuRkpReceipt], kecamatan: Kecamatan, year: int) -> None:
    subject = f"DU-RKP {year} Kecamatan {kecamatan.name} diteruskan"
    names = ", ".join(row.desa.name for row in rows)
    words = f"{len(rows)} desa: {names}. Setiap usulan menunggu jawaban."
    telling = Telling(subject, words, reverse("du_rkp_receipts", args=[year]))
    notify(audiences=[_BAPPEDA], desa=rows[0].desa, telling=telling, by=by)
