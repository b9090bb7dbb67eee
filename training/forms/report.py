"""Forms of a session's report."""

from django import forms

from training.models import TrainingSession
from training.report_data import ReportData
from training.services.report import LONGEST_CAPTION, LONGEST_TEXT


class ReportForm(forms.Form):
    """What is told in words."""

    results = forms.CharField(
        label="Hasil kegiatan",
        required=False,
        max_length=LONGEST_TEXT,
        help_text="Apa yang dicapai; angka tes, evaluasi, dan kehadiran ditambahkan sendiri oleh laporan.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    obstacles = forms.CharField(
        label="Kendala", required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )
    suggestions = forms.CharField(
        label="Saran", required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )

    def report_data(self) -> ReportData:
        """What the service takes; only of a valid form."""
        return ReportData(**self.cleaned_data)


class PictureForm(forms.Form):
    """One picture."""

    file = forms.FileField(
        label="Gambar",
        help_text="JPG atau PNG, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    caption = forms.CharField(label="Keterangan", required=False, max_length=LONGEST_CAPTION)


def report_initial(session: TrainingSession) -> dict[str, str]:
    """What the form starts from."""
    return {"results": session.results, "obstacles": session.obstacles, "suggestions": session.suggestions}
