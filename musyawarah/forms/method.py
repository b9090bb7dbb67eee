"""The form of a kabupaten's scoring method: a name, and a row per criterion."""

import re
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from musyawarah.methods import Criterion
from musyawarah.services.methods import MOST_CRITERIA

_NUMBER = forms.TextInput(attrs={"inputmode": "numeric"})


class MethodForm(forms.Form):
    """The name of a method."""

    name = forms.CharField(label="Nama metode", max_length=100, help_text="Misalnya: Perbup 12 Tahun 2026.")


class CriterionForm(forms.Form):
    """One criterion; an empty name leaves the row out."""

    name = forms.CharField(label="Kriteria", max_length=100, required=False)
    weight = forms.IntegerField(label="Bobot", min_value=1, max_value=100, required=False, widget=_NUMBER)
    lowest = forms.IntegerField(label="Nilai terendah", min_value=0, max_value=99, required=False, widget=_NUMBER)
    highest = forms.IntegerField(label="Nilai tertinggi", min_value=1, max_value=100, required=False, widget=_NUMBER)

    def clean(self) -> dict[str, Any]:
        """A named criterion needs its numbers."""
        data = super().clean() or {}
        if data.get("name"):
            for field in ("weight", "lowest", "highest"):
                if data.get(field) is None and field not in self.errors:
                    self.add_error(field, "Isi angkanya.")
            low, high = data.get("lowest"), data.get("highest")
            if low is not None and high is not None and low >= high:
                self.add_error("highest", "Harus lebih tinggi daripada yang terendah.")
        return data


class _CriterionRows(BaseFormSet):
    """The rows, as the service takes them."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Each row is read, also one that says what is stored."""
        kept = super().get_form_kwargs(index)
        return kept if index is None else kept | {"empty_permitted": False, "use_required_attribute": False}

    def criteria(self, kept: dict[str, str]) -> list[Criterion]:
        """Named rows; a criterion that keeps its name keeps its code."""
        found: list[Criterion] = []
        for number, form in enumerate(self.forms, start=1):
            data = form.cleaned_data
            if not data.get("name"):
                continue
            code = kept.get(data["name"]) or f"{re.sub(r'[^a-z0-9]+', '_', data['name'].casefold())[:20]}_{number}"
            found.append(Criterion(code, data["name"], data["weight"], data["lowest"], data["highest"]))
        return found


CriterionRows = formset_factory(
    CriterionForm, formset=_CriterionRows, extra=MOST_CRITERIA, max_num=MOST_CRITERIA, absolute_max=MOST_CRITERIA
)
