"""The cards that are handed out: one per person, with a code that is in the clear only on this sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.enums import CodePurpose
from accounts.models import Membership
from accounts.services.codes import IssuedCode
from accounts.services.opening import OpenedAccount


@dataclass(frozen=True)
class Slip:
    """What stands on one card."""

    name: str
    username: str
    titles: tuple[str, ...]
    code: str
    restores: bool
    expires_at: datetime


def slips_of_opened(opened: Iterable[OpenedAccount]) -> list[Slip]:
    """Give the cards of accounts just opened; who could sign in already needs none."""
    return [_slip(one.issued, [one.membership]) for one in opened if one.issued is not None]


def slips_of_issued(issued: Iterable[IssuedCode], memberships: Iterable[Membership]) -> list[Slip]:
    """Give the cards of codes just issued, each with the roles among `memberships` that are the person's."""
    held = list(memberships)
    return [_slip(one, [m for m in held if m.orang_id == one.user.orang_id]) for one in issued]


def _slip(issued: IssuedCode, memberships: list[Membership]) -> Slip:
    return Slip(
        name=issued.user.orang.name if issued.user.orang else issued.user.username,
        username=issued.user.username,
        titles=tuple(membership.title for membership in memberships),
        code=issued.code,
        restores=issued.purpose == CodePurpose.RESTORE,
        expires_at=issued.expires_at,
    )
