"""The page on which two people meet who saved the same thing: both versions side by side, nothing lost."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.choices import flatten_choices

from places.formats.tanggal import format_tanggal

ABSENT = "–"


@dataclass(frozen=True)
class ComparedField:
    """One field in both versions."""

    label: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether the two versions say different things."""
        return self.mine != self.theirs


def conflict_page(
    request: HttpRequest, *, subject: str, mine: BaseForm, theirs: BaseForm, version: int, back_url: str
) -> HttpResponse:
    """Answer 409. `mine` is the valid form as typed, `theirs` an unbound one of what is stored now in `version`.

    Who pressed the button twice on a slow line meets himself: then nothing differs, and that is all he is told.
    """
    rows = compare(mine, theirs)
    return compared_page(request, subject=subject, rows=rows, version=version, back_url=back_url)


def compared_page(
    request: HttpRequest, *, subject: str, rows: list[ComparedField], version: int, back_url: str
) -> HttpResponse:
    """The same for rows that were compared already: a form with a list of further forms in it."""
    sent = ((key, value) for key in request.POST for value in request.POST.getlist(key))
    typed = [(key, value) for key, value in sent if key not in ("csrfmiddlewaretoken", "version")]
    if not any(row.differs for row in rows):
        messages.success(request, "Isian ini sudah tersimpan.")
        return redirect(back_url)
    context = {"subject": subject, "rows": rows, "typed": typed, "version": version, "back_url": back_url}
    return render(request, "villages/conflict.html", context, status=409)


def compare(mine: BaseForm, theirs: BaseForm) -> list[ComparedField]:
    """Both forms field by field."""
    return [
        ComparedField(str(mine[name].label), shown_value(mine[name]), shown_value(theirs[name])) for name in mine.fields
    ]


def shown_value(field: BoundField) -> str:
    """A value as a reader expects it: the label of a choice, a date in words."""
    value: Any = field.value()
    choices = dict(flatten_choices(getattr(field.field, "choices", ())))
    if isinstance(value, list | tuple):
        return ", ".join(str(choices.get(one, one)) for one in value) or ABSENT
    if value in choices:
        return str(choices[value])
    cleaned = field.form.cleaned_data.get(field.name) if field.form.is_bound else value
    if isinstance(cleaned, date):
        return format_tanggal(cleaned)
    if isinstance(cleaned, int | Decimal) and not isinstance(cleaned, bool):
        value = field.field.prepare_value(cleaned)
    return str(value or ABSENT).replace("\r\n", "\n")
