"""Closing a follow-up: with the one evidence that proves it, and with nothing else."""

import hashlib
import re
import unicodedata

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.attached_file import clean_attachment
from places.errors import DomainError
from training.enums import EvidenceKind
from training.follow_up_data import Evidence
from training.follow_up_rules import evidence_of, evidence_words, measured_of, missing_before_close
from training.models import Rtl
from training.policy import may_close_rtl
from training.services.follow_up import open_rtl

MOST_LETTERS = 500
_LONGEST_NAME = 110


@transaction.atomic
def close_rtl(*, by: Membership, rtl: Rtl, version: int, evidence: Evidence | None = None) -> Rtl:
    """Close an open follow-up.

    A measured finding: only when its state has flipped; a meeting: only when it is closed or sealed; what the records
    prove is written beside it. Anything else: with a PDF or picture, judged by its content, and words on what it is.
    Raises NotAllowed, StaleVersion, DomainError (fields "file", "words").
    """
    fresh = open_rtl(by, rtl, version=version)
    may_close_rtl(by, fresh).require()
    evidence = evidence or Evidence()
    kind, result = evidence_of(fresh), measured_of(fresh)
    if missing := missing_before_close(fresh, result):
        state = result.words if result and not result.is_mended else ""
        raise DomainError(" ".join(["Belum dapat diselesaikan.", *missing, state]).strip())
    typed = " ".join(evidence.words.split())
    if len(typed) > MOST_LETTERS:
        raise DomainError(f"Uraian paling panjang {MOST_LETTERS} huruf.", field="words")
    if kind == EvidenceKind.FILE and not typed:
        raise DomainError("Tulis apa isi berkas buktinya.", field="words")
    fresh.evidence = kind
    fresh.evidence_words = " ".join(part for part in (evidence_words(fresh, result), typed) if part)
    fresh.closed_at, fresh.closed_by = timezone.now(), by
    fresh.version += 1
    if kind == EvidenceKind.FILE:
        _attach(fresh, evidence)
    try:
        act = log_act(
            by=by,
            verb="close_rtl",
            subject=fresh,
            place=fresh.desa,
            summary=f"Menyelesaikan tindak lanjut “{fresh}”",
            reason=fresh.evidence_words,
        )
        save_with_history(fresh, act=act)
    except Exception:
        if kind == EvidenceKind.FILE:
            fresh.file.delete(save=False)  # no row will ever lead to it
        raise
    return fresh


def _attach(rtl: Rtl, evidence: Evidence) -> None:
    if not evidence.content:
        raise DomainError("Lampirkan berkas buktinya: PDF atau foto.", field="file")
    cleaned = clean_attachment(evidence.content)
    rtl.file_sha256 = hashlib.sha256(cleaned.content).hexdigest()
    rtl.file_name = _plain_name(evidence.name, cleaned.extension)
    rtl.file.save(f"bukti.{cleaned.extension}", ContentFile(cleaned.content), save=False)


def _plain_name(name: str, extension: str) -> str:
    """The last part of the given name without signs that no file system bears, and the true ending."""
    last = re.split(r"[\\/]", name)[-1].rsplit(".", 1)[0]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C")
    plain = " ".join(re.sub(r'[<>:"|?*;]', " ", seen).split())[:_LONGEST_NAME].strip(" .")
    return f"{plain or 'bukti'}.{extension}"
