"""The form of a programme."""

from collections.abc import Sequence
from typing import Any

from django import forms

from codes.models import Kegiatan
from places.form_fields import RupiahField
from training.enums import BalaiAim, ProgramFunding
from training.models import TrainingModule, TrainingProgram
from training.program_data import ProgramData, stored_values
from training.services.programs import FIRST_YEAR, LAST_YEAR
from villages.enums import FormSet

_ONE_A_LINE = "Satu baris satu butir."
CAPACITY = "4.3."  # sub bidang Peningkatan Kapasitas Aparatur Desa (Permendagri 20/2018)


def _text(label: str, *, hint: str = "", rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=6000, help_text=hint, widget=widget)


class ProgramForm(forms.Form):
    """Why, for what, by whom, paid by what, and with which modules."""

    title = forms.CharField(
        label="Nama kegiatan", max_length=200, help_text="Misalnya: Bimbingan Teknis Penyusunan RPJM Desa."
    )
    theme = forms.CharField(label="Tema", max_length=200, required=False)
    year = forms.IntegerField(
        label="Tahun",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    organiser = forms.CharField(label="Penyelenggara", max_length=200)
    needs = _text("Hasil penjajakan kebutuhan", hint="Apa yang belum dikuasai, dan dari mana diketahui.")
    background = _text("Latar belakang", rows=5)
    legal_basis = _text("Dasar hukum", hint=_ONE_A_LINE)
    general_aim = _text("Tujuan umum")
    specific_aims = _text("Tujuan khusus", hint=_ONE_A_LINE)
    expected_results = _text("Hasil yang diharapkan", hint=_ONE_A_LINE)
    modules = forms.MultipleChoiceField(
        label="Modul yang diajarkan", required=False, widget=forms.CheckboxSelectMultiple
    )
    form_set = forms.ChoiceField(
        label="Format rencana yang diajarkan",
        choices=[("", "Tidak terikat format"), *FormSet.choices],
        required=False,
        help_text="Dipakai untuk mengetahui desa mana yang belum dilatih dengan format yang berlaku.",
    )
    aims = forms.MultipleChoiceField(
        label="Tujuan Balai Rakyat", choices=BalaiAim.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    funding = forms.ChoiceField(
        label="Sumber dana", choices=[("", "Belum ditetapkan"), *ProgramFunding.choices], required=False
    )
    kegiatan = forms.ChoiceField(label="Kegiatan APB Desa", required=False, help_text="Bila dibiayai APB Desa.")
    budget = RupiahField(label="Biaya (Rp)", required=False)
    is_public = forms.BooleanField(
        label="Umumkan jadwalnya: siapa pun dapat membacanya tanpa masuk",
        required=False,
    )
    evaluation = _text("Evaluasi program", hint="Diisi setelah angkatannya selesai: apa yang tercapai, apa yang tidak.")

    def __init__(
        self, *args: Any, modules: Sequence[TrainingModule], kegiatan: Sequence[Kegiatan], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._modules = {str(module.uid): module for module in modules}
        self._kegiatan = {str(row.pk): row for row in kegiatan}
        fields: dict[str, Any] = self.fields
        fields["modules"].choices = [(uid, f"{one.title} ({one.hours} JP)") for uid, one in self._modules.items()]
        fields["kegiatan"].choices = [("", "Tidak ada"), *((pk, str(row)) for pk, row in self._kegiatan.items())]

    def program_data(self) -> ProgramData:
        """What the service takes; only of a valid form."""
        data = self.cleaned_data
        chosen = set(data["modules"])
        return ProgramData(
            **{name: value for name, value in data.items() if name not in ("modules", "kegiatan")},
            modules=[module for uid, module in self._modules.items() if uid in chosen],
            kegiatan=self._kegiatan.get(data["kegiatan"]),
        )


def program_initial(program: TrainingProgram) -> dict[str, Any]:
    """What the form shows of a stored programme."""
    chosen = program.module_set.values_list("module__uid", flat=True)
    return stored_values(program) | {
        "kegiatan": str(program.kegiatan_id or ""),
        "modules": [str(uid) for uid in chosen],
    }
