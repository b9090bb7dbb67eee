"""What a village is asked to send: the coming sessions that call it, with its places on their lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Membership
from places.models import Desa
from training.calling import CALLABLE, Called, who_is_called
from training.enums import ParticipantRole, SessionStatus
from training.models import Participant, TrainingSession


@dataclass(frozen=True)
class CalledRole:
    """A role that a session calls from the village; `may_add`: one more may be named."""

    role: str
    label: str
    may_add: bool


@dataclass(frozen=True)
class Invitation:
    """A session that calls the village, and whom it sends."""

    session: TrainingSession
    places: tuple[Participant, ...]
    roles: tuple[CalledRole, ...]

    @property
    def open_places(self) -> int:
        """Of how many places the village has not said who comes."""
        return sum(1 for place in self.places if not place.name) + sum(
            1 for role in self.roles if role.may_add and not any(place.role == role.role for place in self.places)
        )


def invitations_of(membership: Membership, desa: Desa) -> list[Invitation]:
    """The sessions to come that call a village, the next first; five queries."""
    rows = TrainingSession.objects.visible_to(membership).with_program().prefetch_related("call_set")
    sessions = list(
        rows.filter(status=SessionStatus.PLANNED, ends_on__gte=timezone.localdate()).order_by("starts_on", "pk")
    )
    in_kecamatan = set(
        TrainingSession.objects.filter(pk__in=[one.pk for one in sessions], kecamatan_set__kecamatan=desa.kecamatan_id)
        .order_by()
        .values_list("pk", flat=True)
    )
    places: dict[int, list[Participant]] = {}
    own = Participant.objects.filter(session__in=sessions, desa=desa)
    for place in own.select_related("desa").order_by("position", "pk"):
        places.setdefault(place.session_id, []).append(place)
    found = []
    for session in sessions:
        is_called = session.pk in in_kecamatan or session.program.desa_id == desa.pk
        mine = tuple(places.get(session.pk, ()))
        if is_called or mine:
            found.append(Invitation(session, mine, called_roles(session, mine) if is_called else ()))
    return found


def called_roles(session: TrainingSession, places: Sequence[Participant]) -> tuple[CalledRole, ...]:
    """The roles that a session calls, and whether the village may name one more in them."""
    taken = {place.role for place in places}
    return tuple(
        CalledRole(call.role, str(ParticipantRole(call.role).label), call.everyone or call.role not in taken)
        for call in session.call_set.all()
    )


def known_to(desa: Desa, session: TrainingSession) -> list[Called]:
    """Whom the registers of a village know on the day: officials, cadres, managers, each person once."""
    found: dict[int, Called] = {}
    for one in who_is_called([desa], [(role, True) for role in CALLABLE], on=session.starts_on):
        if one.orang_id is not None:
            found.setdefault(one.orang_id, one)
    return list(found.values())
