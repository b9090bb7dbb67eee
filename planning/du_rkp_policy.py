"""Who may write a DU-RKP and who may answer it, and why not."""

from collections.abc import Callable

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from planning.models import DuRkp
from planning.policy import may_write_for_village

# Rooms above say here what else keeps a sent list with those who have it.
HOLDS: list[Callable[[DuRkp], Verdict]] = []


def may_write_du_rkp(membership: Membership | None, du_rkp: DuRkp) -> Verdict:
    """Whether lines may be added or changed: by the village's editors, until the list was sent."""
    verdict = may_write_for_village(membership, du_rkp.desa_id)
    if verdict and du_rkp.sent_on is not None:
        return denied(f"{du_rkp} sudah dikirim.", who="Batalkan dahulu pengirimannya bila masih ada yang keliru.")
    return verdict


def may_send_du_rkp(membership: Membership | None, du_rkp: DuRkp) -> Verdict:
    """Whether day and number of the letter may be written: by the village's editors."""
    return may_write_for_village(membership, du_rkp.desa_id)


def may_take_sending_back(du_rkp: DuRkp) -> Verdict:
    """Whether nobody above holds the list yet; asked besides who may."""
    return next((verdict for verdict in (hold(du_rkp) for hold in HOLDS) if not verdict), ALLOWED)


def may_answer_du_rkp(membership: Membership | None, du_rkp: DuRkp) -> Verdict:
    """Whether answers may be written: by the village from the letter that it got, or by Bappeda itself."""
    if du_rkp.sent_on is None:
        return denied(f"{du_rkp} belum dikirim, jadi belum ada yang dijawab.")
    if membership is not None and membership.role == Role.BAPPEDA:
        if membership.kabupaten_id == du_rkp.desa.kabupaten_id:
            return ALLOWED
        return denied("DU-RKP ini milik kabupaten lain.")
    verdict = may_write_for_village(membership, du_rkp.desa_id)
    if verdict:
        return ALLOWED
    return denied(verdict.reason, who="Yang dapat menjawab: Bappeda, atau desa menurut surat jawaban yang diterimanya.")
