"""Forms of community groups, their members, and cadres."""

from typing import Any

from django import forms

from places.models import Desa, Dusun
from villages.enums import INSTITUTIONS, KaderKind, KelompokPosition, Unsur
from villages.forms.person import PersonForm
from villages.forms.tanggal_field import TanggalField
from villages.models import Kader, Kelompok
from villages.services.kader import KaderData
from villages.services.kelompok import KelompokData, NewMember

_YEAR = {"inputmode": "numeric", "autocomplete": "off"}
_UNSUR = [pair for pair in Unsur.choices if pair[0] not in INSTITUTIONS and pair[0] != Unsur.WARGA]


class KelompokForm(forms.Form):
    """What a group is."""

    name = forms.CharField(label="Nama kelompok", max_length=120)
    unsur = forms.ChoiceField(
        label="Mewakili unsur", choices=_UNSUR, initial=Unsur.KELOMPOK_LAIN, help_text="Dipakai saat menyusun undangan."
    )
    dusun = forms.ModelChoiceField(Dusun.objects.none(), label="Dusun", required=False, empty_label="Seluruh desa")
    activity = forms.CharField(label="Kegiatan", max_length=200, required=False)
    decree = forms.CharField(label="Nomor dan tanggal SK", max_length=100, required=False)
    founded_year = forms.IntegerField(
        label="Tahun berdiri", min_value=1900, max_value=2100, required=False, widget=forms.TextInput(attrs=_YEAR)
    )
    ended_on = TanggalField(label="Bubar pada", required=False, help_text="Kosong: masih berjalan.")

    def __init__(self, *args: Any, desa: Desa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["dusun"]
        field.queryset = desa.dusun_set.filter(is_retired=False).order_by("position", "name")

    def kelompok_data(self) -> KelompokData:
        """What the service takes; only of a valid form."""
        return KelompokData(**self.cleaned_data)


class MemberNameForm(PersonForm):
    """Somebody who joins, by his name."""

    takes_equal = True

    position = forms.ChoiceField(
        label="Kedudukan", choices=KelompokPosition, initial=KelompokPosition.ANGGOTA, required=False
    )
    joined_on = TanggalField(label="Masuk pada", required=False)

    def new_member(self) -> NewMember:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        position = data["position"] or KelompokPosition.ANGGOTA
        return NewMember(self.orang, data["name"], data["gender"], position, data["joined_on"])


class LeaveForm(forms.Form):
    """The day on which somebody left."""

    left_on = TanggalField(label="Keluar pada")


class KaderForm(PersonForm):
    """A cadre; who he is, is asked only when he is entered."""

    takes_equal = True

    kind = forms.ChoiceField(label="Jenis kader", choices=KaderKind)
    decree = forms.CharField(label="Nomor dan tanggal SK", max_length=100, required=False)
    starts_on = TanggalField(label="Mulai", required=False)
    ends_on = TanggalField(label="Sampai", required=False, help_text="Kosong: masih bertugas.")
    note = forms.CharField(label="Keterangan", max_length=150, required=False)

    def __init__(self, *args: Any, kader: Kader | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kader = kader
        if kader is not None:
            for name in ("name", "gender", "same_as"):
                del self.fields[name]

    def needs_person(self) -> bool:
        """Whoever is entered already stays the same."""
        return self.kader is None

    def kader_data(self) -> KaderData:
        """What the service takes; only of a valid form."""
        data = {key: value for key, value in self.cleaned_data.items() if key != "same_as"}
        return KaderData(orang=self.orang, **data)


def kelompok_initial(kelompok: Kelompok) -> dict[str, Any]:
    """What a group's form begins with."""
    names = ("name", "unsur", "activity", "decree", "founded_year", "ended_on")
    return {name: getattr(kelompok, name) for name in names} | {"dusun": kelompok.dusun_id}


def kader_initial(kader: Kader) -> dict[str, Any]:
    """What a cadre's form begins with."""
    return {name: getattr(kader, name) for name in ("kind", "decree", "starts_on", "ends_on", "note")}
