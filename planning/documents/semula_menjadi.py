"""Semula–menjadi: what a Perubahan changed, line by line and sum by sum (Permendagri 114/2014 arts 47-50).

While the change is open the living lines are compared with the frozen list of the last edition, afterwards the two
frozen lists. Head and signatures are those of the newer list.
"""

from places.formats.rupiah import format_rupiah
from places.formats.tanggal import format_tanggal
from planning.calculations.semula_menjadi import YEAR, CellChange, Cells, Comparison, GroupChange, LineChange, compare
from planning.documents.finding import find_rkp, find_rpjm
from planning.editions import Plan, former_edition, lists_of
from planning.models import Perubahan
from reporting.errors import DocumentError
from reporting.payload import Column, MatrixDocument, Row, Table, Value
from reporting.registry import register

RPJM_KEY, RKP_KEY = "semula-menjadi-rpjm", "semula-menjadi"
_SHOWN = ("lokasi", "volume", "jumlah", "sumber")
_TOLD_ELSEWHERE = (*_SHOWN, "bidang", "sub_bidang")  # in columns of their own, or by the code
_SEMULA, _MENJADI = "Semula", "Menjadi"
_COLUMNS = (
    Column("no", ("No",), 8, "integer", align="center"),
    Column("kegiatan", ("Jenis Kegiatan",), 46),
    Column("semula_lokasi", (_SEMULA, "Lokasi"), 27),
    Column("semula_volume", (_SEMULA, "Volume"), 18, align="right"),
    Column("semula_jumlah", (_SEMULA, "Jumlah (Rp)"), 25, "rupiah"),
    Column("semula_sumber", (_SEMULA, "Sumber"), 24),
    Column("menjadi_lokasi", (_MENJADI, "Lokasi"), 27),
    Column("menjadi_volume", (_MENJADI, "Volume"), 18, align="right"),
    Column("menjadi_jumlah", (_MENJADI, "Jumlah (Rp)"), 25, "rupiah"),
    Column("menjadi_sumber", (_MENJADI, "Sumber"), 24),
    Column("selisih", ("Selisih (Rp)",), 25, "rupiah"),
    Column("keterangan", ("Keterangan",), 48),
)


@register(
    key=RPJM_KEY,
    title="Semula–menjadi RPJM Desa",
    arguments=("desa", "rpjm"),
    description="Perbandingan setiap kegiatan sebelum dan sesudah Perubahan RPJM Desa, dengan selisihnya.",
)
def build_rpjm(*, desa: str, rpjm: int) -> MatrixDocument:
    """The newest change of a village's multi-year plan, by code and first year."""
    return draw_change(_newest_change(find_rpjm(desa, rpjm)))


@register(
    key=RKP_KEY,
    title="Semula–menjadi RKP Desa",
    arguments=("desa", "year"),
    description="Perbandingan setiap kegiatan sebelum dan sesudah Perubahan RKP Desa, dengan selisihnya.",
)
def build_rkp(*, desa: str, year: int) -> MatrixDocument:
    """The newest change of a village's yearly plan, by code and year."""
    return draw_change(_newest_change(find_rkp(desa, year)))


def draw_change(change: Perubahan) -> MatrixDocument:
    """The comparison of one change. Raises DocumentError when a frozen list is missing or was tampered with."""
    before, after = lists_of(change)
    found = compare(before, after)
    return MatrixDocument(
        key=RPJM_KEY if change.rpjm_id else RKP_KEY,
        title=(f"SEMULA–MENJADI {after.title[0]}", *after.title[1:]),
        head=(*after.head, *_ground_head(change)),
        table=Table(_COLUMNS, tuple(_rows(found))),
        total_in_words=after.total_in_words,
        signatures=after.signatures,
        draft=change.is_open,
        notes=tuple(_notes(change, found)),
        author=after.author,
    )


def remark(line: LineChange) -> str:
    """What happened to a line; cells without a column of their own are told with both values."""
    match line.fate:
        case "added":
            return "Ditambah"
        case "removed":
            return "Dihapus"
        case "unchanged":
            return "Tetap"
        case "moved_out":
            return f"Dipindah ke bidang {line.other_group}"
    parts = [f"Dipindah dari bidang {line.other_group}"] if line.fate == "moved_in" else []
    if shown := [cell.key for cell in line.cells if cell.key in _SHOWN]:
        parts.append(f"Berubah: {', '.join(shown)}")
    parts += _years_remark([cell for cell in line.cells if cell.key.startswith(YEAR)])
    told = (cell for cell in line.cells if cell.key not in _TOLD_ELSEWHERE and not cell.key.startswith(YEAR))
    return "; ".join([*parts, *(f"{cell.label}: {_from_to(cell)}" for cell in told)])


def _years_remark(cells: list[CellChange]) -> list[str]:
    """Years that came, years that went, years that hold something else."""
    kinds: dict[str, list[str]] = {"ditambah tahun": [], "tidak lagi tahun": [], "lain isinya tahun": []}
    for cell in cells:
        words = "ditambah tahun" if not cell.before else "lain isinya tahun" if cell.after else "tidak lagi tahun"
        kinds[words].append(cell.key.removeprefix(YEAR))
    return [f"{words} {', '.join(years)}" for words, years in kinds.items() if years]


def _newest_change(plan: Plan) -> Perubahan:
    change = Perubahan.objects.of_plan(plan).with_plan().filter(withdrawn_at=None).order_by("-pk").first()
    if change is None:
        raise DocumentError(f"{plan} belum pernah diubah, jadi tidak ada semula–menjadi.")
    return change


def _ground_head(change: Perubahan) -> tuple[tuple[str, str], ...]:
    evidence = change.evidence_name or "belum dicatat"
    if change.evidence_date:
        evidence += f", {format_tanggal(change.evidence_date)}"
    return (("DASAR PERUBAHAN", change.ground_words), ("DOKUMEN BUKTI", evidence))


def _notes(change: Perubahan, found: Comparison) -> list[str]:
    former = former_edition(change)
    notes = [
        f"Semula: Perdes Nomor {former.perdes_number} tanggal {format_tanggal(former.perdes_date)}.",
        f"Alasan: {change.explanation}",
        counts_words(found),
    ]
    if found.period_changed:
        notes.append(f"Periode semula {period_words(found.years_before)}, menjadi {period_words(found.years_after)}.")
    notes += [f"Semula – {note}" for note in found.notes_before]
    return [*notes, *(f"Menjadi – {note}" for note in found.notes_after)]


def counts_words(found: Comparison) -> str:
    """ "Ditambah 2, dihapus 1, berubah 3, tetap 34 kegiatan; jumlah bertambah Rp5.000.000." """
    counts = (
        f"Ditambah {found.count('added')}, dihapus {found.count('removed')}, "
        f"berubah {found.count('changed', 'moved_in')}, tetap {found.count('unchanged')} kegiatan"
    )
    if not found.difference:
        return f"{counts}; jumlah tetap."
    way = "bertambah" if found.difference > 0 else "berkurang"
    return f"{counts}; jumlah {way} {format_rupiah(abs(found.difference), prefix='Rp')}."


def _rows(found: Comparison) -> list[Row]:
    rows, number = [], 0
    for group in found.groups:
        code = group.name.partition(" ")[0]
        rows.append(Row("group", tuple(None for _ in _COLUMNS), label=f"BIDANG {group.name.upper()}"))
        for line in group.lines:
            number += 1
            rows.append(Row("row", _cells(line, number), ref=line.ref))
        rows.append(Row("subtotal", _sums(group), label=f"Jumlah Per Bidang {code}"))
    return [*rows, Row("total", _sums(found), label="JUMLAH TOTAL")]


def _cells(line: LineChange, number: int) -> tuple[Value | None, ...]:
    return (number, line.name, *_side(line.before), *_side(line.after), line.difference, remark(line))


def _side(cells: Cells | None) -> tuple[Value | None, ...]:
    return tuple((cells or {}).get(key) for key in _SHOWN)


def _sums(sums: GroupChange | Comparison) -> tuple[Value | None, ...]:
    amounts = {
        "semula_jumlah": sums.amount_before,
        "menjadi_jumlah": sums.amount_after,
        "selisih": sums.difference,
    }
    return tuple(amounts.get(column.key) for column in _COLUMNS)


def _from_to(cell: CellChange) -> str:
    return f"semula {_said(cell.before)}, menjadi {_said(cell.after)}"


def _said(value: Value | None) -> str:
    if value is None or value == "":
        return "kosong"
    return format_rupiah(value) if isinstance(value, int) else str(value)


def period_words(years: tuple[int, ...]) -> str:
    """ "2021–2028"."""
    return f"{years[0]}–{years[-1]}" if years else "kosong"
