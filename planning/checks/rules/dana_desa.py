"""R22: every cost has a source, and what Dana Desa pays has a focus of the year."""

from collections.abc import Iterator

from planning.checks.facts import PlanUnderCheck, RkpUnderCheck
from planning.checks.finding import Draft, at, whole
from planning.checks.registry import BLOCK, INFO, WARN, rule
from planning.facts import LineFact

DANA_DESA = "DDS"


@rule(
    "R22",
    title="Sumber dana dan fokus Dana Desa",
    level=WARN,
    allowed=(BLOCK, WARN, INFO),
    legal_source="Permendagri 114/2014, format RKP Desa (sumber biaya); Permendes tentang fokus Dana Desa tahun itu",
    remedy="Beri penanda fokus Dana Desa tahun ini, atau pindahkan ke sumber dana lain.",
)
def sourced(facts: PlanUnderCheck) -> Iterator[Draft]:
    """ "Belum dibagi" belongs to a draft only; a line of Dana Desa bears a tag that the year's rules know."""
    for line in facts.plan.lines:
        yield from _undivided(line)
    if isinstance(facts, RkpUnderCheck):
        yield from _without_focus(facts)


def _undivided(line: LineFact) -> Iterator[Draft]:
    remedy = "Bagi biayanya per sumber dana sampai jumlahnya tepat."
    if not line.is_split:
        named = f" ({', '.join(line.sources)})" if line.sources else ""
        message = f"Biaya belum dibagi per sumber dana{named}."
        yield at(line, "costs", message, remedy=remedy, at_least=BLOCK, case="undivided")
    elif line.years and not line.sources:  # R05 speaks of a line without years
        yield at(line, "costs", "Sumber dana belum diisi.", remedy="Isi sumber dana dan biayanya.", case="none")


def _without_focus(facts: RkpUnderCheck) -> Iterator[Draft]:
    lines = [line for line in facts.lines if DANA_DESA in line.sources]
    if not lines:
        return
    if not facts.focuses:
        yield whole(
            "tags",
            f"Fokus Dana Desa {facts.year} belum dimuat, jadi penanda kegiatan belum dapat diperiksa.",
            remedy="Minta Administrator memuat aturan Dana Desa tahun ini.",
            at_most=INFO,
            case="unknown",
        )
        return
    known = {focus.tag for focus in facts.focuses} | {limit.tag for limit in facts.dana_desa_rules if limit.tag}
    known_codes = tuple(limit.kegiatan for limit in facts.dana_desa_rules if limit.kegiatan)
    sources = "; ".join(dict.fromkeys(focus.legal_source for focus in facts.focuses))
    for line in lines:
        if known.isdisjoint(line.tags) and not (line.code and line.code.startswith(known_codes)):
            message = f"Dibiayai Dana Desa tanpa penanda fokus {facts.year}."
            yield at(line, "tags", message, legal_source=sources, case="focus")
