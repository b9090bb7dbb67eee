"""The main menu of the active membership."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from accounts.enums import Level, Role
from accounts.models import Membership

HOME = ("Beranda", "home")
PLAN = ("RPJM Desa", "rpjm_list")
VILLAGE = ("Profil Desa", "village_setup")
ACCOUNTS = ("Akun", "account_help")
ACCOUNT_HELPERS = frozenset({Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.DINAS_PMD, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Entry:
    """One entry of the main menu."""

    label: str
    url: str
    is_current: bool


def navigation(request: HttpRequest) -> dict:
    """Context processor: `navigation`, worked out only where a page draws it."""
    return {"navigation": SimpleLazyObject(lambda: entries(getattr(request, "membership", None), request.path))}


def entries(membership: Membership | None, path: str) -> list[Entry]:
    """The menu of a membership; the entry whose address begins the path is current. Nobody has no menu."""
    if not membership:
        return []
    links = [(label, url) for label, name in _names(membership) if (url := _address(name))]
    current = max((url for _, url in links if path.startswith(url)), key=len, default="")
    return [Entry(label, url, url == current) for label, url in links]


def _names(membership: Membership) -> list[tuple[str, str]]:
    names = [HOME, PLAN]
    if membership.level == Level.DESA:
        names.append(VILLAGE)
    if membership.role in ACCOUNT_HELPERS:
        names.append(ACCOUNTS)
    return names


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
