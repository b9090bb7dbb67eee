"""What acts changed, from what to what: the row history behind a page of the trail."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db.models import Model

from accounts.models import Act
from planning.history import FieldChange, changes_of_lines
from planning.models import RkpKegiatan, RpjmKegiatan
from planning.row_history import changes_of_rows

_LINES = {"planning.rpjmkegiatan": RpjmKegiatan, "planning.rkpkegiatan": RkpKegiatan}
# Only rows of plans are told field by field: other rooms keep what is personal.
_ROOM = "planning"


def changes_of_acts(acts: Iterable[Act]) -> dict[int, list[FieldChange]]:
    """Fields before and after by the number of the act; queries grow with the kinds of rows, not with the acts."""
    subjects: dict[str, set[str]] = defaultdict(set)
    wanted = set()
    for act in acts:
        subjects[act.subject_type].add(act.subject_id)
        wanted.add(act.pk)
    found: dict[int, list[FieldChange]] = {}
    for kind, keys in subjects.items():
        for number, fields in _of_kind(kind, keys).items():
            if number in wanted:
                found.setdefault(number, []).extend(fields)
    return found


def _of_kind(kind: str, keys: set[str]) -> dict[int, list[FieldChange]]:
    if kind in _LINES:
        return changes_of_lines(list(_LINES[kind].objects.filter(uid__in=keys)))
    model = _model(kind)
    return changes_of_rows(model, keys) if model is not None else {}


def _model(kind: str) -> type[Model] | None:
    """The model of a kind of rows of plans that keeps history."""
    room, _, name = kind.partition(".")
    if room != _ROOM:
        return None
    try:
        model = apps.get_model(room, name)
    except LookupError:  # a kind of rows that a former version had
        return None
    return model if hasattr(model, "history") else None
