"""Book D.4, the register of cadres, with what each was trained in (Permendagri 47/2016, domain reference 1)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from places.formats.tanggal import format_tanggal
from places.models import Desa
from training.enums import SessionStatus
from training.models import AttendanceMark, Certificate, Participant
from villages.models import Kader, Warga
from villages.resident_list import age_words


@dataclass(frozen=True)
class Course:
    """A training that a cadre attended; `hours` of his certificate, 0 without one."""

    title: str
    year: int
    hours: int = 0

    @property
    def words(self) -> str:
        """ "Bimtek Penyusunan RPJM Desa 2026 (16 JP)"."""
        return f"{self.title} {self.year}" + (f" ({self.hours} JP)" if self.hours else "")


@dataclass(frozen=True)
class CadreEntry:
    """A row of the book; what is not known is empty."""

    kader: Kader
    age: str
    address: str
    courses: tuple[Course, ...]
    term: str

    @property
    def note(self) -> str:
        """Decree, term and what the village noted."""
        return "; ".join(part for part in (self.kader.decree, self.term, self.kader.note) if part)


def cadre_register(desa: Desa, *, on: date) -> list[CadreEntry]:
    """Those who serve on the day, by kind and name; three queries for any number of them."""
    serving = Q(ends_on=None) | Q(ends_on__gte=on)
    begun = Q(starts_on=None) | Q(starts_on__lte=on)
    rows = Kader.objects.filter(serving, begun, desa=desa)
    joined = rows.select_related("orang__warga__dusun", "orang__warga__rukun_tetangga")
    cadres = list(joined.order_by("kind", "orang__name", "pk"))
    courses = _courses([one.orang_id for one in cadres], on)
    return [_entry(one, courses.get(one.orang_id, ()), on) for one in cadres]


def _courses(people: Sequence[int], on: date) -> dict[int, list[Course]]:
    there = Exists(AttendanceMark.objects.filter(participant=OuterRef("pk")))
    came = Participant.objects.filter(there, orang__in=people, session__program__deleted_at=None)
    held = came.exclude(session__status=SessionStatus.CANCELLED).filter(session__starts_on__lte=on)
    listed = list(held.select_related("session__program").order_by("session__starts_on", "pk"))
    hours = dict(Certificate.objects.filter(participant__in=listed).values_list("participant", "hours"))
    found: dict[int, list[Course]] = defaultdict(list)
    for one in listed:
        session = one.session
        found[one.orang_id].append(Course(session.program.title, session.starts_on.year, hours.get(one.pk, 0)))
    return found


def _entry(kader: Kader, courses: Iterable[Course], on: date) -> CadreEntry:
    warga = getattr(kader.orang, "warga", None)
    if warga is not None and (warga.erased_at is not None or warga.desa_id != kader.desa_id):
        warga = None
    return CadreEntry(
        kader=kader,
        age=age_words(warga, on) if warga else "",
        address=_address(warga) if warga else "",
        courses=tuple(courses),
        term=_term(kader),
    )


def _address(warga: Warga) -> str:
    return ", ".join(str(part) for part in (warga.dusun, warga.rukun_tetangga) if part)


def _term(kader: Kader) -> str:
    if kader.starts_on and kader.ends_on:
        return f"{format_tanggal(kader.starts_on)} sampai {format_tanggal(kader.ends_on)}"
    if kader.starts_on:
        return f"sejak {format_tanggal(kader.starts_on)}"
    return f"sampai {format_tanggal(kader.ends_on)}" if kader.ends_on else ""
