"""The forms of programmes, cooperation and priorities."""

from typing import Any

from django import forms

from codes.models import Bidang, Satuan, TujuanSdgs
from places.form_fields import RupiahField, VolumeField
from places.models import Desa
from planning.enums import GovernmentLevel, PartnerKind, PriorityKind
from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk
from planning.services.cooperation import KerjaSamaData
from planning.services.priorities import PriorityData
from planning.services.programs import ProgramData
from villages.forms.tanggal_field import TanggalField

_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


def _year(label: str, *, required: bool = True, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=2000,
        max_value=2100,
        help_text=help_text,
        widget=forms.TextInput(attrs=_NUMBER),
    )


class YearsForm(forms.Form):
    """What lasts from one year to another; the last year may be left out."""

    first_year = _year("Tahun pertama")
    last_year = _year("Tahun terakhir", required=False, help_text="Kosong: hanya tahun pertama.")

    def clean(self) -> dict[str, Any]:
        """The last year follows the first."""
        data = super().clean() or {}
        first, last = data.get("first_year"), data.get("last_year")
        if first is not None and last is None and "last_year" not in self.errors:
            data["last_year"] = first
        elif first is not None and last is not None and last < first:
            self.add_error("last_year", "Tahun terakhir tidak boleh sebelum tahun pertama.")
        return data


class VillageRowForm(YearsForm):
    """What a programme and a cooperation of a village have in common."""

    bidang = forms.ChoiceField(label="Bidang")
    name = forms.CharField(label="Nama program/kegiatan", max_length=300)
    location = forms.CharField(label="Lokasi", max_length=200, required=False, help_text="Dusun, RT, RW.")
    volume = VolumeField(label="Volume", required=False)
    unit = forms.ChoiceField(label="Satuan", required=False)
    sdgs = forms.MultipleChoiceField(label="Mendukung SDGs Desa", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, desa: Desa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bidang = {row.code: row for row in Bidang.objects.all()}
        self._units = {str(row.pk): row for row in Satuan.objects.usable_in(desa.kabupaten_id)}
        fields: dict[str, Any] = self.fields
        fields["bidang"].choices = [("", "– pilih bidang –"), *((code, str(row)) for code, row in self._bidang.items())]
        fields["unit"].choices = [("", "– pilih satuan –"), *((key, row.name) for key, row in self._units.items())]
        fields["sdgs"].choices = [(str(goal.number), str(goal)) for goal in TujuanSdgs.objects.all()]

    def clean_bidang(self) -> Bidang:
        """The field chosen."""
        return self._bidang[self.cleaned_data["bidang"]]

    def clean_unit(self) -> Satuan | None:
        """The unit chosen."""
        return self._units.get(self.cleaned_data["unit"])

    def clean_sdgs(self) -> tuple[int, ...]:
        """Numbers of the goals."""
        return tuple(int(goal) for goal in self.cleaned_data["sdgs"])

    def clean(self) -> dict[str, Any]:
        """A volume needs its unit."""
        data = super().clean()
        if data.get("volume") is not None and data.get("unit") is None and "unit" not in self.errors:
            self.add_error("unit", "Volume perlu satuan.")
        return data


class ProgramForm(VillageRowForm):
    """A programme that a higher government brings into the village."""

    level = forms.ChoiceField(label="Dari", choices=[("", "– pilih –"), *GovernmentLevel.choices])
    organiser = forms.CharField(
        label="Kementerian/OPD pelaksana", max_length=200, required=False, help_text="Misalnya Dinas PUPR."
    )
    document = forms.CharField(
        label="Dokumen sumber", max_length=200, required=False, help_text="Misalnya RKPD Kabupaten 2027, halaman 112."
    )
    amount = RupiahField(label="Prakiraan pagu dana (Rp)", required=False)
    field_order = [
        *("bidang", "name", "level", "organiser", "document", "first_year", "last_year", "location", "volume", "unit"),
        *("amount", "sdgs"),
    ]

    def data_of(self) -> ProgramData:
        """What the service takes; only of a valid form."""
        return ProgramData(**self.cleaned_data)


class KerjaSamaForm(VillageRowForm):
    """A cooperation with another village or a third party."""

    kind = forms.ChoiceField(label="Jenis", choices=PartnerKind, widget=forms.RadioSelect)
    partner = forms.CharField(label="Nama desa atau pihak ketiga", max_length=200)
    agreement_number = forms.CharField(
        label="Nomor perjanjian atau berita acara",
        max_length=100,
        required=False,
        help_text="Diperlukan sebelum rencana yang memakainya diajukan.",
    )
    agreement_date = TanggalField(label="Tanggal perjanjian", required=False)
    manfaat = forms.CharField(label="Penerima manfaat", max_length=200, required=False)
    partner_amount = RupiahField(
        label="Biaya ditanggung mitra (Rp)",
        required=False,
        help_text="Bagian desa tercatat pada kegiatan yang menunjuk kerja sama ini.",
    )
    field_order = [
        *("kind", "partner", "bidang", "name", "agreement_number", "agreement_date", "first_year", "last_year"),
        *("location", "volume", "unit", "manfaat", "partner_amount", "sdgs"),
    ]

    def data_of(self) -> KerjaSamaData:
        """What the service takes; only of a valid form."""
        return KerjaSamaData(**self.cleaned_data)


class PriorityForm(YearsForm):
    """A priority of the kabupaten."""

    kind = forms.ChoiceField(label="Dokumen", choices=PriorityKind, widget=forms.RadioSelect)
    code = forms.CharField(label="Nomor atau kode", max_length=30, required=False)
    name = forms.CharField(label="Prioritas", max_length=300)
    field_order = ["kind", "code", "name", "first_year", "last_year"]

    def data_of(self) -> PriorityData:
        """What the service takes; only of a valid form."""
        return PriorityData(**self.cleaned_data)


def row_initial(row: ProgramMasuk | KerjaSama | PrioritasKabupaten, fields: list[str]) -> dict[str, Any]:
    """What a form with these fields shows of a stored row."""
    initial = {name: getattr(row, name) for name in fields}
    if isinstance(row, PrioritasKabupaten):
        return initial
    return initial | {
        "bidang": row.bidang.code,
        "unit": str(row.unit_id or ""),
        "sdgs": [str(goal) for goal in row.sdgs],
    }
