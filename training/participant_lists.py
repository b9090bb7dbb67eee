"""What the rows of a workbook of participants are compared with; loaded in the same number of queries for any list."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from places.models import Desa
from training.calling import CALLABLE, Called, villages_of, who_is_called
from training.models import Participant, TrainingSession
from training.participant_names import bare_name
from training.program_place import kabupaten_of_program
from training.village_matching import KnownVillage, VillageNames


@dataclass(frozen=True)
class ParticipantLists:
    """The villages around a session, whom it calls, who is on its list, and who holds an office there."""

    villages: dict[int, Desa]
    called: tuple[int, ...]  # keys of the called villages in their order
    participants: tuple[Participant, ...]
    single_roles: frozenset[str]  # of which one of every village is called
    default_role: str
    officials: dict[tuple[int, str], list[Called]]  # by village and bare name

    @cached_property
    def names(self) -> VillageNames:
        """The villages, ready for questions."""
        known = (KnownVillage(desa.pk, desa.name, desa.kecamatan.name) for desa in self.villages.values())
        return VillageNames(known, self.called)

    @cached_property
    def by_village(self) -> dict[int | None, list[Participant]]:
        """Who is on the list, by village; under None the guests without one."""
        found: dict[int | None, list[Participant]] = defaultdict(list)
        for participant in self.participants:
            found[participant.desa_id].append(participant)
        return found

    @cached_property
    def by_orang(self) -> dict[int, Participant]:
        """Who is on the list and known as a person."""
        return {one.orang_id: one for one in self.participants if one.orang_id is not None}

    def official(self, desa_pk: int | None, name: str) -> Called | None:
        """The one who holds an office in the village under this name, letter by letter; none when two do."""
        found = self.officials.get((desa_pk or 0, bare_name(name)), [])
        return found[0] if len({one.orang_id for one in found}) == 1 else None


def load_participant_lists(session: TrainingSession) -> ParticipantLists:
    """Load what an import into a session is measured against; eight queries at most."""
    called = villages_of(session)
    around = Desa.objects.planning().filter(kabupaten=kabupaten_of_program(session.program))
    villages = {desa.pk: desa for desa in around.select_related("kecamatan", "kabupaten")}
    villages |= {desa.pk: desa for desa in called}
    calls = list(session.call_set.all())
    officials: dict[tuple[int, str], list[Called]] = defaultdict(list)
    for one in who_is_called(called, [(role, True) for role in CALLABLE], on=session.starts_on):
        if one.orang_id is not None:
            officials[one.desa.pk, bare_name(one.name)].append(one)
    return ParticipantLists(
        villages=villages,
        called=tuple(desa.pk for desa in called),
        participants=tuple(session.participant_set.select_related("desa")),
        single_roles=frozenset(call.role for call in calls if not call.everyone),
        default_role=calls[0].role if len(calls) == 1 else "",
        officials=officials,
    )
