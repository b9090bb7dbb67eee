"""The answer to "may I?": allowed, or denied with the reason and who can clear it."""

from dataclasses import dataclass

from places.errors import DomainError


@dataclass(frozen=True)
class Verdict:
    """Answer of a policy function; `reason` and `who` are Indonesian sentences for the page."""

    allowed: bool
    reason: str = ""
    who: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise the reason as `NotAllowed` unless allowed."""
        if not self.allowed:
            raise NotAllowed(f"{self.reason} {self.who}".strip())


class NotAllowed(DomainError):
    """The policy denied the act."""


ALLOWED = Verdict(True)


def denied(reason: str, *, who: str = "") -> Verdict:
    """A denial with its reason and who can clear it."""
    return Verdict(False, reason, who)
