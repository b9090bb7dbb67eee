"""Who came, spoke and proposed, whose usulan were agreed to and paid for, and whom and where the money reaches."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from musyawarah.enums import DecisionOutcome, PlanKind
from musyawarah.usulan_facts import UsulanFact, UsulanList
from musyawarah.usulan_reading import load_usulan
from places.enums import Gender
from places.models import Dusun
from planning.enums import LocationKind
from planning.facts import LineFact, PlanFacts
from planning.meeting_facts import POOR_GROUPS, WOMENS_GROUPS, MeetingFact, load_meetings, unsur_counts
from planning.models import RkpDesa, RkpKegiatan, RpjmKegiatan
from planning.process_facts import Plan, plan_year
from planning.usulan_lines import LinesOfUsulan, load_usulan_lines
from villages.enums import Unsur


@dataclass(frozen=True)
class SexCount:
    """People by sex; `unknown` is whoever's sex nobody wrote down."""

    men: int = 0
    women: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.men + self.women + self.unknown

    @property
    def parts(self) -> tuple[int, int, int]:
        """Men, women, unknown."""
        return (self.men, self.women, self.unknown)


@dataclass(frozen=True)
class MeetingInclusion:
    """One held meeting: who came, who spoke, who proposed, and for which parts of the community they came."""

    title: str
    held_on: date
    attended: SexCount
    spoke: SexCount
    proposed: SexCount
    unsur: Mapping[str, int]


@dataclass(frozen=True)
class UsulanShare:
    """Usulan of one group: how many stood in the plan's list, were agreed to, and are in a line of the plan."""

    label: str
    proposed: int = 0
    agreed: int = 0
    funded: int = 0


@dataclass(frozen=True)
class Reached:
    """Whom the money reaches: people counted on the lines, and rupiah in the proportion of these people."""

    label: str
    people: int
    amount: int
    lines: int


@dataclass(frozen=True)
class DusunShare:
    """One hamlet: its usulan, and the rupiah planned in it (a line in several hamlets is shared among them)."""

    name: str
    usulan: UsulanShare
    amount: int = 0
    has_met: bool = False


@dataclass(frozen=True)
class InclusionFacts:
    """The report of a plan; amounts are whole rupiah and add up to the plan's total."""

    meetings: tuple[MeetingInclusion, ...]
    by_group: tuple[UsulanShare, ...]
    by_sex: tuple[UsulanShare, ...]
    reached: tuple[Reached, ...]  # men, women, poor
    uncounted: int  # rupiah of lines that count no beneficiaries
    dusun: tuple[DusunShare, ...]
    whole_village: int
    elsewhere: int
    total: int

    @cached_property
    def silent(self) -> tuple[DusunShare, ...]:
        """Hamlets without a usulan."""
        return tuple(one for one in self.dusun if not one.usulan.proposed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return not (self.meetings or self.total or any(one.proposed for one in self.by_group))


GROUPS: tuple[tuple[str, frozenset[Unsur]], ...] = (
    ("Kelompok perempuan", WOMENS_GROUPS),
    ("Masyarakat miskin", POOR_GROUPS),
    ("Penyandang disabilitas", frozenset({Unsur.DIFABEL})),
)
OTHERS = "Unsur lain"
SEXES = {Gender.P.value: "Perempuan", Gender.L.value: "Laki-laki", "": "Tidak dicatat"}


def load_inclusion(plan: Plan, *, facts: PlanFacts) -> InclusionFacts:
    """The report of a plan whose lines are loaded: 13 queries at most, however many rows there are."""
    kind = PlanKind.RKP if isinstance(plan, RkpDesa) else PlanKind.RPJM
    year = plan_year(plan)
    meetings = [one for one in load_meetings(plan.desa_id, kind, year) if one.is_held]
    everything = load_usulan(plan.desa_id)
    listed = [one for one in everything.alive if _is_of(one, kind, year)]
    carried = _in_plan(load_usulan_lines(plan.desa_id), plan)
    unsur_of_meeting = {one.pk: one.unsur for one in meetings}
    hamlets = list(Dusun.objects.filter(desa=plan.desa_id, is_retired=False).values_list("pk", "name"))
    places, elsewhere = _places(plan)
    amounts, whole_village, other = _by_place(facts, places, elsewhere)
    met = {one.dusun_pk for one in meetings}

    def share(label: str, usulan: Iterable[UsulanFact]) -> UsulanShare:
        return _share(label, usulan, everything, carried)

    group = {one.pk: _group_of(one, unsur_of_meeting) for one in listed}
    labels = [label for label, _ in GROUPS] + [OTHERS]
    return InclusionFacts(
        meetings=tuple(_meeting(one, listed) for one in meetings),
        by_group=tuple(share(label, [one for one in listed if group[one.pk] == label]) for label in labels),
        by_sex=tuple(
            share(label, [one for one in listed if one.pengusul_gender == sex]) for sex, label in SEXES.items()
        ),
        reached=_reached(facts.lines),
        uncounted=sum(line.total for line in facts.lines if not _people(line)),
        dusun=tuple(
            DusunShare(name, share(name, [one for one in listed if one.dusun_pk == pk]), amounts.get(pk, 0), pk in met)
            for pk, name in hamlets
        ),
        whole_village=whole_village,
        elsewhere=other + sum(amount for pk, amount in amounts.items() if pk not in dict(hamlets)),
        total=facts.total,
    )


def _in_plan(lines: LinesOfUsulan, plan: Plan) -> frozenset[int]:
    """Keys of the usulan that living lines of this plan carry out."""
    is_yearly = isinstance(plan, RkpDesa)
    return frozenset(
        usulan
        for usulan, found in lines.lines.items()
        if any(line.plan_pk == plan.pk and line.is_yearly == is_yearly for line in found)
    )


def _is_of(usulan: UsulanFact, kind: PlanKind, year: int) -> bool:
    """Whether a usulan, merged ones too, stood in the list of the plan."""
    return usulan.stands_in(year) and (usulan.plan_kind == kind or (kind == PlanKind.RKP and usulan.year < year))


def _group_of(usulan: UsulanFact, unsur_of_meeting: Mapping[int, str]) -> str:
    said = {usulan.unsur, unsur_of_meeting.get(usulan.musyawarah_pk or 0, "")}
    return next((label for label, unsur in GROUPS if said & {str(one) for one in unsur}), OTHERS)


def _share(label: str, usulan: Iterable[UsulanFact], everything: UsulanList, carried: Container[int]) -> UsulanShare:
    """A merged usulan shares the fate of the one in which it goes on."""
    proposed = agreed = funded = 0
    for one in usulan:
        head = everything.head_of(one)
        proposed += 1
        agreed += head.outcome == DecisionOutcome.AGREED
        funded += head.pk in carried or one.pk in carried
    return UsulanShare(label, proposed, agreed, funded)


def _meeting(meeting: MeetingFact, usulan: Sequence[UsulanFact]) -> MeetingInclusion:
    unsur = unsur_counts(meeting.attendees)
    return MeetingInclusion(
        title=meeting.title,
        held_on=meeting.held_on,
        attended=_sexes(one.gender for one in meeting.attendees),
        spoke=_sexes(one.gender for one in meeting.spoke),
        proposed=_sexes(one.pengusul_gender for one in usulan if one.musyawarah_pk == meeting.pk),
        unsur={str(one.label): unsur[one] for one in Unsur if unsur[one]},
    )


def _sexes(genders: Iterable[str]) -> SexCount:
    counts = Counter(genders)
    men, women = counts[Gender.L.value], counts[Gender.P.value]
    return SexCount(men, women, counts.total() - men - women)


def _people(line: LineFact) -> int:
    return (line.manfaat_l or 0) + (line.manfaat_p or 0)


def _reached(lines: Iterable[LineFact]) -> tuple[Reached, ...]:
    """Rupiah follow people: women get what is left after the men's share, so that both add up to the line."""
    people: Counter[str] = Counter()
    amounts: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for line in lines:
        men, everybody = line.manfaat_l or 0, _people(line)
        if not everybody:
            continue
        poor = min(line.manfaat_rtm or 0, everybody)
        men_amount = line.total * men // everybody
        shares = {
            "l": (men, men_amount),
            "p": (everybody - men, line.total - men_amount),
            "rtm": (poor, line.total * poor // everybody),
        }
        for key, (number, amount) in shares.items():
            people[key] += number
            amounts[key] += amount
            counted[key] += number > 0
    labels = {"l": "Laki-laki", "p": "Perempuan", "rtm": "Anggota rumah tangga miskin"}
    return tuple(Reached(label, people[key], amounts[key], counted[key]) for key, label in labels.items())


def _places(plan: Plan) -> tuple[dict[UUID, list[int]], set[UUID]]:
    """Hamlets of each line, and the lines in another place; one query."""
    lines = (
        RkpKegiatan.objects.filter(rkp=plan) if isinstance(plan, RkpDesa) else RpjmKegiatan.objects.filter(rpjm=plan)
    )
    places: dict[UUID, list[int]] = defaultdict(list)
    elsewhere = set()
    rows = lines.filter(deleted_at=None).order_by("pk", "lokasi_set__dusun_id")
    for uid, kind, dusun in rows.values_list("uid", "location_kind", "lokasi_set__dusun_id"):
        if kind == LocationKind.OTHER or (kind == LocationKind.PLACES and dusun is None):
            elsewhere.add(uid)
        elif kind == LocationKind.PLACES and dusun not in places[uid]:
            places[uid].append(dusun)
    return dict(places), elsewhere


def _by_place(
    facts: PlanFacts, places: Mapping[UUID, list[int]], elsewhere: set[UUID]
) -> tuple[Counter[int], int, int]:
    """Rupiah by hamlet, for the whole village, and elsewhere; the first hamlet takes what does not divide."""
    amounts: Counter[int] = Counter()
    whole_village = other = 0
    for line in facts.lines:
        hamlets = places.get(line.uid)
        if hamlets:
            part, rest = divmod(line.total, len(hamlets))
            for index, pk in enumerate(hamlets):
                amounts[pk] += part + (rest if index == 0 else 0)
        elif line.uid in elsewhere:
            other += line.total
        else:
            whole_village += line.total
    return amounts, whole_village, other
