"""What every paper of a kecamatan or kabupaten is drawn from: its head, its author and who signs."""

from datetime import date

from accounts.enums import Role
from accounts.models import Membership
from places.formats.tanggal import format_tanggal
from places.models import Kabupaten, Kecamatan
from reporting.errors import DocumentError
from reporting.payload import Signature
from review.board.area import Area

Heads = tuple[tuple[str, str], ...]


def find_kecamatan(code: str) -> Kecamatan:
    """A kecamatan with what lies above it. Raises DocumentError for an unknown code."""
    found = Kecamatan.objects.select_related("kabupaten__provinsi").filter(code=code).first()
    if found is None:
        raise DocumentError(f"Kecamatan {code} tidak dikenal.")
    return found


def find_kabupaten(code: str) -> Kabupaten:
    """A kabupaten with its provinsi. Raises DocumentError for an unknown code."""
    found = Kabupaten.objects.select_related("provinsi").filter(code=code).first()
    if found is None:
        raise DocumentError(f"Kabupaten {code} tidak dikenal.")
    return found


def area_head(area: Area) -> Heads:
    """KECAMATAN (where it is one), KABUPATEN or KOTA, PROVINSI."""
    kabupaten = area.kabupaten
    own = (("KECAMATAN", area.kecamatan.name.upper()),) if area.kecamatan else ()
    return (
        *own,
        ("KOTA" if kabupaten.is_kota else "KABUPATEN", kabupaten.plain_name.upper()),
        ("PROVINSI", kabupaten.provinsi.name.upper()),
    )


def area_author(area: Area) -> str:
    """ "Pemerintah Kecamatan Seririt", "Dinas PMD Kabupaten Buleleng"."""
    return f"Pemerintah {area.name}" if area.kecamatan else f"Dinas PMD {area.name}"


def area_signature(area: Area, on: date) -> Signature:
    """The camat of the day, a dotted line where no account says who; of a kabupaten the head of the Dinas PMD."""
    place = area.kecamatan.name if area.kecamatan else area.kabupaten.plain_name
    name = None
    if area.kecamatan:
        camat = Membership.objects.current(on).filter(role=Role.CAMAT, kecamatan=area.kecamatan)
        holder = camat.select_related("orang").last()
        name = holder.orang.name if holder else None
    office = f"Camat {place}" if area.kecamatan else f"Kepala Dinas PMD {area.name}"
    return Signature(heading="", office=office, name=name, place_and_date=f"{place}, {format_tanggal(on)}")
