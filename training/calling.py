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
Call = tuple[str, bool]  # a role, and whether all who hold it are called
_OFFICE_LETTERS = 100
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
    return who_is_called(villages_of(session), calls_of(session), on=session.starts_on)


def calls_of(session: TrainingSession) -> list[Call]:
    """The roles that a session calls, in their order."""
    return [(call.role, call.everyone) for call in session.call_set.all()]


def who_is_called(desa: Sequence[Desa], calls: Sequence[Call], *, on: date) -> list[Called]:
    """One place of every village for a role; with `everyone` as many as hold it by the registers on the day.

    A role that nobody is known to hold still is one place of the village: it is called, and names somebody itself.
    """
    return _places(desa, calls, _load_terms_of_office(desa, {role for role, _ in calls}, on, on), on)


def quotas_of(sessions: Sequence[TrainingSession]) -> dict[int, int]:
    """How many each session calls, by its key; at most five queries for all of them.

    The sessions come with `program`, and with `kecamatan_set__kecamatan` and `call_set` fetched.
    """
    if not sessions:
        return {}
    kecamatan = {row.kecamatan_id: row.kecamatan for session in sessions for row in session.kecamatan_set.all()}
    of_kecamatan: dict[int, list[Desa]] = defaultdict(list)
    for desa in villages_in(list(kecamatan.values())) if kecamatan else []:
        of_kecamatan[desa.kecamatan_id].append(desa)
    villages = {session.pk: _villages_among(session, of_kecamatan) for session in sessions}
    everyone = {role for session in sessions for role, everyone in calls_of(session) if everyone}
    all_villages = list({desa.pk: desa for found in villages.values() for desa in found}.values())
    days = [session.starts_on for session in sessions]
    terms = _load_terms_of_office(all_villages, everyone, min(days), max(days))
    return {
        session.pk: len(_places(villages[session.pk], calls_of(session), terms, session.starts_on))
        for session in sessions
    }


def _villages_among(session: TrainingSession, of_kecamatan: dict[int, list[Desa]]) -> list[Desa]:
    rows = list(session.kecamatan_set.all())
    if rows:
        return [desa for row in rows for desa in of_kecamatan[row.kecamatan_id]]
    return [session.program.desa] if session.program.desa else []


@dataclass(frozen=True)
class _TermOfOffice:
    """Somebody in a role, from when to when as far as the register says."""

    called: Called
    starts_on: date | None
    ends_on: date | None

    def runs(self, on: date) -> bool:
        """Whether he holds it on the day."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or self.ends_on >= on)


def _places(desa: Sequence[Desa], calls: Sequence[Call], terms: Sequence[_TermOfOffice], on: date) -> list[Called]:
    known = _holders(terms, on)
    return [place for one in desa for role, everyone in calls for place in _of_village(one, role, known, everyone)]


def _of_village(desa: Desa, role: str, known: dict[tuple[int, str], list[Called]], everyone: bool) -> Sequence[Called]:
    found = known.get((desa.pk, role))
    if not found:
        return [Called(desa, role)]
    return found if everyone else found[:1]


def _holders(terms: Sequence[_TermOfOffice], on: date) -> dict[tuple[int, str], list[Called]]:
    """Who holds which role in which village, the one who acts now before the definitive holder; nobody twice."""
    found: dict[tuple[int, str], list[Called]] = defaultdict(list)
    for called in (term.called for term in terms if term.runs(on)):
        same = found[called.desa.pk, called.role]
        if called.orang_id is None or all(one.orang_id != called.orang_id for one in same):
            same.append(called)
    return found


def _load_terms_of_office(desa: Sequence[Desa], roles: Collection[str], first: date, last: date) -> list[_TermOfOffice]:
    """From all registers, whatever ran between the two days."""
    villages, running = {one.pk: one for one in desa}, _running(first, last)
    return [
        *_officials(villages, roles, running),
        *_cadres(villages, roles, running),
        *_managers(villages, roles, running),
    ]


def _officials(villages: dict[int, Desa], roles: Collection[str], running: Q) -> Iterator[_TermOfOffice]:
    kinds = [kind for role in roles for kind in OFFICES_OF_ROLE.get(role, ())]
    if not kinds:
        return
    rows = PemangkuJabatan.objects.filter(
        running, desa__in=villages, jabatan__kind__in=kinds, jabatan__is_retired=False
    )
    held = rows.select_related("jabatan__dusun", "orang").order_by("jabatan__position", "jabatan_id", "pk")
    words: dict[int, Terms] = {}
    acting_first = sorted(held, key=lambda row: (row.jabatan.position, row.jabatan_id, row.capacity == "definitif"))
    for row in acting_first:
        village = villages[row.desa_id]
        terms = words.get(village.kabupaten_id) or words.setdefault(village.kabupaten_id, terms_of(village.kabupaten))
        yield _term(row, village, _ROLE_OF_OFFICE[row.jabatan.kind], office_title(row, terms))


def _cadres(villages: dict[int, Desa], roles: Collection[str], running: Q) -> Iterator[_TermOfOffice]:
    kinds = [kind for role in roles for kind in CADRES_OF_ROLE.get(role, ())]
    if not kinds:
        return
    rows = Kader.objects.filter(running, desa__in=villages, kind__in=kinds).select_related("orang").order_by("pk")
    for row in rows:
        yield _term(row, villages[row.desa_id], _ROLE_OF_CADRE[row.kind], str(row.get_kind_display()))


def _managers(villages: dict[int, Desa], roles: Collection[str], running: Q) -> Iterator[_TermOfOffice]:
    if ParticipantRole.PENGURUS_BALAI not in roles:
        return
    rows = BalaiManager.objects.filter(running, balai__desa__in=villages).select_related("balai", "orang")
    for row in rows.order_by("pk"):
        called = Called(
            desa=villages[row.balai.desa_id],
            role=ParticipantRole.PENGURUS_BALAI,
            orang_id=row.orang_id,
            name=row.name,
            gender=row.gender,
            phone=row.orang.phone if row.orang else "",
            office=f"{row.position} {row.balai.name}"[:_OFFICE_LETTERS],
        )
        yield _TermOfOffice(called, row.starts_on, row.ends_on)


def _term(row: PemangkuJabatan | Kader, desa: Desa, role: str, office: str) -> _TermOfOffice:
    orang = row.orang
    called = Called(desa, role, orang.pk, orang.name, orang.gender, orang.phone, office[:_OFFICE_LETTERS])
    return _TermOfOffice(called, row.starts_on, row.ends_on)


def _running(first: date, last: date) -> Q:
    began = Q(starts_on=None) | Q(starts_on__lte=last)
    return began & (Q(ends_on=None) | Q(ends_on__gte=first))
