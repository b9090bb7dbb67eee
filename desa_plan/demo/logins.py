"""Opening the demo's logins."""

from collections.abc import Iterable

from accounts.enums import Role
from accounts.models import Membership, User
from accounts.operator import operator_membership
from accounts.services.administrators import create_first_administrator, running_administrators
from accounts.services.opening import open_account
from accounts.services.shared_password import give_shared_password
from desa_plan.demo.logins_file import Login, read_logins
from desa_plan.demo.reference import place_of
from places.errors import DomainError
from places.models import Dusun, Orang

PASSWORD = "desa-contoh-2026"  # noqa: S105 - no secret: load_demo prints it


def demo_administrator() -> Membership:
    """The demo's own administrator, opened when there is none; where others run the site, the one who may load."""
    login = next(login for login in read_logins() if login.role == Role.ADMINISTRATOR)
    if not running_administrators().exists():
        create_first_administrator(username=login.username, name=login.name)
    return membership_of(login) or operator_membership(None)


def membership_of(login: Login) -> Membership | None:
    """The role that a demo person holds, if it was given."""
    held = Membership.objects.with_place().filter(orang__user__username=login.username, role=login.role)
    return next((row for row in held if (row.place.code if row.place else "") == login.place), None)


def secretary_of(code: str) -> Membership:
    """The demo's sekretaris desa of a village, in whose name its data are written."""
    login = next(one for one in read_logins() if one.role == Role.SEKRETARIS_DESA and one.place == code)
    held = membership_of(login)
    if held is None:
        raise DomainError(f"Akun {login.username} tidak memegang peran {login.role.label} lagi.")
    return held


def open_logins(logins: Iterable[Login], *, by: Membership) -> None:
    """Open the logins and roles that are missing. Raises DomainError when somebody else has such a user name."""
    for login in logins:
        if membership_of(login) is None:
            _open(login, by=by)


def start_logins(*, by: Membership) -> None:
    """Give the printed password to every demo login that has none yet."""
    names = [login.username for login in read_logins()]
    users = User.objects.filter(username__in=names).select_related("orang")
    give_shared_password(by=by, users=users, password=PASSWORD)


def _open(login: Login, *, by: Membership) -> None:
    place = place_of(login.place)
    user = User.objects.filter(username=login.username).select_related("orang").first()
    if user is not None and (user.orang is None or user.orang.name != login.name):
        raise DomainError(f"Nama pengguna {login.username} sudah dipakai orang lain; contoh tidak dapat dimuat.")
    # The village's set-up may have entered the person already, as an official.
    known = Orang.objects.filter(desa__code=login.place, name=login.name).first() if login.place else None
    open_account(
        by=by,
        role=login.role,
        place=place,
        orang=user.orang if user else known,
        name=login.name,
        dusun=Dusun.objects.get(desa__code=login.place, name=login.dusun) if login.dusun else None,
        username=login.username,
    )
