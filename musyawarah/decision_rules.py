"""What a decision must hold to, whichever way it is written: outcomes of a forum, reasons, votes, ranks, time."""

from datetime import datetime, time
from typing import Protocol

from django.utils import timezone

from musyawarah.enums import DecisionMethod, DecisionOutcome, DecisionSubject, MusyawarahKind
from musyawarah.models import Musyawarah
from musyawarah.moments import moment_of
from places.errors import DomainError
from villages.local_zone import zone_of

NO_REASON_NEEDED = frozenset({DecisionOutcome.AGREED, DecisionOutcome.PASSED_ON})
NEEDS_MAJORITY = frozenset({DecisionOutcome.AGREED, DecisionOutcome.TO_DU_RKP, DecisionOutcome.MERGED})


class DecisionValues(Protocol):
    """What is checked, and only read: a `DecisionData` or a `Keputusan`."""

    @property
    def subject(self) -> str: ...

    @property
    def outcome(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def reason(self) -> str: ...

    @property
    def method(self) -> str: ...

    @property
    def votes_for(self) -> int | None: ...

    @property
    def votes_against(self) -> int | None: ...

    @property
    def votes_abstain(self) -> int | None: ...

    @property
    def rank(self) -> int | None: ...

    @property
    def scored_rank(self) -> int | None: ...

    @property
    def overrule_reason(self) -> str: ...


def outcomes_of(kind: str, subject: str) -> tuple[DecisionOutcome, ...]:
    """What a forum may decide about a subject.

    A forum that collects ideas passes them on or joins them and rejects none (Permendagri 114/2014 arts 14-16); about
    its own matters it agrees or puts off.
    """
    if MusyawarahKind(kind).collects_ideas:
        if subject == DecisionSubject.USULAN:
            return DecisionOutcome.PASSED_ON, DecisionOutcome.MERGED
        return DecisionOutcome.AGREED, DecisionOutcome.DEFERRED
    if subject == DecisionSubject.USULAN:
        return (
            DecisionOutcome.AGREED,
            DecisionOutcome.DEFERRED,
            DecisionOutcome.REJECTED,
            DecisionOutcome.MERGED,
            DecisionOutcome.TO_DU_RKP,
        )
    return DecisionOutcome.AGREED, DecisionOutcome.DEFERRED, DecisionOutcome.REJECTED


def check_decision(musyawarah: Musyawarah, values: DecisionValues) -> None:
    """Raise DomainError with the field at fault unless the decision keeps to the rules of its forum."""
    if not values.text.strip():
        raise DomainError("Tulis bunyi keputusannya.", field="text")
    allowed = outcomes_of(musyawarah.kind, values.subject)
    if values.outcome not in allowed:
        names = ", ".join(str(one.label).lower() for one in allowed)
        raise DomainError(f"{musyawarah.get_kind_display()} memutuskan: {names}.", field="outcome")
    if values.outcome not in NO_REASON_NEEDED and not values.reason.strip():
        label = str(DecisionOutcome(values.outcome).label).lower()
        raise DomainError(f"Tulis alasannya: mengapa {label}.", field="reason")
    _check_votes(values)
    _check_rank(values)


def _check_votes(values: DecisionValues) -> None:
    votes = (values.votes_for, values.votes_against)
    if values.method == DecisionMethod.MUFAKAT:
        if any(vote is not None for vote in (*votes, values.votes_abstain)):
            raise DomainError("Jumlah suara hanya diisi untuk pemungutan suara.", field="votes_for")
        return
    if values.votes_for is None or values.votes_against is None:
        field = "votes_for" if values.votes_for is None else "votes_against"
        raise DomainError("Isi jumlah suara setuju dan tidak setuju.", field=field)
    cast = values.votes_for + values.votes_against + (values.votes_abstain or 0)
    if cast == 0:
        raise DomainError("Belum ada suara yang dihitung.", field="votes_for")
    has_majority = values.votes_for * 2 > cast
    if values.outcome in NEEDS_MAJORITY and not has_majority:
        raise DomainError(
            f"Suara setuju {values.votes_for} dari {cast} tidak lebih dari separuh, jadi belum disepakati.",
            field="outcome",
        )
    if values.outcome == DecisionOutcome.REJECTED and has_majority:
        raise DomainError(
            f"Suara setuju {values.votes_for} dari {cast} lebih dari separuh, jadi bukan tidak disepakati.",
            field="outcome",
        )


def _check_rank(values: DecisionValues) -> None:
    if values.rank is not None and values.rank < 1:
        raise DomainError("Peringkat dihitung mulai dari 1.", field="rank")
    differs = values.rank is not None and values.scored_rank is not None and values.rank != values.scored_rank
    if differs and not values.overrule_reason.strip():
        raise DomainError(
            f"Peringkat menurut skor adalah {values.scored_rank}. Tulis mengapa musyawarah mengubahnya.",
            field="overrule_reason",
        )


def check_moment(musyawarah: Musyawarah, moment: datetime) -> None:
    """Raise DomainError unless the moment lies within the meeting: on paper by its hours, else from opening to now."""
    earliest, latest = limits_of(musyawarah)
    if earliest <= moment <= latest:
        return
    zone = zone_of(musyawarah.desa.kabupaten)
    first, last = (limit.astimezone(zone) for limit in (earliest, latest))
    raise DomainError(
        f"Waktu keputusan harus di antara {first:%d-%m-%Y pukul %H.%M} dan {last:%d-%m-%Y pukul %H.%M}.",
        field="decided_at",
    )


def limits_of(musyawarah: Musyawarah) -> tuple[datetime, datetime]:
    """From when to when the meeting decides; a paper meeting without hours has the whole day."""
    if musyawarah.is_on_paper or musyawarah.opened_at is None:
        zone = zone_of(musyawarah.desa.kabupaten)
        hours = (musyawarah.starts_at or time.min, musyawarah.ends_at or time.max)
        begin, end = (moment_of(musyawarah.held_on, hour, zone) for hour in hours)
        return begin, max(begin, end)
    return musyawarah.opened_at, musyawarah.closed_at or timezone.now()
