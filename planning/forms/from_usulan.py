"""The form that takes agreed usulan into a plan."""

from collections.abc import Sequence
from typing import Any

from django import forms

from codes.models import Bidang
from musyawarah.usulan_facts import UsulanFact
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa, RpjmKegiatan

ONE, EACH, JOIN = "satu", "masing", "gabung"
_WAYS = (
    (EACH, "Masing-masing menjadi satu kegiatan baru"),
    (ONE, "Digabung menjadi satu kegiatan baru"),
    (JOIN, "Masuk ke kegiatan yang sudah ada"),
)


class FromUsulanForm(forms.Form):
    """Which usulan are taken, and whether as new lines or into one that is there."""

    usulan = forms.MultipleChoiceField(
        label="Usulan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang sedikitnya satu usulan."},
    )
    way = forms.ChoiceField(label="Cara", choices=_WAYS, initial=EACH, widget=forms.RadioSelect)
    name = forms.CharField(
        label="Nama kegiatan", max_length=300, required=False, help_text="Kosong: nama usulan pertama yang dicentang."
    )
    bidang = forms.ChoiceField(
        label="Bidang", required=False, help_text="Kosong: menurut usulannya. Isi bila usulan belum menyebut bidang."
    )
    line = forms.ChoiceField(label="Kegiatan yang sudah ada", required=False)
    years = forms.MultipleChoiceField(label="Tahun pelaksanaan", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, plan: RpjmDesa | RkpDesa, offered: Sequence[UsulanFact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = {str(line.uid): line for line in plan.line_set.alive().order_by("bidang__code", "position", "pk")}
        self._bidang = {row.code: row for row in Bidang.objects.all()}
        fields: dict[str, Any] = self.fields
        fields["usulan"].choices = [(str(one.uid), one.name) for one in offered]
        fields["bidang"].choices = [
            ("", "– menurut usulan –"),
            *((code, str(row)) for code, row in self._bidang.items()),
        ]
        fields["line"].choices = [("", "– pilih kegiatan –"), *((uid, line.name) for uid, line in self._lines.items())]
        if isinstance(plan, RpjmDesa):
            fields["years"].choices = [(str(year), str(year)) for year in plan.years]
        else:
            del fields["years"]

    def clean_bidang(self) -> Bidang | None:
        """The field chosen."""
        return self._bidang.get(self.cleaned_data["bidang"])

    def clean_line(self) -> RpjmKegiatan | RkpKegiatan | None:
        """The line chosen."""
        return self._lines.get(self.cleaned_data["line"])

    def clean_years(self) -> tuple[int, ...]:
        """The years ticked."""
        return tuple(map(int, self.cleaned_data["years"]))

    def clean(self) -> dict[str, Any]:
        """Joining needs a line to join."""
        data = super().clean() or self.cleaned_data
        if data.get("way") == JOIN and data.get("line") is None and "line" not in self.errors:
            self.add_error("line", "Pilih kegiatan yang menampung usulan ini.")
        return data
