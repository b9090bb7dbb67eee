"""Forms of a DU-RKP: a line, the letter, an answer."""

from typing import Any

from django import forms

from codes.choices import CodeChoices
from codes.models import Bidang, Satuan
from places.form_fields import PeopleField, RupiahField, VolumeField
from places.models import Desa
from planning.du_rkp_data import AnswerData, DuRkpLineData
from planning.enums import DuRkpAnswer
from planning.models import DuRkpKegiatan
from villages.forms.tanggal_field import TanggalField


class DuRkpLineForm(forms.Form):
    """A proposed activity."""

    bidang = forms.ChoiceField(label="Bidang")
    name = forms.CharField(label="Jenis kegiatan", max_length=300)
    reason = forms.CharField(
        label="Alasan diusulkan",
        max_length=300,
        help_text="Mengapa di luar kewenangan atau kemampuan keuangan desa, dan mengapa tanpa keputusan musyawarah.",
    )
    location_text = forms.CharField(label="Lokasi", max_length=200, required=False)
    volume = VolumeField(label="Volume", required=False)
    unit = forms.ChoiceField(label="Satuan", required=False)
    manfaat_l = PeopleField(label="Penerima manfaat laki-laki")
    manfaat_p = PeopleField(label="Penerima manfaat perempuan")
    manfaat_rtm = PeopleField(label="Anggota rumah tangga miskin")
    time_words = forms.CharField(label="Prakiraan waktu pelaksanaan", max_length=60, required=False)
    cost = RupiahField(label="Prakiraan biaya (Rp)", required=False)
    source_words = forms.CharField(
        label="Sumber pembiayaan", max_length=100, required=False, help_text="Misalnya APBD Kabupaten."
    )
    data_eksisting = forms.CharField(label="Data eksisting", max_length=200, required=False)
    sdgs = forms.MultipleChoiceField(label="Mendukung SDGs Desa", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, desa: Desa, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = CodeChoices(desa.kabupaten_id)
        self._bidang = {row.code: row for row in choices.bidang}
        self._units = {str(row.pk): row for row in Satuan.objects.usable_in(desa.kabupaten_id)}
        fields: dict[str, Any] = self.fields
        fields["bidang"].choices = [("", "– pilih bidang –"), *((code, str(row)) for code, row in self._bidang.items())]
        fields["unit"].choices = [("", "– pilih satuan –"), *((key, row.name) for key, row in self._units.items())]
        fields["sdgs"].choices = choices.sdgs_choices
        if not needs_reason:
            del fields["reason"]

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
        data = super().clean() or self.cleaned_data
        if data.get("volume") is not None and data.get("unit") is None and "unit" not in self.errors:
            self.add_error("unit", "Volume perlu satuan.")
        return data

    def data_of(self) -> DuRkpLineData:
        """What the service takes; only of a valid form."""
        return DuRkpLineData(**{name: self.cleaned_data[name] for name in DuRkpLineData.__dataclass_fields__})


class AnswerForm(forms.Form):
    """What higher government answered to one line."""

    answer = forms.ChoiceField(
        label="Jawaban", choices=[*DuRkpAnswer.choices, ("", "Belum dijawab")], required=False, widget=forms.RadioSelect
    )
    answered_on = TanggalField(label="Tanggal jawaban", required=False)
    answer_reason = forms.CharField(
        label="Alasan", max_length=300, required=False, help_text="Wajib bila tidak diterima seluruhnya."
    )
    answered_by = forms.CharField(
        label="Dijawab oleh", max_length=100, required=False, help_text="Misalnya Bappeda, surat nomor 050/12/2027."
    )

    def data_of(self) -> AnswerData:
        """What the service takes; only of a valid form."""
        return AnswerData(**self.cleaned_data)


def line_initial(line: DuRkpKegiatan) -> dict[str, Any]:
    """What the form shows of a stored line."""
    initial = {name: getattr(line, name) for name in DuRkpLineData.__dataclass_fields__}
    return initial | {
        "bidang": line.bidang.code,
        "unit": str(line.unit_id or ""),
        "sdgs": [str(goal) for goal in line.sdgs],
    }
