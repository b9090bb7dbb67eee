"""Erasing a person's data at his request; what he decided with others stays, and the seals stay valid.

Rows that were sealed keep their salted hash; without the salt nobody can guess the name back from it. Free text, like
the notulen of a sealed meeting, is not searched: a name in it stays.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from musyawarah.enums import MusyawarahStatus, RalatTarget
from musyawarah.erasing_policy import may_be_erased, may_erase
from musyawarah.mending import PERSONAL
from musyawarah.models import Kehadiran, Ralat, Terundang, Usulan
from places.errors import DomainError
from places.models import Orang
from villages.enums import LeaveReason
from villages.models import AnggotaKelompok, Kader, Keluarga, TindakLanjutWarga, Warga
from villages.services.locking import lock_desa

MARK = "(data pribadi dihapus)"
# Rooms above erase what they keep of a person, given his name before: (orang, name, act).
FURTHER: list[Callable[[Orang, str, Act], None]] = []
_EMPTY_WARGA = {
    "keluarga": None,
    "rukun_tetangga": None,
    "relation": "",
    "nik": "",
    "born_on": None,
    "birth_year": None,
    "occupation": "",
    "is_disabled": False,
    "disability": "",
}
_EMPTY_ATTENDEE = {"name": "", "office": "", "address": "", "dusun": None, "orang": None}
_EMPTY_FOLLOW_UP = {"reason_text": "", "wish": "", "follow_up": "", "wished_kelompok": None}


@transaction.atomic
def erase_person(*, by: Membership, orang: Orang, reason: str, also_same_name: bool = False) -> None:
    """Empty everything that tells who the person was, in rows and in their history.

    `also_same_name` takes rows of the village along that bear exactly his name and no key to a person. The log says
    that a person was erased and why, never whom. Raises DomainError for who is public record, and without a reason.
    """
    may_erase(by, orang.desa_id).require()
    if not reason.strip():
        raise DomainError("Tulis dasar penghapusannya, misalnya surat permintaan dan tanggalnya.", field="reason")
    if orang.desa is None:
        raise DomainError("Orang ini dicatat oleh kecamatan atau kabupaten.")
    desa = lock_desa(orang.desa)
    fresh = Orang.objects.select_for_update().get(pk=orang.pk)
    may_be_erased(fresh).require()
    name = fresh.name
    act = log_act(
        by=by, verb="erase_person", subject=desa, place=desa, summary="Menghapus data pribadi seseorang", reason=reason
    )
    owned = rows_of(fresh, also_same_name=also_same_name)
    _erase_attendance(owned.attendance, act)
    _erase_invited(owned.invited)
    _erase_proposals(owned.proposals, act)
    _erase_resident(fresh, act)
    AnggotaKelompok.objects.filter(orang=fresh, left_on=None).update(left_on=timezone.localdate())
    Kader.objects.filter(orang=fresh, ends_on=None).update(ends_on=timezone.localdate())
    Kader.objects.filter(orang=fresh).update(note="")
    Orang.objects.filter(pk=fresh.pk).update(name=MARK, gender="", nip="", phone="")
    forget_in_log(Act.objects.filter(desa=desa).exclude(pk=act.pk), name)
    for erase in FURTHER:
        erase(fresh, name, act)


class OwnedRows:
    """What of meetings tells of a person."""

    def __init__(self, orang: Orang, *, also_same_name: bool) -> None:
        same = Q(orang=None, name=orang.name) if also_same_name else Q(pk__in=[])
        of_village = Q(musyawarah__desa=orang.desa_id)
        self.attendance = Kehadiran.objects.filter(of_village, Q(orang=orang) | same)
        self.invited = Terundang.objects.filter(of_village, Q(orang=orang) | same)
        named = Q(pengusul=None, pengusul_name=orang.name) if also_same_name else Q(pk__in=[])
        self.proposals = Usulan.objects.filter(Q(desa=orang.desa_id), Q(pengusul=orang) | named)

    @property
    def count(self) -> int:
        """How many rows they are."""
        return self.attendance.count() + self.invited.count() + self.proposals.count()


def rows_of(orang: Orang, *, also_same_name: bool = False) -> OwnedRows:
    """The rows of meetings, invitations and usulan that `erase_person` would empty."""
    return OwnedRows(orang, also_same_name=also_same_name)


def _erase_attendance(rows: Iterable[Kehadiran], act: Act) -> None:
    now = timezone.now()
    for row in list(rows):
        _erase_mends(row)
        for field, value in _EMPTY_ATTENDEE.items():
            setattr(row, field, value)
        row.salt, row.erased_at, row.version = "", now, row.version + 1
        save_with_history(row, act=act)
        row.history.update(**_as_columns(_EMPTY_ATTENDEE))


def _erase_mends(row: Kehadiran) -> None:
    """The words of a mend of his name, office or address; in a sealed meeting their hash stands in the seal."""
    mends = Ralat.objects.filter(target=RalatTarget.KEHADIRAN, target_id=row.pk, field__in=PERSONAL)
    mends.update(old=MARK, new=MARK, reason=MARK)


def _erase_invited(rows: QuerySet) -> None:
    """Who is invited to a meeting that still comes is invited no more; on older lists the row stays, without him."""
    rows.filter(musyawarah__status=MusyawarahStatus.PLANNED).delete()
    rows.update(name=MARK, office="", gender="", orang=None, dusun=None)


def _erase_proposals(rows: Iterable[Usulan], act: Act) -> None:
    for row in list(rows):
        row.pengusul, row.pengusul_name, row.version = None, "", row.version + 1
        save_with_history(row, act=act)
        row.history.update(pengusul_id=None, pengusul_name="")


def _erase_resident(orang: Orang, act: Act) -> None:
    warga = Warga.objects.select_related("keluarga").filter(orang=orang).first()
    if warga is None:
        return
    keluarga = warga.keluarga
    for field, value in _EMPTY_WARGA.items():
        setattr(warga, field, value)
    warga.left_on, warga.left_reason = warga.left_on or timezone.localdate(), LeaveReason.HAPUS_DATA
    warga.erased_at, warga.version = timezone.now(), warga.version + 1
    save_with_history(warga, act=act)
    warga.history.update(**_as_columns(_EMPTY_WARGA))
    follow_up = TindakLanjutWarga.objects.filter(warga=warga).first()
    if follow_up is not None:
        _empty(follow_up, _EMPTY_FOLLOW_UP, act)
    if keluarga is not None and not Warga.objects.filter(keluarga=keluarga).exists():
        _empty(keluarga, {"number": "", "address": "", "is_rtm": False, "rukun_tetangga": None}, act)
        _forget_of_family(keluarga)


def _forget_of_family(keluarga: Keluarga) -> None:
    """Nobody is left in it: its history tells of the erased person alone."""
    keluarga.history.update(number="", address="", is_rtm=False, rukun_tetangga_id=None)


def _empty(row: Any, values: dict[str, Any], act: Act) -> None:
    for field, value in values.items():
        setattr(row, field, value)
    row.version += 1
    save_with_history(row, act=act)
    row.history.update(**_as_columns(values))


def _as_columns(values: dict[str, Any]) -> dict[str, Any]:
    """Keys of rows are written by their columns: a history holds no relation."""
    keys = {"keluarga", "rukun_tetangga", "dusun", "orang", "wished_kelompok"}
    return {f"{name}_id" if name in keys else name: value for name, value in values.items()}


def forget_in_log(acts: QuerySet, name: str) -> None:
    """Take a name out of what was logged."""
    whole_name = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    found = []
    for act in acts.filter(Q(summary__contains=name) | Q(reason__contains=name)):
        act.summary = whole_name.sub(MARK, act.summary)[:250]
        act.reason = whole_name.sub(MARK, act.reason)
        found.append(act)
    Act.objects.bulk_update(found, ["summary", "reason"])
