"""A user name that somebody chose for a new login."""

from accounts.models import User
from places.errors import DomainError


def free_username(typed: str) -> str:
    """The name as it is stored, in small letters. Raises `DomainError` (field `username`) when it will not do."""
    username = typed.strip().lower()
    field = User._meta.get_field("username")
    if not username or len(username) > (field.max_length or 0) or any(c.isspace() for c in username):
        raise DomainError("Nama pengguna: 1 sampai 60 huruf, tanpa spasi.", field="username")
    if User.objects.filter(username=username).exists():
        raise DomainError("Nama pengguna ini sudah dipakai.", field="username")
    return username
