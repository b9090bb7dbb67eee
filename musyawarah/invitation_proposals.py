"""Whom a meeting should hear: offices, managers of groups, and the residents whom no group would bring."""

from collections.abc import Iterator, Mapping

from accounts.models import Membership
from musyawarah.enums import InvitedFor, MusyawarahKind
from musyawarah.invitation_data import InvitedData
from musyawarah.models import Musyawarah
from musyawarah.name_matching import bare_name
from places.models import Dusun, Orang
from villages.enums import Unsur
from villages.models import Warga
from villages.people import VillagePerson, village_people
from villages.ungrouped import ungrouped_residents

_FOR_HAMLETS = {MusyawarahKind.MUSDUS}
_WITHOUT_RESIDENTS = {MusyawarahKind.RAPAT_TIM}


def proposals_for(membership: Membership, musyawarah: Musyawarah) -> list[InvitedData]:
    """Proposals in the order offices, groups, residents, without those on the list; eleven queries."""
    stored = list(musyawarah.terundang_set.values_list("orang_id", "name"))
    persons = {orang_id for orang_id, _ in stored if orang_id}
    names = {bare_name(name) for orang_id, name in stored if not orang_id}
    people = [
        (one, why)
        for one, why in _of_offices_and_groups(musyawarah)
        if one.orang_id not in persons and bare_name(one.name) not in names
    ]
    orang = Orang.objects.in_bulk([one.orang_id for one, _ in people])
    hamlets = Dusun.objects.filter(desa=musyawarah.desa_id).in_bulk()
    found = [_proposal(one, why, orang, hamlets) for one, why in people]
    met = persons | {one.orang_id for one, _ in people}
    return found + [
        _resident(row)
        for row in _unheard(membership, musyawarah)
        if row.orang_id not in met and bare_name(row.orang.name) not in names
    ]


def unheard_count(membership: Membership, musyawarah: Musyawarah) -> int:
    """How many residents without a group are not invited, of those whom the member may read of; two queries."""
    invited = set(musyawarah.terundang_set.filter(orang__isnull=False).values_list("orang_id", flat=True))
    return sum(row.orang_id not in invited for row in _unheard(membership, musyawarah))


def _of_offices_and_groups(musyawarah: Musyawarah) -> Iterator[tuple[VillagePerson, InvitedFor]]:
    for one in village_people(musyawarah.desa, on=musyawarah.held_on):
        if _is_official_of(one, musyawarah):
            yield one, InvitedFor.JABATAN
        elif _speaks_for_group(one, musyawarah):
            yield one, InvitedFor.KELOMPOK


def _is_official_of(one: VillagePerson, musyawarah: Musyawarah) -> bool:
    """Every official for a meeting of the village; for one hamlet those who belong to it."""
    if not one.is_official:
        return False
    if musyawarah.kind in _FOR_HAMLETS:
        return one.dusun_id == musyawarah.dusun_id
    return musyawarah.kind != MusyawarahKind.MUSYAWARAH_KHUSUS or one.unsur == musyawarah.unsur


def _speaks_for_group(one: VillagePerson, musyawarah: Musyawarah) -> bool:
    """Managers of groups; for a meeting of one group everybody who belongs to it."""
    if musyawarah.kind in _WITHOUT_RESIDENTS:
        return False
    if musyawarah.kind == MusyawarahKind.MUSYAWARAH_KHUSUS:
        return musyawarah.kelompok_id in one.kelompok_ids or one.unsur == musyawarah.unsur != ""
    if musyawarah.kind in _FOR_HAMLETS:
        return one.is_manager and one.dusun_id in (musyawarah.dusun_id, None)
    return one.is_manager


def _unheard(membership: Membership, musyawarah: Musyawarah) -> list[Warga]:
    if musyawarah.kind in _WITHOUT_RESIDENTS or musyawarah.kind == MusyawarahKind.MUSYAWARAH_KHUSUS:
        return []
    rows = ungrouped_residents(musyawarah.desa, musyawarah.dusun, adults_only=True)
    return list(rows.filter(pk__in=Warga.objects.visible_to(membership).values("pk")))


def _proposal(
    one: VillagePerson, why: InvitedFor, orang: Mapping[int, Orang], hamlets: Mapping[int, Dusun]
) -> InvitedData:
    # The post in a group is left out: it would tell of membership wherever the list goes.
    return InvitedData(
        name=one.name,
        orang=orang.get(one.orang_id),
        gender=one.gender,
        unsur=one.unsur,
        office=one.office[:100] if why == InvitedFor.JABATAN else "",
        dusun=hamlets.get(one.dusun_id) if one.dusun_id else None,
        invited_for=why,
    )


def _resident(row: Warga) -> InvitedData:
    return InvitedData(
        name=row.orang.name,
        orang=row.orang,
        gender=row.orang.gender,
        unsur=Unsur.WARGA,
        dusun=row.dusun,
        invited_for=InvitedFor.TANPA_KELOMPOK,
    )
