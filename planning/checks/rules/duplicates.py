"""R20: the same activity written twice."""

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from places.workbooks.words import plain
from planning.checks.facts import PlanUnderCheck, RpjmUnderCheck
from planning.checks.finding import Draft, at
from planning.checks.registry import INFO, WARN, rule
from planning.facts import LineFact

LEAST_LIKENESS = 85  # percent
ALL_PAIRS_UP_TO = 120  # lines of one code at one place; above it only neighbours in the alphabet are compared
NEIGHBOURS = 40

Key = tuple[str, str, str]


@rule(
    "R20",
    title="Kegiatan ganda",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 38 (pencermatan ulang) dan Pasal 41",
    remedy="Hapus salah satu, gabungkan, atau bedakan nama dan lokasinya.",
)
def twice(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Same code, place and name in the same year; names alike by 85 percent count, too, unless their numbers differ."""
    blocks: dict[Key, list[tuple[str, LineFact]]] = defaultdict(list)
    for line in facts.plan.lines:
        words = plain(line.name).split()
        numbers = " ".join(sorted(word for word in words if word.isdigit()))
        blocks[(line.code or line.bidang, plain(line.location), numbers)].append((" ".join(sorted(words)), line))
    same_year_only = isinstance(facts, RpjmUnderCheck)
    for block in blocks.values():
        if len(block) > 1:
            yield from _within(block, same_year_only)


def _within(block: list[tuple[str, LineFact]], same_year_only: bool) -> Iterator[Draft]:
    """Each line that repeats an earlier one, against the likeliest of those it is compared with."""
    near = len(block) if len(block) <= ALL_PAIRS_UP_TO else NEIGHBOURS
    if len(block) > ALL_PAIRS_UP_TO:
        block = sorted(block, key=lambda entry: (entry[0], entry[1].number))
    for index, (name, line) in enumerate(block):
        best, likeness = None, 0.0
        for other_name, other in block[max(0, index - near) : index]:
            if same_year_only and not {year.year for year in line.years} & {year.year for year in other.years}:
                continue
            found = fuzz.ratio(name, other_name, score_cutoff=max(LEAST_LIKENESS, likeness))
            if found > likeness:
                best, likeness = other, found
        if best is not None:
            first, second = (best, line) if best.number < line.number else (line, best)
            yield _draft(first, second, round(likeness))


def _draft(first: LineFact, second: LineFact, likeness: int) -> Draft:
    same = "Sama dengan" if likeness == 100 else f"Mirip {likeness}% dengan"
    return at(
        second,
        "name",
        f"{same} kegiatan nomor {first.number} “{first.name}”: kode dan lokasinya sama.",
        case="same" if likeness == 100 else "near",
    )
