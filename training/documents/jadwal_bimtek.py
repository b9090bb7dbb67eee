"""Schedule of a year's training in the founding layout: No., Hari/Tanggal, Kecamatan, Tempat/Jumlah Peserta."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import count

from places.formats.tanggal import format_tanggal
from places.models import Desa, Kabupaten, Kecamatan
from reporting.errors import DocumentError
from reporting.payload import Column, MatrixDocument, Row, Signature, Table
from reporting.registry import register
from training.models import TrainingProgram
from training.program_place import kabupaten_of_place, name_of_place
from training.schedule import (
    FIRST_YEAR,
    LAST_YEAR,
    ScheduledSession,
    by_program,
    calls_words,
    load_schedule,
    sessions_held_by,
)
from villages.local_zone import zone_of

KEY = "jadwal-bimtek"
_DOTS = "." * 24
_COLUMNS = (
    Column("no", ("No.",), 10, align="center"),
    Column("hari", ("Hari/Tanggal",), 42),
    Column("kecamatan", ("Kecamatan",), 46),
    Column("tempat", ("Tempat/Jumlah Peserta",), 82),
)
Place = Desa | Kecamatan | Kabupaten


@register(
    key=KEY,
    title="Jadwal bimbingan teknis",
    arguments=("kabupaten", "year"),
    alternatives=(("kecamatan", "year"), ("desa", "year")),
    description="Angkatan setahun: hari dan tanggal, kecamatan yang dipanggil, tempat, dan jumlah peserta.",
)
def build(
    *, year: int, kabupaten: str | None = None, kecamatan: str | None = None, desa: str | None = None
) -> MatrixDocument:
    """The schedule of a place's own training by code and year. Raises DocumentError for an unknown place or year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DocumentError(f"Tahun {year} tidak dikenal.")
    if kabupaten is not None:
        return draw(_find(Kabupaten, "Kabupaten", kabupaten, "provinsi"), year)
    if kecamatan is not None:
        return draw(_find(Kecamatan, "Kecamatan", kecamatan, "kabupaten__provinsi"), year)
    return draw(_find(Desa, "Desa", desa or "", "kecamatan", "kabupaten", "provinsi"), year)


def draw(place: Place, year: int) -> MatrixDocument:
    """The schedule of what a place itself holds in a year."""
    found = load_schedule(sessions_held_by(place, year))
    programs = by_program(found)
    subject = programs[0][0].title if len(programs) == 1 else "Bimbingan teknis dan pelatihan"
    return MatrixDocument(
        key=KEY,
        title=(f"JADWAL {subject.upper()}", f"{name_of_place(place).upper()} TAHUN {year}"),
        head=_head(place),
        table=Table(_COLUMNS, _rows(programs), "numbers"),
        signatures=(_signature(place, found, year),),
        draft=False,
        author=_author(place),
        notes=_notes(found, place),
        orientation="portrait",
    )


def _rows(programs: Sequence[tuple[TrainingProgram, Sequence[ScheduledSession]]]) -> tuple[Row, ...]:
    """Numbered in the order of days; several programmes stand each under its title."""
    if len(programs) == 1:
        return tuple(_row(number, one) for number, one in enumerate(programs[0][1], start=1))
    printed: list[Row] = []
    numbers = count(1)
    for program, sessions in programs:
        printed.append(Row("group", (None,) * len(_COLUMNS), label=program.title.upper()))
        printed += [_row(next(numbers), one) for one in sessions]
    return tuple(printed)


def _row(number: int, one: ScheduledSession) -> Row:
    return Row("row", (f"{number}.", one.days, one.for_whom, one.where_and_how_many), ref=str(one.session.uid))


def _notes(schedule: Sequence[ScheduledSession], place: Place) -> tuple[str, ...]:
    """The sum, who is called and at what hour, where all sessions agree on it."""
    if not schedule:
        return ()
    total = sum(one.quota for one in schedule)
    notes = [f"Jumlah peserta seluruhnya {total} orang, dihitung dari desa di kecamatan yang dipanggil."]
    if isinstance(place, Desa):
        notes = [f"Jumlah peserta seluruhnya {total} orang."]
    called = {calls_words(one.session) for one in schedule}
    if len(called) == 1 and (words := called.pop()):
        notes.append(f"Yang dipanggil: {words}.")
    hours = {(one.session.starts_at, one.session.ends_at) for one in schedule}
    starts_at, ends_at = hours.pop() if len(hours) == 1 else (None, None)
    if starts_at:
        notes.append(f"Waktu: pukul {_clock(starts_at, ends_at)} {_zone(place, schedule[0].session.starts_on)}.")
    return tuple(notes)


def _clock(first: time, last: time | None) -> str:
    return f"{first:%H.%M}–{last:%H.%M}" if last else f"{first:%H.%M}"


def _zone(place: Place, day: date) -> str:
    return zone_of(kabupaten_of_place(place)).tzname(datetime.combine(day, time(12))) or ""


def _signature(place: Place, schedule: Sequence[ScheduledSession], year: int) -> Signature:
    """Who signs the sessions, where all name the same one; else the head of the place, above a dotted line.

    It is dated as the last invitation; without one the day is left to the pen.
    """
    signers = {(one.session.signer_office, one.session.signer_name, one.session.signer_nip) for one in schedule}
    office, name, nip = signers.pop() if len(signers) == 1 else ("", "", "")
    letters = [one.session.letter_date for one in schedule if one.session.letter_date]
    dated = format_tanggal(max(letters)) if letters else f"{_DOTS} {year}"
    return Signature(
        heading="",
        office=office or _head_of(place),
        name=name or None,
        nip=nip or None,
        place_and_date=f"{_plain(place)}, {dated}",
    )


def _head_of(place: Place) -> str:
    if isinstance(place, Desa):
        return f"Kepala Desa {place.name}"
    return f"Camat {place.name}" if isinstance(place, Kecamatan) else f"Kepala Dinas PMD {place.name}"


def _author(place: Place) -> str:
    return f"Dinas PMD {place.name}" if isinstance(place, Kabupaten) else f"Pemerintah {name_of_place(place)}"


def _plain(place: Place) -> str:
    return place.plain_name if isinstance(place, Kabupaten) else place.name


def _head(place: Place) -> tuple[tuple[str, str], ...]:
    """DESA, KECAMATAN, KABUPATEN, PROVINSI as far as the place reaches down."""
    kabupaten = kabupaten_of_place(place)
    lines = [
        ("KOTA" if kabupaten.is_kota else "KABUPATEN", kabupaten.plain_name.upper()),
        ("PROVINSI", kabupaten.provinsi.name.upper()),
    ]
    if isinstance(place, Kecamatan | Desa):
        kecamatan = place if isinstance(place, Kecamatan) else place.kecamatan
        lines.insert(0, ("KECAMATAN", kecamatan.name.upper()))
    if isinstance(place, Desa):
        lines.insert(0, ("DESA", place.name.upper()))
    return tuple(lines)


def _find(model: type[Kabupaten] | type[Kecamatan] | type[Desa], word: str, code: str, *joined: str) -> Place:
    found = model.objects.select_related(*joined).filter(code=code).first()
    if found is None:
        raise DocumentError(f"{word} {code} tidak dikenal.")
    return found
