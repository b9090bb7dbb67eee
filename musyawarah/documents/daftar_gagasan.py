"""Daftar gagasan dusun/kelompok: F-RPJM-07 of Permendagri 114/2014, with proposer and SDGs in the other form set."""

from collections.abc import Sequence
from decimal import Decimal

from musyawarah.documents.meeting_print import find_meeting
from musyawarah.documents.usulan_rows import BENEFITS, RTM_NOTE, sum_row
from musyawarah.documents.year_print import YearPrint, find_year, proposer_words, sdgs_words, year_matrix
from musyawarah.enums import MusyawarahKind
from musyawarah.usulan_facts import UsulanFact
from reporting.payload import BundleDocument, Column, MatrixDocument, Part, Payload, Row, Table
from reporting.registry import register
from villages.enums import Term

_NO = Column("no", ("No",), 9, "integer", align="center")
_NAME = Column("gagasan", ("Gagasan Kegiatan",), 80)
_PLACE = Column("lokasi", ("Lokasi Kegiatan",), 50)
_VOLUME = Column("volume", ("Prakiraan Volume",), 20, "decimal")
_UNIT = Column("satuan", ("Satuan",), 20)
_PROPOSER = Column("pengusul", ("Pengusul",), 36)
_SDGS = Column("sdgs", ("SDGs Desa ke-",), 18, align="center")
_COLUMNS_A = (_NO, _NAME, _PLACE, _VOLUME, _UNIT, *BENEFITS)
_COLUMNS_B = (_NO, _NAME, _PROPOSER, _SDGS, _PLACE, _VOLUME, _UNIT, *BENEFITS)


@register(
    key="daftar-gagasan",
    title="Daftar gagasan dusun/kelompok",
    arguments=("desa", "year"),
    alternatives=(("id",),),
    description="Gagasan yang disampaikan dalam satu musyawarah, atau semua gagasan setahun per dusun.",
)
def build(*, desa: str | None = None, year: int | None = None, id: int | None = None) -> Payload:
    """The ideas of one meeting by its number, or those of a village's plan year, hamlet by hamlet."""
    if id is not None:
        return draw_meeting(find_meeting(id))
    return draw(find_year(desa or "", year or 0))


def draw(source: YearPrint) -> Payload:
    """Every idea of the year, a form for each hamlet and one for the whole village."""
    usulan = [one for one in source.everything.alive if one.stands_in(source.year) and not one.is_joint]
    places = {one.dusun_name for one in usulan}
    forms = [
        (name or f"Seluruh {source.desa_word.lower()}", [one for one in usulan if one.dusun_name == name])
        for name in sorted(places, key=lambda name: (not name, name))
    ] or [(f"Seluruh {source.desa_word.lower()}", [])]
    word = source.terms.of(Term.DUSUN).upper()
    parts = [
        Part(name[:28], _form(source, f"{word}/KELOMPOK: {name.upper()}", ideas, draft=False)) for name, ideas in forms
    ]
    title = f"Daftar gagasan dusun/kelompok {source.year}"
    return parts[0].document if len(parts) == 1 else BundleDocument("daftar-gagasan", title, tuple(parts))


def draw_meeting(source) -> MatrixDocument:
    """The ideas that one meeting heard, joined ones with their parents."""
    meeting = source.meeting
    year = YearPrint(meeting.desa, meeting.year or meeting.held_on.year + 1)
    ideas = [one for one in year.everything.alive if one.musyawarah_pk == meeting.pk and not one.is_joint]
    whose = source.title
    if source.kind == MusyawarahKind.MUSDUS and meeting.dusun:
        whose = meeting.dusun.name
    word = source.terms.of(Term.DUSUN).upper()
    return _form(year, f"{word}/KELOMPOK: {whose.upper()}", ideas, draft=source.is_draft)


def _form(source: YearPrint, whose: str, ideas: Sequence[UsulanFact], *, draft: bool) -> MatrixDocument:
    columns = _COLUMNS_B if source.is_set_b else _COLUMNS_A
    rows = tuple(_row(number, one, columns) for number, one in enumerate(ideas, start=1))
    total = (sum_row("total", "JUMLAH", columns, rows),) if rows else ()
    return year_matrix(
        source,
        key="daftar-gagasan",
        title=f"DAFTAR GAGASAN {whose}",
        table=Table(columns, (*rows, *total)),
        notes=RTM_NOTE,
        draft=draft,
    )


def _row(number: int, one: UsulanFact, columns: Sequence[Column]) -> Row:
    values: dict[str, str | int | Decimal | None] = {
        "no": number,
        "gagasan": one.name,
        "pengusul": proposer_words(one),
        "sdgs": sdgs_words(one),
        "lokasi": one.place_words,
        "volume": one.volume,
        "satuan": one.unit,
        "l": one.manfaat_l,
        "p": one.manfaat_p,
        "rtm": one.manfaat_rtm,
    }
    return Row("row", tuple(values[column.key] for column in columns), ref=str(one.uid))
