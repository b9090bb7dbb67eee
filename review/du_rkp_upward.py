"""The way of DU-RKP upward: which lists a kecamatan received and passed on, and who may say so."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa, Kecamatan
from planning.models import DuRkp
from review.models import DuRkpReceipt

VILLAGES_PER_PAGE = 50
_RECEIVERS = frozenset({Role.CAMAT, Role.PETUGAS_KECAMATAN})


@dataclass(frozen=True)
class VillageList:
    """A village with its list of the year, if it has one, and the receipt of the kecamatan."""

    desa: Desa
    du_rkp: DuRkp | None
    receipt: DuRkpReceipt | None
    lines: int = 0
    answered: int = 0

    @property
    def is_waiting(self) -> bool:
        """Whether the list was sent and the kecamatan has not received it yet."""
        return self.du_rkp is not None and self.du_rkp.sent_on is not None and self.receipt is None


def village_lists(
    membership: Membership | None, year: int, *, page: str | None = None
) -> tuple[Page, list[VillageList]]:
    """A page of the villages that the reader sees with their lists of a year: four queries."""
    villages = Desa.objects.visible_to(membership).planning().select_related("kecamatan")
    found = Paginator(villages.order_by("kecamatan__code", "code"), VILLAGES_PER_PAGE).get_page(page)
    alive = Q(line_set__deleted_at=None)
    lists = DuRkp.objects.filter(year=year, desa__in=[desa.pk for desa in found]).select_related("receipt")
    counted = lists.annotate(
        lines=Count("line_set", filter=alive), answered=Count("line_set", filter=alive & ~Q(line_set__answer=""))
    )
    by_desa = {one.desa_id: one for one in counted}
    return found, [_of_village(desa, by_desa.get(desa.pk)) for desa in found]


def may_receive(membership: Membership | None, kecamatan_id: int) -> Verdict:
    """Whether a kecamatan's receipts may be written: by its camat and its officers."""
    if membership is None:
        return denied("Anda belum masuk.")
    if membership.role in _RECEIVERS and membership.kecamatan_id == kecamatan_id:
        return ALLOWED
    return denied(
        "Penerimaan DU-RKP dicatat oleh kecamatan.", who="Yang dapat: Camat atau Petugas Kecamatan kecamatan itu."
    )


def is_not_received(du_rkp: DuRkp) -> Verdict:
    """Asked before a village takes the sending of its list back."""
    if DuRkpReceipt.objects.filter(du_rkp=du_rkp).exists():
        return denied(
            f"{du_rkp} sudah diterima kecamatan.", who="Kecamatan dapat membatalkan penerimaannya lebih dahulu."
        )
    return ALLOWED


def kecamatan_of(membership: Membership | None) -> Kecamatan | None:
    """The kecamatan that somebody works for."""
    return membership.kecamatan if membership else None


def _of_village(desa: Desa, found: DuRkp | None) -> VillageList:
    if found is None:
        return VillageList(desa, None, None)
    receipt = getattr(found, "receipt", None)
    return VillageList(desa, found, receipt, found.lines, found.answered)
