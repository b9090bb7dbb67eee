"""R34: goals of SDGs Desa."""

from collections.abc import Iterator

from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, at
from planning.checks.registry import BLOCK, WARN, rule

GOALS = range(1, 19)


@rule(
    "R34",
    title="Tujuan SDGs Desa",
    level=BLOCK,
    allowed=(BLOCK, WARN),
    legal_source="Permendes PDTT 21/2020 Pasal 5 sampai Pasal 10",
    remedy="Pilih tujuan SDGs Desa yang didukung kegiatan ini.",
)
def goals(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Goals are numbered 1 to 18; where set B is prescribed every line supports one."""
    for line in facts.plan.lines:
        unknown = [number for number in line.sdgs if number not in GOALS]
        if unknown:
            message = f"SDGs Desa ke-{', '.join(map(str, unknown))} tidak ada; yang ada 1 sampai {GOALS[-1]}."
            yield at(line, "sdgs", message, at_most="" if facts.needs_set_b else WARN, case="unknown")
        elif facts.needs_set_b and not line.sdgs:
            yield at(line, "sdgs", "Tujuan SDGs Desa belum dipilih.", case="none")
