"""Keeping the photo of a usulan: drawn anew, without the place and time that a telephone writes into it."""

import secrets
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from musyawarah.models import Usulan
from musyawarah.policy import may_edit_usulan
from musyawarah.services.locking import lock_usulan
from musyawarah.services.usulan import is_decided, save_next_version
from places.attached_file import clean_picture
from places.file_removal import delete_after_commit, delete_now


@transaction.atomic
def set_photo(*, by: Membership, usulan: Usulan, content: bytes) -> Usulan:
    """Keep the picture in place of an earlier one. Raises DomainError (field "photo") for what is no safe picture."""
    picture = clean_picture(content, field="photo")
    usulan = _locked(by, usulan)
    delete_after_commit(usulan.photo)  # the old one: it may show people
    usulan.photo.save(f"{secrets.token_hex(8)}.{picture.extension}", ContentFile(picture.content), save=False)
    usulan.photo_sha256 = sha256(picture.content).hexdigest()
    try:
        _save(by, usulan, "set_photo", f"Memasang foto usulan {usulan.number}")
    except Exception:
        delete_now(usulan.photo)  # no row will ever lead to it
        raise
    return usulan


@transaction.atomic
def remove_photo(*, by: Membership, usulan: Usulan) -> Usulan:
    """Take the photo off; a second removal changes nothing."""
    usulan = _locked(by, usulan)
    if not usulan.photo:
        return usulan
    delete_after_commit(usulan.photo)  # it may show people
    usulan.photo, usulan.photo_sha256 = "", ""
    _save(by, usulan, "remove_photo", f"Melepas foto usulan {usulan.number}")
    return usulan


def _locked(by: Membership, usulan: Usulan) -> Usulan:
    usulan = lock_usulan(usulan)
    may_edit_usulan(by, usulan, is_decided=is_decided(usulan)).require()
    return usulan


def _save(by: Membership, usulan: Usulan, verb: str, summary: str) -> None:
    save_next_version(usulan, log_act(by=by, verb=verb, subject=usulan, place=usulan.desa, summary=summary))
