"""Before and after as a table: trained against untrained villages, rule by rule, with what may be said of it."""

from dataclasses import replace
from decimal import Decimal

from django.utils import timezone

from musyawarah.enums import PlanKind
from places.formats.tanggal import format_tanggal
from reporting.payload import Column, MatrixDocument, Row, Table, Value
from reporting.registry import register
from review.board.area import Area
from review.documents.area_print import area_author, area_head, find_kabupaten, find_kecamatan
from training.calculations.effect import FEWEST_VILLAGES, Comparison, Group
from training.loop.effect import Effect, load_effect
from training.loop.pictures import OVERALL
from training.loop.words import points, verdict_words

KEY = "hasil-pelatihan"
_TRAINED, _OTHERS, _DIFFERENCE = "Desa terlatih", "Desa tidak terlatih", "Beda perubahan (poin persen)"


def _of_group(key: str, head: str) -> tuple[Column, ...]:
    return (
        Column(f"{key}_desa", (head, "Desa"), 14, "integer"),
        Column(f"{key}_sebelum", (head, "Ditemukan sebelum"), 20, "integer"),
        Column(f"{key}_sesudah", (head, "Ditemukan sesudah"), 20, "integer"),
        Column(f"{key}_hilang", (head, "Hilang"), 15, "integer"),
        Column(f"{key}_baru", (head, "Baru muncul"), 15, "integer"),
        Column(f"{key}_perubahan", (head, "Perubahan (poin)"), 20, "decimal"),
    )


_COLUMNS = (
    Column("no", ("No",), 9, "integer", align="center"),
    Column("aturan", ("Aturan",), 60),
    *_of_group("latih", _TRAINED),
    *_of_group("lain", _OTHERS),
    Column("beda", (_DIFFERENCE, "Beda"), 16, "decimal"),
    Column("dari", (_DIFFERENCE, "95% dari"), 16, "decimal"),
    Column("sampai", (_DIFFERENCE, "95% sampai"), 16, "decimal"),
    Column("ket", ("Keterangan",), 44),
)
NOTES = (
    "Terlatih: ada peserta dari desa itu yang hadir, paling sedikit setengah hari, pada pelatihan yang modulnya "
    "membahas aturan itu, di antara kedua pengajuan.",
    f"Kelompok di bawah {FEWEST_VILLAGES} desa terlalu sedikit untuk disimpulkan.",
    "Angka ini membandingkan, tidak menunjukkan sebab: desa yang dilatih tidak dipilih dengan undian.",
    f"{OVERALL}: hilang berarti banyak temuannya berkurang, baru muncul berarti bertambah.",
)


@register(
    key=KEY,
    title="Hasil pelatihan sebelum dan sesudah",
    arguments=("kabupaten", "year"),
    alternatives=(("kecamatan", "year"),),
    description="Temuan tahun sebelumnya dan tahun ini, desa terlatih dibanding tidak terlatih, dengan selang 95%.",
)
def build(*, kabupaten: str = "", kecamatan: str = "", year: int) -> MatrixDocument:
    """Of a kabupaten or a kecamatan by code: RKP Desa of the year against the year before."""
    if kecamatan:
        found = find_kecamatan(kecamatan)
        after = Area(found.kabupaten, found, PlanKind.RKP, year)
    else:
        after = Area(find_kabupaten(kabupaten), None, PlanKind.RKP, year)
    return draw(load_effect(replace(after, year=year - 1), after))


def draw(effect: Effect) -> MatrixDocument:
    """The comparison as it stands today."""
    area = effect.after
    return MatrixDocument(
        key=KEY,
        title=("HASIL PELATIHAN", f"{area.kind.label} {effect.before.year} DAN {area.year}".upper()),
        head=(
            *area_head(area),
            ("DESA DIBANDINGKAN", str(effect.villages)),
            ("KEADAAN PER", format_tanggal(timezone.localdate()).upper()),
        ),
        table=Table(_COLUMNS, _rows(effect)),
        draft=False,
        author=area_author(area),
        notes=NOTES,
    )


def _rows(effect: Effect) -> tuple[Row, ...]:
    """All rules together last; nothing at all when nobody was trained."""
    if not effect.rules:
        return ()
    rows = [_row(number, one.name, one.comparison, one.rule) for number, one in enumerate(effect.rules, start=1)]
    return (*rows, _row(len(rows) + 1, OVERALL, effect.overall, "", is_found=False))


def _row(number: int, name: str, comparison: Comparison, ref: str, *, is_found: bool = True) -> Row:
    interval = comparison.interval
    ends = (interval.difference, interval.low, interval.high) if interval else (None, None, None)
    cells: tuple[Value | None, ...] = (
        number,
        name,
        *_cells(comparison.trained, is_found=is_found),
        *_cells(comparison.untrained, is_found=is_found),
        *(points(end) for end in ends),
        verdict_words(comparison),
    )
    return Row("row", cells, ref=ref or None)


def _cells(group: Group, *, is_found: bool) -> tuple[int | Decimal | None, ...]:
    counts = (group.before, group.after) if is_found else (None, None)
    return (group.villages, *counts, group.gone, group.new, points(group.change))
