"""Forms of a Balai Rakyat: itself, its managers, activities, what is lent, its partners."""

from typing import Any

from django import forms

from musyawarah.forms.hour_field import JamField
from places.enums import Gender
from places.form_fields import PeopleField
from training.balai_data import ActivityData, BalaiData, LoanData, ManagerData, PartnerData
from training.enums import AgeGroup, BalaiAim
from training.models import BalaiActivity, BalaiManager, BalaiPartner, BalaiRakyat, Material
from villages.forms.person import PersonForm
from villages.forms.tanggal_field import TanggalField

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
_BALAI = ("name", "address", "decree", "founded_on", "general_aim", "aims", "accessibility")
_ACTIVITY = ("held_on", "title", "starts_at", "aim", "place", "note", "disabled_count", "poor_count")
_PARTNER = ("name", "kind", "role", "contact", "since", "ended_on")


class BalaiForm(forms.Form):
    """The centre itself."""

    name = forms.CharField(label="Nama Balai Rakyat", max_length=120)
    address = forms.CharField(label="Tempat", max_length=200, required=False)
    decree = forms.CharField(label="Nomor dan tanggal SK atau Perdes", max_length=120, required=False)
    founded_on = TanggalField(label="Berdiri pada", required=False)
    general_aim = forms.CharField(
        label="Tujuan umum", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    aims = forms.MultipleChoiceField(
        label="Tujuan khusus", choices=BalaiAim.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    accessibility = forms.CharField(
        label="Akses bagi penyandang disabilitas dan lansia",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya: jalan landai, pegangan di kamar kecil, bahan bacaan huruf besar.",
    )

    def balai_data(self) -> BalaiData:
        """What the service takes; only of a valid form."""
        return BalaiData(**self.cleaned_data)


class ManagerForm(PersonForm):
    """A manager, by his name."""

    takes_equal = True

    position = forms.CharField(label="Kedudukan", max_length=60, help_text="Misalnya: Ketua, Pengelola perpustakaan.")
    starts_on = TanggalField(label="Mulai", required=False)
    ends_on = TanggalField(label="Sampai", required=False, help_text="Kosong: masih bertugas.")

    def manager_data(self) -> ManagerData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        return ManagerData(
            name=self.orang.name if self.orang else data["name"],
            position=data["position"],
            gender=data["gender"] or (self.orang.gender if self.orang else ""),
            orang=self.orang,
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
        )


class ActivityForm(forms.Form):
    """An activity, and how many came of each sex and age."""

    held_on = TanggalField(label="Tanggal")
    starts_at = JamField(label="Jam", required=False)
    title = forms.CharField(label="Kegiatan", max_length=200)
    aim = forms.ChoiceField(label="Untuk tujuan", choices=[("", "Tidak disebut"), *BalaiAim.choices], required=False)
    place = forms.CharField(label="Tempat", max_length=150, required=False)
    note = forms.CharField(label="Catatan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    disabled_count = PeopleField(label="Penyandang disabilitas", required=False, help_text="Di antara yang hadir.")
    poor_count = PeopleField(label="Dari rumah tangga miskin", required=False, help_text="Di antara yang hadir.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for sex in Gender:
            for age in AgeGroup:
                self.fields[_count_name(sex, age)] = PeopleField(
                    label=f"{sex.label}, {str(age.label).lower()}", required=False
                )

    @property
    def count_rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The visitors' fields: a row for each age group, men before women."""
        return [(str(age.label), [self[_count_name(sex, age)] for sex in Gender]) for age in AgeGroup]

    def activity_data(self) -> ActivityData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        visitors = {(sex.value, age.value): data[_count_name(sex, age)] or 0 for sex in Gender for age in AgeGroup}
        return ActivityData(**{name: data[name] for name in _ACTIVITY}, visitors=visitors)


class LoanForm(forms.Form):
    """What is lent or read."""

    material = forms.ModelChoiceField(
        Material.objects.none(), label="Materi dari pustaka", required=False, empty_label="Buku atau bahan lain"
    )
    title = forms.CharField(label="Judul", max_length=200, required=False, help_text="Bila bukan dari pustaka.")
    is_read_here = forms.BooleanField(label="Dibaca di tempat", required=False)
    borrower = forms.CharField(label="Peminjam", max_length=120, required=False)
    lent_on = TanggalField(label="Tanggal")
    due_on = TanggalField(label="Harus kembali", required=False)
    readers = forms.IntegerField(label="Banyak pembaca", min_value=1, initial=1, widget=forms.TextInput(attrs=_NUMERIC))

    def __init__(self, *args: Any, materials: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["material"]
        field.queryset = materials

    def loan_data(self) -> LoanData:
        """What the service takes; only of a valid form."""
        return LoanData(**self.cleaned_data)


class PartnerForm(forms.Form):
    """A partner of the network."""

    name = forms.CharField(label="Mitra", max_length=150)
    kind = forms.CharField(label="Jenis", max_length=60, required=False, help_text="Misalnya: sekolah, puskesmas, LSM.")
    role = forms.CharField(label="Bentuk kerja sama", max_length=200, required=False)
    contact = forms.CharField(label="Narahubung", max_length=120, required=False)
    since = forms.IntegerField(
        label="Sejak tahun", required=False, min_value=1900, max_value=2100, widget=forms.TextInput(attrs=_NUMERIC)
    )
    ended_on = TanggalField(label="Berakhir pada", required=False)

    def partner_data(self) -> PartnerData:
        """What the service takes; only of a valid form."""
        return PartnerData(**self.cleaned_data)


def balai_initial(balai: BalaiRakyat) -> dict[str, Any]:
    """What the form shows of a stored centre."""
    return {name: getattr(balai, name) for name in _BALAI}


def manager_initial(manager: BalaiManager) -> dict[str, Any]:
    """What the form shows of a stored manager."""
    return {name: getattr(manager, name) for name in ("name", "gender", "position", "starts_on", "ends_on")}


def activity_initial(activity: BalaiActivity) -> dict[str, Any]:
    """What the form shows of a stored activity."""
    counts = {_count_name(row.gender, row.age_group): row.count for row in activity.count_set.all()}
    return {name: getattr(activity, name) for name in _ACTIVITY} | counts


def partner_initial(partner: BalaiPartner) -> dict[str, Any]:
    """What the form shows of a stored partner."""
    return {name: getattr(partner, name) for name in _PARTNER}


def _count_name(sex: str, age: str) -> str:
    return f"count-{sex}-{age}"
