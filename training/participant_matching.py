"""Deciding what each row of a workbook of participants does to the list; what is not certain is asked.

Pure: it works on loaded lists. `answers` are those given so far, by the keys of their questions.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from training.enums import ParticipantRole
from training.models import Participant
from training.participant_lists import ParticipantLists
from training.participant_names import are_alike, bare_name
from training.participant_preview import (
    INSTEAD_OF,
    NEW_PERSON,
    SAME_AS,
    SKIP,
    Choice,
    ImportPreview,
    PreviewRow,
    Question,
    RowState,
)
from training.participant_reading import ParticipantReading, WrittenParticipant
from training.role_words import role_of_office
from training.village_questions import find_village

_COMPARED = (("gender", "L/P"), ("office", "jabatan"), ("phone", "nomor telepon"), ("letter", "nomor surat tugas"))
_STORED_AS = {"letter": "task_letter_number"}


def match_participants(
    reading: ParticipantReading, answers: Mapping[str, str], lists: ParticipantLists, *, has_records: frozenset[int]
) -> ImportPreview:
    """What every row would do now. `has_records`: participants who attended or sat a test; nobody takes their place."""
    matcher = _Matcher(lists, answers, has_records)
    placed = [matcher.placed(index, row) for index, row in enumerate(reading.rows)]
    matcher.reserve(placed)
    rows = tuple(matcher.person(row) if row.state == RowState.NEW else row for row in placed)
    return ImportPreview(rows, tuple(matcher.open.values()), tuple(matcher.settled.values()))


@dataclass
class _Matcher:
    """Goes over the rows, remembering whom it has met."""

    lists: ParticipantLists
    answers: Mapping[str, str]
    has_records: frozenset[int]
    open: dict[str, Question] = field(default_factory=dict)
    settled: dict[str, Question] = field(default_factory=dict)
    equal: dict[int, Participant] = field(default_factory=dict)  # by index of the row
    taken: set[int] = field(default_factory=set)  # participants whom a row of the file is already
    met: dict[tuple[int | None, str], WrittenParticipant] = field(default_factory=dict)

    def placed(self, index: int, written: WrittenParticipant) -> PreviewRow:
        """The row with its role and its village, asked about where it is not certain."""
        role, behind = role_of_office(written.office)
        role = role or self.lists.default_role or ParticipantRole.LAINNYA
        found = find_village(index, written, role, behind, self.lists, self.answers)
        row = PreviewRow(index, written, RowState.NEW, role=role, desa=found.desa, notes=found.notes)
        if found.question is not None:
            self._note_question(found.question, written, is_open=not found.is_answered)
        if found.is_skipped:
            return replace(row, state=RowState.SKIPPED, question=found.question.key if found.question else "")
        if found.question is not None and not found.is_answered:
            return replace(row, state=RowState.ASKED, question=found.question.key)
        return row

    def reserve(self, rows: list[PreviewRow]) -> None:
        """Who bears a row's name letter by letter belongs to that row, wherever in the file it stands."""
        for row in rows:
            if row.state != RowState.NEW:
                continue
            found = self._same_named(row)
            if found is not None and found.pk not in self.taken:
                self.equal[row.index] = found
                self.taken.add(found.pk)

    def person(self, row: PreviewRow) -> PreviewRow:
        """What the row does to the list of its village."""
        bare = bare_name(row.written.name)
        before = self.met.setdefault((_pk(row), bare), row.written)
        if before is not row.written:
            return self._asked(row, self._about_repeated(row, before))
        if same := self.equal.get(row.index):
            return self._same(row, same)
        official = self.lists.official(_pk(row), row.written.name)
        is_free = official is not None and official.orang_id not in self.lists.by_orang
        row = replace(row, orang_id=official.orang_id if official and is_free else None)
        alike = [one for one in self._free(row) if one.name and are_alike(bare, bare_name(one.name))]
        if alike:
            return self._asked(row, self._about_alike(row, alike))
        if empty := next((one for one in self._free(row) if not one.name and one.role == row.role), None):
            self.taken.add(empty.pk)
            return replace(row, state=RowState.FILLS, target=empty)
        holder = self._holder(row)
        return self._asked(row, self._about_holder(row, holder)) if holder else row

    def _same_named(self, row: PreviewRow) -> Participant | None:
        bare = bare_name(row.written.name)
        same = [one for one in self.lists.by_village[_pk(row)] if one.name and bare_name(one.name) == bare]
        if len(same) > 1:
            same = [one for one in same if one.role == row.role]
        if len(same) == 1:
            return same[0]
        official = self.lists.official(_pk(row), row.written.name)
        return self.lists.by_orang.get(official.orang_id or 0) if official else None

    def _free(self, row: PreviewRow) -> Iterator[Participant]:
        return (one for one in self.lists.by_village[_pk(row)] if one.pk not in self.taken)

    def _holder(self, row: PreviewRow) -> Participant | None:
        """The other person who is on the list for the one place that the village has in this role."""
        if row.desa is None or row.role not in self.lists.single_roles:
            return None
        return next((one for one in self._free(row) if one.name and one.role == row.role), None)

    def _about_repeated(self, row: PreviewRow, before: WrittenParticipant) -> Question:
        choices = (
            Choice(SKIP, f"Orang yang sama dengan {before.place}; dicatat sekali"),
            Choice(NEW_PERSON, "Orang lain yang kebetulan bernama sama"),
        )
        why = f"Nama ini sudah tertulis di {before.place}."
        return Question(f"orang:{row.index}", _who(row), why, choices, SKIP, (row.written.place,))

    def _about_alike(self, row: PreviewRow, alike: list[Participant]) -> Question:
        known = (Choice(f"{SAME_AS}:{one.pk}", f"Orang yang sama dengan {_named(one)}") for one in alike[:4])
        choices = (*known, Choice(NEW_PERSON, "Orang lain; tambahkan sebagai peserta"), Choice(SKIP, "Jangan dicatat"))
        why = "Di daftar sudah ada nama yang mirip."
        return Question(f"orang:{row.index}", _who(row), why, choices, choices[0].value, (row.written.place,))

    def _about_holder(self, row: PreviewRow, holder: Participant) -> Question:
        choices = [
            Choice(NEW_PERSON, "Tambahkan di samping yang sudah ada"),
            Choice(SKIP, "Jangan dicatat; yang di daftar tetap"),
        ]
        if holder.pk not in self.has_records:
            choices.insert(0, Choice(f"{INSTEAD_OF}:{holder.pk}", f"Menggantikan {_named(holder)}"))
        why = f"Satu orang dipanggil dari desa ini, dan di daftar sudah ada {_named(holder)}."
        return Question(f"orang:{row.index}", _who(row), why, tuple(choices), "", (row.written.place,))

    def _asked(self, row: PreviewRow, question: Question) -> PreviewRow:
        """The row as it was answered; asked (again) when there is no answer that still holds."""
        answer = self.answers.get(question.key, "")
        is_answered = answer in {choice.value for choice in question.choices}
        self._note_question(question, None, is_open=not is_answered)
        row = replace(row, question=question.key)
        if not is_answered:
            return replace(row, state=RowState.ASKED)
        if answer == SKIP:
            return replace(row, state=RowState.SKIPPED)
        if answer == NEW_PERSON:
            return row
        verb, _, pk = answer.partition(":")
        target = next(one for one in self.lists.participants if one.pk == int(pk))
        self.taken.add(target.pk)
        if verb == SAME_AS:
            return self._same(row, target)
        return replace(row, state=RowState.REPLACES, target=target)

    def _same(self, row: PreviewRow, target: Participant) -> PreviewRow:
        """He is on the list: what it lacks is added, what it says otherwise stays and is told."""
        notes, adds = list(row.notes), []
        for name, label in _COMPARED:
            new, old = getattr(row.written, name), getattr(target, _STORED_AS.get(name, name))
            if new and not old:
                adds.append(label)
            elif new and new.casefold() != old.casefold():
                shown = "" if name == "phone" else f" (di daftar {old}, di berkas {new})"
                notes.append(f"{label} berbeda{shown}; yang di daftar tetap.")
        return replace(row, state=RowState.SAME, target=target, notes=tuple(notes), adds=tuple(adds))

    def _note_question(self, question: Question, written: WrittenParticipant | None, *, is_open: bool) -> None:
        """Keep a question once, with all the rows that it is about."""
        where = self.open if is_open else self.settled
        known = where.get(question.key)
        if known is not None and written is not None:
            question = replace(question, places=(*known.places, *question.places))
        answer = self.answers.get(question.key, "")
        where[question.key] = question if is_open else replace(question, proposed=answer)


def _pk(row: PreviewRow) -> int | None:
    return row.desa.pk if row.desa else None


def _who(row: PreviewRow) -> str:
    place = row.desa.name if row.desa else ""
    return ", ".join(part for part in (row.written.name, row.written.office, place) if part)


def _named(participant: Participant) -> str:
    return f"{participant.name} ({participant.office or participant.get_role_display()})"
