"""What the forms of a line of both plans have in common."""

from typing import Any

from django import forms

from codes.coded_form import CodedForm
from codes.models import Satuan
from places.form_checks import check_coordinates, check_people, check_unit
from places.form_fields import PeopleField, VolumeField, latitude_field, longitude_field
from planning.enums import LocationKind, Origin, Pola
from planning.forms.choices import PlanChoices
from planning.line_data import PlaceData, PlanLineData
from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk


class PlanLineForm(CodedForm):
    """Reads what `PlanLineData` holds."""

    lists: PlanChoices

    kegiatan = forms.CharField(
        label="Kode kegiatan",
        required=False,
        max_length=300,
        help_text="Ketik sebagian kode atau nama, misalnya 2.3.10 atau “jalan desa”, lalu pilih dari daftar.",
        widget=forms.TextInput(attrs={"list": "daftar-kegiatan", "autocomplete": "off"}),
    )
    code_unconfirmed = forms.BooleanField(label="Kode ini belum pasti", required=False)
    bidang = forms.ChoiceField(
        label="Bidang", required=False, help_text="Hanya diisi bila kode kegiatan belum diketahui."
    )
    name = forms.CharField(
        label="Nama kegiatan",
        max_length=300,
        required=False,
        help_text="Sebutan desa sendiri. Kosong: dipakai nama dari daftar kode.",
    )
    location_kind = forms.ChoiceField(
        label="Lokasi", choices=LocationKind, widget=forms.RadioSelect, initial=LocationKind.WHOLE_VILLAGE
    )
    places = forms.MultipleChoiceField(label="Dusun dan RT", required=False, widget=forms.CheckboxSelectMultiple)
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
    new_unit = forms.BooleanField(label="Satuan ini memang baru, tambahkan ke daftar", required=False)
    manfaat = forms.CharField(
        label="Sasaran/Manfaat", max_length=300, required=False, help_text="Siapa yang mendapat manfaat."
    )
    manfaat_l = PeopleField(label="Laki-laki")
    manfaat_p = PeopleField(label="Perempuan")
    manfaat_rtm = PeopleField(label="Dari rumah tangga miskin (A-RTM)")
    data_eksisting = forms.CharField(
        label="Data eksisting",
        max_length=200,
        required=False,
        help_text="Keadaan sekarang, misalnya “jalan tanah 800 m”.",
    )
    pola = forms.ChoiceField(
        label="Pola pelaksanaan",
        required=False,
        choices=[("", "– belum diketahui –"), *Pola.choices],
        initial=Pola.SWAKELOLA,
    )
    sdgs = forms.MultipleChoiceField(label="Mendukung SDGs Desa", required=False, widget=forms.CheckboxSelectMultiple)
    tags = forms.MultipleChoiceField(label="Penanda", required=False, widget=forms.CheckboxSelectMultiple)
    origin = forms.ChoiceField(label="Asal usulan", initial=Origin.LAIN)
    program = forms.ChoiceField(label="Program pemerintah yang masuk desa", required=False)
    prioritas = forms.ChoiceField(label="Prioritas kabupaten yang didukung", required=False)
    kerja_sama = forms.ChoiceField(label="Kerja sama", required=False)

    def __init__(
        self, *args: Any, choices: PlanChoices, is_old_plan: bool = False, keeps_origin: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lists = choices
        fields: dict[str, Any] = self.fields
        fields["bidang"].choices = [("", "– pilih bidang –"), *((row.code, str(row)) for row in choices.bidang)]
        fields["places"].choices = choices.place_choices
        fields["sdgs"].choices = choices.sdgs_choices
        fields["tags"].choices = choices.tag_choices
        for name, rows in (
            ("program", choices.program),
            ("prioritas", choices.prioritas),
            ("kerja_sama", choices.kerja_sama),
        ):
            fields[name].choices = [("", "– tidak ada –"), *((key, str(row)) for key, row in rows.items())]
        offers_all = is_old_plan or keeps_origin
        fields["origin"].choices = [pair for pair in Origin.choices if offers_all or pair[0] != Origin.BEFORE_APP]

    def clean_program(self) -> ProgramMasuk | None:
        """The programme chosen."""
        return self.lists.program.get(self.cleaned_data["program"])

    def clean_prioritas(self) -> PrioritasKabupaten | None:
        """The priority chosen."""
        return self.lists.prioritas.get(self.cleaned_data["prioritas"])

    def clean_kerja_sama(self) -> KerjaSama | None:
        """The agreement chosen."""
        return self.lists.kerja_sama.get(self.cleaned_data["kerja_sama"])

    def clean_unit(self) -> Satuan | str | None:
        """A known unit, or the new name when the person says that it is new."""
        typed = self.cleaned_data["unit"].strip()
        if not typed:
            return None
        known = self.lists.units.get(typed.casefold())
        if known:
            return known
        if self.data.get(self.add_prefix("new_unit")):
            return typed
        raise forms.ValidationError(
            f"Satuan “{typed}” belum ada dalam daftar. Pilih dari daftar, atau centang “Satuan ini memang baru”."
        )

    def clean(self) -> dict[str, Any]:
        """What only the fields together can tell."""
        data = super().clean() or {}
        kegiatan = data.get("kegiatan")
        if "kegiatan" in data and kegiatan is None and data.get("bidang") is None:
            self.add_error("kegiatan", "Pilih kode kegiatan. Bila belum pasti, pilih bidangnya saja di bawah.")
        if not (data.get("name") or "").strip():
            if kegiatan is not None:
                data["name"] = kegiatan.name
            elif "kegiatan" in data:
                self.add_error("name", "Tulis nama kegiatan.")
        if data.get("location_kind") == LocationKind.PLACES and not data.get("places"):
            self.add_error("places", "Centang sedikitnya satu dusun atau RT, atau pilih “Seluruh desa”.")
        if data.get("location_kind") == LocationKind.OTHER and not data.get("location_text"):
            self.add_error("location_text", "Tulis lokasinya.")
        check_coordinates(self, data)
        check_unit(self, data)
        check_people(self, data)
        return data

    def shared_data(self, *, unit: Satuan | None) -> dict[str, Any]:
        """Values of `PlanLineData`; the unit is given because the service may have to add it first."""
        data = self.cleaned_data
        plain = (
            "name", "location_kind", "location_text", "latitude", "longitude", "volume", "manfaat", "manfaat_l",
            "manfaat_p", "manfaat_rtm", "data_eksisting", "pola", "origin", "kegiatan", "bidang", "program",
            "prioritas", "kerja_sama",
        )  # fmt: skip
        return {key: data[key] for key in plain} | {
            "unit": unit,
            "is_code_confirmed": not data["code_unconfirmed"],
            "sdgs": tuple(int(goal) for goal in data["sdgs"]),
            "tags": tuple(data["tags"]),
            "places": tuple(PlaceData(*self.lists.places[key]) for key in data["places"]),
        }


def shared_initial(data: PlanLineData) -> dict[str, Any]:
    """Initial values of the shared fields for a stored line."""
    return {
        "kegiatan": str(data.kegiatan) if data.kegiatan else "",
        "code_unconfirmed": not data.is_code_confirmed,
        "bidang": "" if data.kegiatan or not data.bidang else data.bidang.code,
        "name": data.name,
        "location_kind": data.location_kind,
        "places": [
            f"{place.dusun.pk}-{place.rukun_tetangga.pk}" if place.rukun_tetangga else str(place.dusun.pk)
            for place in data.places
        ],
        "location_text": data.location_text,
        "latitude": data.latitude,
        "longitude": data.longitude,
        "volume": data.volume,
        "unit": data.unit.name if data.unit else "",
        "manfaat": data.manfaat,
        "manfaat_l": data.manfaat_l,
        "manfaat_p": data.manfaat_p,
        "manfaat_rtm": data.manfaat_rtm,
        "data_eksisting": data.data_eksisting,
        "pola": data.pola,
        "sdgs": [str(goal) for goal in data.sdgs],
        "tags": list(data.tags),
        "origin": data.origin,
        "program": str(data.program.pk) if data.program else "",
        "prioritas": str(data.prioritas.pk) if data.prioritas else "",
        "kerja_sama": str(data.kerja_sama.pk) if data.kerja_sama else "",
    }
