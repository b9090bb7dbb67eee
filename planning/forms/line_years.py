"""The years of a line: per year a tick, volume, target and as many cost rows as wanted."""

from collections.abc import Mapping
from typing import Any

from django import forms

from places.form_fields import VolumeField
from planning.forms.choices import LineChoices
from planning.forms.cost_rows import CostForm, CostRows
from planning.line_data import YearData


class YearForm(forms.Form):
    """One year of the period."""

    planned = forms.BooleanField(label="Dikerjakan", required=False)
    volume = VolumeField(label="Volume", required=False)
    target = forms.CharField(label="Target capaian", max_length=120, required=False)


class YearBlock:
    """A year's form together with its cost rows."""

    def __init__(
        self,
        year: int,
        *,
        ordinal: int,
        choices: LineChoices,
        data: Mapping | None,
        initial: YearData | None,
        extra: int = 0,
    ) -> None:
        self.year, self.ordinal = year, ordinal
        self.is_open = False
        prefix = f"y{year}"
        self.form = YearForm(data, prefix=prefix, initial=_year_initial(initial))
        stored = initial.costs if initial else ()
        self.rows = CostRows(prefix, year=year, choices=choices, data=data, initial=stored, extra=extra)
        self._name_year()

    def _name_year(self) -> None:
        """Every label says its year: the list of errors names fields of eight years that are otherwise alike."""
        for form in (self.form, *self.costs):
            for field in form.fields.values():
                field.label = f"{field.label} {self.year}"

    @property
    def costs(self) -> list[CostForm]:
        """The cost rows."""
        return self.rows.forms

    @property
    def has_content(self) -> bool:
        """Whether anything is typed, stored or refused in this year."""
        if any(form.is_bound and form.errors for form in (self.form, *self.costs)):
            return True
        values = [self.form[name].value() for name in self.form.fields]
        values += [cost[name].value() for cost in self.costs for name in cost.fields]
        return any(value not in (None, "", False) for value in values)

    @property
    def total_text(self) -> str:
        """Sum of the amounts that can be read, for the page without script."""
        return self.rows.total_text

    def is_valid(self) -> bool:
        """Whether the year and all its rows are."""
        return all([self.form.is_valid(), self.rows.is_valid()])

    def forget_errors(self) -> None:
        """Show the year as typed, not judged."""
        self.form._errors = {}
        self.rows.forget_errors()

    def year_data(self) -> YearData | None:
        """What the service takes; None for a year left empty. A year with a cost or volume counts as ticked."""
        data, costs = self.form.cleaned_data, self.rows.cost_data()
        if not (data["planned"] or costs or data["target"] or data["volume"] is not None):
            return None
        return YearData(self.year, data["target"], data["volume"], costs)


def year_blocks(
    choices: LineChoices,
    *,
    data: Mapping | None = None,
    initial: tuple[YearData, ...] = (),
    extra_for: int | None = None,
) -> list[YearBlock]:
    """One block per year of the plan; `extra_for` names the year that gets one more empty cost row."""
    stored = {year.year: year for year in initial}
    blocks = [
        YearBlock(
            year,
            ordinal=ordinal,
            choices=choices,
            data=data,
            initial=stored.get(year),
            extra=1 if year == extra_for else 0,
        )
        for ordinal, year in enumerate(choices.rpjm.years, start=1)
    ]
    for block in blocks:
        block.is_open = block.has_content or block.year == extra_for
    if blocks and not any(block.is_open for block in blocks):
        blocks[0].is_open = True
    return blocks


def _year_initial(year: YearData | None) -> dict[str, Any] | None:
    return {"planned": True, "volume": year.volume, "target": year.target} if year else None
