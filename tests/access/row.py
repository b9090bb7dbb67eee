"""What a row of the access matrix says about one address."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.enums import Level, Role
from places.models import Desa
from tests.cast import Cast

Who = Role | None  # None is nobody: not signed in

Build = Callable[[Cast, Desa], dict[str, Any]]


@dataclass(frozen=True)
class Answers:
    """The expected status for everybody; nobody is led to the sign-in page unless said otherwise."""

    usual: int
    nobody: int = 302
    others: Mapping[Role, int] = field(default_factory=dict)

    def of(self, who: Who) -> int:
        """Give the status that one of the cast, or nobody, gets."""
        return self.nobody if who is None else self.others.get(who, self.usual)


def everyone(status: int) -> Answers:
    """All who are signed in."""
    return Answers(status)


def public(status: int) -> Answers:
    """All, signed in or not."""
    return Answers(status, nobody=status)


def only(roles: Collection[Role], status: int, *, others: int = 403) -> Answers:
    """These roles; the others are answered `others`."""
    return Answers(others, others=dict.fromkeys(roles, status))


def by_role(usual: int, answers: Mapping[Role, int]) -> Answers:
    """Each role as listed, all others as usual."""
    return Answers(usual, others=answers)


NO_SUCH_METHOD = everyone(405)


@dataclass(frozen=True)
class Row:
    """One address, by its name.

    `kwargs` builds the address of an object of the given village (or of its kecamatan, its kabupaten: then say so with
    `level`, so that the "other" one lies in another). `data` builds a form that would be accepted. Without `kwargs` the
    address names no object and is asked once. Another place's object is answered 404, but a method that nobody has 405;
    `other_get` and `other_post` say it where it is otherwise.
    """

    name: str
    get: Answers
    post: Answers
    kwargs: Build | None = None
    data: Build | None = None
    level: Level = Level.DESA
    other_get: Answers | None = None
    other_post: Answers | None = None
    is_public: bool = False  # a redirect of nobody leads elsewhere than to the sign-in page

    def expected(self, method: str, who: Who, *, own: bool) -> int:
        """Give the status that somebody gets for his own or another place's object."""
        answers = self.get if method == "GET" else self.post
        if own or who in (None, Role.ADMINISTRATOR):
            return answers.of(who)
        other = self.other_get if method == "GET" else self.other_post
        if other is not None:
            return other.of(who)
        return 405 if answers.usual == 405 else 404


@dataclass(frozen=True)
class ForeignField:
    """A form field into which somebody writes the number of another place's row."""

    name: str  # of the address
    field: str
    foreign: Callable[[Cast], Any]  # the value that must be refused
    data: Build  # a form that would be accepted
    role: Role = Role.SEKRETARIS_DESA
    kwargs: Build | None = None
