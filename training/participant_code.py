"""The code of a participant as people type it: three groups of three, without look-alikes."""

from places.errors import DomainError
from training.models.participant import CODE_LENGTH, CODE_SIGNS

_GROUP = 3
_READ_AS = str.maketrans("BGSZVN", "8652UM")  # what an eye or an ear takes for ours


def grouped_code(code: str) -> str:
    """As printed: "K7H-M4R-TX9"."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_participant_code(typed: str) -> str:
    """The nine signs of a typed code, whatever case, blanks and dashes it came with. Raises DomainError."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_READ_AS)
    strange = sorted({sign for sign in signs if sign not in CODE_SIGNS})
    if strange:
        raise DomainError(f"Kode peserta tidak memakai {', '.join(strange[:5])}. Lihat lagi kartu peserta Anda.")
    if len(signs) != CODE_LENGTH:
        raise DomainError(f"Kode peserta terdiri atas {CODE_LENGTH} huruf dan angka; yang Anda ketik {len(signs)}.")
    return signs
