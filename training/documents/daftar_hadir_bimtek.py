"""The attendance sheets of a session, one for each half day: to be signed, and as they were recorded."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from places.enums import Gender
from reporting.payload import BundleDocument, Column, MatrixDocument, Part, Row, Signature, Table
from reporting.registry import register
from training.attendance_facts import half_words
from training.documents.session_print import SessionPrint, find_session
from training.enums import MarkVia
from training.models import AttendanceMark, HalfDay, Participant
from training.program_place import kabupaten_of_program
from villages.local_zone import zone_of

KEY, BLANK_KEY = "daftar-hadir-bimtek", "daftar-hadir-bimtek-kosong"
EMPTY_ROWS = 10  # for those who come without being called
_ROOM = "\n "  # a line below the number: 8 mm for a hand
_PEOPLE = (
    Column("no", ("No",), 8, align="center"),
    Column("nama", ("Nama",), 44),
    Column("lp", ("L/P",), 8, align="center"),
    Column("desa", ("Desa/Kecamatan",), 32),
    Column("jabatan", ("Jabatan",), 32),
)
# Odd numbers sign on the left, even ones on the right, so that hands do not meet.
_SIGNING = (*_PEOPLE, *(Column(side, ("Tanda tangan",), 26) for side in ("kiri", "kanan")))
_RECORDED = (
    *_PEOPLE,
    Column("jam", ("Tercatat hadir", "Pukul"), 16, align="center"),
    Column("cara", ("Tercatat hadir", "Cara"), 36),
)
# One half day, none while their times are unknown, with its table and its notes.
Sheet = tuple[HalfDay | None, Table, tuple[str, ...]]
_MADE_BY = {
    MarkVia.PHONE: "QR ruangan, oleh peserta",
    MarkVia.OFFICER: "ditandai panitia",
    MarkVia.PASTED: "dari daftar nama",
    MarkVia.PAPER: "tanda tangan di kertas",
}
_TYPED_LATER = (MarkVia.PASTED, MarkVia.PAPER)  # when it was typed is not when he came


@register(
    key=BLANK_KEY,
    title="Daftar hadir untuk ditandatangani",
    arguments=("id",),
    description="Untuk setiap setengah hari selembar: nama peserta, baris kosong, dan ruang tanda tangan.",
)
def build_blank(*, id: int) -> BundleDocument:
    """The sheets to be signed, of a session by its number. Raises DocumentError for an unknown one."""
    return draw_blank(SessionPrint(find_session(id)))


@register(
    key=KEY,
    title="Daftar hadir",
    arguments=("id",),
    description="Siapa hadir pada setiap setengah hari, pukul berapa, dan bagaimana dicatat.",
)
def build(*, id: int) -> BundleDocument:
    """The lists as they were recorded, of a session by its number. Raises DocumentError for an unknown one."""
    return draw(SessionPrint(find_session(id)))


def draw_blank(source: SessionPrint) -> BundleDocument:
    """Everybody who is called, and rows for those who come besides; never a draft, since it is a form."""
    rows = [*(_person(one) for one in source.people), *[("", "", "", "")] * EMPTY_ROWS]
    table = Table(_SIGNING, tuple(_signing_row(number, row) for number, row in enumerate(rows, start=1)), None)
    return _bundle(source, BLANK_KEY, [(half, table, ()) for half in source.attendance.halves], draft=False)


def draw(source: SessionPrint) -> BundleDocument:
    """Those who were there."""
    sheets: list[Sheet] = []
    for half in source.attendance.halves:
        there = [(one, mark) for one in source.named if (mark := source.attendance.mark_of(one, half))]
        rows = tuple(_recorded_row(source, at, one, mark) for at, (one, mark) in enumerate(there, start=1))
        sheets.append((half, Table(_RECORDED, rows, None), (_count(one for one, _ in there),)))
    return _bundle(source, KEY, sheets, draft=not source.is_held)


def _bundle(source: SessionPrint, key: str, sheets: Sequence[Sheet], *, draft: bool) -> BundleDocument:
    """One form for each half day; without any one form that is NIHIL."""
    drawn: Sequence[Sheet] = sheets or [(None, Table(_RECORDED, (), None), ("Waktu daftar hadir belum diatur.",))]
    parts = tuple(
        Part(_sheet_name(half), _form(source, key, half, table, notes, draft=draft)) for half, table, notes in drawn
    )
    return BundleDocument(key, f"Daftar hadir {source.title}", parts)


def _form(
    source: SessionPrint, key: str, half: HalfDay | None, table: Table, notes: tuple[str, ...], *, draft: bool
) -> MatrixDocument:
    signer = Signature("Panitia,", "", source.session.responsible or None)
    return MatrixDocument(
        key=key,
        title=("DAFTAR HADIR", source.title.upper()),
        head=(
            ("WAKTU", half_words(half) if half else source.days),
            ("TEMPAT", source.venue_words),
            ("PENYELENGGARA", source.organiser),
        ),
        table=table,
        signatures=(signer,),
        draft=draft,
        author=source.author,
        notes=notes,
        orientation="portrait",
    )


def _sheet_name(half: HalfDay | None) -> str:
    return f"{half.held_on:%d-%m-%Y} {half.get_part_display()}" if half else "Daftar hadir"


def _person(one: Participant) -> tuple[str, str, str, str]:
    """Name, L/P, village with kecamatan, office. No telephone: the sheet goes through many hands."""
    where = f"{one.desa.name}/{one.desa.kecamatan.name}" if one.desa else ""
    return one.name, one.gender, where, one.office or str(one.get_role_display())


def _signing_row(number: int, person: tuple[str, str, str, str]) -> Row:
    place = f"{number}.{_ROOM}"
    return Row("row", (str(number), *person, *((place, "") if number % 2 else ("", place))))


def _recorded_row(source: SessionPrint, number: int, one: Participant, mark: AttendanceMark) -> Row:
    via = MarkVia(mark.via)
    zone = zone_of(kabupaten_of_program(source.program))
    hour = "" if via in _TYPED_LATER else f"{timezone.localtime(mark.marked_at, zone):%H.%M}"
    return Row("row", (str(number), *_person(one), hour, _MADE_BY[via]))


def _count(people: Iterable[Participant]) -> str:
    genders = [one.gender for one in people]
    men, women = genders.count(Gender.L), genders.count(Gender.P)
    unknown = len(genders) - men - women
    further = f", {unknown} belum tercatat L/P" if unknown else ""
    return f"Hadir {len(genders)} orang: {men} laki-laki, {women} perempuan{further}."
