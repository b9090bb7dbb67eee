"""R13, R14, R24: ceilings, sums, and the share of salaries and operations."""

from collections.abc import Iterator

from places.formats.rupiah import format_rupiah
from planning.checks.facts import PlanUnderCheck, RkpUnderCheck
from planning.checks.finding import Draft, at, whole
from planning.checks.registry import BLOCK, INFO, RKP, WARN, rule
from planning.overspending import explain_overspending

OPERATION_CODES = frozenset(f"1.1.{number:02}" for number in range(1, 8))
MOST_PERCENT = 30


@rule(
    "R13",
    title="Biaya di dalam pagu",
    level=BLOCK,
    allowed=(BLOCK,),
    legal_source="Permendagri 114/2014 Pasal 35 dan Pasal 36",
    remedy="Kurangi biaya, pindahkan ke sumber yang masih bersisa, atau tunda kegiatan.",
    plans=[RKP],
)
def within_ceilings(facts: RkpUnderCheck) -> Iterator[Draft]:
    """Per source, for sources that share undivided costs, and for the whole plan."""
    if not facts.pagu.is_known:
        yield whole(
            "pagu",
            f"Pagu indikatif {facts.year} belum ada, jadi biaya belum dapat dibandingkan.",
            remedy="Isi pagu per sumber dana, atau minta pagu kepada Dinas PMD.",
            at_most=WARN,
            case="unknown",
        )
        return
    assumed = f" Dihitung dengan pagu {facts.pagu.assumed_from} sebagai perkiraan." if facts.pagu.assumed_from else ""
    for part in explain_overspending(facts.usage, facts.plan.lines):
        yield whole(
            "pagu",
            f"{part.sentence}{assumed}",
            remedy=part.remedy,
            at_most=WARN if assumed else "",
            case="+".join(part.usage.sources) or "all",
        )


@rule(
    "R14",
    title="Jumlah cocok dengan rinciannya",
    level=BLOCK,
    allowed=(BLOCK,),
    legal_source="Permendagri 114/2014 Pasal 41, format RAB dan Rancangan RKP Desa",
    remedy="Samakan biaya kegiatan dengan jumlah RAB-nya.",
)
def sums_agree(facts: PlanUnderCheck) -> Iterator[Draft]:
    """A RAB equals the cost of its line, to the rupiah; totals that an imported workbook stated equal the plan's.

    Subtotals and totals of the plan itself are sums of its rows wherever they are shown, and cannot disagree.
    """
    for stated in facts.stated_totals:
        if stated.stated != stated.rows:
            yield whole(
                "costs",
                _disagrees(f"{stated.where} menyatakan", stated.stated, stated.rows, rows_are="rencana ini"),
                remedy="Bandingkan dengan berkas asal; abaikan bila rencana memang diubah sesudah diimpor.",
                at_most=INFO,
                case="stated",
            )
    if isinstance(facts, RkpUnderCheck):
        for line in facts.lines:
            if line.rab_total is not None and line.rab_total != line.total:
                yield at(line, "rab", _disagrees("Biaya kegiatan", line.total, line.rab_total, rows_are="RAB"))


@rule(
    "R24",
    title="Penghasilan tetap, tunjangan, dan operasional paling banyak 30%",
    level=WARN,
    allowed=(BLOCK, WARN, INFO),
    legal_source="PP 43/2014 Pasal 100 jo. PP 11/2019; catatan sub bidang 1.1 lampiran Permendagri 20/2018",
    remedy="Kurangi belanja 1.1.01 sampai 1.1.07, atau minta penjelasan batas yang berlaku kepada Dinas PMD.",
    plans=[RKP],
)
def salaries_share(facts: RkpUnderCheck) -> Iterator[Draft]:
    """Kegiatan 1.1.01 to 1.1.07 take at most 30 percent of all spending."""
    total = facts.plan.total
    operations = sum(line.total for line in facts.lines if line.code in OPERATION_CODES)
    if operations * 100 <= total * MOST_PERCENT:
        return
    percent = f"{operations * 1000 // total / 10:.1f}".replace(".", ",")
    yield whole(
        "costs",
        f"Kegiatan 1.1.01–1.1.07 berjumlah {_rp(operations)}, yaitu {percent}% dari {_rp(total)}; "
        f"paling banyak {MOST_PERCENT}% ({_rp(total * MOST_PERCENT // 100)}).",
    )


def _disagrees(what: str, stated: int, rows: int, *, rows_are: str) -> str:
    difference = abs(stated - rows)
    return f"{what} {_rp(stated)}, sedangkan {rows_are} {_rp(rows)}; selisih {_rp(difference)}."


def _rp(amount: int) -> str:
    return format_rupiah(amount, prefix="Rp")
