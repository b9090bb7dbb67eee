"""The form of a usulan."""

from typing import Any

from django import forms

from codes.coded_form import CodedForm
from codes.models import Satuan
from musyawarah.enums import PlanKind, UsulanNeed
from musyawarah.forms.usulan_choices import DATA, KAJIAN, UsulanChoices, place_key
from musyawarah.models import Musyawarah, Usulan
from musyawarah.usulan_data import UsulanData
from places.enums import Gender
from places.form_checks import check_coordinates, check_people, check_unit
from places.form_fields import PeopleField, RupiahField, VolumeField, latitude_field, longitude_field
from villages.enums import Unsur
from villages.forms.tanggal_field import TanggalField
from villages.models import Kelompok

_LARGEST_PHOTO = 5 * 1024 * 1024


class UsulanForm(CodedForm):
    """Reads one idea; `data_of` turns the cleaned form into what the service takes."""

    lists: UsulanChoices

    name = forms.CharField(
        label="Gagasan kegiatan",
        max_length=300,
        help_text="Apa yang diminta warga, misalnya “Perbaikan saluran air RT 02”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    problem = forms.CharField(label="Masalah", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    potential = forms.CharField(
        label="Potensi", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    place = forms.ChoiceField(label="Dusun dan RT", required=False)
    location_text = forms.CharField(label="Keterangan lokasi", max_length=200, required=False)
    latitude = latitude_field()
    longitude = longitude_field()
    volume = VolumeField(label="Prakiraan volume", required=False)
    unit = forms.CharField(
        label="Satuan",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"list": "daftar-satuan", "autocomplete": "off"}),
    )
    cost = RupiahField(label="Prakiraan biaya (Rp)", required=False)
    manfaat_l = PeopleField(label="Laki-laki")
    manfaat_p = PeopleField(label="Perempuan")
    manfaat_rtm = PeopleField(label="Dari rumah tangga miskin (A-RTM)")
    unsur = forms.ChoiceField(label="Unsur pengusul", choices=Unsur.choices, initial=Unsur.WARGA)
    kelompok = forms.ChoiceField(label="Kelompok pengusul", required=False)
    pengusul_name = forms.CharField(
        label="Nama pengusul",
        max_length=120,
        required=False,
        help_text="Hanya dilihat petugas desa yang mencatat usulan; tidak tampil pada daftar dan tidak dicetak.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    pengusul_gender = forms.ChoiceField(
        label="Pengusul",
        required=False,
        choices=[("", "tidak dicatat"), *Gender.choices],
        widget=forms.RadioSelect,
        initial="",
    )
    musyawarah = forms.ChoiceField(label="Disampaikan dalam musyawarah", required=False)
    proposed_on = TanggalField(label="Tanggal usulan")
    plan_kind = forms.ChoiceField(
        label="Untuk rencana", choices=PlanKind.choices, widget=forms.RadioSelect, initial=PlanKind.RKP
    )
    year = forms.IntegerField(
        label="Tahun rencana",
        min_value=2000,
        max_value=2100,
        help_text="RPJM Desa: tahun pertamanya.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    needs = forms.MultipleChoiceField(
        label="Kebutuhan yang dijawab", required=False, choices=UsulanNeed.choices, widget=forms.CheckboxSelectMultiple
    )
    kegiatan = forms.CharField(
        label="Kode kegiatan",
        required=False,
        max_length=300,
        help_text="Boleh dikosongkan. Ketik sebagian kode atau nama, misalnya “jalan desa”, lalu pilih dari daftar.",
        widget=forms.TextInput(attrs={"list": "daftar-kegiatan", "autocomplete": "off"}),
    )
    bidang = forms.ChoiceField(label="Bidang", required=False)
    sdgs = forms.MultipleChoiceField(label="Mendukung SDGs Desa", required=False, widget=forms.CheckboxSelectMultiple)
    basis = forms.MultipleChoiceField(
        label="Dasar usulan",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Data Desa yang sudah diperiksa, atau masalah dan potensi dari pengkajian keadaan desa.",
    )
    photo = forms.FileField(
        label="Foto",
        required=False,
        help_text="JPG atau PNG, paling besar 5 MB. Tempat dan waktu yang tertulis dalam berkas foto dihapus.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )

    def __init__(self, *args: Any, choices: UsulanChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = choices
        fields: dict[str, Any] = self.fields
        fields["place"].choices = choices.place_choices
        fields["place"].required = choices.only_dusun is not None
        fields["bidang"].choices = [("", "– belum ditentukan –"), *((row.code, str(row)) for row in choices.bidang)]
        fields["kelompok"].choices = [
            ("", "– tidak ada –"),
            *((key, row.name) for key, row in choices.kelompok.items()),
        ]
        meetings = ((key, str(row)) for key, row in choices.meetings.items())
        fields["musyawarah"].choices = [("", "– di luar musyawarah –"), *meetings]
        fields["sdgs"].choices = choices.sdgs_choices
        fields["basis"].choices = choices.evidence_choices

    def clean_unit(self) -> Satuan | None:
        """A unit of the list."""
        typed = self.cleaned_data["unit"].strip()
        if not typed:
            return None
        if known := self.lists.units.get(typed.casefold()):
            return known
        raise forms.ValidationError(f"Satuan “{typed}” belum ada dalam daftar. Pilih yang paling dekat dari daftar.")

    def clean_musyawarah(self) -> Musyawarah | None:
        """The meeting chosen."""
        return self.lists.meetings.get(self.cleaned_data["musyawarah"])

    def clean_kelompok(self) -> Kelompok | None:
        """The group chosen."""
        return self.lists.kelompok.get(self.cleaned_data["kelompok"])

    def clean_photo(self) -> Any:
        """A file that may be read at all; the service judges what it is."""
        photo = self.cleaned_data["photo"]
        if photo and photo.size > _LARGEST_PHOTO:
            raise forms.ValidationError("Foto lebih besar dari 5 MB. Perkecil dahulu.")
        return photo

    def clean(self) -> dict[str, Any]:
        """What only the fields together can tell."""
        data = super().clean() or {}
        if data.get("proposed_on") is None and "proposed_on" not in self.errors:
            self.add_error("proposed_on", "Tulis tanggalnya.")
        check_unit(self, data)
        check_coordinates(self, data)
        check_people(self, data)
        return data

    def data_of(self, *, stored: Usulan | None = None) -> UsulanData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        plain = (
            "name", "year", "proposed_on", "plan_kind", "musyawarah", "problem", "potential", "bidang", "kegiatan",
            "location_text", "latitude", "longitude", "volume", "unit", "cost", "manfaat_l", "manfaat_p",
            "manfaat_rtm", "unsur", "kelompok", "pengusul_name", "pengusul_gender",
        )  # fmt: skip
        dusun, rt = self.lists.places.get(data["place"], (None, None))
        keeps_person = stored is not None and stored.pengusul_name == data["pengusul_name"].strip()
        return UsulanData(
            **{key: data[key] for key in plain},
            dusun=dusun,
            rukun_tetangga=rt,
            needs=tuple(data["needs"]),
            sdgs=tuple(int(goal) for goal in data["sdgs"]),
            pengusul=stored.pengusul if stored is not None and keeps_person else None,
        )

    def evidence(self, prefix: str) -> list[Any]:
        """The rows of Data Desa (DATA) or of the pengkajian (KAJIAN) that were ticked."""
        return [self.lists.evidence[key] for key in self.cleaned_data["basis"] if key.startswith(f"{prefix}-")]


def usulan_initial(usulan: Usulan, *, basis: list[str]) -> dict[str, Any]:
    """Initial values of the form for a stored usulan."""
    plain = (
        "name", "year", "proposed_on", "plan_kind", "problem", "potential", "location_text", "latitude", "longitude",
        "volume", "cost", "manfaat_l", "manfaat_p", "manfaat_rtm", "unsur", "pengusul_name", "pengusul_gender", "needs",
    )  # fmt: skip
    return {key: getattr(usulan, key) for key in plain} | {
        "place": place_key(usulan.dusun, usulan.rukun_tetangga),
        "unit": usulan.unit.name if usulan.unit else "",
        "kelompok": str(usulan.kelompok_id or ""),
        "musyawarah": str(usulan.musyawarah_id or ""),
        "kegiatan": str(usulan.kegiatan) if usulan.kegiatan else "",
        "bidang": usulan.bidang.code if usulan.bidang and not usulan.kegiatan else "",
        "sdgs": [str(goal) for goal in usulan.sdgs],
        "basis": basis,
    }


def basis_keys(usulan: Usulan) -> list[str]:
    """What the stored usulan rests on, as the form names it."""
    pairs = usulan.dasar_set.values_list("data_desa_id", "kajian_id")
    return [f"{DATA}-{data}" if data else f"{KAJIAN}-{kajian}" for data, kajian in pairs]
