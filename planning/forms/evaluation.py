"""The form of how one line was carried out."""

from typing import Any

from django import forms

from places.form_fields import RupiahField, VolumeField
from places.formats.rupiah import format_decimal, format_rupiah
from planning.enums import EvaluationResult
from planning.evaluation_facts import EvaluatedLine
from planning.services.evaluation import EvaluationData


class EvaluationForm(forms.Form):
    """Result, realisation and story of one line; the plan's figures stand beside the inputs."""

    result = forms.ChoiceField(label="Hasil", choices=EvaluationResult, widget=forms.RadioSelect)
    volume = VolumeField(label="Realisasi volume", required=False)
    amount = RupiahField(label="Realisasi anggaran (Rp)", required=False)
    percent = forms.IntegerField(
        label="Capaian fisik (%)",
        required=False,
        min_value=0,
        max_value=100,
        help_text="0 sampai 100. Yang selesai otomatis 100.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    obstacle = forms.CharField(
        label="Kendala",
        max_length=300,
        required=False,
        help_text="Perlu diisi bila belum selesai, misalnya “hujan terus sejak Oktober”.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    follow_up = forms.CharField(
        label="Tindak lanjut",
        max_length=300,
        required=False,
        help_text="Misalnya “dilanjutkan tahun depan”.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, line: EvaluatedLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = line.plan
        if plan.volume is not None:
            self.fields["volume"].help_text = f"Rencana {format_decimal(plan.volume)} {plan.unit}".strip() + "."
        self.fields["amount"].help_text = f"Rencana {format_rupiah(plan.total, prefix='Rp', zero='Rp0')}."

    def clean(self) -> dict[str, Any]:
        """What was not finished tells why."""
        data = super().clean() or {}
        unfinished = data.get("result") in (EvaluationResult.PARTLY, EvaluationResult.NOT_STARTED)
        if unfinished and not data.get("obstacle") and "obstacle" not in self.errors:
            self.add_error("obstacle", "Tulis kendalanya; dibaca lagi waktu menyusun RKP Desa tahun berikutnya.")
        return data

    def evaluation_data(self) -> EvaluationData:
        """What the service takes; only of a valid form."""
        return EvaluationData(**self.cleaned_data)


def evaluation_initial(line: EvaluatedLine) -> dict[str, Any]:
    """What the form shows of a stored evaluation; a line without one starts empty."""
    known = line.realisation
    if known is None:
        return {}
    return {
        "result": known.result,
        "volume": known.volume,
        "amount": known.amount,
        "percent": known.percent,
        "obstacle": known.obstacle,
        "follow_up": known.follow_up,
    }
