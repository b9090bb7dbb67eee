"""The form of a line of a RPJM Desa: its own field here, its years in `line_years`."""

from typing import Any

from django import forms

from codes.models import Satuan
from planning.forms.choices import LineChoices
from planning.forms.plan_line import PlanLineForm, shared_initial
from planning.line_data import LineData, YearData
from planning.models import SasaranRpjm


class LineForm(PlanLineForm):
    """Reads one line; `line_data` turns the cleaned form into what the service takes."""

    sasaran = forms.ChoiceField(label="Sasaran RPJM yang didukung", required=False)

    lists: LineChoices

    def __init__(self, *args: Any, choices: LineChoices, **kwargs: Any) -> None:
        super().__init__(*args, choices=choices, is_old_plan=choices.rpjm.is_before_app, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["sasaran"].choices = [
            ("", "– belum dipilih –"),
            *((key, row.text) for key, row in choices.sasaran.items()),
        ]

    def clean_sasaran(self) -> SasaranRpjm | None:
        """The target chosen."""
        return self.lists.sasaran.get(self.cleaned_data["sasaran"])

    def line_data(self, *, years: tuple[YearData, ...], unit: Satuan | None) -> LineData:
        """The cleaned form with its years; the unit is given because the service may have to add it first."""
        return LineData(**self.shared_data(unit=unit), sasaran=self.cleaned_data["sasaran"], years=years)


def line_initial(data: LineData) -> dict[str, Any]:
    """Initial values of the form for a stored line."""
    return shared_initial(data) | {"sasaran": str(data.sasaran.pk) if data.sasaran else ""}
