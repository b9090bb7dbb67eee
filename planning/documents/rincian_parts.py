"""What the complete lists of both plans have in common: every field of every line in one row.

They are the frozen state that a Perubahan is compared with, so a field that is missing here changes unseen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from places.formats.rupiah import format_decimal, format_rupiah
from places.formats.tanggal import format_tanggal
from planning.documents.plan_rows import Cells, volume_words
from planning.enums import Origin, Pola, Tag
from planning.facts import CostFact, LineFact, PlanFacts, YearFact, source_order
from planning.models import AsalKegiatanRkp, AsalKegiatanRpjm, RkpDesa, RpjmDesa
from reporting.payload import Column

_BENEFIT = "Penerima Manfaat"
NOT_SPLIT = "belum dibagi"

FIRST_COLUMNS = (
    Column("no", ("No",), 8, "integer", align="center"),
    Column("bidang", ("Bidang",), 26),
    Column("sub_bidang", ("Sub Bidang",), 12),
    Column("kode", ("Kode",), 14),
    Column("kegiatan", ("Nama Kegiatan",), 46),
    Column("lokasi", ("Lokasi",), 28),
    Column("volume", ("Volume dan Satuan",), 20, align="right"),
    Column("manfaat", ("Sasaran/ Manfaat",), 26),
    Column("manfaat_l", (_BENEFIT, "L"), 10, "integer"),
    Column("manfaat_p", (_BENEFIT, "P"), 10, "integer"),
    Column("manfaat_rtm", (_BENEFIT, "A-RTM"), 10, "integer"),
    Column("data_eksisting", ("Data Eksisting",), 18),
    Column("sdgs", ("SDGs Desa ke-",), 12, align="center"),
    Column("penanda", ("Penanda",), 18),
    Column("pola", ("Pola Pelaksanaan",), 18),
    Column("asal", ("Asal Usulan",), 20),
)
LAST_COLUMNS = (
    Column("titik", ("Koordinat",), 18),
    Column("dukungan", ("Program, Prioritas, dan Kerja Sama",), 30),
    Column("keputusan", ("Keputusan Musyawarah",), 34),
    Column("jumlah", ("Biaya", "Jumlah (Rp)"), 26, "rupiah"),
    Column("sumber", ("Biaya", "Sumber"), 30),
)


def first_cells(line: LineFact, bidang_names: Mapping[str, str]) -> Cells:
    """The cells under FIRST_COLUMNS."""
    return (
        line.number, f"{line.bidang} {bidang_names[line.bidang]}", line.sub_bidang, code_words(line), line.name,
        line.location, volume_words(line), line.manfaat, line.manfaat_l, line.manfaat_p, line.manfaat_rtm,
        line.data_eksisting, ", ".join(map(str, line.sdgs)), ", ".join(str(Tag(tag).label) for tag in line.tags),
        str(Pola(line.pola).label) if line.pola else "", str(Origin(line.origin).label),
    )  # fmt: skip


def last_cells(line: LineFact, links: Mapping[UUID, tuple[str, str, str]]) -> Cells:
    """The cells under LAST_COLUMNS; `links` as `line_links` gives them."""
    return *links[line.uid], line.total, cost_words(cost for year in line.years for cost in year.costs)


def line_links(plan: RpjmDesa | RkpDesa) -> dict[UUID, tuple[str, str, str]]:
    """Coordinates, what each living line points to, and its own decisions, in words by its uid: two queries."""
    names = ("program__name", "prioritas__name", "kerja_sama__name")
    rows = plan.line_set.alive().order_by().values_list("uid", "latitude", "longitude", *names)
    decisions = _decisions(plan)
    return {
        uid: (
            "" if latitude is None else f"{latitude}, {longitude}",
            "; ".join(name for name in linked if name),
            "; ".join(decisions.get(uid, ())),
        )
        for uid, latitude, longitude, *linked in rows
    }


def _decisions(plan: RpjmDesa | RkpDesa) -> dict[UUID, list[str]]:
    """The decisions that each living line names itself, the oldest first; what it inherits is its RPJM line's."""
    model, path = (AsalKegiatanRpjm, "rpjm") if isinstance(plan, RpjmDesa) else (AsalKegiatanRkp, "rkp")
    rows = model.objects.of_living_lines().filter(**{f"line__{path}": plan})
    joined = rows.select_related("line", "keputusan__musyawarah__dusun", "keputusan__musyawarah__kelompok")
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in joined.order_by("keputusan__musyawarah__held_on", "keputusan__number", "pk"):
        meeting = row.keputusan.musyawarah
        found[row.line.uid].append(f"{meeting.title} {format_tanggal(meeting.held_on)} nomor {row.keputusan.number}")
    return found


def code_words(line: LineFact) -> str:
    """The code, with a question mark until it is confirmed."""
    return line.code if line.is_code_confirmed or not line.code else f"{line.code} ?"


def cost_words(costs: Iterable[CostFact]) -> str:
    """ "DDS" for one source, else "ADD 5.000.000; DDS 45.000.000"; what is not split says so."""
    sums: dict[str | None, int | None] = {}
    for cost in costs:
        known = sums.get(cost.source)
        sums[cost.source] = known if cost.amount is None else (known or 0) + cost.amount
    if len(sums) == 1 and None not in sums:
        return next(str(source) for source in sums)
    return "; ".join(_share(source, sums[source]) for source in sorted(sums, key=source_order))


def shares_of(words: str, total: int) -> dict[str, int]:
    """What `cost_words` says, read back: rupiah by source, what is not split under NOT_SPLIT; `total` is the line's."""
    if not words:
        return {NOT_SPLIT: total} if total else {}
    shares: dict[str, int] = {}
    for part in words.split("; "):
        name, _, amount = part.rpartition(" ")
        if not name:
            shares[part] = shares.get(part, 0)
        else:
            shares[name] = int(amount.replace(".", ""))
    if len(shares) == 1 and ";" not in words and NOT_SPLIT not in shares:
        return dict.fromkeys(shares, total)
    return shares


def year_words(fact: YearFact | None, unit: str) -> str:
    """A year in words: "DDS 45.000.000; ADD 5.000.000, 100 m, 3 dusun", "dikerjakan", or "" when it is not planned."""
    if fact is None:
        return ""
    costs = "; ".join(_share(cost.source, cost.amount) for cost in fact.costs)
    volume = f"{format_decimal(fact.volume)} {unit}".strip() if fact.volume is not None else ""
    return ", ".join(part for part in (costs, volume, fact.target) if part) or "dikerjakan"


def names_of_bidang(plan: PlanFacts) -> dict[str, str]:
    """Names by code."""
    return {bidang.code: bidang.name for bidang in plan.bidang}


def _share(source: str | None, amount: int | None) -> str:
    """A candidate source stands without an amount, before what is not split."""
    if amount is None:
        return str(source)
    return f"{source or NOT_SPLIT} {format_rupiah(amount)}"
