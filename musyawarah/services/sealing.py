"""Sealing a closed meeting: with its signed paper at once, or when the time for mending has run out."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from musyawarah.enums import MusyawarahStatus, RalatStatus, SealReason
from musyawarah.models import Kehadiran, Musyawarah, Ralat, Segel
from musyawarah.policy import may_attach_paper
from musyawarah.seal_days import is_due, seals_on
from musyawarah.sealing_content import content_of, personal_sha256, sha256_of
from musyawarah.services.locking import lock_musyawarah
from places.attached_file import clean_attachment
from places.errors import DomainError
from places.models import Desa


@transaction.atomic
def attach_scan(*, by: Membership, musyawarah: Musyawarah, content: bytes) -> Musyawarah:
    """Keep the signed berita acara with its SHA-256; a closed meeting is sealed in the same act.

    Raises DomainError (field "file") for what is no safe PDF or picture, while a mend waits for its answer, before the
    meeting is closed, and when its paper is there already.
    """
    may_attach_paper(by, musyawarah).require()
    cleaned = clean_attachment(content)
    lock_seals(musyawarah.desa_id)
    meeting = lock_musyawarah(musyawarah)
    may_attach_paper(by, meeting).require()
    if meeting.status == MusyawarahStatus.OPEN:
        raise DomainError(
            "Tutup dahulu musyawarahnya, cetak berita acaranya, lalu lampirkan yang sudah ditandatangani."
        )
    if meeting.scan_sha256:
        raise DomainError("Berita acara bertanda tangan sudah dilampirkan.")
    meeting.scan_sha256 = hashlib.sha256(cleaned.content).hexdigest()
    meeting.scan_at = timezone.now()
    meeting.version += 1
    meeting.scan.save(f"berita-acara.{cleaned.extension}", ContentFile(cleaned.content), save=False)
    try:
        save_with_history(meeting, act=_log(by, "attach_scan", meeting, "Melampirkan berita acara bertanda tangan"))
        if meeting.status == MusyawarahStatus.CLOSED:
            _seal(by, meeting, SealReason.SCAN)
    except Exception:
        meeting.scan.delete(save=False)  # no row will ever lead to it
        raise
    return meeting


@transaction.atomic
def seal_musyawarah(*, by: Membership | None, musyawarah: Musyawarah) -> Musyawarah:
    """Seal a meeting whose time for mending has run out; `by` None is the daily command.

    A mend that still waits is refused by the lapse of time. Raises DomainError before that day.
    """
    lock_seals(musyawarah.desa_id)
    meeting = lock_musyawarah(musyawarah)
    if by is not None:
        may_attach_paper(by, meeting).require()
    if meeting.is_sealed:
        raise DomainError("Musyawarah ini sudah disegel.")
    if not is_due(meeting):
        day = seals_on(meeting)
        if day is None:
            raise DomainError("Musyawarah ini belum ditutup.")
        raise DomainError(f"Baru dapat disegel pada {day:%d-%m-%Y}, atau begitu berita acaranya dilampirkan.")
    Ralat.objects.filter(musyawarah=meeting, status=RalatStatus.PROPOSED).update(
        status=RalatStatus.REFUSED, answered_at=timezone.now()
    )
    _seal(by, meeting, SealReason.DAYS)
    return meeting


def seal_due(*, desa: Desa | None = None) -> list[Musyawarah]:
    """Seal every meeting whose time has run out, each in a transaction of its own, in the order of their closing."""
    closed = Musyawarah.objects.filter(status=MusyawarahStatus.CLOSED).with_place().order_by("closed_at", "pk")
    if desa is not None:
        closed = closed.filter(desa=desa)
    return [seal_musyawarah(by=None, musyawarah=meeting) for meeting in closed if is_due(meeting)]


def lock_seals(desa_id: int) -> None:
    """Let nobody else lengthen this village's chain of seals until the transaction ends."""
    Desa.objects.select_for_update(no_key=True).get(pk=desa_id)


def _seal(by: Membership | None, meeting: Musyawarah, reason: SealReason) -> Segel:
    if Ralat.objects.filter(musyawarah=meeting, status=RalatStatus.PROPOSED).exists():
        raise DomainError("Masih ada ralat yang menunggu jawaban. Setujui atau tolak dahulu, baru disegel.")
    now = timezone.now()
    author = by or meeting.closed_by  # the history of rows wants somebody; the seal itself says that nobody acted
    if author is None:
        raise DomainError("Musyawarah ini belum ditutup.")
    act = _log(author, "seal_musyawarah", meeting, f"Menyegel {meeting.title}", reason=str(reason.label))
    _hash_persons(meeting, act)
    meeting.status, meeting.sealed_at = MusyawarahStatus.SEALED, now
    meeting.version += 1
    save_with_history(meeting, act=act)
    previous = Segel.objects.filter(desa=meeting.desa_id, next=None).first()
    stored = Musyawarah.objects.select_related("desa").get(pk=meeting.pk)
    content = content_of(stored, previous_sha256=previous.sha256 if previous else "", reason=reason, sealed_at=now)
    segel = Segel(
        musyawarah=meeting,
        desa_id=meeting.desa_id,
        content=content,
        sha256=sha256_of(content),
        previous=previous,
        reason=reason,
        sealed_at=now,
        sealed_by=by,
    )
    segel.save(force_insert=True)
    return segel


def _hash_persons(meeting: Musyawarah, act: Act) -> None:
    """Keep the salted hash of each attendance row beside it: it must outlive the name."""
    for row in Kehadiran.objects.filter(musyawarah=meeting, erased_at=None):
        row.personal_sha256 = personal_sha256(row)
        save_with_history(row, act=act, update_fields=["personal_sha256"])


def _log(by: Membership, verb: str, meeting: Musyawarah, summary: str, *, reason: str = "") -> Act:
    return log_act(by=by, verb=verb, subject=meeting, place=meeting.desa, summary=summary, reason=reason)
