"""One row per line that last year left: what becomes of it, and why."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from planning.carry_over_facts import Candidate
from planning.enums import CarryOutcome

JOINED = "joined"


class CarryForm(forms.Form):
    """The decision about one candidate; left at "belum diputuskan" it stays open."""

    outcome = forms.ChoiceField(label="Keputusan", required=False)
    reason = forms.CharField(label="Alasan", max_length=300, required=False)

    def __init__(self, data: Mapping | None, *, candidate: Candidate) -> None:
        super().__init__(data, prefix=candidate.key)
        self.candidate = candidate
        fields: dict[str, Any] = self.fields
        fields["outcome"].choices = [("", "– belum diputuskan –"), *self._joining(), *_NEW]
        for field in fields.values():  # the list of errors names many lines that are otherwise alike
            field.label = f"{field.label} untuk {candidate.name}"

    def _joining(self) -> list[tuple[str, str]]:
        return [(JOINED, "Sudah ada dalam RKP ini, sambungkan")] if self.candidate.twin_uid else []

    def clean(self) -> dict[str, Any]:
        """Not going on with something needs a reason."""
        data = super().clean() or {}
        needs = data.get("outcome") in (CarryOutcome.POSTPONED, CarryOutcome.DROPPED)
        if needs and not (data.get("reason") or "").strip() and "reason" not in self.errors:
            self.add_error("reason", "Tulis alasannya.")
        return data

    @property
    def is_decided(self) -> bool:
        """Whether the valid form says anything."""
        return bool(self.cleaned_data.get("outcome"))

    @property
    def joins(self) -> bool:
        """Whether the valid form lets a line go on with it that the plan holds already."""
        return bool(self.cleaned_data.get("outcome") == JOINED)


_NEW = [
    (CarryOutcome.CARRIED.value, "Dilanjutkan sebagai kegiatan baru"),
    (CarryOutcome.POSTPONED.value, "Ditunda ke tahun berikutnya"),
    (CarryOutcome.DROPPED.value, "Tidak dilanjutkan"),
]


def carry_forms(candidates: Iterable[Candidate], data: QueryDict | None = None) -> list[CarryForm]:
    """A form for each open candidate.

    With "sambungkan_semua" whatever the plan holds already counts as joined unless something else was chosen.
    """
    chosen = list(candidates)
    if data is not None and "sambungkan_semua" in data:
        data = data.copy()
        for candidate in chosen:
            if candidate.twin_uid and not data.get(f"{candidate.key}-outcome"):
                data[f"{candidate.key}-outcome"] = JOINED
    return [CarryForm(data, candidate=candidate) for candidate in chosen]
