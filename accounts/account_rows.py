"""One row of the list of accounts: a person's role, and whether he has started."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.models import Membership

STATES = {
    "berakhir": ("neutral", "Berakhir"),
    "tanpa_akun": ("warn", "Belum punya akun"),
    "belum": ("wait", "Belum mulai"),
    "nanti": ("wait", "Mulai nanti"),
    "aktif": ("ok", "Aktif"),
}


@dataclass(frozen=True)
class AccountRow:
    """What the list shows of one membership."""

    membership: Membership
    username: str
    state: str

    @property
    def kind(self) -> str:
        """Kind of the state's sign."""
        return STATES[self.state][0]

    @property
    def label(self) -> str:
        """The state in words."""
        return STATES[self.state][1]


def account_rows(memberships: Iterable[Membership], today: date) -> list[AccountRow]:
    """Give the rows of memberships that were read with their logins."""
    return [AccountRow(one, _username(one), state_of(one, today)) for one in memberships]


def state_of(membership: Membership, today: date) -> str:
    """State of one role on a day; a key of `STATES`."""
    user = getattr(membership.orang, "user", None)
    if membership.ends_on is not None and membership.ends_on < today:
        return "berakhir"
    if user is None:
        return "tanpa_akun"
    if not user.has_usable_password():
        return "belum"
    return "nanti" if membership.starts_on > today else "aktif"


def _username(membership: Membership) -> str:
    user = getattr(membership.orang, "user", None)
    return user.username if user else ""
