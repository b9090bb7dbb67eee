"""What a one-time code looks like: twelve characters in three groups, readable aloud and from paper."""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

# 32 characters without 0/O and 1/I: five bits each, sixty bits a code.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS = 3
GROUP_LENGTH = 4


def new_code() -> str:
    """Give a fresh code as printed: `K7QM-4RTX-9WHD`."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def normalise_code(typed: str) -> str:
    """Give the twelve characters of a typed code, whatever case, dashes and spaces it came with."""
    return "".join(character for character in typed.upper() if character.isalnum())


def hash_code(code: str, *, user_id: int) -> str:
    """Give what the database keeps: an HMAC under SECRET_KEY, bound to the login.

    Sixty random bits need no slow password hash, and 129 codes at once must not take a minute.
    """
    return salted_hmac("accounts.one_time_code", f"{user_id}:{normalise_code(code)}", algorithm="sha256").hexdigest()


def code_matches(code: str, *, user_id: int, code_hash: str) -> bool:
    """Compare in constant time."""
    return constant_time_compare(hash_code(code, user_id=user_id), code_hash)
