"""The years of a line: per year a tick, volume, target and as many cost rows as wanted."""

from collections.abc import Mapping
from typing import Any

from django import forms

from places.form_fields import RupiahField, VolumeField
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import AmountError, parse_rupiah
from planning.forms.choices import UNSPLIT, LineChoices
from planning.line_data import CostData, YearData

SHOWN_COST_ROWS = 2
MOST_COST_ROWS = 10


class YearForm(forms.Form):
    """One year of the period."""

    planned = forms.BooleanField(label="Dikerjakan", required=False)
    volume = VolumeField(label="Volume", required=False)
    target = forms.CharField(label="Target capaian", max_length=120, required=False)


class CostForm(forms.Form):
    """One source with its rupiah."""

    source = forms.ChoiceField(label="Sumber dana", required=False)
    amount = RupiahField(label="Biaya (Rp)", required=False)

    def __init__(self, *args: Any, choices: LineChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["source"].choices = choices.source_choices

    def clean(self) -> dict[str, Any]:
        """An amount needs a source; "belum dibagi" needs an amount."""
        data = super().clean() or {}
        if data.get("amount") is not None and not data.get("source") and "source" not in self.errors:
            self.add_error("source", "Pilih sumber dana untuk biaya ini, atau “Belum dibagi”.")
        if data.get("source") == UNSPLIT and data.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", "Tulis jumlah yang belum dibagi.")
        return data


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
        self.year, self.ordinal, self.choices = year, ordinal, choices
        self.is_open = False
        prefix = f"y{year}"
        costs = initial.costs if initial else ()
        self.form = YearForm(data, prefix=prefix, initial=_year_initial(initial))
        count = max(SHOWN_COST_ROWS, len(costs))
        if data is not None:
            count = max(SHOWN_COST_ROWS, min(_posted_rows(data, prefix), MOST_COST_ROWS))
        count = min(count + extra, MOST_COST_ROWS)
        self.row_count = count
        self.costs = [
            CostForm(
                data,
                prefix=f"{prefix}-{index}",
                choices=choices,
                initial=_cost_initial(costs[index]) if index < len(costs) else None,
            )
            for index in range(count)
        ]
        for cost in self.costs:
            cost.fields["amount"].widget.attrs["data-year"] = str(year)
        self._name_year()

    def _name_year(self) -> None:
        """Every label says its year: the list of errors names fields of eight years that are otherwise alike."""
        for form in (self.form, *self.costs):
            for field in form.fields.values():
                field.label = f"{field.label} {self.year}"

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
        total = 0
        for cost in self.costs:
            value = cost["amount"].value()
            try:
                total += value if isinstance(value, int) else parse_rupiah(str(value or "")) or 0
            except AmountError:
                continue
        return format_rupiah(total)

    def is_valid(self) -> bool:
        """Whether the year and all its rows are; sets errors that need several rows to see."""
        valid = all([self.form.is_valid(), *(cost.is_valid() for cost in self.costs)])
        return self._check_rows() and valid

    def _check_rows(self) -> bool:
        filled = [cost for cost in self.costs if cost.cleaned_data.get("source")]
        seen: set[str] = set()
        has_unsplit = any(cost.cleaned_data["source"] == UNSPLIT for cost in filled)
        valid = True
        for cost in filled:
            source = cost.cleaned_data["source"]
            if source in seen:
                cost.add_error("source", f"Sumber ini sudah ditulis untuk {self.year}. Jumlahkan menjadi satu baris.")
                valid = False
            seen.add(source)
            if source != UNSPLIT and cost.cleaned_data.get("amount") is None and not has_unsplit and not cost.errors:
                cost.add_error("amount", "Isi jumlahnya. Bila belum tahu bagiannya, tambahkan baris “Belum dibagi”.")
                valid = False
        return valid

    def year_data(self) -> YearData | None:
        """What the service takes; None for a year left empty. A year with a cost or volume counts as ticked."""
        data = self.form.cleaned_data
        costs = tuple(
            CostData(
                None if cost.cleaned_data["source"] == UNSPLIT else self.choices.sources[cost.cleaned_data["source"]],
                cost.cleaned_data["amount"],
            )
            for cost in self.costs
            if cost.cleaned_data.get("source")
        )
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


def _posted_rows(data: Mapping, prefix: str) -> int:
    """Number of cost rows in the posted page, from what was sent itself."""
    found = 0
    while f"{prefix}-{found}-source" in data or f"{prefix}-{found}-amount" in data:
        found += 1
    return found


def _year_initial(year: YearData | None) -> dict[str, Any] | None:
    return {"planned": True, "volume": year.volume, "target": year.target} if year else None


def _cost_initial(cost: CostData) -> dict[str, Any]:
    return {"source": cost.sumber.code if cost.sumber else UNSPLIT, "amount": cost.amount}
