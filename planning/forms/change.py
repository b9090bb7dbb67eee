"""Forms of a Perubahan: its ground with the evidence, and the Perdes that ends it."""

from typing import Any

from django import forms

from musyawarah.models import Keputusan
from planning.change_data import ChangeData
from planning.change_decisions import change_decisions
from planning.enums import ChangeGround, PolicyLevel, SpecialEvent

_FIELDS = tuple(ChangeData.__dataclass_fields__)


class ChangeForm(forms.Form):
    """Why an enacted plan is changed."""

    ground = forms.ChoiceField(
        label="Dasar perubahan",
        choices=ChangeGround,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dasar perubahannya."},
        help_text="Rencana yang sudah ditetapkan hanya diubah atas salah satu dasar ini (Permendagri 114/2014).",
    )
    event = forms.ChoiceField(
        label="Peristiwa khusus (untuk dasar A)", choices=[("", "Pilih …"), *SpecialEvent.choices], required=False
    )
    policy_level = forms.ChoiceField(
        label="Kebijakan siapa (untuk dasar B)", choices=[("", "Pilih …"), *PolicyLevel.choices], required=False
    )
    explanation = forms.CharField(
        label="Penjelasan",
        max_length=2000,
        error_messages={"required": "Jelaskan mengapa rencana perlu diubah."},
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Apa yang terjadi dan kegiatan mana yang terpengaruh. Tercetak pada lembar semula–menjadi.",
    )
    evidence_name = forms.CharField(
        label="Dokumen bukti",
        max_length=200,
        required=False,
        help_text="Nama dan nomornya, misalnya: Keputusan Bupati Nomor 360/12 Tahun 2026 tentang tanggap darurat.",
    )
    evidence_date = forms.DateField(
        label="Tanggal dokumen bukti",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    evidence = forms.FileField(
        label="Berkas bukti",
        required=False,
        help_text="PDF, JPG, atau PNG, paling besar 5 MB. Boleh menyusul, tetapi harus ada sebelum ditetapkan.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )

    keputusan = forms.ChoiceField(
        label="Keputusan musrenbang perubahan",
        required=False,
        help_text="Keputusan tentang dasar perubahan dari musrenbang perubahan yang sudah ditutup.",
    )

    def __init__(self, *args: Any, desa_id: int, kept: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._decisions = {str(row.uid): row for row in change_decisions(desa_id, kept=kept)}
        none = "– belum ada –" if not self._decisions else "– pilih keputusan –"
        named = ((uid, f"{row.musyawarah}: {row.number}. {row.text[:80]}") for uid, row in self._decisions.items())
        self.fields["keputusan"].choices = [("", none), *named]  # type: ignore[attr-defined]

    def clean_keputusan(self) -> Keputusan | None:
        """The decision chosen."""
        return self._decisions.get(self.cleaned_data["keputusan"])

    def clean(self) -> dict[str, Any]:
        """The detail that the chosen ground asks for."""
        data = super().clean() or self.cleaned_data
        if data.get("ground") == ChangeGround.PERISTIWA and not data.get("event"):
            self.add_error("event", "Pilih peristiwa yang terjadi.")
        if data.get("ground") == ChangeGround.KEBIJAKAN and not data.get("policy_level"):
            self.add_error("policy_level", "Pilih kebijakan siapa yang berubah.")
        return data

    def change_data(self) -> ChangeData:
        """What the service takes; it judges the evidence by its bytes."""
        values = {name: self.cleaned_data[name] for name in _FIELDS}
        upload = values["evidence"]
        return ChangeData(**values | {"evidence": upload.read() if upload else None})


class EditChangeForm(ChangeForm):
    """The same for a change that is open already."""

    version = forms.IntegerField(widget=forms.HiddenInput)
