"""The kop surat of a village, as plain values for any document."""

import base64
from dataclasses import dataclass

from places.models import Desa
from villages.enums import Term
from villages.models import DesaProfile
from villages.profile import profile_of
from villages.terms import Terms, terms_of


@dataclass(frozen=True)
class Letterhead:
    """Three lines in capitals, the address below them, and the emblem as a data URI (empty without one)."""

    kabupaten_line: str
    kecamatan_line: str
    desa_line: str
    address_line: str
    lambang: str

    @property
    def lines(self) -> tuple[str, str, str]:
        """The lines above the address."""
        return self.kabupaten_line, self.kecamatan_line, self.desa_line


def letterhead(desa: Desa, *, terms: Terms | None = None, profile: DesaProfile | None = None) -> Letterhead:
    """The village's kop surat: one query for the profile and one for the terms unless given.

    `desa` should come with its kecamatan and kabupaten joined.
    """
    words = terms or terms_of(desa.kabupaten)
    profile = profile or profile_of(desa)
    return Letterhead(
        kabupaten_line=f"Pemerintah {desa.kabupaten.name}".upper(),
        kecamatan_line=f"Kecamatan {desa.kecamatan.name}".upper(),
        desa_line=f"{words.of(Term.DESA)} {desa.name}".upper(),
        address_line=_address_line(profile),
        lambang=lambang_data_uri(profile),
    )


def lambang_data_uri(profile: DesaProfile) -> str:
    """The emblem as a PNG data URI, empty when there is none or its file is gone."""
    if not profile.lambang:
        return ""
    try:
        with profile.lambang.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        return ""
    return f"data:image/png;base64,{base64.b64encode(content).decode('ascii')}"


def _address_line(profile: DesaProfile) -> str:
    labelled = [
        ("Alamat: ", profile.address),
        ("Kode Pos ", profile.postal_code),
        ("Telepon ", profile.phone),
        ("Surel ", profile.email),
        ("Laman ", profile.website),
    ]
    return " · ".join(f"{label}{value}" for label, value in labelled if value)
