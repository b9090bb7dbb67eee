"""Persons of the village whose name is like one that is being typed: the same person must not be entered twice."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from places.models import Desa
from places.workbooks.words import plain
from villages.people import VillagePerson, village_people

LIKE_ENOUGH = 90  # percent of the letters, whatever the order of the words
_MOST = 6
_TITLES = frozenset(
    {"h", "hj", "dr", "drs", "ir", "sh", "se", "spd", "sp", "sip", "mm", "msi", "bapak", "ibu", "pak", "bu"}
)


@dataclass(frozen=True)
class LikelyPerson:
    """Somebody known already, and what tells him apart."""

    person: VillagePerson
    is_equal: bool

    @property
    def words(self) -> str:
        """ "I Ketut Mertayasa, Kelian Banjar Tengah, Dusun Tengah"."""
        office = self.person.office if self.person.is_official else ""
        told = (self.person.name, office, self.person.dusun)
        return ", ".join(part for part in told if part)


def likely_people(desa: Desa, name: str, *, people: list[VillagePerson] | None = None) -> list[LikelyPerson]:
    """Those whose name is nearly this one, the nearest first; the village's people are loaded unless given."""
    wanted = bare_name(name)
    if not wanted:
        return []
    found = []
    for person in people if people is not None else village_people(desa):
        bare = bare_name(person.name)
        score = 100.0 if bare == wanted else fuzz.token_sort_ratio(bare, wanted, score_cutoff=LIKE_ENOUGH)
        if score:
            found.append((score, LikelyPerson(person, bare == wanted)))
    found.sort(key=lambda item: -item[0])
    return [likely for _, likely in found[:_MOST]]


def bare_name(name: str) -> str:
    """A name as it is compared: small letters, without titles."""
    return " ".join(word for word in plain(name).split() if word not in _TITLES)
