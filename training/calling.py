"""Who is called to a session: computed from its kecamatan, the roles it calls and the registers of the villages."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from places.models import Desa, Kecamatan
from training.enums import ParticipantRole
from training.models import BalaiManager, TrainingSession
from villages.enums import JabatanKind, KaderKind
from villages.models import Kader, PemangkuJabatan
from villages.signing import office_title
from villages.terms import Terms, terms_of

OFFICES_OF_ROLE: dict[str, tuple[JabatanKind, ...]] = {
    ParticipantRole.KEPALA_DESA: (JabatanKind.KEPALA_DESA,),
    ParticipantRole.SEKRETARIS_DESA: (JabatanKind.SEKRETARIS_DESA,),
    ParticipantRole.BENDAHARA: (JabatanKind.KAUR_KEUANGAN,),
    ParticipantRole.KAUR_PERENCANAAN: (JabatanKind.KAUR_PERENCANAAN,),
    ParticipantRole.PERANGKAT: (
        JabatanKind.KAUR_TATA_USAHA,
        JabatanKind.KASI_PEMERINTAHAN,
        JabatanKind.KASI_KESEJAHTERAAN,
        JabatanKind.KASI_PELAYANAN,
    ),
    ParticipantRole.KEPALA_DUSUN: (JabatanKind.KEPALA_DUSUN,),
    ParticipantRole.KETUA_BPD: (JabatanKind.KETUA_BPD,),
    ParticipantRole.ANGGOTA_BPD: (JabatanKind.ANGGOTA_BPD,),
    ParticipantRole.TIM_PENYUSUN: (JabatanKind.KETUA_TIM_PENYUSUN,),
    ParticipantRole.LPM: (JabatanKind.KETUA_LPM,),
}
CADRES_OF_ROLE: dict[str, tuple[KaderKind, ...]] = {
    ParticipantRole.KPMD: (KaderKind.KPMD,),
    ParticipantRole.PEMBANGUNAN_MANUSIA: (KaderKind.PEMBANGUNAN_MANUSIA,),
    ParticipantRole.KADER_LAIN: (KaderKind.POSYANDU, KaderKind.LAINNYA),
}
CALLABLE = (*OFFICES_OF_ROLE, *CADRES_OF_ROLE, ParticipantRole.PENGURUS_BALAI)
_ROLE_OF_OFFICE = {kind: role for role, kinds in OFFICES_OF_ROLE.items() for kind in kinds}
_ROLE_OF_CADRE = {kind: role for role, kinds in CADRES_OF_ROLE.items() for kind in kinds}


@dataclass(frozen=True)
class Called:
    """One place on the list: of which village, in which role, and who holds it (nobody known: empty)."""

    desa: Desa
    role: str
    orang_id: int | None = None
    name: str = ""
    gender: str = ""
    phone: str = ""
    office: str = ""


def villages_of(session: TrainingSession) -> list[Desa]:
    """The villages that a session calls: of its kecamatan in their order; of a village's own session, itself."""
    rows = list(session.kecamatan_set.all())
    if not rows:
        return [session.program.desa] if session.program.desa else []
    return villages_in([row.kecamatan for row in rows])


def villages_in(kecamatan: Sequence[Kecamatan]) -> list[Desa]:
    """The villages that plan in these kecamatan, in the order given, then by code. Kelurahan are not called."""
    order = {one.pk: at for at, one in enumerate(kecamatan)}
    found = Desa.objects.planning().filter(kecamatan__in=order).select_related("kecamatan", "kabupaten")
    return sorted(found, key=lambda desa: (order[desa.kecamatan_id], desa.code))


def called_to(session: TrainingSession) -> list[Called]:
    """Everybody whom a session calls, village by village, in the order of the called roles. At most five queries."""
    calls = [(call.role, call.everyone) for call in session.call_set.all()]
    return who_is_called(villages_of(session), calls, on=session.starts_on)


def who_is_called(desa: Sequence[Desa], calls: Sequence[tuple[str, bool]], *, on: date) -> list[Called]:
    """One place of every village for a role; with `everyone` as many as hold it by the registers on the day.

    A role that nobody is known to hold still is one place of the village: it is called, and names somebody itself.
    """
    known = _holders(desa, {role for role, _ in calls}, on)
    return [
        place for one in desa for role, everyone in calls for place in _places(one, role, known[one.pk, role], everyone)
    ]


def _places(desa: Desa, role: str, known: Sequence[Called], everyone: bool) -> Iterator[Called]:
    if not known:
        yield Called(desa, role)
    elif everyone:
        yield from known
    else:
        yield known[0]


def _holders(desa: Sequence[Desa], roles: Collection[str], on: date) -> dict[tuple[int, str], list[Called]]:
    """Who holds which role in which village, the one who acts now before the definitive holder."""
    found: dict[tuple[int, str], list[Called]] = defaultdict(list)
    for called in (*_officials(desa, roles, on), *_cadres(desa, roles, on), *_managers(desa, roles, on)):
        is_known = any(
            one.orang_id == called.orang_id for one in found[called.desa.pk, called.role] if called.orang_id is not None
        )
        if not is_known:
            found[called.desa.pk, called.role].append(called)
    return found


def _officials(desa: Sequence[Desa], roles: Collection[str], on: date) -> Iterator[Called]:
    kinds = [kind for role in roles for kind in OFFICES_OF_ROLE.get(role, ())]
    if not kinds:
        return
    villages = {one.pk: one for one in desa}
    rows = PemangkuJabatan.objects.filter(
        _running(on), desa__in=villages, starts_on__lte=on, jabatan__kind__in=kinds, jabatan__is_retired=False
    )
    held = rows.select_related("jabatan__dusun", "orang").order_by("jabatan__position", "jabatan_id", "pk")
    words: dict[int, Terms] = {}
    acting_first = sorted(held, key=lambda row: (row.jabatan.position, row.jabatan_id, row.capacity == "definitif"))
    for row in acting_first:
        village = villages[row.desa_id]
        terms = words.get(village.kabupaten_id) or words.setdefault(village.kabupaten_id, terms_of(village.kabupaten))
        yield _called(village, _ROLE_OF_OFFICE[row.jabatan.kind], row.orang, office_title(row, terms))


def _cadres(desa: Sequence[Desa], roles: Collection[str], on: date) -> Iterator[Called]:
    kinds = [kind for role in roles for kind in CADRES_OF_ROLE.get(role, ())]
    if not kinds:
        return
    villages = {one.pk: one for one in desa}
    rows = Kader.objects.filter(_running(on), Q(starts_on=None) | Q(starts_on__lte=on), desa__in=villages)
    for row in rows.filter(kind__in=kinds).select_related("orang").order_by("pk"):
        yield _called(villages[row.desa_id], _ROLE_OF_CADRE[row.kind], row.orang, str(row.get_kind_display()))


def _managers(desa: Sequence[Desa], roles: Collection[str], on: date) -> Iterator[Called]:
    if ParticipantRole.PENGURUS_BALAI not in roles:
        return
    villages = {one.pk: one for one in desa}
    rows = BalaiManager.objects.filter(_running(on), Q(starts_on=None) | Q(starts_on__lte=on))
    for row in rows.filter(balai__desa__in=villages).select_related("balai", "orang").order_by("pk"):
        yield Called(
            desa=villages[row.balai.desa_id],
            role=ParticipantRole.PENGURUS_BALAI,
            orang_id=row.orang_id,
            name=row.name,
            gender=row.gender,
            phone=row.orang.phone if row.orang else "",
            office=f"{row.position} {row.balai.name}",
        )


def _called(desa: Desa, role: str, orang, office: str) -> Called:
    return Called(desa, role, orang.pk, orang.name, orang.gender, orang.phone, office[:100])


def _running(on: date) -> Q:
    return Q(ends_on=None) | Q(ends_on__gte=on)
