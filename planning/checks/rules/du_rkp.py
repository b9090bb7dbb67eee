"""R27: what is asked of higher government is not paid by the village as well."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from places.workbooks.words import plain
from planning.checks.facts import RkpUnderCheck
from planning.checks.finding import Draft, at
from planning.checks.registry import INFO, RKP, WARN, rule
from planning.rkp_facts import RkpLineFact

LEAST_LIKENESS = 92  # percent


@rule(
    "R27",
    title="DU-RKP tidak dibiayai RKP Desa",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 51; Permendes PDTT 21/2020 Pasal 34",
    remedy="Keluarkan dari salah satu, atau bedakan nama dan bagiannya.",
    plans=[RKP],
)
def asked_and_paid(facts: RkpUnderCheck) -> Iterator[Draft]:
    """No line carries out the same usulan, or bears the same name, as a row of the DU-RKP."""
    if not facts.making.du_rkp:
        return
    lines = {line.uid: line for line in facts.lines}
    names = {line.uid: plain(line.name) for line in facts.lines}
    for row in facts.making.du_rkp:
        same = [lines[uid] for uid in sorted(row.line_uids, key=str) if uid in lines]
        for line in same:
            yield _draft(line, f"usulannya juga diajukan lewat DU-RKP (“{row.name}”)", case="usulan")
        if not same:
            yield from _by_name(row.name, names, lines)


def _by_name(name: str, names: dict, lines: dict) -> Iterator[Draft]:
    found = process.extractOne(plain(name), names, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    if found is not None:
        yield _draft(lines[found[2]], f"namanya sama dengan “{name}” dalam DU-RKP", case="name")


def _draft(line: RkpLineFact, words: str, *, case: str) -> Draft:
    return at(line, "name", f"Kegiatan ini {words}.", case=case)
