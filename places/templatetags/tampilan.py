"""The shared look: number and date filters, and the components that pages are built from (see docs/look.md)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.core.paginator import Page
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    DateField,
    IntegerField,
    RadioSelect,
    Select,
)
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from places.formats.rupiah import format_decimal, format_rupiah
from places.formats.tanggal import format_tanggal

register = template.Library()

ABSENT = "–"
NO_BREAK_SPACE = "\u00a0"
LONG_NUMBER = 10_000


@register.filter
def rupiah(amount: int | None) -> str:
    """Whole rupiah with dots, "–" for none: 1250000 → "1.250.000"."""
    return ABSENT if amount in (None, "") else format_rupiah(int(amount))


@register.filter
def volume(value: Decimal | int | None) -> str:
    """A volume without needless zeros, "–" for none: 2.500 → "2,5"."""
    return ABSENT if value in (None, "") else format_decimal(value)


@register.filter
def tanggal(day: date | datetime | None) -> str:
    """A day as "27 April 2015", "–" for none."""
    return ABSENT if not day else format_tanggal(_local(day))


@register.filter
def waktu(moment: datetime | None) -> str:
    """A moment as "27 April 2015 pukul 14.05", "–" for none."""
    if not moment:
        return ABSENT
    local = _local(moment)
    return f"{format_tanggal(local)} pukul {local:%H.%M}"


@register.filter
def nonbreaking(text: object) -> str:
    """Keep a short text on one line: "Rp 1.000", "RT 01"."""
    return str(text).replace(" ", NO_BREAK_SPACE)


@register.filter
def control(field: BoundField) -> SafeString:
    """The input itself, with the class its kind wants and, when refused, the mark of a refused one."""
    widget = field.field.widget
    classes = [*widget.attrs.get("class", "").split(), _control_class(field)]
    if field.errors:
        classes.append("is-invalid")
    return field.as_widget(attrs={"class": " ".join(dict.fromkeys(classes))})


@register.filter
def control_kind(field: BoundField) -> str:
    """ "choices" (radio buttons, several boxes), "checkbox" (one box) or "plain"."""
    if isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "checkbox" if isinstance(field.field.widget, CheckboxInput) else "plain"


@register.filter
def label_note(field: BoundField) -> str:
    """What stands after the label: the rarer of "(boleh kosong)" and "(wajib diisi)" among the form's fields.

    A choice that is already made needs neither.
    """
    required = [other.required for other in field.form.fields.values()]
    mostly_required = sum(required) * 2 >= len(required)
    if mostly_required:
        return "" if field.field.required else "(boleh kosong)"
    return "(wajib diisi)" if field.field.required and field.initial is None else ""


@register.filter
def anchor(field: BoundField) -> str:
    """The id that a link to the field must name so that the cursor lands in it."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.inclusion_tag("components/_crumbs.html")
def crumbs(*labels_and_urls: str) -> dict:
    """Where the page lies below Beranda: `{% crumbs "RPJM Desa" list_url rpjm.period detail_url %}`.

    A label without an address is left out.
    """
    pairs = zip(labels_and_urls[::2], labels_and_urls[1::2], strict=True)
    return {"crumbs": [{"label": label, "url": url} for label, url in pairs if url]}


@register.inclusion_tag("components/_status.html")
def status(kind: str, text: str) -> dict:
    """A word of state with a sign of its own; kinds: ok, wait, warn, danger, neutral."""
    return {"kind": kind, "text": text}


@register.inclusion_tag("components/_notice.html")
def notice(kind: str, text: str, title: str = "") -> dict:
    """A remark above the content; kinds: ok, info, warn, danger."""
    return {"kind": kind, "text": text, "title": title}


@register.inclusion_tag("components/_field.html")
def field(bound: BoundField, label: str = "", hint: str = "", width: str = "", plain_label: bool = False) -> dict:
    """Label, hint, error and input of one form field; `width`: year, short, medium or (empty) as usual for its kind.

    `plain_label` leaves "(boleh kosong)" out where the form itself explains what is needed.
    """
    return {
        "field": bound,
        "label": label or bound.label,
        "hint": hint or bound.help_text,
        "width": width or _usual_width(bound),
        "plain_label": plain_label,
    }


@register.inclusion_tag("components/_error_summary.html")
def error_summary(
    *forms: BaseForm | Sequence[BaseForm] | None, title: str = "Belum tersimpan. Perbaiki dulu isian berikut"
) -> dict:
    """All errors of the page's forms (or lists of forms), each a link to its field; nothing when there are none."""
    bound = [form for entry in forms for form in _forms_in(entry) if form.is_bound]
    return {
        "title": title,
        "general": [error for form in bound for error in form.non_field_errors()],
        "fields": [field for form in bound for field in form if field.errors],
    }


@register.inclusion_tag("components/_tasks.html")
def tasks(items: Iterable) -> dict:
    """A task list; an item has title, url, status (done, next, todo, blocked) and why."""
    return {"tasks": items}


@register.inclusion_tag("components/_steps.html")
def steps(labels: Sequence[str], current: int) -> dict:
    """The steps of a guided act; `current` counts from 1."""
    states = ("done" if number < current else "current" if number == current else "later" for number in _count(labels))
    return {"steps": [{"label": label, "state": state} for label, state in zip(labels, states, strict=True)]}


@register.inclusion_tag("components/_pagination.html")
def pagination(page: Page, query: str = "") -> dict:
    """Links to the pages of a long list; `query` is kept in the links ("q=jalan")."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": numbers, "query": query}


@register.inclusion_tag("components/_empty.html")
def empty_state(title: str, text: str = "", url: str = "", action: str = "") -> dict:
    """What stands where a list has nothing yet, with the act that fills it."""
    return {"title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("components/_post_button.html")
def post_button(url: str, label: str, kind: str = "secondary", **fields: object) -> dict:
    """A form of one button for an act that writes; further arguments are sent as hidden fields."""
    return {"url": url, "label": label, "kind": kind, "fields": fields}


@register.inclusion_tag("components/_undo.html")
def undo(text: str, url: str, label: str = "Batalkan", **fields: object) -> dict:
    """What just happened, with the button that takes it back."""
    return {"text": text, "url": url, "label": label, "fields": fields}


@register.inclusion_tag("components/_amount.html")
def amount(value: int | None, note: str = "") -> dict:
    """A sum of rupiah in a running text or a cell, with a small note below it."""
    return {"value": value, "note": note}


@register.simple_block_tag
def table_region(content: str, label: str, kind: str = "") -> SafeString:
    """Frame that a wide table scrolls in; kind "tall" keeps the head in sight while scrolling down."""
    return render_to_string("components/_table_region.html", {"content": content, "label": label, "kind": kind})


@register.simple_block_tag
def panel(content: str, title: str = "", kind: str = "") -> SafeString:
    """A white sheet with an optional second-level heading."""
    return render_to_string("components/_panel.html", {"content": content, "title": title, "kind": kind})


def _forms_in(entry: BaseForm | Sequence[BaseForm] | None) -> Sequence[BaseForm]:
    if entry is None:
        return []
    return [entry] if isinstance(entry, BaseForm) else entry


def _count(labels: Sequence[str]) -> range:
    return range(1, len(labels) + 1)


def _local(day: date | datetime) -> date | datetime:
    return timezone.localtime(day) if isinstance(day, datetime) and timezone.is_aware(day) else day


def _usual_width(field: BoundField) -> str:
    """A date is short, a small number shorter; everything else takes the whole line."""
    if isinstance(field.field, DateField):
        return "short"
    largest = field.field.max_value if isinstance(field.field, IntegerField) else None
    is_small = isinstance(largest, int) and largest < LONG_NUMBER
    return "year" if is_small else ""


def _control_class(field: BoundField) -> str:
    if control_kind(field) != "plain":
        return "form-check-input"
    return "form-select" if isinstance(field.field.widget, Select) else "form-control"
