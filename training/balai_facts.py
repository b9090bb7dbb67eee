"""A year of a Balai Rakyat as numbers, and whether its managers are as inclusive as the rule wants them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from places.enums import Gender
from training.enums import AgeGroup, BalaiAim
from training.models import BalaiActivity, BalaiLoan, BalaiManager, BalaiPartner, BalaiRakyat

WOMEN_PERCENT = 30  # as for teams and meetings (Permendes PDTT 21/2020: women take part with at least 30 percent)
FEW = 5  # smaller counts of private marks are not told outside the village's staff


@dataclass(frozen=True)
class ActivityFact:
    """An activity with its visitors by sex and age group."""

    activity: BalaiActivity
    visitors: dict[tuple[str, str], int]

    @property
    def total(self) -> int:
        """Everybody who came."""
        return sum(self.visitors.values())

    @property
    def men(self) -> int:
        """Men and boys."""
        return self.of(Gender.L)

    @property
    def women(self) -> int:
        """Women and girls."""
        return self.of(Gender.P)

    def of(self, gender: str) -> int:
        """Those of one sex."""
        return sum(count for (sex, _), count in self.visitors.items() if sex == gender)


@dataclass(frozen=True)
class BalaiYear:
    """One year: activities, visitors, reading, managers and partners of its last day."""

    balai: BalaiRakyat
    year: int
    activities: tuple[ActivityFact, ...]
    loans: tuple[BalaiLoan, ...]
    managers: tuple[BalaiManager, ...]
    partners: tuple[BalaiPartner, ...]
    sees_marks: bool

    @property
    def visitors(self) -> int:
        """Visits of all activities."""
        return sum(one.total for one in self.activities)

    @property
    def by_sex(self) -> list[tuple[str, int]]:
        """Visits of men and of women."""
        return [(str(sex.label), sum(one.of(sex) for one in self.activities)) for sex in Gender]

    @property
    def by_age(self) -> list[tuple[str, int]]:
        """Visits by age group."""
        counted = dict.fromkeys((str(age) for age in AgeGroup), 0)
        for one in self.activities:
            for (_, age), count in one.visitors.items():
                counted[age] += count
        return [(str(AgeGroup(age).label), count) for age, count in counted.items()]

    @property
    def by_aim(self) -> list[tuple[str, int]]:
        """Activities by the special aim that they serve."""
        aims = [one.activity.aim for one in self.activities]
        return [(str(aim.label), aims.count(aim)) for aim in BalaiAim]

    @property
    def disabled_words(self) -> str:
        """Visits of people with disabilities; few are not told to everybody."""
        return self._words([one.activity.disabled_count for one in self.activities])

    @property
    def poor_words(self) -> str:
        """Visits from poor households; few are not told to everybody."""
        return self._words([one.activity.poor_count for one in self.activities])

    @property
    def read(self) -> int:
        """Readers of what was lent or read on the spot."""
        return sum(loan.readers for loan in self.loans)

    @property
    def out(self) -> list[BalaiLoan]:
        """What is still with its borrower."""
        return [loan for loan in self.loans if not loan.is_read_here and loan.returned_on is None]

    @property
    def inclusion(self) -> list[str]:
        """What the managers lack: sentences; empty when nothing is."""
        return missing_inclusion(self.balai, self.managers)

    def _words(self, counts: Sequence[int | None]) -> str:
        known = [count for count in counts if count is not None]
        if not known:
            return "tidak dicatat"
        total = sum(known)
        return f"kurang dari {FEW}" if not self.sees_marks and 0 < total < FEW else str(total)


def missing_inclusion(balai: BalaiRakyat, managers: Sequence[BalaiManager]) -> list[str]:
    """What keeps the centre from being inclusive: women among the managers, the way in for everybody."""
    found = []
    known = [one for one in managers if one.gender]
    women = sum(one.gender == Gender.P for one in known)
    if not managers:
        found.append("Pengurus belum dicatat.")
    elif len(known) < len(managers):
        found.append("Jenis kelamin sebagian pengurus belum dicatat.")
    if known and women * 100 < len(known) * WOMEN_PERCENT:
        found.append(f"Perempuan {women} dari {len(known)} pengurus, kurang dari {WOMEN_PERCENT} persen.")
    if not balai.accessibility:
        found.append("Akses bagi penyandang disabilitas dan lansia belum ditulis.")
    if not balai.decree:
        found.append("Nomor dan tanggal SK belum dicatat.")
    return found


def load_balai_year(balai: BalaiRakyat, year: int, *, sees_marks: bool) -> BalaiYear:
    """A year of the centre; five queries, whatever the number of activities."""
    last = date(year, 12, 31)
    running = (Q(ends_on=None) | Q(ends_on__gte=last)) & (Q(starts_on=None) | Q(starts_on__lte=last))
    activities = balai.activity_set.filter(held_on__year=year).prefetch_related("count_set")
    loans = balai.loan_set.filter(lent_on__year=year).select_related("material")
    return BalaiYear(
        balai=balai,
        year=year,
        activities=tuple(
            ActivityFact(one, {(row.gender, row.age_group): row.count for row in one.count_set.all()})
            for one in activities.order_by("held_on", "pk")
        ),
        loans=tuple(loans),
        managers=tuple(balai.manager_set.filter(running)),
        partners=tuple(balai.partner_set.filter(Q(ended_on=None) | Q(ended_on__gt=last))),
        sees_marks=sees_marks,
    )


def years_of(balai: BalaiRakyat, this_year: int) -> list[int]:
    """The years with something in them and this one, the newest first; two queries."""
    days = {day.year for rows, name in ((balai.activity_set, "held_on"), (balai.loan_set, "lent_on"))
            for day in rows.dates(name, "year")}  # fmt: skip
    return sorted(days | {this_year}, reverse=True)
