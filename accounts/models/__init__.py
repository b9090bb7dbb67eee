"""Logins, memberships and what was done through them."""

from accounts.models.act import Act
from accounts.models.code import OneTimeCode
from accounts.models.membership import Membership
from accounts.models.user import User

__all__ = ["Act", "Membership", "OneTimeCode", "User"]
