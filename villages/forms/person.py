"""Who is meant: a name as typed, and the question whether he is one of those known already."""

from typing import Any

from django import forms

from places.enums import Gender
from places.models import Desa, Orang
from villages.likely_people import LikelyPerson, likely_people
from villages.people import VillagePerson, village_people

SOMEBODY_NEW = "baru"
GENDERS = [("", "–"), *Gender.choices]


class PersonForm(forms.Form):
    """Name and sex; `same_as` shows only when somebody of the village is called alike.

    `takes_equal` chooses the only one of exactly this name unasked: for lists of people who are known mostly.
    """

    takes_equal = False

    name = forms.CharField(label="Nama", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    gender = forms.ChoiceField(label="Jenis kelamin", choices=GENDERS, required=False)
    same_as = forms.CharField(label="Siapa yang dimaksud?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, desa: Desa, people: list[VillagePerson] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desa = desa
        self._people = people
        self.candidates: list[LikelyPerson] = []
        self.orang: Orang | None = None

    @property
    def asks_who(self) -> bool:
        """Whether the page must show the question."""
        return bool(self.candidates)

    def may_be(self, person: VillagePerson) -> bool:
        """Whether this person may be chosen here at all."""
        return True

    def concerns(self, likely: LikelyPerson) -> bool:
        """Whether the likeness is worth a question."""
        return True

    def known(self) -> list[VillagePerson]:
        """Everybody of the village, loaded once."""
        if self._people is None:
            self._people = village_people(self.desa)
        return self._people

    def clean(self) -> dict[str, Any]:
        """Find who is meant; ask when it is not clear."""
        data = super().clean() or {}
        name = data.get("name", "")
        if name and self.needs_person():
            self._find(name, data.get("same_as", ""))
        return data

    def needs_person(self) -> bool:
        """Whether somebody is looked for: not in the form of one who is known."""
        return True

    def _find(self, name: str, answer: str) -> None:
        found = [likely for likely in likely_people(self.desa, name, people=self.known()) if self.concerns(likely)]
        choosable = [likely for likely in found if self.may_be(likely.person)]
        equal = [likely for likely in choosable if likely.is_equal]
        if not found or answer == SOMEBODY_NEW:
            return
        chosen = next((likely for likely in choosable if str(likely.person.orang_id) == answer), None)
        if chosen is None and self.takes_equal and len(equal) == 1:
            chosen = equal[0]
        if chosen is not None:
            self.orang = Orang.objects.get(pk=chosen.person.orang_id, desa=self.desa)
            return
        self.candidates = found
        widget: Any = self.fields["same_as"].widget
        widget.choices = [
            *((str(likely.person.orang_id), likely.words) for likely in choosable),
            (SOMEBODY_NEW, "Bukan, ini orang lain"),
        ]
        taken = "; ".join(likely.words for likely in found if likely not in choosable)
        asked = f" Sudah tercatat: {taken}." if taken else ""
        self.add_error("same_as", f"Ada nama yang sama atau mirip.{asked} Pilih siapa yang dimaksud.")
