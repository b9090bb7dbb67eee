"""Who may open, help and end whose account, and why not."""

from collections import defaultdict
from collections.abc import Collection

from django.utils import timezone

from accounts.enums import LEVELS_OF_ROLE, OFFICERS, Level, Role
from accounts.models import Membership, User
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa, Kabupaten, Kecamatan, Orang

Place = Desa | Kecamatan | Kabupaten | None

VILLAGE_ROLES = frozenset(role for role, levels in LEVELS_OF_ROLE.items() if Level.DESA in levels)

# Whose accounts each role opens, helps and ends; a role that is not named here only reads.
OPENS: dict[Role, frozenset[Role]] = {
    Role.SEKRETARIS_DESA: frozenset(
        {Role.TIM_PENYUSUN, Role.TIM_VERIFIKASI, Role.KEPALA_DUSUN, Role.KAUR_PERENCANAAN, Role.KAUR_KEUANGAN}
    ),
    Role.PETUGAS_KECAMATAN: VILLAGE_ROLES,
    Role.CAMAT: VILLAGE_ROLES,
    Role.DINAS_PMD: frozenset(Role) - {Role.ADMINISTRATOR},
    Role.ADMINISTRATOR: frozenset(Role),
}
READERS = OFFICERS | {Role.SEKRETARIS_DESA, Role.KEPALA_DESA}

NO_ROLE = denied(
    "Anda belum memegang peran yang berlaku.",
    who="Minta peran kepada sekretaris desa, petugas kecamatan, atau Dinas PMD.",
)
HIMSELF = denied(
    "Tidak seorang pun dapat mengatur akun atau perannya sendiri.", who="Minta kepada orang lain yang berwenang."
)


def level_of(place: Place) -> Level:
    """Level of a place; no place is the whole country."""
    levels = {Desa: Level.DESA, Kecamatan: Level.KECAMATAN, Kabupaten: Level.KABUPATEN}
    return levels[type(place)] if place is not None else Level.NATION


def may_see_accounts(by: Membership | None) -> Verdict:
    """Whether the list of accounts may be read."""
    if by is None:
        return NO_ROLE
    if by.role in READERS:
        return ALLOWED
    return denied(
        f"Daftar akun tidak dibuka untuk {by.get_role_display()}.",
        who="Tanyakan kepada sekretaris desa atau petugas kecamatan.",
    )


def may_open_account(by: Membership | None, *, role: Role | str, place: Place) -> Verdict:
    """Whether an account in this role for this place may be opened."""
    if by is None:
        return NO_ROLE
    role = Role(role)
    if role not in OPENS.get(Role(by.role), frozenset()):
        return denied(f"{by.get_role_display()} tidak dapat mengatur akun {role.label}.", who=_who_opens(role))
    if not _reaches(by, place):
        return denied("Tempat ini di luar wewenang Anda.", who=_who_opens(role))
    return ALLOWED


def may_grant(by: Membership | None, *, orang: Orang, role: Role | str, place: Place) -> Verdict:
    """Whether a person may be given a role; nobody raises himself."""
    if by is not None and by.orang_id == orang.pk:
        return HIMSELF
    return may_open_account(by, role=role, place=place)


def may_end(by: Membership | None, membership: Membership) -> Verdict:
    """Whether a membership may be ended, or handed over to a successor."""
    return may_grant(by, orang=membership.orang, role=membership.role, place=membership.place)


def may_help(by: Membership | None, user: User) -> Verdict:
    """Whether a login may be given a new code: only by who may open every role that the person holds.

    A code is a key to all of them: a kecamatan officer who restores a person that also works for Dinas PMD
    would otherwise hold the key of Dinas PMD.
    """
    if user.orang is None:
        return denied("Akun ini tidak terhubung dengan orang.", who=_who_opens(Role.ADMINISTRATOR))
    return _may_hold_key_of(by, user.orang, list(_not_ended(user.orang)), holds_something=True)


def helpable(by: Membership | None, people: Collection[Orang]) -> set[int]:
    """Which of many persons may be given a new code; ids, from one query."""
    held = defaultdict(list)
    for membership in Membership.objects.filter(orang__in=people).not_ended(timezone.localdate()).with_place():
        held[membership.orang_id].append(membership)
    return {one.pk for one in people if _may_hold_key_of(by, one, held[one.pk], holds_something=True)}


def may_open_login_for(by: Membership | None, orang: Orang) -> Verdict:
    """Whether a person known already may be given a login: the key opens the roles held already, too."""
    return _may_hold_key_of(by, orang, list(_not_ended(orang)), holds_something=False)


def may_open_accounts_of_kabupaten(by: Membership | None, kabupaten: Kabupaten, *, role: Role | str) -> Verdict:
    """Whether the accounts of all villages of a kabupaten may be opened at once."""
    if by is None:
        return NO_ROLE
    if by.role not in {Role.DINAS_PMD, Role.ADMINISTRATOR}:
        return denied(
            "Akun semua desa sekaligus hanya dibuka oleh Dinas PMD.",
            who="Untuk satu desa, minta bantuan petugas kecamatan.",
        )
    return may_open_account(by, role=role, place=kabupaten)


def may_open_something(by: Membership | None, place: Place | None = None) -> Verdict:
    """Whether any role at all may be given at a place; without one: anywhere."""
    if by is None:
        return NO_ROLE
    if Role(by.role) not in OPENS:
        return denied(
            f"{by.get_role_display()} hanya melihat; akun dan peran tidak diatur dari sini.",
            who="Minta bantuan sekretaris desa, petugas kecamatan, atau Dinas PMD.",
        )
    if place is not None and not roles_to_open(by, place):
        return denied("Tidak ada peran di tempat ini yang Anda atur.", who="Minta bantuan Dinas PMD.")
    return ALLOWED


def roles_to_open(by: Membership | None, place: Place) -> list[Role]:
    """Roles that may be given at a place: what the form offers."""
    fitting = [role for role in Role if level_of(place) in LEVELS_OF_ROLE[role]]
    return [role for role in fitting if may_open_account(by, role=role, place=place)]


def _may_hold_key_of(by: Membership | None, orang: Orang, held: list[Membership], *, holds_something: bool) -> Verdict:
    if by is None:
        return NO_ROLE
    if by.orang_id == orang.pk:
        return HIMSELF
    if holds_something and not held:
        return denied(f"{orang.name} tidak memegang peran yang berlaku.", who="Beri peran lebih dahulu.")
    for membership in held:
        verdict = may_end(by, membership)
        if not verdict:
            return denied(f"{orang.name} memegang peran yang bukan wewenang Anda.", who=verdict.who)
    return ALLOWED


def _not_ended(orang: Orang):
    return Membership.objects.filter(orang=orang).not_ended(timezone.localdate()).with_place()


def _reaches(by: Membership, place: Place) -> bool:
    """Whether the place lies where the role opens accounts."""
    if by.level == Level.NATION:
        return True
    if isinstance(place, Desa):
        return by.desa_id == place.pk or by.kecamatan_id == place.kecamatan_id or by.kabupaten_id == place.kabupaten_id
    if isinstance(place, Kecamatan):
        return by.kabupaten_id == place.kabupaten_id
    return isinstance(place, Kabupaten) and by.kabupaten_id == place.pk


def _who_opens(role: Role) -> str:
    """Who can do it instead, as a sentence."""
    if role == Role.ADMINISTRATOR:
        return "Minta bantuan administrator."
    if role not in VILLAGE_ROLES:
        return "Minta bantuan Dinas PMD."
    if role in OPENS[Role.SEKRETARIS_DESA]:
        return "Minta bantuan sekretaris desa, petugas kecamatan, atau Dinas PMD."
    return "Minta bantuan petugas kecamatan atau Dinas PMD."
