"""The forms of a step's dates, and of a kabupaten's own deadlines."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from musyawarah.enums import PlanKind
from planning.process_facts import TypedStep
from planning.services.steps import deadline_field
from planning.step_data import StepDates, StepDeadline
from planning.step_table import Step
from villages.forms.setting import DayAndMonthField
from villages.forms.tanggal_field import TanggalField


class StepDatesForm(forms.Form):
    """When a step is planned; when it was taken only where no other record tells it."""

    planned_on = TanggalField(label="Direncanakan", required=False, help_text="Masuk ke berkas kalender.")
    done_on = TanggalField(label="Dilaksanakan", required=False)
    note = forms.CharField(label="Keterangan", max_length=200, required=False)

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not step.done_by.is_typed:
            del self.fields["done_on"]

    def dates(self) -> StepDates:
        """What the service takes; only of a valid form."""
        return StepDates(**self.cleaned_data)


def typed_initial(typed: TypedStep) -> dict[str, Any]:
    """What the form shows of stored dates."""
    return {"planned_on": typed.planned_on, "done_on": typed.done_on, "note": typed.note}


class StepDeadlineForm(forms.Form):
    """One input per step whose deadline a kabupaten may set; empty gives the shipped one back."""

    def __init__(
        self, *args: Any, steps: Iterable[Step], stored: Mapping[tuple[str, str], StepDeadline], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.steps = [step for step in steps if step.due.is_own]
        fields: dict[str, Any] = self.fields
        for step in self.steps:
            known = stored.get((step.plan_kind.value, step.key), StepDeadline())
            field: forms.Field
            if step.plan_kind == PlanKind.RPJM:
                field = forms.IntegerField(
                    label=step.title, required=False, min_value=1, max_value=730, initial=known.days
                )
                field.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
            else:
                field = MonthDayField(label=step.title, required=False, initial=typed_day(known.month_day))
            fields[deadline_field(step)] = field

    def rows(self, plan_kind: str) -> list[tuple[Step, BoundField]]:
        """The steps of one kind of plan with their inputs."""
        return [(step, self[deadline_field(step)]) for step in self.steps if step.plan_kind == plan_kind]

    def deadlines(self) -> dict[tuple[str, str], StepDeadline]:
        """What the service takes; only of a valid form."""
        found = {}
        for step in self.steps:
            value = self.cleaned_data[deadline_field(step)]
            is_rpjm = step.plan_kind == PlanKind.RPJM
            deadline = StepDeadline(days=value) if is_rpjm else StepDeadline(month_day=value or "")
            found[(step.plan_kind.value, step.key)] = deadline
        return found


class MonthDayField(DayAndMonthField):
    """A day of every year that may be left out."""

    def clean(self, value: Any) -> str:
        """Raise ValidationError when there is no such day; nothing stays nothing."""
        return "" if value in (None, "") or not str(value).strip() else super().clean(value)


def typed_day(month_day: str) -> str:
    """ "30-06" of "06-30", as it is typed."""
    return "-".join(reversed(month_day.split("-"))) if month_day else ""
