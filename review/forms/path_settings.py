"""The forms of a kabupaten's path and of its standing phrases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from musyawarah.enums import PlanKind
from review.enums import StepKey
from review.path import PathStep, ReviewPath, shipped_path
from review.services.path_settings import FEWEST_DAYS, MOST_DAYS, OF_LAW, StepSetting

TIMED = frozenset({StepKey.PERIKSA_KECAMATAN, StepKey.PERIKSA_KABUPATEN, StepKey.KLARIFIKASI})


@dataclass(frozen=True)
class StepRow:
    """A step with what is shipped beside what may be typed; an input that the step does not have is None."""

    step: PathStep
    shipped: PathStep
    used: BoundField | None
    days: BoundField | None
    binding: BoundField | None
    waits: BoundField | None

    @property
    def is_own(self) -> bool:
        """Whether the kabupaten says something else than what is shipped."""
        return self.step != self.shipped


class PathForm(forms.Form):
    """The steps of both kinds of plan; each has the inputs that the law leaves to a kabupaten."""

    def __init__(self, *args: Any, paths: Sequence[ReviewPath], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paths = paths
        fields: dict[str, Any] = self.fields
        for step in self.steps():
            name = field_of(step)
            if step.key not in OF_LAW:
                fields[name] = forms.BooleanField(label=f"{step.title}: dipakai", required=False, initial=step.is_used)
            if step.key in TIMED:
                days = forms.IntegerField(
                    label=f"{step.title}: hari kerja",
                    required=False,
                    min_value=FEWEST_DAYS,
                    max_value=MOST_DAYS,
                    initial=step.working_days,
                )
                days.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
                fields[f"{name}_days"] = days
            if step.key.is_check:
                fields[f"{name}_binding"] = forms.BooleanField(
                    label=f"{step.title}: rekomendasi wajib ada", required=False, initial=step.is_binding
                )
            if step.key == StepKey.PERIKSA_KABUPATEN:
                fields[f"{name}_waits"] = forms.BooleanField(
                    label=f"{step.title}: menunggu semua desa di kecamatan",
                    required=False,
                    initial=step.waits_for_all,
                )

    def steps(self) -> Iterator[PathStep]:
        """All steps, those of the RPJM Desa first."""
        for path in self.paths:
            yield from path.all_steps

    def rows(self, plan_kind: PlanKind) -> list[StepRow]:
        """The steps of one kind of plan with their inputs."""
        shipped = {step.key: step for step in shipped_path(plan_kind).all_steps}
        return [
            StepRow(
                step,
                shipped[step.key],
                *(self._bound(f"{field_of(step)}{part}") for part in ("", "_days", "_binding", "_waits")),
            )
            for step in self.steps()
            if step.plan_kind == plan_kind
        ]

    def settings(self) -> dict[tuple[str, str], StepSetting]:
        """What the service takes; only of a valid form."""
        found = {}
        for step in self.steps():
            name, data = field_of(step), self.cleaned_data
            found[(step.plan_kind.value, step.key.value)] = StepSetting(
                is_used=data.get(name, True),
                working_days=data.get(f"{name}_days", step.working_days),
                is_binding=data.get(f"{name}_binding", False),
                waits_for_all=data.get(f"{name}_waits", False),
            )
        return found

    def _bound(self, name: str) -> BoundField | None:
        return self[name] if name in self.fields else None


class PhrasesForm(forms.Form):
    """Standing phrases, one a line."""

    phrases = forms.CharField(
        label="Kalimat baku",
        required=False,
        max_length=40_000,
        help_text="Satu kalimat per baris, menurut urutan tampilnya.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def texts(self) -> list[str]:
        """What the service takes; only of a valid form."""
        return self.cleaned_data["phrases"].splitlines()


def field_of(step: PathStep) -> str:
    """Name of a step's first input."""
    return f"{step.plan_kind}_{step.key}"
