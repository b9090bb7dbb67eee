"""What a pasted list would write: each line recognised, unclear, already there, or somebody new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import TextChoices

from musyawarah.attendance_data import AttendeeData
from musyawarah.known_people import Known, KnownPeople, known_people, usual_role
from musyawarah.models import Musyawarah
from musyawarah.name_matching import bare_name, plain_name
from musyawarah.pasted_names import PastedList, PastedName, read_pasted
from musyawarah.presence import Stay
from places.models import Orang

NEW, SKIP = "baru", "lewati"


class Likeness(TextChoices):
    """What is known about a pasted line."""

    KNOWN = "known", "Dikenali"
    NEW = "new", "Nama baru"
    UNCLEAR = "unclear", "Perlu dilihat"
    PRESENT = "present", "Sudah ada di daftar"
    REPEATED = "repeated", "Ditulis dua kali"


@dataclass(frozen=True)
class Choice:
    """What may be done with a line: a known person's key, NEW or SKIP."""

    value: str
    words: str


@dataclass(frozen=True)
class Draft:
    """A pasted line with what it would become."""

    typed: PastedName
    likeness: Likeness
    choices: tuple[Choice, ...]  # empty: nothing to decide
    chosen: str
    known: Known | None

    @property
    def field(self) -> str:
        """Name of its choice in the form."""
        return f"pilih-{self.typed.number}"

    @property
    def is_written(self) -> bool:
        """Whether it becomes a row."""
        return self.chosen != SKIP


@dataclass(frozen=True)
class Drafts:
    """All lines of a pasted list."""

    drafts: tuple[Draft, ...]
    problems: tuple[str, ...]
    people: KnownPeople
    role_of_others: str

    @property
    def to_look_at(self) -> list[Draft]:
        """Lines with something to decide."""
        return [draft for draft in self.drafts if draft.choices]

    @property
    def clear(self) -> list[Draft]:
        """Lines with nothing to decide."""
        return [draft for draft in self.drafts if not draft.choices]

    @property
    def written(self) -> list[Draft]:
        """Lines that become rows."""
        return [draft for draft in self.drafts if draft.is_written]


def read_drafts(
    musyawarah: Musyawarah, text: str, *, chosen: Mapping[str, str] | None = None, role_of_others: str = ""
) -> Drafts:
    """Read a pasted list and recognise its people; `chosen` gives what was decided by the drafts' field names."""
    people = known_people(musyawarah)
    hamlets = {plain_name(dusun.name): pk for pk, dusun in people.hamlets.items()}
    read: PastedList = read_pasted(text, hamlets=hamlets)
    present = list(musyawarah.kehadiran_set.values_list("orang_id", "name"))
    reader = _Reader(
        people,
        {f"o{orang_id}" for orang_id, _ in present if orang_id},
        {bare_name(name) for _, name in present if name},
        chosen or {},
    )
    role = role_of_others or usual_role(musyawarah, has_list=any(one.is_invited for one in people.people.values()))
    return Drafts(tuple(reader.draft(line) for line in read.names), read.problems, people, role)


def attendees_of_drafts(drafts: Drafts, *, stays: tuple[Stay, ...]) -> list[AttendeeData]:
    """What the service takes; one query for the persons meant."""
    keys = [draft.known.orang_id for draft in drafts.written if draft.known and draft.known.orang_id]
    orang = Orang.objects.in_bulk(keys)
    return [_attendee(draft, drafts, orang, stays) for draft in drafts.written]


class _Reader:
    """Recognises line after line, remembering whom it has met."""

    def __init__(
        self, people: KnownPeople, present_keys: set[str], present_names: set[str], chosen: Mapping[str, str]
    ) -> None:
        self._people = people
        self._present_keys = present_keys
        self._present_names = present_names
        self._chosen = chosen
        self._met: set[str] = set()

    def draft(self, line: PastedName) -> Draft:
        """What a line would become."""
        match = self._people.names.match(line.name)
        bare = bare_name(line.name)
        if match.sure in self._present_keys or bare in self._present_names:
            return self._decided(line, Likeness.PRESENT, (), SKIP)
        if (match.sure or bare) in self._met:
            return self._decided(line, Likeness.REPEATED, (), SKIP)
        self._met.add(match.sure or bare)
        if match.sure is not None:
            return Draft(line, Likeness.KNOWN, (), match.sure, self._people.people[match.sure])
        candidates = tuple(key for key in match.candidates if key not in self._present_keys)
        if not candidates:
            return Draft(line, Likeness.NEW, (), NEW, None)
        # Of several alike the one who was invited is meant, if there is just one; else nobody is guessed at.
        invited = [key for key in candidates if self._people.people[key].is_invited]
        return self._decided(line, Likeness.UNCLEAR, candidates, invited[0] if len(invited) == 1 else NEW)

    def _decided(self, line: PastedName, likeness: Likeness, keys: Sequence[str], usual: str) -> Draft:
        known = [Choice(key, self._words(key)) for key in keys]
        new = Choice(NEW, f"Orang lain bernama {line.name}")
        choices = (*known, new, Choice(SKIP, "Jangan dicatat"))
        asked = self._chosen.get(f"pilih-{line.number}", usual)
        chosen = asked if asked in {choice.value for choice in choices} else usual
        return Draft(line, likeness, choices, chosen, self._people.people.get(chosen))

    def _words(self, key: str) -> str:
        one = self._people.people[key]
        where = one.where(self._people.hamlets)
        return f"{one.name} ({where})" if where else one.name


def _attendee(draft: Draft, drafts: Drafts, orang: Mapping[int, Orang], stays: tuple[Stay, ...]) -> AttendeeData:
    """The known person, over whom goes what the line itself says."""
    line, known = draft.typed, draft.known
    hamlets = drafts.people.hamlets
    if known is None:
        base = AttendeeData(name=line.name, role=drafts.role_of_others, stays=stays)
    else:
        base = drafts.people.attendee(known.key, orang=orang, stays=stays)
        if not known.is_invited:
            base = replace(base, role=drafts.role_of_others)
    return replace(
        base,
        gender=line.gender or base.gender,
        unsur=line.unsur or base.unsur,
        dusun=hamlets.get(line.dusun_id) if line.dusun_id else base.dusun,
        office=base.office or line.other,
    )
