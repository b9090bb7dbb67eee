"""Who may do what with meetings, usulan and decisions, and why not."""

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import Musyawarah, Usulan
from musyawarah.rules import shipped_rules
from places.models import Dusun
from villages.querysets import RESIDENT_STAFF

NOBODY = denied("Anda belum masuk.")
_EDITORS = "Yang dapat mengisi: Sekretaris Desa, Kaur Perencanaan, Tim Penyusun, atau kepala dusun untuk dusunnya."
_OF_MUSDES = "Yang dapat mengisi: BPD, Sekretaris Desa, Kaur Perencanaan, atau Tim Penyusun."
_SEALED = denied(
    "Musyawarah ini sudah disegel; keputusan, kehadiran, dan notulennya tidak dapat diubah.",
    who="Perbaikan hanya melalui keputusan musyawarah berikutnya.",
)


def may_create_musyawarah(
    membership: Membership | None, desa_id: int, kind: str | None = None, dusun: Dusun | None = None
) -> Verdict:
    """Whether a meeting may be planned: by the village's editors, the BPD, a kadus for his own hamlet."""
    if membership is None:
        return NOBODY
    if membership.desa_id != desa_id:
        return denied("Musyawarah dicatat oleh desa itu sendiri.", who=_EDITORS)
    if membership.edits_village_plans:
        return ALLOWED
    if membership.role == Role.BPD:
        if kind is None or MusyawarahKind(kind).is_musdes:
            return ALLOWED
        return denied("BPD menyelenggarakan musyawarah desa; musyawarah lain disiapkan pemerintah desa.", who=_EDITORS)
    if membership.role == Role.KEPALA_DUSUN and membership.dusun_id:
        is_own = dusun is None or dusun.pk == membership.dusun_id
        if (kind is None or kind == MusyawarahKind.MUSDUS) and is_own:
            return ALLOWED
        return denied("Kepala dusun mencatat musyawarah dusunnya sendiri.", who=_EDITORS)
    return denied(f"Peran {membership.get_role_display()} hanya membaca catatan musyawarah.", who=_EDITORS)


def may_prepare(membership: Membership | None, musyawarah: Musyawarah) -> Verdict:
    """Whether date, place, agenda, invitation and the list of the invited may be written."""
    if musyawarah.is_sealed:
        return _SEALED
    if musyawarah.status in {MusyawarahStatus.CLOSED, MusyawarahStatus.CANCELLED}:
        return denied("Musyawarah ini sudah ditutup.", who="Salah tulis diperbaiki lewat Ralat.")
    return may_create_musyawarah(membership, musyawarah.desa_id, musyawarah.kind, musyawarah.dusun)


def may_open(membership: Membership | None, musyawarah: Musyawarah) -> Verdict:
    """Whether the meeting may be opened: by its chair, its notulis, or who prepares it."""
    if musyawarah.status != MusyawarahStatus.PLANNED:
        return denied("Musyawarah ini sudah dibuka atau dibatalkan.")
    officers = {musyawarah.notulis_id, musyawarah.presiding_id}
    if membership is not None and membership.desa_id == musyawarah.desa_id and membership.orang_id in officers:
        return ALLOWED
    return may_prepare(membership, musyawarah)


def sees_marks(membership: Membership | None, musyawarah: Musyawarah) -> bool:
    """Whether somebody may read who speaks for poor households or people with disabilities, and why he was invited:
    the village's named staff, a kepala dusun for the meeting of his own hamlet."""
    if membership is None or membership.desa_id != musyawarah.desa_id:
        return False
    if membership.role == Role.KEPALA_DUSUN:
        return musyawarah.dusun_id is not None and musyawarah.dusun_id == membership.dusun_id
    return membership.role in RESIDENT_STAFF


def may_record(membership: Membership | None, musyawarah: Musyawarah) -> Verdict:
    """Whether attendance, notulen and decisions may be typed: by the named notulis, the chair, or who prepares it."""
    if membership is None:
        return NOBODY
    if musyawarah.is_sealed:
        return _SEALED
    if not musyawarah.is_open:
        return denied("Notulen diisi selama musyawarah berlangsung.", who="Buka dahulu musyawarahnya.")
    if membership.desa_id == musyawarah.desa_id and membership.orang_id in {
        musyawarah.notulis_id,
        musyawarah.presiding_id,
    }:
        return ALLOWED
    return may_create_musyawarah(membership, musyawarah.desa_id, musyawarah.kind, musyawarah.dusun)


def may_decide(membership: Membership | None, musyawarah: Musyawarah) -> Verdict:
    """Whether decisions may be typed: only by the named notulis or the presiding member."""
    verdict = may_record(membership, musyawarah)
    if not verdict or membership is None:
        return verdict
    if membership.orang_id in {musyawarah.notulis_id, musyawarah.presiding_id}:
        return ALLOWED
    return denied("Keputusan dicatat oleh notulis atau pimpinan musyawarah ini.", who=_names(musyawarah))


def may_close(membership: Membership | None, musyawarah: Musyawarah) -> Verdict:
    """Whether the meeting may be closed: by its presiding member only, in a musdes one of the BPD."""
    if membership is None:
        return NOBODY
    if musyawarah.is_sealed:
        return _SEALED
    if not musyawarah.is_open:
        return denied("Musyawarah ini tidak sedang berlangsung.")
    return presides(membership, musyawarah)


def presides(membership: Membership | None, musyawarah: Musyawarah) -> Verdict:
    """Whether the member is the one who presides over this meeting, in a role that may."""
    if membership is None:
        return NOBODY
    if membership.desa_id != musyawarah.desa_id or membership.orang_id != musyawarah.presiding_id:
        who = f"Yang dapat: {musyawarah.presiding.name}." if musyawarah.presiding else "Tetapkan dahulu pimpinannya."
        return denied("Hanya pimpinan musyawarah yang dapat melakukannya.", who=who)
    allowed = shipped_rules()[musyawarah.kind].chair_roles
    if membership.role not in allowed:
        roles = ", ".join(str(Role(role).label) for role in allowed)
        return denied(f"{musyawarah.get_kind_display()} dipimpin oleh {roles}.")
    return ALLOWED


def may_mend(membership: Membership | None, musyawarah: Musyawarah) -> Verdict:
    """Whether a slip may be proposed or agreed to: by chair or notulis, after closing and before the seal."""
    if membership is None:
        return NOBODY
    if musyawarah.is_sealed:
        return _SEALED
    if musyawarah.status != MusyawarahStatus.CLOSED:
        return denied("Ralat hanya untuk musyawarah yang sudah ditutup.")
    if membership.desa_id == musyawarah.desa_id and membership.orang_id in {
        musyawarah.notulis_id,
        musyawarah.presiding_id,
    }:
        return ALLOWED
    return denied("Ralat diajukan dan disetujui oleh pimpinan dan notulis musyawarah ini.", who=_names(musyawarah))


def may_attach_paper(membership: Membership | None, musyawarah: Musyawarah) -> Verdict:
    """Whether the signed berita acara or the signed attendance list may be attached."""
    if membership is None:
        return NOBODY
    if musyawarah.status not in {MusyawarahStatus.OPEN, MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED}:
        return denied("Berita acara dilampirkan setelah musyawarah dibuka.")
    if membership.desa_id == musyawarah.desa_id and membership.orang_id in {
        musyawarah.notulis_id,
        musyawarah.presiding_id,
    }:
        return ALLOWED
    return may_create_musyawarah(membership, musyawarah.desa_id, musyawarah.kind, musyawarah.dusun)


def may_propose(membership: Membership | None, desa_id: int, dusun_id: int | None = None) -> Verdict:
    """Whether a usulan may be entered: by the editors and the BPD, by a kadus for his own hamlet.

    `dusun_id` None asks about any: whether the form may be opened at all.
    """
    if membership is None:
        return NOBODY
    if membership.desa_id != desa_id:
        return denied("Usulan dicatat oleh desa itu sendiri.", who=_EDITORS)
    if membership.edits_village_plans or membership.role == Role.BPD:
        return ALLOWED
    if membership.role == Role.KEPALA_DUSUN and membership.dusun_id:
        if dusun_id in (None, membership.dusun_id):
            return ALLOWED
        return denied("Kepala dusun mencatat usulan dusunnya sendiri.", who=_EDITORS)
    return denied(f"Peran {membership.get_role_display()} hanya membaca daftar usulan.", who=_EDITORS)


def may_edit_usulan(membership: Membership | None, usulan: Usulan, *, is_decided: bool) -> Verdict:
    """Whether a usulan may be changed or deleted. Once a closed meeting has decided about it, it stays as it was."""
    verdict = may_propose(membership, usulan.desa_id, usulan.dusun_id)
    if not verdict or membership is None:
        return verdict
    if membership.role == Role.KEPALA_DUSUN and usulan.dusun_id != membership.dusun_id:
        return denied("Usulan seluruh desa tidak diubah oleh kepala dusun.", who=_EDITORS)
    if is_decided:
        return denied("Usulan ini sudah diputuskan musyawarah yang ditutup.", who="Catat usulan baru bila berbeda.")
    return ALLOWED


def may_score(membership: Membership | None, desa_id: int) -> Verdict:
    """Whether usulan may be scored, merged and ranked: by the editors and the BPD."""
    if membership is None:
        return NOBODY
    if membership.desa_id != desa_id:
        return denied("Skoring diisi oleh desa itu sendiri.", who=_OF_MUSDES)
    if membership.edits_village_plans or membership.role == Role.BPD:
        return ALLOWED
    return denied(f"Peran {membership.get_role_display()} hanya membaca skoring.", who=_OF_MUSDES)


def may_write_kajian(membership: Membership | None, desa_id: int, *, is_bpd_thought: bool = False) -> Verdict:
    """Whether results of the pengkajian may be written; pokok pikiran are the BPD's."""
    if membership is None:
        return NOBODY
    if membership.desa_id != desa_id:
        return denied("Pengkajian keadaan desa diisi oleh desa itu sendiri.", who=_EDITORS)
    if membership.edits_village_plans or (is_bpd_thought and membership.role == Role.BPD):
        return ALLOWED
    who = "Yang dapat mengisi: BPD." if is_bpd_thought else _EDITORS
    return denied(f"Peran {membership.get_role_display()} hanya membaca pengkajian keadaan desa.", who=who)


def may_write_tim(membership: Membership | None, desa_id: int) -> Verdict:
    """Whether teams, decrees and work plans may be written."""
    if membership is None:
        return NOBODY
    if membership.desa_id == desa_id and membership.edits_village_plans:
        return ALLOWED
    return denied("Susunan tim diisi oleh desa itu sendiri.", who="Yang dapat mengisi: Sekretaris Desa atau Kaur.")


def may_write_rules(membership: Membership | None, kabupaten_id: int) -> Verdict:
    """Whether rules of meetings and scoring methods of a kabupaten may be written."""
    if membership is None:
        return NOBODY
    if membership.role == Role.DINAS_PMD and membership.kabupaten_id == kabupaten_id:
        return ALLOWED
    return denied("Aturan musyawarah ditetapkan oleh Dinas PMD kabupaten itu.", who="Yang dapat mengisi: Dinas PMD.")


def _names(musyawarah: Musyawarah) -> str:
    names = [person.name for person in (musyawarah.notulis, musyawarah.presiding) if person is not None]
    return f"Yang dapat: {' atau '.join(names)}." if names else "Tetapkan dahulu pimpinan dan notulisnya."
