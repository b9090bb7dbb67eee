"""Writing what a report tells in words, and its pictures."""

import secrets
from dataclasses import fields
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.attached_file import clean_picture
from places.errors import DomainError
from places.file_removal import delete_after_commit
from training.models import SessionPicture, TrainingSession
from training.policy import may_report_session
from training.report_data import ReportData
from training.services.locking import lock_session
from training.services.writing import one_line, write_row

MOST_PICTURES = 12
LONGEST_TEXT = 10_000
LONGEST_CAPTION = 150


@transaction.atomic
def save_report(*, by: Membership, session: TrainingSession, version: int, data: ReportData) -> TrainingSession:
    """Write results, obstacles and suggestions. Raises NotAllowed, StaleVersion, DomainError naming the field."""
    session = lock_session(session, version=version)
    may_report_session(by, session).require()
    for field in fields(data):
        text = getattr(data, field.name).strip()
        if len(text) > LONGEST_TEXT:
            raise DomainError(f"Paling panjang {LONGEST_TEXT:,} huruf.".replace(",", "."), field=field.name)
        setattr(session, field.name, text)
    write_row(session, by=by, verb="save_report", place=session.program.place, summary=f"Menulis laporan {session}")
    return session


@transaction.atomic
def add_picture(*, by: Membership, session: TrainingSession, content: bytes, caption: str = "") -> SessionPicture:
    """Keep a picture, drawn anew without what cameras write into it.

    Raises NotAllowed, and DomainError (field "file") for what is no safe picture or one too many.
    """
    session = lock_session(session)
    may_report_session(by, session).require()
    if SessionPicture.objects.filter(session=session).count() >= MOST_PICTURES:
        raise DomainError(f"Paling banyak {MOST_PICTURES} gambar untuk satu angkatan.", field="file")
    picture = clean_picture(content)
    row = SessionPicture(session=session, caption=one_line(caption, LONGEST_CAPTION))
    row.sha256 = sha256(picture.content).hexdigest()
    row.file.save(f"{secrets.token_hex(8)}.{picture.extension}", ContentFile(picture.content), save=False)
    try:
        row.save()
        summary = f"Memasang gambar {session}"
        log_act(by=by, verb="add_picture", subject=row, place=session.program.place, summary=summary)
    except Exception:
        row.file.delete(save=False)  # no row will ever lead to it
        raise
    return row


@transaction.atomic
def remove_picture(*, by: Membership, picture: SessionPicture) -> None:
    """Take a picture away for good. Raises NotAllowed."""
    session = lock_session(picture.session)
    may_report_session(by, session).require()
    summary = f"Menghapus gambar {session}"
    log_act(by=by, verb="remove_picture", subject=picture, place=session.program.place, summary=summary)
    picture.delete()
    delete_after_commit(picture.file)
