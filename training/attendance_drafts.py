"""What a pasted list of names would mark: each line recognised, unclear, marked already, or on no list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices

from musyawarah.name_matching import KnownNames, bare_name, plain_name
from musyawarah.pasted_names import PastedName, read_pasted
from places.models import Desa
from training.attendance_data import WalkIn
from training.calling import villages_of
from training.models import AttendanceMark, HalfDay, Participant

NEW, SKIP = "baru", "lewati"
MOST_OF_VILLAGE = 12  # a longer choice is no help


class Likeness(TextChoices):
    """What is known about a pasted line."""

    KNOWN = "known", "Dikenali"
    UNCLEAR = "unclear", "Mirip dengan peserta"
    UNKNOWN = "unknown", "Tidak ada di daftar peserta"
    PRESENT = "present", "Sudah tercatat hadir"
    REPEATED = "repeated", "Ditulis dua kali"


@dataclass(frozen=True)
class Draft:
    """A pasted line, what is known about it, and what was answered (empty: still asked)."""

    typed: PastedName
    likeness: Likeness
    desa: Desa | None
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    known: Participant | None = None

    @property
    def field(self) -> str:
        """Name of its choice in the form."""
        return f"pilih-{self.typed.number}"


@dataclass(frozen=True)
class Drafts:
    """All lines of a pasted list."""

    drafts: tuple[Draft, ...]
    problems: tuple[str, ...]

    @property
    def asked(self) -> list[Draft]:
        """Lines that somebody has to decide."""
        return [draft for draft in self.drafts if draft.choices]

    @property
    def unanswered(self) -> list[Draft]:
        """Lines that nobody has decided yet."""
        return [draft for draft in self.asked if not draft.chosen]

    @property
    def sure(self) -> list[Draft]:
        """Lines that are marked without a question."""
        return [draft for draft in self.drafts if draft.likeness == Likeness.KNOWN]

    @property
    def left_out(self) -> list[Draft]:
        """Lines that change nothing: marked already, or written twice."""
        return [draft for draft in self.drafts if draft.likeness in (Likeness.PRESENT, Likeness.REPEATED)]

    @property
    def marked(self) -> set[int]:
        """Keys of the participants who would be marked."""
        return {draft.known.pk for draft in self.drafts if draft.known and draft.likeness != Likeness.PRESENT}

    def walk_ins(self, role: str) -> list[WalkIn]:
        """Those who would be put on the list."""
        new = [draft for draft in self.drafts if draft.chosen == NEW]
        return [WalkIn(one.typed.name, role, one.typed.gender, one.typed.other, one.desa) for one in new]


def read_drafts(half: HalfDay, text: str, *, chosen: Mapping[str, str]) -> Drafts:
    """Read a pasted list against the list of participants; `chosen` holds the answers by the drafts' field names."""
    people = list(Participant.objects.filter(session=half.session).named().select_related("desa"))
    villages = {one.pk: one for one in [*villages_of(half.session), *(row.desa for row in people if row.desa)]}
    read = read_pasted(text, hamlets=_village_words(villages.values()))
    there = set(AttendanceMark.objects.filter(half=half).values_list("participant", flat=True))
    reader = _Reader(people, there, villages, chosen)
    return Drafts(tuple(reader.draft(line) for line in read.names), read.problems)


def _village_words(villages) -> dict[str, int]:
    """Keys of villages by what a cell may call them; a name that two of them bear names neither."""
    words: dict[str, int] = {}
    twice: set[str] = set()
    for desa in villages:
        for word in (plain_name(desa.name), f"desa {plain_name(desa.name)}"):
            if words.setdefault(word, desa.pk) != desa.pk:
                twice.add(word)
    return {word: pk for word, pk in words.items() if word not in twice}


class _Reader:
    """Recognises line after line, remembering whom it has met."""

    def __init__(
        self, people: Sequence[Participant], there: set[int], villages: Mapping[int, Desa], chosen: Mapping[str, str]
    ) -> None:
        self._people = {str(row.pk): row for row in people}
        self._names = KnownNames((str(row.pk), row.name) for row in people)
        self._there = there
        self._villages = villages
        self._chosen = chosen
        self._met: set[str] = set()

    def draft(self, line: PastedName) -> Draft:
        """What a line would do."""
        desa = self._villages.get(line.dusun_id or 0)
        sure, candidates = self._match(line, desa)
        met = sure or f"{bare_name(line.name)}/{desa.pk if desa else ''}"
        if met in self._met:
            return Draft(line, Likeness.REPEATED, desa)
        self._met.add(met)
        if sure is not None:
            one = self._people[sure]
            return Draft(line, Likeness.PRESENT if one.pk in self._there else Likeness.KNOWN, desa, known=one)
        likeness = Likeness.UNCLEAR if candidates else Likeness.UNKNOWN
        choices = (
            *self._choices(candidates or self._people_of(desa)),
            (NEW, f"Peserta baru: {line.name}"),
            (SKIP, "Jangan dicatat"),
        )
        asked = self._chosen.get(f"pilih-{line.number}", "")
        answer = asked if asked in dict(choices) else ""
        return Draft(line, likeness, desa, choices, answer, self._people.get(answer))

    def _match(self, line: PastedName, desa: Desa | None) -> tuple[str | None, Sequence[str]]:
        """Who is meant for sure, or who may be; a village in the line tells namesakes apart."""
        match = self._names.match(line.name)
        found = [match.sure] if match.sure else list(match.candidates)
        if desa is None:
            return match.sure, found
        of_village = [key for key in found if self._people[key].desa_id == desa.pk]
        same = [key for key in of_village if bare_name(self._people[key].name) == bare_name(line.name)]
        if len(same) == 1:
            return same[0], ()
        return None, of_village or found  # the same name in another village is another person, or a slip: ask

    def _people_of(self, desa: Desa | None) -> list[str]:
        """Whom a village sends: somebody may be called otherwise at home than on the list."""
        found = [key for key, one in self._people.items() if desa and one.desa_id == desa.pk]
        return found if len(found) <= MOST_OF_VILLAGE else []

    def _choices(self, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
        for key in keys:
            one = self._people[key]
            where = f" (Desa {one.desa.name})" if one.desa else ""
            yield key, f"{one.name}{where}{', sudah tercatat hadir' if one.pk in self._there else ''}"
