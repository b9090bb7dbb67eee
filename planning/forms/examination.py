"""The form of an examination sheet: 14 papers, a verdict, three examiners."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone

from planning.enums import VerificationResult
from planning.examination import Paper, PaperState
from planning.models import PemeriksaanRab
from planning.services.examination import LONGEST_NOTE, ExaminationData
from villages.forms.tanggal_field import TanggalField

_PLAIN = ("examined_on", "result", "note", "wakil_masyarakat", "pendamping", "dinas")


class ExaminationForm(forms.Form):
    """One field per paper, named as the paper."""

    examined_on = TanggalField(label="Tanggal pemeriksaan", required=False)
    result = forms.ChoiceField(
        label="Hasil pemeriksaan",
        required=False,
        widget=forms.RadioSelect,
        choices=[("", "Belum diputuskan"), *VerificationResult.choices],
    )
    note = forms.CharField(
        label="Catatan/rekomendasi", required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 4})
    )
    wakil_masyarakat = forms.CharField(label="Wakil masyarakat", required=False, max_length=120)
    pendamping = forms.CharField(label="Pendamping profesional", required=False, max_length=120)
    dinas = forms.CharField(label="Dinas/instansi terkait", required=False, max_length=120)

    def __init__(self, data: Any = None, *, sheet: PemeriksaanRab | None = None) -> None:
        initial: dict[str, Any] = {}
        if sheet is not None:
            initial = {name: getattr(sheet, name) for name in _PLAIN} | sheet.items
        super().__init__(data, initial=initial)
        for paper in Paper:
            self.fields[paper.value] = forms.ChoiceField(
                label=paper.label,
                required=False,
                choices=[("", "– belum diperiksa –"), *PaperState.choices],
            )

    @property
    def papers(self) -> list[BoundField]:
        """The 14 papers in the order of the form."""
        return [self[paper.value] for paper in Paper]

    def clean_examined_on(self) -> Any:
        """A day that has come."""
        day = self.cleaned_data["examined_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Tanggal pemeriksaan belum tiba. Periksa tahunnya.")
        return day

    def examination_data(self) -> ExaminationData:
        """What the service takes of a valid form."""
        data = self.cleaned_data
        return ExaminationData(
            papers={paper.value: data[paper.value] for paper in Paper}, **{name: data[name] for name in _PLAIN}
        )
