"""Writing what a meeting decides, while it is open; afterwards only two together mend slips (services/ralat.py)."""

from dataclasses import fields
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.act_log import delete_with_history, log_act, save_with_history
from accounts.models import Act, Membership
from musyawarah.decision_data import DecisionData
from musyawarah.decision_rules import check_decision, check_moment, limits_of
from musyawarah.enums import DecisionOutcome, DecisionSubject, MusyawarahStatus
from musyawarah.models import Keputusan, Musyawarah
from musyawarah.policy import may_decide
from musyawarah.services.decided_mergers import merge_as_decided, undo_decided_merger
from musyawarah.services.locking import lock_musyawarah
from places.errors import DomainError, StaleVersion

_HELD = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)


@transaction.atomic
def record_decision(*, by: Membership, musyawarah: Musyawarah, data: DecisionData) -> Keputusan:
    """Write the next decision of an open meeting; without a time it is taken at this moment.

    Raises DomainError for what the forum may not decide, for votes, ranks, times and reasons that do not fit, and for
    a usulan that this meeting has already decided about.
    """
    return record_decisions(by=by, musyawarah=musyawarah, rows=[data])[0]


@transaction.atomic
def record_decisions(*, by: Membership, musyawarah: Musyawarah, rows: list[DecisionData]) -> list[Keputusan]:
    """Write several decisions at once, all or none ("disepakati semua yang dicentang"). Raises DomainError."""
    meeting = lock_musyawarah(musyawarah)
    may_decide(by, meeting).require()
    last = meeting.keputusan_set.aggregate(last=Max("number"))["last"] or 0
    return [_record(by, meeting, data, number) for number, data in enumerate(rows, start=last + 1)]


@transaction.atomic
def update_decision(*, by: Membership, keputusan: Keputusan, version: int, data: DecisionData) -> Keputusan:
    """Change a decision of an open meeting. Raises StaleVersion, and DomainError as `record_decision` does."""
    meeting, row = _locked(by, keputusan, version)
    undo_decided_merger(by=by, keputusan=row)
    _fill(meeting, row, data, moment=data.decided_at or row.decided_at)
    row.version += 1
    save_with_history(row, act=_log(by, "update_decision", row, f"Mengubah keputusan {row.number}"))
    merge_as_decided(by=by, keputusan=row)
    return row


@transaction.atomic
def delete_decision(*, by: Membership, keputusan: Keputusan, version: int) -> None:
    """Take a decision back before the meeting is closed; its history stays. Raises StaleVersion."""
    _, row = _locked(by, keputusan, version)
    if Keputusan.objects.filter(corrects=row).exists():
        raise DomainError("Keputusan ini sudah diperbaiki keputusan lain.")
    undo_decided_merger(by=by, keputusan=row)
    delete_with_history(row, act=_log(by, "delete_decision", row, f"Menghapus keputusan {row.number}: {row.text}"))


def _record(by: Membership, meeting: Musyawarah, data: DecisionData, number: int) -> Keputusan:
    row = Keputusan(musyawarah=meeting, number=number)
    _fill(meeting, row, data, moment=data.decided_at or _now(meeting))
    label = DecisionOutcome(row.outcome).label
    save_with_history(row, act=_log(by, "record_decision", row, f"Keputusan {number}, {label}: {row.text}"))
    merge_as_decided(by=by, keputusan=row)
    return row


def _now(meeting: Musyawarah) -> datetime:
    """This moment; a meeting that was held on paper decided at its end, unless somebody says when."""
    return limits_of(meeting)[1] if meeting.is_on_paper else timezone.now()


def _fill(meeting: Musyawarah, row: Keputusan, data: DecisionData, *, moment: datetime) -> None:
    check_decision(meeting, data)
    _check_subject(meeting, row, data)
    check_moment(meeting, moment)
    for one in fields(data):
        value = getattr(data, one.name)
        setattr(row, one.name, value.strip() if isinstance(value, str) else value)
    row.decided_at = moment


def _check_subject(meeting: Musyawarah, row: Keputusan, data: DecisionData) -> None:
    is_usulan = data.subject == DecisionSubject.USULAN
    if is_usulan != (data.usulan is not None):
        raise DomainError("Pilih usulan yang diputuskan." if is_usulan else "Kosongkan usulannya.", field="usulan")
    if data.agenda is not None and data.agenda.musyawarah_id != meeting.pk:
        raise DomainError("Acara ini milik musyawarah lain.", field="agenda")
    if data.subject == DecisionSubject.PLAN and not (data.plan_kind and data.plan_year):
        raise DomainError("Sebutkan rencana dan tahunnya.", field="plan_year" if data.plan_kind else "plan_kind")
    if data.usulan is not None:
        _check_usulan(meeting, row, data)
    if (data.outcome == DecisionOutcome.MERGED) != (data.merged_into is not None):
        is_merged = data.outcome == DecisionOutcome.MERGED
        raise DomainError(
            "Pilih usulan tempat usulan ini digabung." if is_merged else "Usulan tujuan hanya diisi bila digabung.",
            field="merged_into",
        )
    if data.corrects is not None:
        _check_correction(meeting, data.corrects)


def _check_usulan(meeting: Musyawarah, row: Keputusan, data: DecisionData) -> None:
    for field, usulan in (("usulan", data.usulan), ("merged_into", data.merged_into)):
        if usulan is not None and (usulan.desa_id != meeting.desa_id or usulan.deleted_at is not None):
            raise DomainError("Usulan ini tidak ada dalam daftar desa.", field=field)
    twice = Keputusan.objects.filter(musyawarah=meeting, usulan=data.usulan).exclude(pk=row.pk).first()
    if twice is not None:
        raise DomainError(f"Usulan ini sudah diputuskan pada nomor {twice.number}. Ubah keputusan itu.", field="usulan")


def _check_correction(meeting: Musyawarah, earlier: Keputusan) -> None:
    of = earlier.musyawarah
    if of.desa_id != meeting.desa_id or of.status not in _HELD or of.pk == meeting.pk:
        raise DomainError("Yang diperbaiki adalah keputusan musyawarah desa ini yang sudah ditutup.", field="corrects")
    if of.held_on > meeting.held_on:
        raise DomainError("Keputusan itu diambil sesudah musyawarah ini.", field="corrects")


def _locked(by: Membership, keputusan: Keputusan, version: int) -> tuple[Musyawarah, Keputusan]:
    meeting = lock_musyawarah(keputusan.musyawarah)
    may_decide(by, meeting).require()
    row = Keputusan.objects.select_related("usulan", "merged_into").filter(pk=keputusan.pk).first()
    if row is None:
        raise DomainError("Keputusan ini sudah dihapus orang lain.")
    if row.version != version:
        raise StaleVersion("Keputusan ini baru saja disimpan orang lain.")
    row.musyawarah = meeting
    return meeting, row


def _log(by: Membership, verb: str, row: Keputusan, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=row, place=row.musyawarah.desa, summary=summary)
