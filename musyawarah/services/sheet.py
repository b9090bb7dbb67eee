"""Keeping the photo of the signed attendance sheet."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from musyawarah.models import Musyawarah
from musyawarah.policy import may_attach_paper
from musyawarah.services.locking import lock_musyawarah
from places.attached_file import clean_attachment
from places.errors import DomainError


@transaction.atomic
def attach_sheet(*, by: Membership, musyawarah: Musyawarah, content: bytes | None, count: int) -> Musyawarah:
    """Keep the sheet (a picture is drawn anew without EXIF) and its number of signatures.

    Without `content` only the number is written. Raises DomainError for what is no safe PDF or picture, and once the
    meeting is sealed for a sheet that would take another's place.
    """
    cleaned = clean_attachment(content) if content is not None else None
    musyawarah = lock_musyawarah(musyawarah)
    may_attach_paper(by, musyawarah).require()
    if cleaned is None and not musyawarah.sheet:
        raise DomainError("Pilih foto atau pindaian daftar hadirnya.", field="file")
    if musyawarah.is_sealed and musyawarah.sheet:
        raise DomainError("Musyawarah ini sudah disegel; lembar daftar hadirnya tidak diganti.", field="file")
    if not 0 <= count <= 5000:
        raise DomainError("Jumlah tanda tangan tidak wajar.", field="count")
    musyawarah.sheet_count = count
    if cleaned is not None:
        sha256 = hashlib.sha256(cleaned.content).hexdigest()
        name = f"daftar-hadir-{sha256[:12]}.{cleaned.extension}"  # an earlier sheet keeps its own file
        musyawarah.sheet.save(name, ContentFile(cleaned.content), save=False)
        musyawarah.sheet_sha256 = sha256
    musyawarah.version += 1
    summary = f"Melampirkan daftar hadir bertanda tangan, {count} tanda tangan"
    act = log_act(by=by, verb="attach_sheet", subject=musyawarah, place=musyawarah.desa, summary=summary)
    save_with_history(musyawarah, act=act)
    return musyawarah
