"""Who may keep the signed paper of an issued document, and why not."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from reporting.models import IssuedDocument


def may_keep_scan(membership: Membership | None, document: IssuedDocument) -> Verdict:
    """Whether scans of the signed paper may be uploaded and withdrawn: by the one who keeps the village's papers."""
    if membership is None:
        return denied("Anda belum masuk.")
    if membership.role != Role.SEKRETARIS_DESA or membership.desa_id != document.desa_id or document.desa_id is None:
        return denied(
            "Pindaian naskah bertanda tangan hanya diunggah oleh desa pemilik naskah.",
            who="Yang dapat mengunggah: Sekretaris Desa.",
        )
    return ALLOWED
