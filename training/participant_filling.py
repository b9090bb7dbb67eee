"""What the registers would do to a list: who is new, which empty place gets a name, who changed; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from training.calling import Called
from training.enums import ParticipantOrigin
from training.models import Participant
from training.participant_names import bare_name


@dataclass
class Filling:
    """Who is added, which empty places get a name, who is followed by another, and who is not called any more.

    Only what came from the register is marked; who was nominated, imported or typed stays as he was written.
    """

    new: list[Called] = field(default_factory=list)
    named: list[tuple[Participant, Called]] = field(default_factory=list)
    changed: list[tuple[Participant, Called]] = field(default_factory=list)
    gone: list[Participant] = field(default_factory=list)

    @property
    def marked(self) -> int:
        """How many are marked."""
        return len(self.changed) + len(self.gone)


def fill_from(called: Sequence[Called], participants: Sequence[Participant], single_roles: frozenset[str]) -> Filling:
    """Compare a list with those whom the session calls. Done twice, the second time finds nothing new."""
    filling = Filling()
    on_list: set[int | None] = {one.orang_id for one in participants if one.orang_id is not None}
    called_people = {one.orang_id for one in called if one.orang_id is not None}
    rows = _by_place(participants)
    taken: set[int] = set()
    for one in called:
        own = rows.get((one.desa.pk, one.role), [])
        if (one.orang_id is not None and one.orang_id in on_list) or _is_written(one, own):
            continue
        empty = next((row for row in own if not row.name and row.pk not in taken), None)
        named = [row for row in own if row.name]
        if one.name and empty is not None:
            taken.add(empty.pk)
            filling.named.append((empty, one))
            on_list.add(one.orang_id)
        elif not own or (one.name and one.role not in single_roles):
            filling.new.append(one)
            on_list.add(one.orang_id)
        elif one.name and one.role in single_roles:
            gone = [
                row for row in named if row.origin == ParticipantOrigin.REGISTER and row.orang_id not in called_people
            ]
            filling.changed += [(row, one) for row in gone[:1]]
    followed = {row.pk for row, _ in filling.changed}
    places = {(one.desa.pk, one.role) for one in called}
    filling.gone = [
        row
        for row in participants
        if row.origin == ParticipantOrigin.REGISTER
        and row.pk not in followed
        and (row.orang_id not in called_people if row.orang_id else (row.desa_id, row.role) not in places)
    ]
    return filling


def _by_place(participants: Sequence[Participant]) -> dict[tuple[int | None, str], list[Participant]]:
    found: dict[tuple[int | None, str], list[Participant]] = {}
    for row in participants:
        found.setdefault((row.desa_id, row.role), []).append(row)
    return found


def _is_written(called: Called, own: Sequence[Participant]) -> bool:
    """Whether he stands there under his name, typed by somebody who did not know him as a person."""
    bare = bare_name(called.name) if called.name else ""
    return bool(bare) and any(row.orang_id is None and bare_name(row.name) == bare for row in own if row.name)
