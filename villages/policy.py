"""Who may do what with a village's own data and a kabupaten's settings, and why not."""

from accounts import policy as accounts_policy
from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.enums import DesaKind
from places.models import Desa, Kabupaten

_EDITORS = "Yang dapat mengisi: sekretaris desa, kaur perencanaan, tim penyusun, atau kepala desa."
_HELPERS = frozenset({Role.PETUGAS_KECAMATAN, Role.DINAS_PMD, Role.ADMINISTRATOR})
_SETTERS = frozenset({Role.DINAS_PMD, Role.ADMINISTRATOR})
NOBODY = denied("Anda belum memegang peran yang berlaku.", who="Minta peran kepada petugas kecamatan atau Dinas PMD.")


def may_edit_profile(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether kop surat, lambang and the village's data may be written: by the village itself."""
    if membership is None:
        return NOBODY
    return _as_villager(membership, desa)


def may_edit_dusun(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether dusun with their RT/RW may be written: by the village itself."""
    return may_edit_profile(membership, desa)


def may_edit_offices(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether offices and who holds them may be written: by the village, or for it by kecamatan and Dinas PMD."""
    if membership is None:
        return NOBODY
    return ALLOWED if _helps(membership, desa) else _as_villager(membership, desa)


def may_set_up(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether the village may be set up: by itself, or for it by kecamatan and Dinas PMD."""
    if desa.kind == DesaKind.KELURAHAN:
        return denied(f"{desa.name} adalah kelurahan; kelurahan tidak menyusun RPJM Desa.")
    if desa.is_retired:
        return denied(f"Kode {desa.code} tidak berlaku lagi.", who="Pakai kode desa yang baru.")
    return may_edit_offices(membership, desa)


def may_hand_over(membership: Membership | None, held: Membership) -> Verdict:
    """Whether an office may be handed over to a successor: by who may end that role's account."""
    if membership is None:
        return NOBODY
    return accounts_policy.may_end(membership, held)


def may_hand_over_in(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether there is any office of the village that may be handed over."""
    if membership is None:
        return NOBODY
    if accounts_policy.roles_to_open(membership, desa):
        return ALLOWED
    return denied(
        f"Serah terima jabatan tidak dilakukan oleh {membership.get_role_display()}.",
        who="Minta bantuan sekretaris desa, petugas kecamatan, atau Dinas PMD.",
    )


def may_see_settings(membership: Membership | None, kabupaten: Kabupaten) -> Verdict:
    """Whether the kabupaten's settings may be read: by everybody who works in it."""
    if membership is None:
        return NOBODY
    return (
        ALLOWED if kabupaten_id_of(membership) in (kabupaten.pk, None) else denied("Kabupaten ini bukan wilayah Anda.")
    )


def may_edit_settings(membership: Membership | None, kabupaten: Kabupaten) -> Verdict:
    """Whether the kabupaten's settings may be written: by its Dinas PMD."""
    if membership is None:
        return NOBODY
    if membership.role in _SETTERS and membership.kabupaten_id in (kabupaten.pk, None):
        return ALLOWED
    return denied("Pengaturan kabupaten hanya dibaca.", who="Yang dapat mengubah: Dinas PMD.")


def may_edit_national_holidays(membership: Membership | None) -> Verdict:
    """Whether days off that hold in all kabupaten may be written: by the administrator."""
    if membership is None:
        return NOBODY
    if membership.role == Role.ADMINISTRATOR:
        return ALLOWED
    return denied("Hari libur nasional berlaku bagi semua kabupaten.", who="Yang dapat mengubah: Administrator.")


def kabupaten_id_of(membership: Membership) -> int | None:
    """The kabupaten that a membership works in; None is the whole country."""
    if membership.desa:
        return membership.desa.kabupaten_id
    return membership.kecamatan.kabupaten_id if membership.kecamatan else membership.kabupaten_id


def _as_villager(membership: Membership, desa: Desa) -> Verdict:
    if membership.desa_id != desa.pk:
        return denied("Data desa hanya diisi oleh desa itu sendiri.", who=_EDITORS)
    if not membership.edits_village_plans and membership.role != Role.KEPALA_DESA:
        return denied(f"Peran {membership.get_role_display()} hanya membaca data desa.", who=_EDITORS)
    return ALLOWED


def _helps(membership: Membership, desa: Desa) -> bool:
    """Officers help the villages inside their own place."""
    if membership.role not in _HELPERS:
        return False
    scope = membership.scope
    return scope.everything or scope.kecamatan_id == desa.kecamatan_id or scope.kabupaten_id == desa.kabupaten_id
