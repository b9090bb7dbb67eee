"""The form of a line of a RKP Desa; its cost rows are in `cost_rows`."""

from calendar import monthrange
from datetime import date
from typing import Any

from django import forms

from codes.models import Satuan
from planning.enums import OutsideGround
from planning.forms.choices import RkpLineChoices
from planning.forms.plan_line import PlanLineForm, shared_initial
from planning.line_data import CostData, RkpLineData
from planning.models import RkpKegiatan, RpjmKegiatan


class LinkSelect(forms.Select):
    """The RPJM lines; those planned in the year are marked, so that the page can do without asking for a reason."""

    planned: frozenset[str] = frozenset()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option with its mark."""
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.planned:
            option["attrs"]["data-planned"] = True
        return option


class RkpLineForm(PlanLineForm):
    """Reads one line of the year; `line_data` turns the cleaned form into what the service takes."""

    rpjm_line = forms.ChoiceField(label="Kegiatan RPJM Desa yang dijabarkan", required=False, widget=LinkSelect)
    outside_ground = forms.ChoiceField(
        label="Dasar memasukkannya", required=False, choices=[("", "– pilih –"), *OutsideGround.choices]
    )
    outside_reason = forms.CharField(
        label="Alasan", max_length=300, required=False, help_text="Diputuskan kemudian dalam musyawarah desa."
    )
    target = forms.CharField(label="Target capaian", max_length=200, required=False)
    first_month = forms.ChoiceField(label="Mulai", required=False)
    last_month = forms.ChoiceField(label="Selesai", required=False)
    time_words = forms.CharField(
        label="Keterangan waktu", max_length=60, required=False, help_text="Misalnya: 90 hari, atau setelah panen."
    )
    pelaksana = forms.CharField(
        label="Pelaksana kegiatan",
        max_length=150,
        required=False,
        help_text="Perangkat desa dan unsur masyarakat yang mengerjakannya, misalnya TPK atau Kasi Kesejahteraan.",
        widget=forms.TextInput(attrs={"list": "daftar-pelaksana", "autocomplete": "off"}),
    )

    lists: RkpLineChoices

    def __init__(self, *args: Any, choices: RkpLineChoices, **kwargs: Any) -> None:
        super().__init__(*args, choices=choices, is_old_plan=choices.rkp.is_before_app, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["rpjm_line"].choices = choices.rpjm_line_choices
        fields["rpjm_line"].widget.planned = choices.planned
        for name in ("first_month", "last_month"):
            fields[name].choices = [("", "–"), *choices.month_choices]

    def clean_rpjm_line(self) -> RpjmKegiatan | None:
        """The line chosen."""
        return self.lists.rpjm_lines.get(self.cleaned_data["rpjm_line"])

    def clean_first_month(self) -> date | None:
        """The first day of the month, or the very day that was stored in it."""
        return self._day("first_month", "starts_on", is_last=False)

    def clean_last_month(self) -> date | None:
        """The last day of the month, or the very day that was stored in it."""
        return self._day("last_month", "ends_on", is_last=True)

    def clean(self) -> dict[str, Any]:
        """What only the fields together can tell."""
        data = super().clean()
        first, last = data.get("first_month"), data.get("last_month")
        if first and last and last < first:
            self.add_error("last_month", "Selesai tidak boleh sebelum mulai.")
        return data

    def line_data(
        self, *, costs: tuple[CostData, ...], unit: Satuan | None, carried_from: RkpKegiatan | None
    ) -> RkpLineData:
        """The cleaned form with its costs; where the line was carried from is no part of the form."""
        data = self.cleaned_data
        yearly = ("rpjm_line", "outside_ground", "outside_reason", "target", "time_words", "pelaksana")
        return RkpLineData(
            **self.shared_data(unit=unit),
            **{key: data[key] for key in yearly},
            starts_on=data["first_month"],
            ends_on=data["last_month"],
            carried_from=carried_from,
            costs=costs,
        )

    def _day(self, field: str, stored_field: str, *, is_last: bool) -> date | None:
        month = self.cleaned_data[field]
        if not month:
            return None
        stored: date | None = getattr(self.lists.stored, stored_field, None)
        if stored is not None and f"{stored:%Y-%m}" == month:
            return stored
        year, number = (int(part) for part in month.split("-"))
        return date(year, number, monthrange(year, number)[1] if is_last else 1)


def rkp_line_initial(data: RkpLineData) -> dict[str, Any]:
    """Initial values of the form for a stored line."""
    return shared_initial(data) | {
        "rpjm_line": str(data.rpjm_line.uid) if data.rpjm_line else "",
        "outside_ground": data.outside_ground,
        "outside_reason": data.outside_reason,
        "target": data.target,
        "first_month": f"{data.starts_on:%Y-%m}" if data.starts_on else "",
        "last_month": f"{data.ends_on:%Y-%m}" if data.ends_on else "",
        "time_words": data.time_words,
        "pelaksana": data.pelaksana,
    }
