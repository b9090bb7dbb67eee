"""What a seal covers, as canonical JSON: meeting, agenda, attendance with stays, decisions and confirmed mends.

No personal value stands in it: of an attendance row only the SHA-256 over its salt and its personal fields, so that a
lawful erasure (fields and salt gone, hash kept) leaves the seal valid. Values only, no labels and no sums: the words
of a later version of the application must not break a seal.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Model

from musyawarah.enums import RalatStatus, SealReason
from musyawarah.mending import is_personal
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, Musyawarah, Ralat

FORMAT = 1
_MEETING = (
    *("uid", "kind", "plan_kind", "year", "topic", "dusun_id", "unsur", "kelompok_id", "held_on", "starts_at"),
    *("ends_at", "place", "presiding_id", "presiding_office", "notulis_id", "notulis_office", "is_on_paper"),
    *("continues_id", "opened_at", "closed_at", "closed_by_id", "invited_count", "quorum_percent", "women_percent"),
    *("seal_after_days", "ba_number", "rules_text", "closing_words"),
)
_AGENDA = ("pk", "position", "title", "starts_at", "ends_at", "speaker", "notes")
_ATTENDEE = ("pk", "position", "gender", "unsur", "role", "is_wakil", "spoke", "personal_sha256")
_DECISION = (
    *("uid", "number", "agenda_id", "subject", "plan_kind", "plan_year", "text", "outcome", "reason", "method"),
    *("votes_for", "votes_against", "votes_abstain", "rank", "scored_rank", "overrule_reason", "decided_at"),
)
_RALAT = ("pk", "target", "target_id", "field", "proposed_at", "proposed_by_id", "answered_at", "answered_by_id")


def personal_sha256(row: Kehadiran) -> str:
    """The salted hash over what an attendance row tells of a person."""
    values = (row.salt, row.name, row.office, row.address, row.dusun_id, row.orang_id)
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def content_of(
    musyawarah: Musyawarah,
    *,
    previous_sha256: str,
    reason: str,
    sealed_at: datetime,
    known: Mapping[int, str] | None = None,
) -> str:
    """The canonical text of what is sealed, from the rows as they are stored now.

    `known` gives the hash of a mend of an erased row, whose words are gone, by the mend's number.
    """
    rows = list(musyawarah.kehadiran_set.prefetch_related("masa_set").order_by("pk"))
    content = {
        "format": FORMAT,
        "previous": previous_sha256,
        "reason": str(reason),
        "sealed_at": _plain(sealed_at),
        # A paper that comes after the seal is no part of it.
        "scan": musyawarah.scan_sha256 if reason == SealReason.SCAN else "",
        "desa": musyawarah.desa.code,
        "musyawarah": _values(musyawarah, _MEETING),
        "agenda": [
            _values(row, _AGENDA) for row in AgendaMusyawarah.objects.filter(musyawarah=musyawarah).order_by("pk")
        ],
        "kehadiran": [_attendee(row) for row in rows],
        "keputusan": [_decision(row) for row in _decisions(musyawarah)],
        "ralat": [_ralat(row, {one.pk: one for one in rows}, known or {}) for row in _ralats(musyawarah)],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_of(content: str) -> str:
    """Sixty-four hexadecimal letters."""
    return hashlib.sha256(content.encode()).hexdigest()


def _values(row: Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _attendee(row: Kehadiran) -> dict[str, Any]:
    stays = sorted((stay.pk, _plain(stay.arrived_at), _plain(stay.left_at)) for stay in row.masa_set.all())
    return _values(row, _ATTENDEE) | {"stays": [list(stay) for stay in stays]}


def _decisions(musyawarah: Musyawarah) -> Any:
    rows = Keputusan.objects.filter(musyawarah=musyawarah).select_related("usulan", "merged_into", "corrects")
    return rows.order_by("number", "pk")


def _decision(row: Keputusan) -> dict[str, Any]:
    named = {name: getattr(row, name) for name in ("usulan", "merged_into", "corrects")}
    return _values(row, _DECISION) | {name: str(one.uid) if one else None for name, one in named.items()}


def _ralats(musyawarah: Musyawarah) -> Any:
    return Ralat.objects.filter(musyawarah=musyawarah, status=RalatStatus.CONFIRMED).order_by("pk")


def _ralat(row: Ralat, attendees: Mapping[int, Kehadiran], known: Mapping[int, str]) -> dict[str, Any]:
    values = _values(row, _RALAT)
    if not is_personal(row.target, row.field):
        return values | {"old": row.old, "new": row.new, "reason": row.reason}
    attendee = attendees.get(row.target_id)
    if attendee is not None and attendee.erased_at is not None:
        return values | {"personal_sha256": known.get(row.pk, "")}
    salted = (attendee.salt if attendee else "", row.old, row.new, row.reason)
    text = json.dumps(salted, ensure_ascii=False, separators=(",", ":"))
    return values | {"personal_sha256": hashlib.sha256(text.encode()).hexdigest()}


def _plain(value: Any) -> Any:
    """A value that JSON spells one way only."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if value is None or isinstance(value, bool | int) else str(value)
