"""SHA-256 of what is issued and uploaded, and how it is shown."""

import hashlib


def sha256_of(data: bytes) -> str:
    """Sixty-four hexadecimal letters."""
    return hashlib.sha256(data).hexdigest()


def in_groups(sha256: str, *, groups: int = 4) -> str:
    """The first letters in groups of four, as people compare them: "3f2a 90bc 11de 7744"."""
    return " ".join(sha256[start : start + 4] for start in range(0, groups * 4, 4))
