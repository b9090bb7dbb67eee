"""Mending slips of closed minutes: one of chair and notulis proposes, the other answers; the original stays."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from musyawarah.enums import RalatStatus, RalatTarget
from musyawarah.mending import is_personal, label_of, put, row_to_mend, spelled
from musyawarah.models import Musyawarah, Ralat
from musyawarah.policy import may_mend
from musyawarah.seal_days import is_due
from musyawarah.services.locking import lock_musyawarah
from places.errors import DomainError


@transaction.atomic
def propose_ralat(
    *, by: Membership, musyawarah: Musyawarah, target: str, target_id: int, field: str, new: str, reason: str
) -> Ralat:
    """Propose another value for one field of closed minutes; `new` is spelled as `mending.spelled` does.

    Raises DomainError for a value that the row cannot bear, for no change, no reason, or another open proposal.
    """
    meeting = _open_for_mending(by, musyawarah)
    row = row_to_mend(meeting, target, target_id)
    old = spelled(row, field)
    put(meeting, row, target, field, new.strip())
    new = spelled(row, field)
    if new == old:
        raise DomainError("Isinya sama dengan yang tertulis.", field="new")
    if not reason.strip():
        raise DomainError("Tulis alasan ralatnya.", field="reason")
    waiting = meeting.ralat_set.filter(target=target, target_id=target_id, field=field, status=RalatStatus.PROPOSED)
    if waiting.exists():
        raise DomainError("Sudah ada ralat bagian ini yang menunggu jawaban.")
    ralat = Ralat.objects.create(
        musyawarah=meeting,
        target=target,
        target_id=target_id,
        field=field,
        old=old,
        new=new,
        reason=reason.strip(),
        proposed_by=by,
    )
    _log(by, "propose_ralat", meeting, f"Mengajukan ralat {_what(ralat)}")
    return ralat


@transaction.atomic
def answer_ralat(*, by: Membership, ralat: Ralat, agrees: bool) -> Ralat:
    """Agree to a proposed mend, which is then written, or refuse it.

    Raises DomainError when the answering person is the proposing one, or when the row no longer says what it said.
    """
    meeting = _open_for_mending(by, ralat.musyawarah)
    fresh = Ralat.objects.select_related("proposed_by__orang").get(pk=ralat.pk)
    if fresh.status != RalatStatus.PROPOSED:
        raise DomainError(f"Ralat ini sudah dijawab: {fresh.get_status_display().lower()}.")
    if fresh.proposed_by.orang_id == by.orang_id:
        raise DomainError("Ralat disetujui oleh yang lain: pimpinan dan notulis bersama-sama.")
    fresh.status = RalatStatus.CONFIRMED if agrees else RalatStatus.REFUSED
    fresh.answered_at, fresh.answered_by = timezone.now(), by
    fresh.save()
    words = "Menyetujui" if agrees else "Menolak"
    act = _log(by, "answer_ralat", meeting, f"{words} ralat {_what(fresh)}")
    if agrees:
        _write(meeting, fresh, act)
    return fresh


def _write(meeting: Musyawarah, ralat: Ralat, act: Any) -> None:
    row = row_to_mend(meeting, ralat.target, ralat.target_id)
    if spelled(row, ralat.field) != ralat.old:
        raise DomainError("Bagian ini sudah berubah sejak ralat diajukan. Tolak, lalu ajukan lagi bila masih perlu.")
    put(meeting, row, ralat.target, ralat.field, ralat.new)
    if hasattr(row, "version"):
        row.version += 1
    save_with_history(row, act=act)
    if ralat.target != RalatTarget.MUSYAWARAH:
        meeting.version += 1
        save_with_history(meeting, act=act)


def _open_for_mending(by: Membership, musyawarah: Musyawarah) -> Musyawarah:
    meeting = lock_musyawarah(musyawarah)
    may_mend(by, meeting).require()
    if is_due(meeting):
        raise DomainError("Batas waktu ralat sudah habis; musyawarah ini menunggu disegel.")
    return meeting


def _what(ralat: Ralat) -> str:
    """The part without the person it tells of."""
    label = label_of(ralat.target, ralat.field).lower()
    words = f"{ralat.get_target_display()} ({label})"
    return (
        words
        if is_personal(ralat.target, ralat.field) or ralat.field == "unsur"
        else f"{words}: {ralat.old[:60]} → {ralat.new[:60]}"
    )


def _log(by: Membership, verb: str, meeting: Musyawarah, summary: str) -> Any:
    return log_act(by=by, verb=verb, subject=meeting, place=meeting.desa, summary=summary)
