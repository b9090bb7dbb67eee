"""The form of a RAB: three groups of rows; what cannot be read yet stays as it was typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from codes.models import Satuan
from places.form_fields import RupiahField, VolumeField
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import AmountError, parse_rupiah
from places.formats.volume_input import VolumeError, parse_volume
from places.formats.whole_number import read_whole
from planning.enums import RabGroup
from planning.facts import CostFact
from planning.forms.choices import PlanChoices
from planning.models import StandarHarga
from planning.price_standard import Offers, exact_price, same_words
from planning.rab_amounts import PriceDifference, price_difference, row_amount
from planning.rab_data import RabRowData
from planning.services.rab import LONGEST_NAME, MOST_ROWS

SPARE_ROWS = 1
MORE_ROWS = 5
_TYPED = ("name", "volume", "unit", "price")


class RabRowForm(forms.Form):
    """One row of a group; a row without any entry is none."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label="Uraian", max_length=LONGEST_NAME, required=False)
    volume = VolumeField(label="Volume", required=False)
    unit = forms.CharField(
        label="Satuan",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"list": "daftar-satuan", "autocomplete": "off"}),
    )
    price = RupiahField(label="Harga satuan (Rp)", required=False)
    source = forms.ChoiceField(label="Sumber dana", required=False)
    standard = forms.ChoiceField(label="Standar harga", required=False)
    drop = forms.BooleanField(label="Hapus baris", required=False)

    def __init__(
        self,
        *args: Any,
        group: RabGroup,
        number: int,
        choices: PlanChoices,
        offers: Offers,
        prices: Mapping,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.group, self.number, self.choices = group, number, choices
        self.offered = {str(row.pk): row for row in offers.get(same_words(str(self["name"].value() or "")), ())}
        chosen = str(self["standard"].value() or "")
        if chosen in prices:
            self.offered.setdefault(chosen, prices[chosen])
        fields: dict[str, Any] = self.fields
        fields["source"].choices = [("", "belum dibagi"), *((code, code) for code in choices.sources)]
        fields["standard"].choices = [
            ("", "– pilih yang sesuai –"),
            *((key, f"{row.name}, {row.unit_name}: {format_rupiah(row.price)}") for key, row in self.offered.items()),
        ]
        for name, field in fields.items():
            field.label = f"{field.label}, {group.label} baris {number}"
            if name not in ("id", "drop"):
                field.widget.attrs["aria-label"] = field.label

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed here, or the row is to go."""
        return bool(self["drop"].value()) or not any(str(self[name].value() or "").strip() for name in _TYPED)

    @property
    def amount(self) -> int | None:
        """Rupiah as far as volume and price can be read from what stands there."""
        volume, price = self._volume(), self._price()
        return None if volume is None or price is None else row_amount(volume, price)

    @property
    def standar(self) -> StandarHarga | None:
        """The price of the standard that the row means: the chosen one, else the one of the very same name and unit."""
        chosen = self.offered.get(str(self["standard"].value() or ""))
        return chosen or exact_price(
            self.offered.values(), str(self["name"].value() or ""), str(self["unit"].value() or "")
        )

    @property
    def difference(self) -> PriceDifference | None:
        """How far the price lies from the standard's."""
        standar, price = self.standar, self._price()
        return price_difference(price, standar.price) if standar and price is not None else None

    @property
    def other_unit(self) -> str:
        """The unit that the standard's price is for, when another one is typed."""
        standar, unit = self.standar, str(self["unit"].value() or "")
        return standar.unit_name if standar and unit and same_words(unit) != same_words(standar.unit_name) else ""

    def check(self, *, takes_new_units: bool) -> bool:
        """Whether the row can be kept; sets the errors."""
        if self.is_empty:
            self._errors = ErrorDict()  # a row that goes is not judged
            return True
        if not self.is_valid():
            return False
        data, standar = self.cleaned_data, self.standar
        if not data["name"].strip():
            self.add_error("name", "Tulis uraiannya.")
        if data["volume"] is None:
            self.add_error("volume", "Tulis volumenya.")
        if data["price"] is None and standar is None:
            self.add_error("price", "Tulis harga satuannya.")
        unit = data["unit"].strip() or (standar.unit_name if standar else "")
        known = self.choices.units.get(unit.casefold())
        data["unit"] = known or unit
        if not unit:
            self.add_error("unit", "Tulis satuannya.")
        elif known is None and not takes_new_units:
            self.add_error(
                "unit", f"Satuan “{unit}” belum ada dalam daftar. Pilih dari daftar, atau tambahkan di bawah."
            )
        return not self.errors

    def row_data(self, units: Mapping[str, Satuan]) -> RabRowData:
        """What the service takes; `units` are the ones that were just added, by name."""
        data, standar = self.cleaned_data, self.standar
        unit = data["unit"] if isinstance(data["unit"], Satuan) else units[data["unit"]]
        price = data["price"] if data["price"] is not None or standar is None else standar.price
        return RabRowData(
            group=self.group.value,
            name=data["name"].strip(),
            volume=data["volume"],
            price=price,
            unit=unit,
            sumber=self.choices.sources.get(data["source"]),
            standar=standar,
            pk=read_whole(data["id"]),
        )

    def _volume(self) -> Any:
        value = self["volume"].value()
        try:
            return parse_volume(str(value if value is not None else ""))
        except VolumeError:
            return None

    def _price(self) -> int | None:
        value = self["price"].value()
        try:
            return value if isinstance(value, int) else parse_rupiah(str(value or ""))
        except AmountError:
            return None


class RabSection:
    """The rows of one group with their subtotal."""

    def __init__(self, group: RabGroup, number: int, forms: list[RabRowForm]) -> None:
        self.group, self.number, self.forms = group, number, forms

    @property
    def subtotal(self) -> int:
        """Rupiah of the rows that can be read."""
        return sum(form.amount or 0 for form in self.forms if not form.is_empty)


class RabSheet:
    """The whole RAB, from what is stored (`initial`) or from what was sent (`data`)."""

    def __init__(
        self,
        choices: PlanChoices,
        *,
        data: Mapping | None = None,
        initial: Sequence[RabRowData] = (),
        offers: Offers | None = None,
        prices: Mapping[str, StandarHarga] | None = None,
        usual_source: str = "",
        extra_for: str = "",
    ) -> None:
        self.choices, self.data = choices, data
        self.sections: list[RabSection] = []
        for number, group in enumerate(RabGroup, start=1):
            rows = [row for row in initial if row.group == group]
            count = len(rows) + SPARE_ROWS
            if data is not None:
                count = posted_rows(data, group)
            count = min(count + (MORE_ROWS if extra_for == group else 0), MOST_ROWS + MORE_ROWS)
            spare = {"source": usual_source}
            made = [
                RabRowForm(
                    data,
                    prefix=f"{group}-{index}",
                    initial=_initial(rows[index]) if index < len(rows) else spare,
                    group=group,
                    number=index + 1,
                    choices=choices,
                    offers=offers or {},
                    prices=prices or {},
                )
                for index in range(count)
            ]
            self.sections.append(RabSection(group, number, made))

    @property
    def forms(self) -> Iterator[RabRowForm]:
        """All rows."""
        return (form for section in self.sections for form in section.forms)

    @property
    def total(self) -> int:
        """Rupiah of the rows that can be read."""
        return sum(section.subtotal for section in self.sections)

    def costs(self, candidates: Iterable[str]) -> tuple[CostFact, ...]:
        """What the rows that can be read cost by source, as saving would make it; see `costs_of_rows`."""
        totals: dict[str | None, int] = {}
        for form in self.forms:
            if not form.is_empty and form.amount is not None:
                source = str(form["source"].value() or "") or None
                totals[source] = totals.get(source, 0) + form.amount
        shares = [source for source in candidates if source not in totals] if totals.get(None) else []
        return (*(CostFact(*total) for total in totals.items()), *(CostFact(source, None) for source in shares))

    @property
    def takes_new_units(self) -> bool:
        """Whether the person said that unknown units are new."""
        return bool(self.data and self.data.get("satuan_baru"))

    @property
    def unknown_units(self) -> list[str]:
        """Units that are not in the list yet, as typed."""
        typed = (str(form["unit"].value() or "").strip() for form in self.forms if not form.is_empty)
        return sorted({unit for unit in typed if unit and unit.casefold() not in self.choices.units})

    def is_valid(self) -> bool:
        """Check every row, so that all errors show at once."""
        refused = [form for form in self.forms if not form.check(takes_new_units=self.takes_new_units)]
        return not refused

    def rows(self, units: Mapping[str, Satuan]) -> tuple[RabRowData, ...]:
        """What the service takes of a valid sheet."""
        return tuple(form.row_data(units) for form in self.forms if not form.is_empty)

    def new_units(self) -> list[str]:
        """Names of units that have to be added first, of a valid sheet."""
        found = (form.cleaned_data["unit"] for form in self.forms if not form.is_empty)
        return sorted({unit for unit in found if isinstance(unit, str)})

    def forget_errors(self) -> None:
        """Show the rows as typed, not judged."""
        for form in self.forms:
            form._errors = {}


def posted_rows(data: Mapping, group: str) -> int:
    """Number of rows of a group in the posted page."""
    found = 0
    while f"{group}-{found}-name" in data and found < MOST_ROWS + MORE_ROWS:
        found += 1
    return found


def typed_names(data: Mapping) -> list[str]:
    """Names of all rows in the posted page."""
    return [str(data[f"{group}-{index}-name"]) for group in RabGroup for index in range(posted_rows(data, group))]


def typed_standards(data: Mapping) -> list[int]:
    """Keys of the prices that were chosen in the posted page."""
    chosen = (
        read_whole(str(data.get(f"{group}-{index}-standard", "")))
        for group in RabGroup
        for index in range(posted_rows(data, group))
    )
    return [key for key in chosen if key is not None]


def _initial(row: RabRowData) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "volume": row.volume,
        "unit": row.unit.name if row.unit else "",
        "price": row.price,
        "source": row.sumber.code if row.sumber else "",
        "standard": str(row.standar.pk) if row.standar else "",
    }
