"""What a reader asks of the trail of acts."""

from django import forms

from review.audit import KINDS, TrailFilter
from villages.forms.tanggal_field import TanggalField


class TrailForm(forms.Form):
    """By person, by day, by kind; what cannot be read is said, and leaves everything in."""

    nama = forms.CharField(label="Nama orang", max_length=100, required=False)
    dari = TanggalField(label="Sejak tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)
    jenis = forms.ChoiceField(
        label="Jenis tindakan",
        required=False,
        choices=[("", "Semua"), *((key, title) for key, (title, _) in KINDS.items())],
    )

    def asked(self) -> TrailFilter:
        """The filter; parts that are wrong are left out."""
        data = self.cleaned_data if self.is_valid() or self.is_bound else {}
        return TrailFilter(
            person=data.get("nama", "").replace("\0", "").strip(),
            first=data.get("dari"),
            last=data.get("sampai"),
            kind=data.get("jenis", ""),
        )
