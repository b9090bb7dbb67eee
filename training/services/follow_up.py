"""Writing follow-ups (RTL): what a village does after a training, until it is proved or given up."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from musyawarah.enums import MusyawarahStatus, PlanKind
from musyawarah.meeting_data import MusyawarahData
from musyawarah.models import Musyawarah
from musyawarah.services.meetings import create_musyawarah
from places.errors import DomainError
from places.models import Desa
from training.enums import RtlKind, SessionStatus
from training.follow_up_data import RtlData
from training.follow_up_rules import MEETING_KINDS
from training.measures.measuring import measured
from training.models import Rtl, TrainingSession
from training.policy import may_close_rtl, may_write_rtl
from training.services.locking import lock_rtl, lock_session

LONGEST_WAIT = timedelta(days=5 * 366)
_LIMITS = (("activity", "kegiatan", 300), ("person", "penanggung jawab", 120), ("indicator", "tanda keberhasilan", 300))


@transaction.atomic
def create_rtl(*, by: Membership, session: TrainingSession, desa: Desa, data: RtlData) -> Rtl:
    """Write a follow-up of a village, or the written commitment of a participant of it.

    Raises NotAllowed, and DomainError naming the field: also for a finding that is measured as mended already, since
    nothing would be left to prove.
    """
    session = lock_session(session)
    may_write_rtl(by, session, desa).require()
    if session.status == SessionStatus.CANCELLED:
        raise DomainError("Angkatan ini sudah dibatalkan.")
    if not Desa.objects.visible_to(by).filter(pk=desa.pk).exists():
        raise DomainError("Pilih desa yang dilatih.", field="desa")
    rtl = Rtl(session=session, desa=desa, version=0)
    _take(rtl, clean_rtl(rtl, data))
    state = _refuse_mended(rtl)
    _save(rtl, by=by, verb="create_rtl", summary=f"Menulis tindak lanjut “{rtl}”", reason=state)
    return rtl


@transaction.atomic
def update_rtl(*, by: Membership, rtl: Rtl, version: int, data: RtlData) -> Rtl:
    """Write an open follow-up. Raises NotAllowed, StaleVersion, DomainError naming the field.

    What proves it does not become easier: it stays with a finding that is measured, and with a meeting once one was
    made for it.
    """
    fresh = open_rtl(by, rtl, version=version)
    clean = clean_rtl(fresh, data)
    before = fresh.temuan
    if before is not None and before.measure and clean.temuan != before:
        raise DomainError(
            "Temuan ini diukur aplikasi, jadi tautannya tidak dilepas. Bila tidak jadi, hentikan dengan alasan.",
            field="temuan",
        )
    if fresh.musyawarah is not None and clean.kind != RtlKind.MUSYAWARAH:
        raise DomainError("Musyawarahnya sudah dibuat; jenisnya tidak diganti lagi.", field="kind")
    _take(fresh, clean)
    if fresh.temuan != before:
        _refuse_mended(fresh)
    _save(fresh, by=by, verb="update_rtl", summary=f"Mengubah tindak lanjut “{fresh}”")
    return fresh


@transaction.atomic
def drop_rtl(*, by: Membership, rtl: Rtl, version: int, reason: str) -> Rtl:
    """Give up an open follow-up. Raises NotAllowed, StaleVersion, DomainError (field "reason") without a reason."""
    fresh = open_rtl(by, rtl, version=version)
    clean = " ".join(reason.split())
    if not clean:
        raise DomainError("Tulis alasannya.", field="reason")
    if len(clean) > 200:
        raise DomainError("Alasan paling panjang 200 huruf.", field="reason")
    fresh.dropped_reason = clean
    _save(fresh, by=by, verb="drop_rtl", summary=f"Menghentikan tindak lanjut “{fresh}”", reason=clean)
    return fresh


@transaction.atomic
def reopen_rtl(*, by: Membership, rtl: Rtl, version: int) -> Rtl:
    """Open a closed or dropped follow-up again; its evidence stays in the history. Raises NotAllowed, StaleVersion."""
    fresh = lock_rtl(rtl, version=version)
    may_close_rtl(by, fresh).require()
    if fresh.closed_at is None and not fresh.dropped_reason:
        raise DomainError("Tindak lanjut ini masih berjalan.")
    fresh.closed_at = fresh.closed_by = None
    fresh.evidence = fresh.evidence_words = fresh.dropped_reason = ""
    fresh.file, fresh.file_name, fresh.file_sha256 = "", "", ""
    _save(fresh, by=by, verb="reopen_rtl", summary=f"Membuka lagi tindak lanjut “{fresh}”")
    return fresh


@transaction.atomic
def create_meeting(*, by: Membership, rtl: Rtl, version: int, data: MusyawarahData) -> Rtl:
    """Plan the meeting of a follow-up in the calendar of its village, by a member of the village.

    Raises NotAllowed, StaleVersion, and DomainError as `create_musyawarah` does, and for one that has a meeting.
    """
    fresh = _wants_meeting(by, rtl, version=version)
    if data.kind not in MEETING_KINDS:
        raise DomainError("Pilih jenis musyawarahnya.", field="kind")
    if data.held_on < fresh.session.starts_on:
        raise DomainError("Musyawarah sebelum pelatihan bukan tindak lanjutnya.", field="held_on")
    fresh.musyawarah = create_musyawarah(by=by, desa=fresh.desa, data=data)
    _save(fresh, by=by, verb="create_rtl_meeting", summary=f"Membuat {fresh.musyawarah.title} untuk “{fresh}”")
    return fresh


@transaction.atomic
def link_meeting(*, by: Membership, rtl: Rtl, version: int, musyawarah: Musyawarah) -> Rtl:
    """Point a follow-up to a meeting that stands in the calendar of its village. Raises as `create_meeting` does."""
    fresh = _wants_meeting(by, rtl, version=version)
    if musyawarah.desa_id != fresh.desa_id or musyawarah.status == MusyawarahStatus.CANCELLED:
        raise DomainError("Pilih musyawarah desa ini yang tidak dibatalkan.", field="musyawarah")
    if musyawarah.kind not in MEETING_KINDS:
        raise DomainError("Pilih pra-musdes, musdus, musdes, atau musrenbang.", field="musyawarah")
    if musyawarah.held_on < fresh.session.starts_on:
        raise DomainError("Musyawarah sebelum pelatihan bukan tindak lanjutnya.", field="musyawarah")
    fresh.musyawarah = musyawarah
    _save(fresh, by=by, verb="link_rtl_meeting", summary=f"Menautkan {musyawarah.title} pada “{fresh}”")
    return fresh


def open_rtl(by: Membership, rtl: Rtl, *, version: int) -> Rtl:
    """The follow-up locked, for whoever may write it while it is open. Raises NotAllowed, StaleVersion, DomainError."""
    fresh = lock_rtl(rtl, version=version)
    may_write_rtl(by, fresh.session, fresh.desa).require()
    if fresh.closed_at is not None:
        raise DomainError("Tindak lanjut ini sudah selesai.")
    if fresh.dropped_reason:
        raise DomainError("Tindak lanjut ini sudah dihentikan.")
    return fresh


def clean_rtl(rtl: Rtl, data: RtlData) -> RtlData:
    """The data as they are stored. Raises DomainError naming the field."""
    values = {name: _text(getattr(data, name), name, words, most) for name, words, most in _LIMITS}
    begun = rtl.session.starts_on
    if not begun <= data.due_on <= begun + LONGEST_WAIT:
        raise DomainError("Batas waktu terletak sesudah pelatihan, paling lama lima tahun.", field="due_on")
    if data.kind not in RtlKind:
        raise DomainError("Pilih jenisnya.", field="kind")
    temuan, participant = data.temuan, data.participant
    is_own = temuan is None or (temuan.session_id == rtl.session_id and temuan.desa_id in (None, rtl.desa_id))
    if not is_own or (temuan is not None and temuan.deleted_at is not None):
        raise DomainError("Pilih temuan desa ini dari angkatan yang sama.", field="temuan")
    if participant is not None and (participant.session_id, participant.desa_id) != (rtl.session_id, rtl.desa_id):
        raise DomainError("Pilih peserta dari desa ini.", field="participant")
    changed: dict[str, Any] = {**values, **_plan(data)}
    return replace(data, **changed)


def _plan(data: RtlData) -> dict[str, object]:
    """Which plan a task is about; nothing for other kinds."""
    if data.kind != RtlKind.PLAN:
        return {"plan_kind": "", "year": None}
    if data.plan_kind not in PlanKind:
        raise DomainError("Pilih rencananya.", field="plan_kind")
    if data.year is None or not 2000 <= data.year <= 2100:
        raise DomainError("Isi tahun rencananya.", field="year")
    return {"plan_kind": data.plan_kind, "year": data.year}


def _text(value: str, field: str, words: str, most: int) -> str:
    clean = " ".join(value.split())
    if not clean:
        raise DomainError(f"Isi {words}.", field=field)
    if len(clean) > most:
        raise DomainError(f"Isian {words} paling panjang {most} huruf.", field=field)
    return clean


def _take(rtl: Rtl, data: RtlData) -> None:
    for field in fields(data):
        setattr(rtl, field.name, getattr(data, field.name))


def _refuse_mended(rtl: Rtl) -> str:
    """What is measured of its finding now, in words. Raises DomainError when it is no longer true."""
    result = measured(rtl.temuan) if rtl.temuan is not None else None
    if result is not None and result.is_mended:
        raise DomainError(
            f"Menurut catatan aplikasi keadaan ini sudah baik: {result.words} "
            "Tulis tindak lanjutnya tanpa menautkan temuan ini.",
            field="temuan",
        )
    return result.words if result else ""


def _wants_meeting(by: Membership, rtl: Rtl, *, version: int) -> Rtl:
    fresh = open_rtl(by, rtl, version=version)
    if fresh.kind != RtlKind.MUSYAWARAH:
        raise DomainError("Tindak lanjut ini bukan musyawarah.")
    if fresh.musyawarah is not None and fresh.musyawarah.status != MusyawarahStatus.CANCELLED:
        raise DomainError("Musyawarahnya sudah ada di kalender.")
    return fresh


def _save(rtl: Rtl, *, by: Membership, verb: str, summary: str, reason: str = "") -> None:
    rtl.version += 1
    act = log_act(by=by, verb=verb, subject=rtl, place=rtl.desa, summary=summary, reason=reason)
    save_with_history(rtl, act=act)
