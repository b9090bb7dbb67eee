"""Cost rows: a source and its rupiah each, as many as wanted, for a year of a RPJM line or for a RKP line."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from places.form_fields import RupiahField
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import AmountError, parse_rupiah
from planning.facts import CostFact
from planning.forms.choices import UNSPLIT, PlanChoices
from planning.line_data import CostData

SHOWN_COST_ROWS = 2
MOST_COST_ROWS = 10


class CostForm(forms.Form):
    """One source with its rupiah."""

    source = forms.ChoiceField(label="Sumber dana", required=False)
    amount = RupiahField(label="Biaya (Rp)", required=False)

    def __init__(self, *args: Any, choices: PlanChoices, **kwargs: Any) -> None:
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

    @property
    def read_amount(self) -> int | None:
        """Rupiah as far as it can be read from what stands there."""
        value = self["amount"].value()
        try:
            return value if isinstance(value, int) else parse_rupiah(str(value or ""))
        except AmountError:
            return None


class CostRows:
    """The cost rows of one year; `prefix` begins their names ("y2027" gives "y2027-0-source")."""

    def __init__(
        self,
        prefix: str,
        *,
        year: int,
        choices: PlanChoices,
        data: Mapping | None = None,
        initial: Sequence[CostData] = (),
        extra: int = 0,
    ) -> None:
        self.year, self.choices = year, choices
        count = max(SHOWN_COST_ROWS, len(initial))
        if data is not None:
            count = max(SHOWN_COST_ROWS, min(_posted_rows(data, prefix), MOST_COST_ROWS))
        self.forms = [
            CostForm(
                data,
                prefix=f"{prefix}-{index}",
                choices=choices,
                initial=_cost_initial(initial[index]) if index < len(initial) else None,
            )
            for index in range(min(count + extra, MOST_COST_ROWS))
        ]
        for cost in self.forms:
            cost.fields["amount"].widget.attrs["data-year"] = str(year)

    @property
    def total_text(self) -> str:
        """Sum of the amounts that can be read, for the page without script."""
        return format_rupiah(sum(cost.read_amount or 0 for cost in self.forms))

    @property
    def typed(self) -> tuple[CostFact, ...]:
        """What stands in the rows as far as it can be read, valid or not; one entry a source."""
        found: dict[str | None, int | None] = {}
        for cost in self.forms:
            source, amount = cost["source"].value(), cost.read_amount
            if not source or (source == UNSPLIT and amount is None):
                continue
            key = None if source == UNSPLIT else source
            found[key] = amount if key not in found else (found[key] or 0) + (amount or 0)
        return tuple(CostFact(source, amount) for source, amount in found.items())

    def is_valid(self) -> bool:
        """Whether all rows are; sets errors that need several rows to see."""
        valid = all([*(cost.is_valid() for cost in self.forms)])
        return self._check_together() and valid

    def _check_together(self) -> bool:
        filled = [cost for cost in self.forms if cost.cleaned_data.get("source")]
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

    def cost_data(self) -> tuple[CostData, ...]:
        """What the service takes."""
        return tuple(
            CostData(
                None if cost.cleaned_data["source"] == UNSPLIT else self.choices.sources[cost.cleaned_data["source"]],
                cost.cleaned_data["amount"],
            )
            for cost in self.forms
            if cost.cleaned_data.get("source")
        )

    def forget_errors(self) -> None:
        """Show the rows as typed, not judged."""
        for cost in self.forms:
            cost._errors = {}


def _posted_rows(data: Mapping, prefix: str) -> int:
    """Number of cost rows in the posted page, from what was sent itself."""
    found = 0
    while f"{prefix}-{found}-source" in data or f"{prefix}-{found}-amount" in data:
        found += 1
    return found


def _cost_initial(cost: CostData) -> dict[str, Any]:
    return {"source": cost.sumber.code if cost.sumber else UNSPLIT, "amount": cost.amount}
