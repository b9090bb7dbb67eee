"""Forms of modules and of their material."""

from typing import Any

from django import forms

from training.models import TrainingModule
from training.module_data import ModuleData
from training.rule_choices import known_rules
from training.services.library import MOST_HOURS
from training.services.materials import Upload

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
_ACCEPTED = ".pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png"
_FILE_HINT = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), JPG, atau PNG; paling besar 15 MB, tanpa makro."
_CHOOSE = {"required": "Pilih dahulu berkasnya.", "empty": "Berkas ini kosong."}


class ModuleForm(forms.Form):
    """What a module teaches, in how many hours of lesson, and which checks of a plan it helps with."""

    title = forms.CharField(label="Judul modul", max_length=200)
    hours = forms.IntegerField(
        label="Jam pelajaran (JP)", min_value=1, max_value=MOST_HOURS, widget=forms.TextInput(attrs=_NUMERIC)
    )
    summary = forms.CharField(
        label="Isi pokok", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    outcome = forms.CharField(
        label="Yang dikuasai peserta",
        required=False,
        max_length=4000,
        help_text="Satu baris satu kemampuan.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    rules = forms.MultipleChoiceField(
        label="Aturan pemeriksaan rencana yang dibahas",
        required=False,
        help_text="Dari sini diketahui apakah temuan yang dibahas berkurang setelah pelatihan.",
        widget=forms.CheckboxSelectMultiple,
    )
    is_public = forms.BooleanField(
        label="Terbuka untuk umum di pusat pengetahuan",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["rules"]
        field.choices = [(id, f"{id} {title}") for id, title in known_rules().items()]

    def module_data(self) -> ModuleData:
        """What the service takes; only of a valid form."""
        return ModuleData(**self.cleaned_data)


def module_initial(module: TrainingModule) -> dict[str, Any]:
    """What the form shows of a stored module."""
    return {name: getattr(module, name) for name in ModuleForm.base_fields}


class VersionForm(forms.Form):
    """A newer file of some material; what it really is, is judged by the service."""

    file = forms.FileField(
        label="Berkas",
        help_text=_FILE_HINT,
        error_messages=_CHOOSE,
        widget=forms.FileInput(attrs={"accept": _ACCEPTED}),
    )
    note = forms.CharField(
        label="Yang baru pada versi ini", max_length=200, required=False, help_text="Misalnya: contoh diganti."
    )

    def upload(self) -> Upload:
        """What the service takes; only of a valid form."""
        return Upload(self.cleaned_data["file"].read(), self.cleaned_data.get("note", ""))


class MaterialNameForm(forms.Form):
    """The name of some material, and who may read it."""

    title = forms.CharField(label="Judul materi", max_length=200)
    is_public = forms.BooleanField(label="Terbuka untuk umum", required=False)


class MaterialForm(MaterialNameForm):
    """New material with its first file."""

    file = forms.FileField(
        label="Berkas",
        help_text=_FILE_HINT,
        error_messages=_CHOOSE,
        widget=forms.FileInput(attrs={"accept": _ACCEPTED}),
    )

    def upload(self) -> Upload:
        """What the service takes; only of a valid form."""
        return Upload(self.cleaned_data["file"].read())
