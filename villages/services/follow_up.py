"""Writing why somebody takes part in no group, what he wishes, and what was done about it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from villages.enums import UngroupedReason
from villages.models import Kelompok, TindakLanjutWarga, Warga
from villages.services.residents import lock_resident
from villages.services.rows import one_line, write_row


@dataclass(frozen=True)
class FollowUpData:
    """Reason, wished group (of the register, or in words) and follow-up with its day."""

    reason: str = ""
    reason_text: str = ""
    wished_kelompok: Kelompok | None = None
    wish: str = ""
    follow_up: str = ""
    followed_up_on: date | None = None


@transaction.atomic
def save_follow_up(*, by: Membership, warga: Warga, version: int, data: FollowUpData) -> TindakLanjutWarga:
    """Write the follow-up of a resident; version 0 is none yet. Raises NotAllowed, StaleVersion, DomainError."""
    fresh = lock_resident(by, warga, version=None)
    row = TindakLanjutWarga.objects.filter(warga=fresh).first()
    if (row.version if row else 0) != version:
        raise StaleVersion("Tindak lanjut ini baru saja disimpan oleh orang lain.")
    if data.wished_kelompok is not None and data.wished_kelompok.desa_id != fresh.desa_id:
        raise DomainError("Pilih kelompok dari daftar desa ini.", field="wished_kelompok")
    if data.followed_up_on and data.followed_up_on > timezone.localdate():
        raise DomainError("Tanggal tindak lanjut belum tiba.", field="followed_up_on")
    row = row or TindakLanjutWarga(warga=fresh, desa=fresh.desa)
    row.reason = UngroupedReason(data.reason).value if data.reason else ""
    row.reason_text, row.wish = one_line(data.reason_text, 200), one_line(data.wish, 200)
    row.wished_kelompok, row.follow_up = data.wished_kelompok, one_line(data.follow_up, 200)
    row.followed_up_on = data.followed_up_on
    write_row(row, by=by, verb="save_follow_up", desa=fresh.desa, summary=f"Tindak lanjut {fresh.orang}")
    return row
