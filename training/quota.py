"""How many a session calls, kecamatan by kecamatan: a count of the map, not a number that somebody types."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from places.models import Desa
from training.calling import Call, Called, called_to, who_is_called
from training.models import TrainingSession


@dataclass(frozen=True)
class QuotaRow:
    """One kecamatan: its villages, how many of them are called, and of how many of these the names are known."""

    name: str
    villages: int
    called: int
    named: int


@dataclass(frozen=True)
class Quota:
    """The called, by kecamatan in the order of the session."""

    rows: tuple[QuotaRow, ...]

    @property
    def called(self) -> int:
        """All who are called."""
        return sum(row.called for row in self.rows)

    @property
    def villages(self) -> int:
        """All villages."""
        return sum(row.villages for row in self.rows)

    @property
    def named(self) -> int:
        """Of how many the registers know the name."""
        return sum(row.named for row in self.rows)

    @property
    def sum_words(self) -> str:
        """ "14 + 15 + 20 = 49"; empty for a single kecamatan."""
        if len(self.rows) < 2:
            return ""
        return f"{' + '.join(str(row.called) for row in self.rows)} = {self.called}"


def quota_of(session: TrainingSession) -> Quota:
    """The quota of a stored session: at most five queries."""
    return _counted(called_to(session))


def quota_of_plan(desa: Sequence[Desa], calls: Sequence[Call], *, on: date) -> Quota:
    """The quota of one that is still being typed."""
    return _counted(who_is_called(desa, calls, on=on))


def _counted(called: Sequence[Called]) -> Quota:
    rows = []
    for name, members in groupby(called, key=lambda one: one.desa.kecamatan.name):
        places = list(members)
        villages = len({one.desa.pk for one in places})
        rows.append(QuotaRow(name, villages, len(places), sum(bool(one.name) for one in places)))
    return Quota(tuple(rows))
