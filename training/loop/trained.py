"""Which villages were trained on which rules, and when: somebody of theirs came, and a module treated the rule."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from review.board.area import Area
from training.enums import SessionStatus
from training.models import AttendanceMark, ProgramModule


@dataclass(frozen=True)
class Training:
    """A day on which somebody of a village was there, and the rules that the modules of that programme treat."""

    held_on: date
    rules: frozenset[str]


def trainings_of(area: Area, *, since: date, until: date) -> dict[int, list[Training]]:
    """By village, every day of training between two days, both left out; two queries.

    Whoever held it: what counts is that somebody of the village was marked present, for half a day at least.
    """
    marks = AttendanceMark.objects.visible_to(area).filter(
        participant__desa__in=area.villages().order_by().values("pk"), half__held_on__gt=since, half__held_on__lt=until
    )
    held = marks.exclude(participant__session__status=SessionStatus.CANCELLED).order_by()
    days = set(held.values_list("participant__desa", "half__held_on", "participant__session__program").distinct())
    rules = rules_of_programs({program for _, _, program in days})
    found: dict[int, list[Training]] = defaultdict(list)
    for desa, day, program in sorted(days):
        found[desa].append(Training(day, rules[program]))
    return found


def rules_of_programs(programs: set[int]) -> dict[int, frozenset[str]]:
    """The rules that the modules of programmes treat; one query."""
    found: dict[int, set[str]] = {program: set() for program in programs}
    rows = ProgramModule.objects.filter(program__in=programs).order_by()
    for program, rules in rows.values_list("program", "module__rules"):
        found[program].update(rules)
    return {program: frozenset(rules) for program, rules in found.items()}
