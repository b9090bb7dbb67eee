"""The list of a session as a reader sees it: his own people, telephone numbers only where he may read them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.models import Membership
from places.models import Kecamatan
from training.calling import Called
from training.models import Participant, TrainingSession
from training.policy import may_see_private


@dataclass(frozen=True)
class ParticipantFilter:
    """What narrows the list."""

    text: str = ""
    kecamatan_id: int | None = None
    only_unnamed: bool = False


@dataclass(frozen=True)
class ParticipantCounts:
    """Figures of the list as the reader sees it."""

    total: int
    named: int
    men: int
    women: int

    @property
    def unnamed(self) -> int:
        """Places of which it is not known who comes."""
        return self.total - self.named


@dataclass(frozen=True)
class ParticipantRow:
    """One row; `phone` is empty for who may not read it.

    `now` is whom the register names in this place since, `is_gone` says that nobody calls him any more.
    """

    participant: Participant
    phone: str
    is_private: bool
    now: Called | None = None
    is_gone: bool = False


def participants_seen(membership: Membership | None, session: TrainingSession) -> QuerySet[Participant]:
    """The people of a session whom the reader may see, in the order of the list."""
    rows = Participant.objects.visible_to(membership).filter(session=session)
    return rows.select_related("desa__kecamatan", "orang").order_by("position", "pk")


def narrowed(rows: QuerySet[Participant], wanted: ParticipantFilter) -> QuerySet[Participant]:
    """The rows that were asked for."""
    if wanted.text:
        rows = rows.filter(
            Q(name__icontains=wanted.text) | Q(desa__name__icontains=wanted.text) | Q(office__icontains=wanted.text)
        )
    if wanted.kecamatan_id:
        rows = rows.filter(desa__kecamatan=wanted.kecamatan_id)
    return rows.filter(name="") if wanted.only_unnamed else rows


def counts_of(rows: QuerySet[Participant]) -> ParticipantCounts:
    """Figures of the whole list, in one query."""
    found = rows.order_by().aggregate(
        total=Count("pk"),
        named=Count("pk", filter=~Q(name="")),
        men=Count("pk", filter=Q(gender="L") & ~Q(name="")),
        women=Count("pk", filter=Q(gender="P") & ~Q(name="")),
    )
    return ParticipantCounts(**found)


def rows_of(
    membership: Membership | None,
    session: TrainingSession,
    participants: Iterable[Participant],
    changed: Mapping[int, Called],
    gone: Collection[int] = (),
) -> Iterator[ParticipantRow]:
    """The rows of a page; `changed` names by participant whom the register has in his place now."""
    for participant in participants:
        participant.session = session
        is_private = bool(may_see_private(membership, participant))
        yield ParticipantRow(
            participant,
            participant.phone if is_private else "",
            is_private,
            changed.get(participant.pk),
            participant.pk in gone,
        )


def kecamatan_on_list(rows: QuerySet[Participant]) -> list[Kecamatan]:
    """The kecamatan that the reader's people come from."""
    return list(Kecamatan.objects.filter(pk__in=rows.order_by().values("desa__kecamatan")).order_by("code"))
