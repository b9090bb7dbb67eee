"""What came back most in the last rounds of an area, which modules treat it, and which villages would be called."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from places.models import Desa
from planning.enums import CheckLevel
from review.board.area import Area
from review.board.findings import LEVELS, title_of
from review.models import ReviewNote, SubmissionFinding
from training.models import TrainingModule

PROPOSED = 3  # modules that are ticked to begin with
MOST_NOTES = 12


@dataclass(frozen=True)
class RuleNeed:
    """A rule that found something: its gravest level, in which villages, how many times."""

    rule: str
    title: str
    level: CheckLevel
    desa: frozenset[int]
    times: int

    @property
    def name(self) -> str:
        """ "R13 Jumlah tidak melebihi pagu"."""
        return f"{self.rule} {self.title}".strip()

    @property
    def villages(self) -> int:
        """Villages in which it found something."""
        return len(self.desa)


@dataclass(frozen=True)
class NoteNeed:
    """What officers noted about one column of the plans, or about the documents as a whole."""

    about: str
    villages: int
    times: int


@dataclass(frozen=True)
class ModuleNeed:
    """A module that treats rules which found something, and the villages that it would help."""

    module: TrainingModule
    rules: tuple[str, ...]
    desa: frozenset[int]

    @property
    def villages(self) -> int:
        """Villages with a finding that it treats."""
        return len(self.desa)


@dataclass(frozen=True)
class Invited:
    """A village on the proposed list, and what was found there that the chosen modules treat."""

    desa: Desa
    rules: tuple[str, ...]


def rule_needs(area: Area) -> list[RuleNeed]:
    """Every rule that found something in the last rounds, the most widespread first: one query."""
    rows = SubmissionFinding.objects.filter(submission__in=area.last_rounds().order_by().values("pk")).order_by()
    found: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for rule, desa, level, count in rows.values_list("rule", "submission__desa", "level", "count"):
        found[rule].append((desa, level, count))
    needs = [_need(rule, seen) for rule, seen in found.items()]
    return sorted(needs, key=lambda need: (-need.villages, need.rule))


def note_needs(area: Area) -> list[NoteNeed]:
    """What officers noted on the plans of the last rounds, by column, the most widespread first: one query."""
    notes = ReviewNote.objects.sent().filter(review__in=area.last_rounds().order_by().values("review")).order_by()
    found: dict[str, list[int]] = defaultdict(list)
    for label, line, desa in notes.values_list("field_label", "line_uid", "desa"):
        found[label or ("Kegiatan secara keseluruhan" if line else "Naskah secara keseluruhan")].append(desa)
    needs = [NoteNeed(about, len(set(desa)), len(desa)) for about, desa in found.items()]
    return sorted(needs, key=lambda need: (-need.villages, -need.times, need.about))[:MOST_NOTES]


def module_needs(modules: Iterable[TrainingModule], needs: Sequence[RuleNeed]) -> list[ModuleNeed]:
    """The modules that treat what was found, those that help the most villages first."""
    by_rule = {need.rule: need.desa for need in needs}
    proposed = []
    for module in modules:
        rules = tuple(sorted(rule for rule in module.rules if rule in by_rule))
        if rules:
            proposed.append(ModuleNeed(module, rules, frozenset().union(*(by_rule[rule] for rule in rules))))
    return sorted(proposed, key=lambda one: (-one.villages, -len(one.rules), one.module.title))


def invited_by(area: Area, chosen: Iterable[ModuleNeed], needs: Sequence[RuleNeed]) -> list[Invited]:
    """Villages with a finding that the chosen modules treat, by kecamatan and code: one query."""
    rules = {rule for one in chosen for rule in one.rules}
    found: dict[int, list[str]] = defaultdict(list)
    for need in needs:
        if need.rule in rules:
            for desa in need.desa:
                found[desa].append(need.rule)
    return [Invited(desa, tuple(sorted(found[desa.pk]))) for desa in _villages(area, found)]


def _villages(area: Area, keys: Collection[int]) -> QuerySet:
    rows = area.villages().filter(pk__in=keys).select_related("kecamatan", "kabupaten")
    return rows.order_by("kecamatan__code", "code")


def _need(rule: str, seen: Sequence[tuple[int, str, int]]) -> RuleNeed:
    level = min((CheckLevel(level) for _, level, _ in seen), key=LEVELS.index)
    desa, times = frozenset(desa for desa, _, _ in seen), sum(count for _, _, count in seen)
    return RuleNeed(rule, title_of(rule), level, desa, times)
