"""The officers' checklist A–D: its items, what checks and papers answer by themselves, what officers answered."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planning.checks.registry import rule_of
from planning.enums import CheckLevel
from review.checklist_facts import FACTS, FACTS_OF_LATER, CheckedPapers, load_papers
from review.enums import ItemFits, ItemThere
from review.models import Assessment, ChecklistAnswer, Submission, SubmissionFinding

_FILE = Path(__file__).parent / "data" / "daftar_periksa.csv"
LONGEST_NOTE = 300


@dataclass(frozen=True)
class ChecklistItem:
    """One item; `fact` names what answers "ada", `rules` what answers "sesuai"."""

    key: str
    group: str
    title: str
    plans: frozenset[str]
    fact: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class ItemAnswer:
    """Ada, sesuai, catatan; empty where nobody said anything."""

    there: str = ""
    fits: str = ""
    note: str = ""


@dataclass(frozen=True)
class ChecklistRow:
    """An item with its answer; `is_proposed` while only the application answered it."""

    item: ChecklistItem
    answer: ItemAnswer
    is_proposed: bool

    @property
    def there_words(self) -> str:
        """ "Ada", "Tidak ada", "Tidak diperlukan" or ""."""
        return str(ItemThere(self.answer.there).label) if self.answer.there else ""

    @property
    def fits_words(self) -> str:
        """ "Sesuai", "Tidak sesuai" or ""."""
        return str(ItemFits(self.answer.fits).label) if self.answer.fits else ""


@cache
def checklist_items(plan_kind: str) -> tuple[ChecklistItem, ...]:
    """The items for one kind of plan, in order."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        items = [_item(row) for row in csv.DictReader(file)]
    return tuple(item for item in items if plan_kind in item.plans)


def assessment_of(submission: Submission, step: str) -> Assessment | None:
    """What the officers of a check made of a round so far."""
    return Assessment.objects.filter(submission=submission, step=step).select_related("by__orang").first()


def checklist_rows(submission: Submission, step: str) -> list[ChecklistRow]:
    """Every item with what was answered; what nobody answered yet is proposed from checks and papers."""
    items = checklist_items(submission.review.plan_kind)
    stored = {row.item: row for row in ChecklistAnswer.objects.filter(submission=submission, step=step)}
    proposals: dict[str, ItemAnswer] = {}
    if len(stored) < len(items):
        proposals = proposed_answers(items, load_papers(submission), submission.finding_set.all())
    return [
        ChecklistRow(item, ItemAnswer(row.there, row.fits, row.note), is_proposed=False)
        if (row := stored.get(item.key))
        else ChecklistRow(item, proposals[item.key], is_proposed=True)
        for item in items
    ]


def proposed_answers(
    items: Iterable[ChecklistItem], papers: CheckedPapers, findings: Iterable[SubmissionFinding]
) -> dict[str, ItemAnswer]:
    """What the facts and the frozen results of the rules answer, by item."""
    grave: dict[str, SubmissionFinding] = {}
    for finding in findings:
        if finding.level != CheckLevel.INFO:
            grave.setdefault(finding.rule, finding)
    return {item.key: _proposed(item, papers, grave) for item in items}


def _proposed(item: ChecklistItem, papers: CheckedPapers, grave: Mapping[str, SubmissionFinding]) -> ItemAnswer:
    if item.fact in FACTS_OF_LATER:
        return ItemAnswer(there=ItemThere.TIDAK_PERLU, note="Menyusul sesudah pemeriksaan.")
    is_there = FACTS[item.fact](papers) if item.fact else None
    there = "" if is_there is None else ItemThere.ADA if is_there else ItemThere.TIDAK
    found = [grave[rule] for rule in item.rules if rule in grave]
    if found:
        words = " ".join(finding.example for finding in found)
        return ItemAnswer(there, ItemFits.TIDAK, words[:LONGEST_NOTE])
    return ItemAnswer(there, ItemFits.SESUAI if is_there is not False and _was_checked(item, papers) else "")


def _was_checked(item: ChecklistItem, papers: CheckedPapers) -> bool:
    """Whether a rule of this kind of plan stands behind the item: silence of no rule says nothing."""
    known = (rule_of(key) for key in item.rules)
    return any(rule is not None and papers.plan_kind in rule.plans for rule in known)


def _item(row: Mapping[str, str]) -> ChecklistItem:
    return ChecklistItem(
        key=row["item"],
        group=row["group"],
        title=row["title"],
        plans=frozenset(row["plans"].split()),
        fact=row["fact"],
        rules=tuple(row["rules"].split()),
    )
