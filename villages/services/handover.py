"""Handing an office over (serah terima jabatan): the tenure, the role and the account move in one act."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from accounts.enums import Role
from accounts.models import Membership
from accounts.services.opening import OpenedAccount, hand_over_membership
from places.errors import DomainError
from places.models import Desa
from villages.enums import Capacity, JabatanKind
from villages.models import Jabatan, PemangkuJabatan
from villages.policy import may_hand_over
from villages.services.locking import lock_desa
from villages.services.tenures import FULL_HOLDERS, Holder, Tenure, close_tenure, write_tenure

OFFICE_OF_ROLE = {
    Role.KEPALA_DESA: JabatanKind.KEPALA_DESA,
    Role.SEKRETARIS_DESA: JabatanKind.SEKRETARIS_DESA,
    Role.KAUR_PERENCANAAN: JabatanKind.KAUR_PERENCANAAN,
    Role.KAUR_KEUANGAN: JabatanKind.KAUR_KEUANGAN,
    Role.KEPALA_DUSUN: JabatanKind.KEPALA_DUSUN,
}


@dataclass(frozen=True)
class Handover:
    """To whom, from which day, in which capacity, by which decree, and why."""

    successor: Holder
    on: date
    capacity: Capacity = Capacity.DEFINITIF
    decree: str = ""
    reason: str = ""


@transaction.atomic
def hand_over_office(*, by: Membership, held: Membership, data: Handover) -> OpenedAccount:
    """End the role and the tenure the day before, start the successor's on the day, and give him an account.

    Raises NotAllowed, and DomainError with field `on`, `reason`, `name` or `orang`.
    """
    if held.desa is None:
        raise DomainError("Serah terima di sini hanya untuk jabatan desa.")
    desa = lock_desa(held.desa)
    may_hand_over(by, held).require()
    opened = hand_over_membership(
        by=by,
        membership=held,
        on=data.on,
        reason=data.reason,
        successor=data.successor.orang,
        name=data.successor.name,
        nip=data.successor.nip,
    )
    jabatan = office_of(held, desa)
    if jabatan is not None:
        try:
            _move_tenure(jabatan, held, opened, data)
        except DomainError as error:
            field = {"starts_on": "on", "ends_on": "on"}.get(error.field or "", error.field)
            raise DomainError(error.message, field=field) from None
    return opened


def office_of(held: Membership, desa: Desa) -> Jabatan | None:
    """The office of the village that goes with a role; a tim penyusun, a pendamping or the BPD has none by itself."""
    kind = OFFICE_OF_ROLE.get(Role(held.role))
    rows = Jabatan.objects.filter(desa=desa, kind=kind, is_retired=False)
    if kind == JabatanKind.KEPALA_DUSUN:
        rows = rows.filter(dusun=held.dusun)
    return rows.order_by("position").first() if kind else None


def _move_tenure(jabatan: Jabatan, held: Membership, opened: OpenedAccount, data: Handover) -> None:
    last_day = data.on - timedelta(days=1)
    running = PemangkuJabatan.objects.filter(jabatan=jabatan, starts_on__lte=last_day).select_related(
        "jabatan", "orang"
    )
    for row in running:
        leaves = row.orang_id == held.orang_id or data.capacity in FULL_HOLDERS
        if leaves and (row.ends_on is None or row.ends_on > last_day):
            close_tenure(row, on=last_day)
    tenure = Tenure(data.on, capacity=data.capacity, decree=data.decree)
    write_tenure(jabatan, holder=Holder(orang=opened.membership.orang), tenure=tenure)
