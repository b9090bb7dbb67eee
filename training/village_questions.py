"""The village of a row of a workbook: recognised, or asked about; one spelling is asked about once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from places.models import Desa
from training.enums import ParticipantRole
from training.participant_lists import ParticipantLists
from training.participant_preview import SKIP, WITHOUT_VILLAGE, Choice, Question
from training.participant_reading import WrittenParticipant
from training.village_matching import VillageMatch, kecamatan_key, village_key

_GUESTS = frozenset({ParticipantRole.PETUGAS, ParticipantRole.PENDAMPING})


@dataclass(frozen=True)
class FoundVillage:
    """The village of a row (None: a guest without one), or what must be asked."""

    desa: Desa | None = None
    question: Question | None = None
    is_answered: bool = False
    is_skipped: bool = False
    notes: tuple[str, ...] = ()


def find_village(
    index: int,
    written: WrittenParticipant,
    role: str,
    behind: str,
    lists: ParticipantLists,
    answers: Mapping[str, str],
) -> FoundVillage:
    """Which village a row is of. `behind` is what stands behind the office: "Sekdes Umeanyar"."""
    text = written.desa
    if not text and behind:
        named = lists.names.match(behind, written.kecamatan)
        text = behind if named.sure is not None else ""
    if not text and (role in _GUESTS or len(lists.called) == 1):
        return FoundVillage(None if role in _GUESTS else lists.villages[lists.called[0]])
    match = lists.names.match(text, written.kecamatan) if text else VillageMatch()
    if match.sure is not None and match.sure in lists.called:
        return FoundVillage(lists.villages[match.sure])
    if role in _GUESTS and not match.candidates and match.sure is None:
        return FoundVillage(None, notes=(f"Asal “{text}” dicatat tanpa desa.",))
    question = _question(index, written, text, match, lists)
    return _answered(question, lists, answers)


def _question(
    index: int, written: WrittenParticipant, text: str, match: VillageMatch, lists: ParticipantLists
) -> Question:
    key = f"desa:{village_key(text)}|{kecamatan_key(written.kecamatan)}" if text else f"desa:#{index}"
    likely = match.candidates if match.sure is None else (match.sure,)
    if not text:
        words, why = written.name, "Tidak tertulis dari desa mana."
    elif match.sure is not None:
        words, why = written.place_words or text, "Desa ini tidak dipanggil ke angkatan ini."
    else:
        words, why = written.place_words or text, "Tidak ada desa dengan ejaan dan kecamatan ini."
    near = lists.names.within(written.kecamatan)
    others = [pk for pk in lists.called if pk in near] or list(lists.called)
    choices = tuple(_choices(likely, others, lists, is_uncalled=match.sure is not None))
    return Question(key, words, why, choices, str(likely[0]) if likely else "", (written.place,))


def _choices(
    likely: tuple[int, ...], others: list[int], lists: ParticipantLists, *, is_uncalled: bool
) -> Iterator[Choice]:
    for pk in likely:
        desa = lists.villages[pk]
        told = " – tidak dipanggil, tetap dicatat" if pk not in lists.called else ""
        group = "Seperti tertulis" if is_uncalled else "Mungkin maksudnya"
        yield Choice(str(pk), f"{desa.name} ({desa.kecamatan.name}){told}", group)
    for pk in others:
        if pk not in likely:
            desa = lists.villages[pk]
            yield Choice(str(pk), f"{desa.name} ({desa.kecamatan.name})", "Desa lain yang dipanggil")
    yield Choice(WITHOUT_VILLAGE, "Tamu tanpa desa", "Lainnya")
    yield Choice(SKIP, "Jangan dicatat", "Lainnya")


def _answered(question: Question, lists: ParticipantLists, answers: Mapping[str, str]) -> FoundVillage:
    answer = answers.get(question.key, "")
    if answer not in {choice.value for choice in question.choices}:
        return FoundVillage(question=question)
    desa = lists.villages[int(answer)] if answer.isdigit() else None
    return FoundVillage(desa, question, is_answered=True, is_skipped=answer == SKIP)
