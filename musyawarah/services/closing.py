"""Closing a meeting: by its presiding member, once."""

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from musyawarah.closing_check import missing_before_close
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Musyawarah
from musyawarah.policy import may_close
from musyawarah.services.locking import lock_musyawarah
from places.errors import DomainError, StaleVersion
from villages.local_zone import zone_of


@transaction.atomic
def close_musyawarah(
    *, by: Membership, musyawarah: Musyawarah, version: int, ba_number: str | None = None, closing_words: str = ""
) -> Musyawarah:
    """Close an open meeting and record when and by whom; a sitting meeting without an end gets this hour.

    `ba_number` None keeps the one that is stored. Raises DomainError when something that blocks is missing or when
    somebody closed it a moment before, StaleVersion when the meeting changed since it was read.
    """
    meeting = lock_musyawarah(musyawarah)
    _refuse_closed(meeting)
    may_close(by, meeting).require()
    if meeting.version != version:
        raise StaleVersion("Data musyawarah ini baru saja diubah orang lain. Baca ulang sebelum menutupnya.")
    blocking = [one.text for one in missing_before_close(meeting) if one.blocks]
    if blocking:
        raise DomainError(f"Belum dapat ditutup. {' '.join(blocking)}")
    if ba_number is not None:
        _number(meeting, ba_number.strip())
    meeting.closing_words = closing_words.strip() or meeting.closing_words
    now = timezone.now()
    meeting.closed_at = max(now, meeting.opened_at or now)
    meeting.closed_by, meeting.status = by, MusyawarahStatus.CLOSED
    if meeting.ends_at is None and not meeting.is_on_paper:
        meeting.ends_at = now.astimezone(zone_of(meeting.desa.kabupaten)).time().replace(second=0, microsecond=0)
    meeting.version += 1
    act = log_act(
        by=by, verb="close_musyawarah", subject=meeting, place=meeting.desa, summary=f"Menutup {meeting.title}"
    )
    save_with_history(meeting, act=act)
    return meeting


def _refuse_closed(meeting: Musyawarah) -> None:
    if meeting.closed_at is None or meeting.closed_by is None:
        return
    local = meeting.closed_at.astimezone(zone_of(meeting.desa.kabupaten))
    raise DomainError(
        f"Musyawarah ini sudah ditutup oleh {meeting.closed_by.orang.name} "
        f"pada {local:%d-%m-%Y} pukul {local:%H.%M}. Salah tulis diperbaiki lewat Ralat."
    )


def _number(meeting: Musyawarah, number: str) -> None:
    taken = Musyawarah.objects.filter(desa=meeting.desa_id, ba_number=number).exclude(pk=meeting.pk)
    if number and taken.exists():
        raise DomainError(f"Nomor {number} sudah dipakai berita acara lain.", field="ba_number")
    meeting.ba_number = number
