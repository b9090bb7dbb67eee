"""R04 and R05: every yearly line carries out a line that the RPJM Desa plans for that year."""

from collections.abc import Iterator

from planning.checks.facts import RkpUnderCheck, RpjmLineRef, RpjmUnderCheck
from planning.checks.finding import Draft, Proposal, at
from planning.checks.registry import BLOCK, RKP, RPJM, WARN, rule
from planning.enums import OutsideGround
from planning.rkp_facts import RkpLineFact
from planning.workbooks.matching import Choice, Matcher, Suggestion

PROBABLY_THE_SAME = 65  # percent of likeness from which an unlinked line is taken to stand in the RPJM Desa
MOST_PROPOSALS = 3
SOFTENING = {OutsideGround.MENDESAK, OutsideGround.KEBIJAKAN}

LINK = "Tautkan ke kegiatan RPJM Desa itu."
EXPLAIN = (
    "Tulis dasar dan alasan mengapa dikerjakan tahun ini, lalu putuskan dalam musyawarah desa; atau ubah RPJM Desa."
)

NOT_THIS_YEAR, LINK_MISSING, IN_NO_LINE = "other_year", "link_missing", "no_line"


@rule(
    "R04",
    title="Kegiatan berasal dari RPJM Desa tahun itu",
    level=BLOCK,
    allowed=(BLOCK, WARN),
    legal_source="UU 6/2014 Pasal 79 ayat (2) huruf b; Permendagri 114/2014 Pasal 38",
    remedy="Pilih kegiatan RPJM Desa yang sesuai, atau tulis dasar dan alasannya lalu putuskan dalam musyawarah desa.",
    plans=[RKP],
)
def from_rpjm(facts: RkpUnderCheck) -> Iterator[Draft]:
    """Tells "planned, but not in this year" from "in no line"; an urgent or policy ground with a reason softens it."""
    unplanned = [line for line in facts.lines if facts.year not in line.rpjm_years]
    refs = {str(ref.uid): ref for ref in facts.rpjm.lines} if facts.rpjm else {}
    matcher = Matcher(Choice(uid, ref.name, _number(ref.bidang)) for uid, ref in refs.items())
    for line in unplanned:
        yield _linked(facts, line) if line.rpjm_uid else _unlinked(facts, line, matcher, refs)


def _linked(facts: RkpUnderCheck, line: RkpLineFact) -> Draft:
    planned = f"untuk {_years(line.rpjm_years)}" if line.rpjm_years else "tanpa tahun"
    return at(
        line,
        "rpjm_line",
        f"Direncanakan dalam RPJM Desa sebagai “{line.rpjm_name}” {planned}, bukan {facts.year}.{_ground(line)}",
        case=NOT_THIS_YEAR,
        remedy=EXPLAIN,
        at_most=_softer(line),
    )


def _unlinked(facts: RkpUnderCheck, line: RkpLineFact, matcher: Matcher, refs: dict[str, RpjmLineRef]) -> Draft:
    found = matcher.suggest(line.name, bidang=_number(line.bidang), most=MOST_PROPOSALS)
    proposals = tuple(_proposal(suggestion, refs) for suggestion in found)
    if not found or found[0].likeness < PROBABLY_THE_SAME:
        nearest = f" Yang paling mirip: {proposals[0].name} ({proposals[0].likeness}%)." if proposals else ""
        message, case, remedy = f"Tidak ada dalam RPJM Desa.{nearest}{_ground(line)}", IN_NO_LINE, ""
    else:
        ref = refs[str(found[0].key)]
        named = f"Belum ditautkan. RPJM Desa memuat “{ref.name}” (mirip {found[0].likeness}%), direncanakan"
        if facts.year in ref.years:
            message, case, remedy = f"{named} untuk {facts.year}.{_ground(line)}", LINK_MISSING, LINK
        else:
            years = f"untuk {_years(ref.years)}" if ref.years else "tanpa tahun"
            message, case = f"{named} {years}, bukan {facts.year}.{_ground(line)}", NOT_THIS_YEAR
            remedy = f"{LINK} {EXPLAIN}"
    return at(line, "rpjm_line", message, case=case, remedy=remedy, at_most=_softer(line), proposals=proposals)


@rule(
    "R05",
    title="Tahun kegiatan RPJM Desa",
    level=BLOCK,
    allowed=(BLOCK,),
    legal_source="Permendagri 114/2014, format Rancangan RPJM Desa (prakiraan waktu pelaksanaan)",
    remedy="Centang sedikitnya satu tahun di dalam masa RPJM Desa.",
    plans=[RPJM],
)
def has_years(facts: RpjmUnderCheck) -> Iterator[Draft]:
    """Every line is planned for some year, and only for years of the plan."""
    for line in facts.plan.lines:
        outside = [fact.year for fact in line.years if fact.year not in facts.period]
        if not line.years:
            yield at(line, "years", "Belum ada tahun pelaksanaan.")
        elif outside:
            period = f"{facts.first_year}–{facts.last_year}"
            yield at(line, "years", f"Tahun {_years(tuple(outside))} di luar masa RPJM Desa {period}.")


def _softer(line: RkpLineFact) -> str:
    """The decision is still wanted, but an urgent need or a new policy does not wait for it."""
    return WARN if line.outside_ground in SOFTENING and line.outside_reason.strip() else ""


def _ground(line: RkpLineFact) -> str:
    if not line.outside_reason.strip():
        return ""
    return f" Alasan desa: {line.outside_reason.strip().rstrip('.')}."


def _proposal(suggestion: Suggestion, refs: dict[str, RpjmLineRef]) -> Proposal:
    ref = refs[str(suggestion.key)]
    return Proposal(str(ref.uid), ref.name, suggestion.likeness, _years(ref.years) if ref.years else "tanpa tahun")


def _years(years: tuple[int, ...]) -> str:
    return ", ".join(map(str, years))


def _number(bidang: str) -> int | None:
    return int(bidang) if bidang.isdigit() else None
