"""What may be mended in closed minutes, and how a value is spelled there: one text for page, row and seal."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from musyawarah.decision_rules import check_decision, check_moment
from musyawarah.enums import DecisionOutcome, RalatTarget
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah
from places.errors import DomainError
from villages.enums import Unsur

# The day of the meeting is no slip: every hour of its minutes hangs on it. Who chaired or wrote is none either.
MENDABLE: dict[str, tuple[str, ...]] = {
    RalatTarget.MUSYAWARAH: (
        *("topic", "place", "starts_at", "ends_at", "presiding_office", "notulis_office"),
        *("ba_number", "closing_words"),
    ),
    RalatTarget.AGENDA: ("title", "starts_at", "ends_at", "speaker", "notes"),
    RalatTarget.KEHADIRAN: ("name", "gender", "unsur", "role", "office", "address", "is_wakil", "spoke"),
    RalatTarget.MASA_HADIR: ("arrived_at", "left_at"),
    RalatTarget.KEPUTUSAN: (
        *("text", "outcome", "reason", "votes_for", "votes_against", "votes_abstain"),
        *("rank", "overrule_reason", "decided_at"),
    ),
}
# These tell of a person: the seal holds only their salted hash.
PERSONAL = frozenset({"name", "office", "address"})
_MODELS: dict[str, type[models.Model]] = {
    RalatTarget.MUSYAWARAH: Musyawarah,
    RalatTarget.AGENDA: AgendaMusyawarah,
    RalatTarget.KEHADIRAN: Kehadiran,
    RalatTarget.MASA_HADIR: MasaHadir,
    RalatTarget.KEPUTUSAN: Keputusan,
}
_TO_MEETING = {
    RalatTarget.MUSYAWARAH: "id",
    RalatTarget.AGENDA: "musyawarah",
    RalatTarget.KEHADIRAN: "musyawarah",
    RalatTarget.MASA_HADIR: "kehadiran__musyawarah",
    RalatTarget.KEPUTUSAN: "musyawarah",
}
_SPANS = {
    RalatTarget.MUSYAWARAH: ("starts_at", "ends_at"),
    RalatTarget.AGENDA: ("starts_at", "ends_at"),
    RalatTarget.MASA_HADIR: ("arrived_at", "left_at"),
}
_YES_NO = {"True": "ya", "False": "tidak"}


def is_personal(target: str, field: str) -> bool:
    """Whether a mended field tells of a person."""
    return target == RalatTarget.KEHADIRAN and field in PERSONAL


def model_field(target: str, name: str) -> Any:
    """The field of the model. Raises DomainError for what is not mendable."""
    if name not in MENDABLE.get(target, ()):
        raise DomainError("Bagian ini tidak dapat diralat.", field="new")
    return _MODELS[target]._meta.get_field(name)


def label_of(target: str, name: str) -> str:
    """What the field is called."""
    return str(model_field(target, name).verbose_name).capitalize()


def row_to_mend(musyawarah: Musyawarah, target: str, pk: int) -> Any:
    """A row of this meeting. Raises DomainError for any other."""
    model = _MODELS.get(target)
    row = None
    if model is not None:
        joined = model._default_manager.select_related("kehadiran") if model is MasaHadir else model._default_manager
        row = joined.filter(**{_TO_MEETING[RalatTarget(target)]: musyawarah.pk}, pk=pk).first()
    if row is None:
        raise DomainError("Bagian ini bukan milik musyawarah ini.")
    if getattr(row, "erased_at", None) is not None:
        raise DomainError("Data pribadi pada baris ini sudah dihapus.")
    return row


def spelled(row: models.Model, name: str) -> str:
    """The stored value as text; "" for none."""
    value = getattr(row, name)
    if value is None:
        return ""
    return str(row._meta.get_field(name).value_to_string(row)) if not isinstance(value, str) else value


def put(musyawarah: Musyawarah, row: Any, target: str, name: str, text: str) -> None:
    """Give the row a new value in memory. Raises DomainError when the value, or what it makes of the row, is wrong."""
    field = model_field(target, name)
    if not text and ((target, name) == (RalatTarget.KEHADIRAN, "name") or not (field.null or field.blank)):
        raise DomainError(f"{label_of(target, name)} tidak boleh kosong.", field="new")
    try:
        value = None if not text and field.null else field.to_python(text)
        if isinstance(value, datetime):
            value = value.astimezone(UTC)  # spelled alike, whichever clock it was read from
        setattr(row, name, field.clean(value, row))
    except ValidationError as error:
        raise DomainError(" ".join(error.messages), field="new") from None
    _check(musyawarah, row, target, name)


def shown(target: str, name: str, text: str, *, marks: bool = False) -> str:
    """A spelled value as people read it, in the current time zone.

    Whom somebody speaks for is told by the word that may be printed, unless the reader may see the marks.
    """
    field = model_field(target, name)
    if not text:
        return "(kosong)"
    if name == "unsur" and not marks:
        return Unsur(text).printed
    if isinstance(field, models.BooleanField):
        return _YES_NO[text]
    if field.choices:
        return str(dict(field.choices).get(text, text))
    if isinstance(field, models.DateTimeField):
        return f"pukul {timezone.localtime(datetime.fromisoformat(text)):%H.%M}"
    return f"pukul {text[:5].replace(':', '.')}" if isinstance(field, models.TimeField) else text


def _check(musyawarah: Musyawarah, row: Any, target: str, name: str) -> None:
    if target == RalatTarget.KEPUTUSAN:
        if name == "outcome" and DecisionOutcome.MERGED in (row.outcome, _stored(row, "outcome")):
            raise DomainError("Penggabungan usulan tidak diralat; musyawarah berikutnya yang memutuskan.", field="new")
        check_decision(musyawarah, row)
        check_moment(musyawarah, row.decided_at)
    begin, end = _SPANS.get(target, ("", ""))
    if begin and getattr(row, begin) and getattr(row, end) and getattr(row, end) <= getattr(row, begin):
        raise DomainError("Jam selesai atau pulang harus sesudah jam mulai atau datang.", field="new")
    if target == RalatTarget.MUSYAWARAH and name == "ba_number" and row.ba_number:
        others = Musyawarah.objects.filter(desa=row.desa_id, ba_number=row.ba_number).exclude(pk=row.pk)
        if others.exists():
            raise DomainError(f"Nomor {row.ba_number} sudah dipakai berita acara lain.", field="new")


def _stored(row: models.Model, name: str) -> Any:
    return type(row)._default_manager.values_list(name, flat=True).get(pk=row.pk)
