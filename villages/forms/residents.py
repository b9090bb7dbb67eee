"""Forms of residents and households."""

from typing import Any

from django import forms

from places.models import Desa
from villages.enums import FamilyRelation, LeaveReason
from villages.forms.birth_field import Birth, BirthField, spell_birth
from villages.forms.home_field import HomeField, home_key, homes_of
from villages.forms.person import PersonForm
from villages.forms.tanggal_field import TanggalField
from villages.likely_people import LikelyPerson
from villages.models import Keluarga, Warga
from villages.people import VillagePerson
from villages.personal_numbers import masked
from villages.resident_data import FamilyData, PersonData, ResidentData

_NUMBER = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
RELATIONS = [("", "–"), *FamilyRelation.choices]


class _ResidentFields(PersonForm):
    """What is known of a resident apart from where he lives."""

    relation = forms.ChoiceField(label="Hubungan dalam keluarga", choices=RELATIONS, required=False)
    born = BirthField(label="Tanggal atau tahun lahir", required=False)
    occupation = forms.CharField(label="Pekerjaan", max_length=60, required=False)
    nik = forms.CharField(label="NIK", max_length=30, required=False, widget=forms.TextInput(attrs=_NUMBER))
    is_disabled = forms.BooleanField(label="Penyandang disabilitas", required=False)
    disability = forms.CharField(
        label="Ragam disabilitas", max_length=60, required=False, help_text="Misalnya: netra, tuli, daksa."
    )

    def may_be(self, person: VillagePerson) -> bool:
        """A resident is entered once."""
        return not person.is_resident

    def concerns(self, likely: LikelyPerson) -> bool:
        """An official who is called alike; a resident only of exactly this name."""
        return likely.is_equal or not likely.person.is_resident

    def guard_numbers(self, stored: str) -> None:
        """Take the full NIK out of the form for who may not read it."""
        self.initial["nik"] = ""
        if stored:
            self.fields["nik"].help_text = f"Tercatat {masked(stored)}. Isi hanya bila hendak diganti."

    def person_data(self) -> PersonData:
        """What the services take; only of a valid form."""
        data = self.cleaned_data
        birth = data["born"] or Birth()
        return PersonData(
            name=data["name"],
            gender=data["gender"],
            relation=data["relation"],
            nik=data["nik"],
            born_on=birth.day,
            birth_year=birth.year,
            occupation=data["occupation"],
            is_disabled=data["is_disabled"],
            disability=data["disability"],
            orang=self.orang,
        )


class ResidentForm(_ResidentFields):
    """One resident with where he lives."""

    home = HomeField()
    field_order = ["name", "same_as", "gender", "home"]

    def __init__(self, *args: Any, desa: Desa, only_dusun: int | None = None, is_known: bool = False, **kwargs: Any):
        super().__init__(*args, desa=desa, **kwargs)
        self.is_known = is_known
        self._home.offer(homes_of(desa, only=only_dusun))

    @property
    def _home(self) -> HomeField:
        field: Any = self.fields["home"]
        return field

    def needs_person(self) -> bool:
        """Who is stored already is looked for no more."""
        return not self.is_known

    def resident_data(self) -> ResidentData:
        """What the service takes; only of a valid form."""
        home = self.cleaned_data["home"]
        return ResidentData(self.person_data(), home.dusun, home.rukun_tetangga)


class MemberForm(_ResidentFields):
    """A row of the household's form; `warga` names the resident it writes, empty for a new one."""

    warga = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ["warga", "name", "same_as", "gender", "relation", "born"]

    def __init__(self, *args: Any, members: dict[int, Warga], hides_numbers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        self.member = members.get(self.initial.get("warga") or -1)
        if hides_numbers:
            self.guard_numbers(self.member.nik if self.member else "")

    def clean_warga(self) -> int | None:
        """Only residents of this household are written here."""
        pk = self.cleaned_data["warga"]
        self.member = self.members.get(pk) if pk else None
        if pk and self.member is None:
            raise forms.ValidationError("Orang ini bukan anggota keluarga ini.")
        return pk

    def needs_person(self) -> bool:
        """Who is stored already is looked for no more."""
        return self.member is None


class FamilyForm(forms.Form):
    """The household itself."""

    home = HomeField()
    number = forms.CharField(label="Nomor KK", max_length=30, required=False, widget=forms.TextInput(attrs=_NUMBER))
    address = forms.CharField(label="Alamat", max_length=200, required=False)
    is_rtm = forms.BooleanField(
        label="Rumah tangga miskin", required=False, help_text="Hanya tampak bagi petugas desa yang ditunjuk."
    )

    def __init__(self, *args: Any, desa: Desa, only_dusun: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home: Any = self.fields["home"]
        home.offer(homes_of(desa, only=only_dusun))

    def guard_numbers(self, stored: str) -> None:
        """Take the full number out of the form for who may not read it."""
        self.initial["number"] = ""
        if stored:
            self.fields["number"].help_text = f"Tercatat {masked(stored)}. Isi hanya bila hendak diganti."

    def family_data(self) -> FamilyData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        home = data["home"]
        return FamilyData(home.dusun, home.rukun_tetangga, data["number"], data["address"], data["is_rtm"])


class LeavingForm(forms.Form):
    """Somebody moved away or died."""

    left_reason = forms.ChoiceField(
        label="Sebab", choices=[pair for pair in LeaveReason.choices if pair[0] != LeaveReason.HAPUS_DATA]
    )
    left_on = TanggalField(label="Tanggal")


def resident_initial(warga: Warga) -> dict[str, Any]:
    """What a resident's form begins with."""
    return {
        "warga": warga.pk,
        "name": warga.orang.name,
        "gender": warga.orang.gender,
        "relation": warga.relation,
        "born": spell_birth(warga.born_on, warga.birth_year),
        "occupation": warga.occupation,
        "nik": warga.nik,
        "is_disabled": warga.is_disabled,
        "disability": warga.disability,
        "home": home_key(warga.dusun, warga.rukun_tetangga),
    }


def family_initial(keluarga: Keluarga) -> dict[str, Any]:
    """What a household's form begins with."""
    return {
        "home": home_key(keluarga.dusun, keluarga.rukun_tetangga),
        "number": keluarga.number,
        "address": keluarga.address,
        "is_rtm": keluarga.is_rtm,
    }
