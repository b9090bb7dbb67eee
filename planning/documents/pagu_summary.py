"""The ceilings under a form of the yearly plan: per source what there is, what the lines use, and what is left."""

from places.formats.rupiah import format_rupiah
from planning.documents.rkp_print import RkpPrint
from planning.pagu_usage import PaguFacts, Usage
from reporting.payload import Column, Row, Summary, Table

_COLUMNS = (
    Column("sumber", ("Sumber Dana",), 62),
    Column("pagu", ("Pagu (Rp)",), 30, "rupiah"),
    Column("silpa", ("SiLPA (Rp)",), 27, "rupiah"),
    Column("tersedia", ("Tersedia (Rp)",), 30, "rupiah"),
    Column("terpakai", ("Terpakai (Rp)",), 30, "rupiah"),
    Column("sisa", ("Sisa (Rp)",), 30, "rupiah"),
)


def pagu_summary(source: RkpPrint) -> Summary:
    """A row for each source, one for what is not divided, and the sum of all."""
    usage, pagu = source.usage, source.usage.pagu
    rows = [_source_row(one, pagu, source.source_names) for one in usage.by_source]
    if usage.whole.unsplit:
        unsplit = usage.whole.unsplit
        rows.append(
            Row("row", ("Belum dibagi per sumber dana", None, None, None, unsplit, -unsplit), mark="incomplete")
        )
    amount, silpa = sum(one.amount for one in pagu.ceilings), sum(one.silpa for one in pagu.ceilings)
    sums = (None, amount, silpa, pagu.total, usage.whole.used, usage.whole.left)
    return Summary(_title(pagu), Table(_COLUMNS, (*rows, Row("total", sums, label="JUMLAH")), None))


def pagu_notes(source: RkpPrint) -> tuple[str, ...]:
    """Undivided costs against the sources they are to be split over, and what overspends."""
    usage = source.usage
    notes = [_shared_note(shared) for shared in usage.shared]
    if usage.is_over:
        notes.append("Sisa dengan tanda kurang (-) berarti rencana melebihi yang tersedia.")
    return tuple(notes)


def named_source(code: str, names: dict[str, str]) -> str:
    """ "DDS Dana Desa"."""
    return f"{code} {names.get(code, '')}".strip()


def _source_row(usage: Usage, pagu: PaguFacts, names: dict[str, str]) -> Row:
    code = usage.sources[0]
    ceiling = pagu.of(code)
    amounts = (ceiling.amount, ceiling.silpa, ceiling.total) if ceiling else (None, None, None)
    name = named_source(code, names) if ceiling or not pagu.is_known else f"{named_source(code, names)} (tanpa pagu)"
    return Row("row", (name, *amounts, usage.used, usage.left))


def _shared_note(usage: Usage) -> str:
    state = "melebihi pagu" if usage.is_over else "sisa"
    return (
        f"{' dan '.join(usage.sources)} bersama: tersedia Rp{format_rupiah(usage.ceiling)}, terpakai "
        f"Rp{format_rupiah(usage.used)} termasuk Rp{format_rupiah(usage.unsplit)} yang belum dibagi, "
        f"{state} Rp{format_rupiah(abs(usage.left))}."
    )


def _title(pagu: PaguFacts) -> str:
    title = "Pagu, terpakai, dan sisa per sumber dana"
    if not pagu.is_known:
        return f"{title} (pagu tahun {pagu.year} belum diterima)"
    if pagu.assumed_from:
        return f"{title} (asumsi: pagu tahun {pagu.assumed_from}, karena pagu tahun {pagu.year} belum diterima)"
    return title
