"""Who reads a board."""

from accounts.enums import Level
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied

READING_LEVELS = frozenset({Level.KECAMATAN, Level.KABUPATEN})


def may_read_board(by: Membership | None) -> Verdict:
    """Whether somebody reads a board: whoever acts for a kecamatan or a kabupaten, each its own."""
    if by is None:
        return denied("Anda belum memegang peran yang berlaku.")
    if by.level in READING_LEVELS:
        return ALLOWED
    if by.level == Level.DESA:
        return denied(
            "Papan memperlihatkan semua desa dan dibaca oleh kecamatan dan kabupaten.",
            who="Keadaan rencana desa Anda ada pada halaman rencana itu, bagian Pengajuan.",
        )
    return denied("Papan dibaca oleh kecamatan dan kabupaten, masing-masing wilayahnya sendiri.")
