"""R32: texts that name another village were copied from its papers."""

import re
from collections.abc import Iterator

from places.workbooks.words import plain
from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, at, whole
from planning.checks.making import PlaceNames
from planning.checks.registry import INFO, WARN, rule
from planning.enums import Pola

_LONGEST = 4  # words of a name
_KECAMATAN = "kecamatan"


@rule(
    "R32",
    title="Nama desa lain dalam naskah",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 111/2014 (ketelitian naskah); pedoman penyusunan dokumen perencanaan desa",
    remedy="Ganti nama desa atau kecamatannya bila ini salinan dari dokumen desa lain.",
)
def own_names(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Names of lines, decisions and notes name no other village or kecamatan of the kabupaten."""
    places = facts.making.places
    if not places.desa and not places.kecamatan:
        return
    for line in facts.plan.lines:
        if line.pola == Pola.KERJASAMA_ANTAR_DESA:
            continue
        for field, text in (("name", line.name), ("location_text", line.location)):
            if words := foreign_name(text, places):
                yield at(line, field, f"Tertulis “{words}”, bukan desa ini.", case=field)
                break
    for meeting in facts.making.process.held:
        texts = [("Materi", meeting.topic)]
        texts += [(f"Keputusan {one.number}", f"{one.text} {one.reason}") for one in meeting.decisions]
        texts += [("Notulen", note) for note in meeting.notes]
        for where, text in texts:
            if words := foreign_name(text, places):
                message = f"{where} {meeting.title} menyebut “{words}”, bukan desa ini."
                yield whole("musyawarah", message, case=where, page=("musyawarah_detail", str(meeting.uid)))


def foreign_name(text: str, places: PlaceNames) -> str:
    """The first name of another village or kecamatan in a text, "Desa Kalianget"; "" when there is none."""
    small = plain(text)
    if _KECAMATAN not in small and "desa" not in small and places.desa_word not in small:
        return ""
    words = small.split()
    for index, word in enumerate(words[:-1]):
        names = places.kecamatan if word == _KECAMATAN else None
        if word in {"desa", places.desa_word}:
            names = places.desa
        if names is None:
            continue
        for length in range(min(_LONGEST, len(words) - index - 1), 0, -1):
            name = " ".join(words[index + 1 : index + 1 + length])
            if name in names:
                return _titled(f"{word} {name}")
            if name in places.own:  # "Desa Panji" in Desa Panji, though "Panji Anom" is another one
                break
    return ""


def _titled(words: str) -> str:
    return re.sub(r"\b[a-z]", lambda letter: letter.group().upper(), words)
