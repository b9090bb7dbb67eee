"""Recording where an enacted plan was made known (Permendagri 114/2014 art. 81; rule R36)."""

from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.attached_file import clean_picture
from places.errors import DomainError
from planning.models import PlanEdition
from review.enums import PublishedAt
from review.models import Publication
from review.perdes_policy import may_publish


@dataclass(frozen=True)
class PublicationData:
    """How, where and when; `picture` holds the bytes of a photo of it."""

    medium: str
    where: str
    published_on: date
    picture: bytes | None = None


@transaction.atomic
def add_publication(*, by: Membership, edition: PlanEdition, data: PublicationData) -> Publication:
    """Record one publication. Raises DomainError naming the field at fault; the photo loses its EXIF."""
    may_publish(by, edition).require()
    _check(edition, data)
    row = Publication(
        desa_id=edition.desa_id,
        edition=edition,
        medium=data.medium,
        where=data.where.strip()[:200],
        published_on=data.published_on,
        by=by,
    )
    if data.picture is not None:
        kept = clean_picture(data.picture, field="picture")
        row.picture.save(f"foto.{kept.extension}", ContentFile(kept.content), save=False)
    row.save(force_insert=True)
    _log(by, edition, "add_publication", f"Mencatat publikasi: {row}")
    return row


@transaction.atomic
def remove_publication(*, by: Membership, publication: Publication) -> None:
    """Take back a record that was made by mistake; the act log keeps what it said."""
    may_publish(by, publication.edition).require()
    _log(by, publication.edition, "remove_publication", f"Menghapus catatan publikasi: {publication}")
    publication.delete()


def _check(edition: PlanEdition, data: PublicationData) -> None:
    if data.medium not in PublishedAt.values:
        raise DomainError("Pilih cara publikasinya.", field="medium")
    if not data.where.strip():
        raise DomainError("Isi tempat atau alamatnya.", field="where")
    if data.published_on < edition.perdes_date:
        raise DomainError("Publikasi tidak mendahului Perdes.", field="published_on")
    if data.published_on > timezone.localdate():
        raise DomainError("Tanggal belum tiba.", field="published_on")


def _log(by: Membership, edition: PlanEdition, verb: str, summary: str) -> None:
    log_act(by=by, verb=verb, subject=edition.plan, place=edition.desa, summary=summary)
