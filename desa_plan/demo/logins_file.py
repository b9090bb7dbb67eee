"""The demo's people as a file: who signs in under which name, in which role and where."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accounts.enums import Role
from places.services.reference_file import read_rows

LOGINS_CSV = Path(__file__).resolve().parent / "logins.csv"
HEADER = ["username", "name", "role", "place", "dusun"]


@dataclass(frozen=True)
class Login:
    """One role of one person; `place` is a Kemendagri code, empty for the whole country."""

    username: str
    name: str
    role: Role
    place: str
    dusun: str


@cache
def read_logins() -> tuple[Login, ...]:
    """All roles in the order of the table; somebody with two roles stands there twice. Raises BadFile."""
    return tuple(
        Login(username, name, Role(role), place, dusun)
        for _, (username, name, role, place, dusun) in read_rows(LOGINS_CSV, header=HEADER)
    )


def usernames() -> set[str]:
    """User names of the demo's people."""
    return {login.username for login in read_logins()}
