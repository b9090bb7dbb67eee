"""The code on every page of an issued document: three groups of four, read aloud and typed without mistakes.

No sign looks like another one or sounds like it in Indonesian (no 0/O/D/Q, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V, M/N). The
last letter is a check: 23 is prime, so one wrong sign and two neighbours changed about are always found.
"""

import secrets

from places.errors import DomainError

ALPHABET = "23456789ACEFHJKMPRTUWXY"
LENGTH = 12
_GROUP = 4
_READ_AS = str.maketrans("BGSZVN", "8652UM")  # what an eye or an ear takes for ours
_PLACE = {letter: place for place, letter in enumerate(ALPHABET)}


class WrongCode(DomainError):
    """What was typed cannot be a code; the message says what is wrong with it."""


def new_code() -> str:
    """Twelve fresh signs: eleven by chance (fifty bits) and their check letter."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return drawn + check_letter(drawn)


def check_letter(signs: str) -> str:
    """The letter that makes the weighted sum of all twelve divisible by 23."""
    total = sum(weight * _PLACE[sign] for weight, sign in enumerate(signs, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def grouped(code: str) -> str:
    """As printed: "K7HM-4RTX-9WEA"."""
    return "-".join(code[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


def read_code(typed: str) -> str:
    """The twelve signs of a typed code, whatever case, blanks and dashes it came with. Raises WrongCode."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_READ_AS)
    strange = sorted({sign for sign in signs if sign not in _PLACE})
    if strange:
        raise WrongCode(f"Kode verifikasi tidak memakai {', '.join(strange[:5])}. Lihat lagi kode pada kaki naskah.")
    if len(signs) != LENGTH:
        raise WrongCode(f"Kode verifikasi terdiri atas {LENGTH} huruf dan angka; yang Anda ketik {len(signs)}.")
    if check_letter(signs[:-1]) != signs[-1]:
        raise WrongCode("Ada yang salah ketik dalam kode ini: huruf pemeriksanya tidak cocok. Lihat lagi kaki naskah.")
    return signs
