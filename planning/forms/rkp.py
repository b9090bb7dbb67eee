"""Forms about a yearly plan: its year, and the regulations that it cites."""

from collections.abc import Sequence
from typing import Any

from django import forms

from villages.models import LegalBasis


class RkpCreateForm(forms.Form):
    """The budget year, and whether the plan is an old one."""

    year = forms.IntegerField(
        label="Tahun anggaran",
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    is_before_app = forms.BooleanField(
        label="RKP Desa ini sudah ditetapkan dengan Perdes; saya menyalinnya ke sini", required=False
    )


class LegalBasisForm(forms.Form):
    """Which rows of the kabupaten's list the plan cites."""

    rows = forms.MultipleChoiceField(
        label="Dasar hukum yang dikutip", required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, offered: Sequence[LegalBasis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(row.pk): row for row in offered}
        fields: dict[str, Any] = self.fields
        fields["rows"].choices = [(key, row.citation) for key, row in self.offered.items()]

    def clean_rows(self) -> list[LegalBasis]:
        """The rows chosen, in the order of the list."""
        chosen = set(self.cleaned_data["rows"])
        return [row for key, row in self.offered.items() if key in chosen]
