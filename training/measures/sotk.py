"""The regulation on SOTK: its Perdes dated in the village's profile, and every office of it filled today."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from places.formats.tanggal import format_tanggal
from training.measures.result import Measured, counted, listed
from training.measures.village_facts import VillageFacts
from villages.enums import JabatanKind
from villages.models import Jabatan, PemangkuJabatan

OFFICES = (
    JabatanKind.KEPALA_DESA,
    JabatanKind.SEKRETARIS_DESA,
    JabatanKind.KAUR_TATA_USAHA,
    JabatanKind.KAUR_KEUANGAN,
    JabatanKind.KAUR_PERENCANAAN,
    JabatanKind.KASI_PEMERINTAHAN,
    JabatanKind.KASI_KESEJAHTERAAN,
    JabatanKind.KASI_PELAYANAN,
    JabatanKind.KEPALA_DUSUN,
)  # the village government (Permendagri 84/2015); BPD and LPM stand beside it


def measure(facts: VillageFacts) -> Measured:
    """True while number or date of the Perdes is missing, no office is set up, or one is vacant."""
    offices = _offices(facts)
    vacant = [name for name, is_filled in offices if not is_filled]
    perdes = _perdes(facts)
    said = []
    if not perdes:
        said.append("nomor dan tanggal Perdes SOTK belum diisi")
    if not offices:
        said.append("jabatan perangkat belum disusun")
    if vacant:
        said.append(f"{counted(len(vacant), len(offices), 'jabatan')} kosong ({listed(vacant)})")
    if said:
        words = "; ".join(said)
        page = "village_offices" if perdes else "village_profile"
        return Measured(True, f"{words[0].upper()}{words[1:]}.", _url(facts, page))
    return Measured(False, f"{perdes}; {len(offices)} jabatan terisi.", _url(facts, "village_offices"))


def _perdes(facts: VillageFacts) -> str:
    """The Perdes of the SOTK in words, "" while its number or date is missing."""
    profile = facts.profile
    if profile is None or not profile.sotk_perdes_number or profile.sotk_perdes_date is None:
        return ""
    return f"Perdes SOTK nomor {profile.sotk_perdes_number} tanggal {format_tanggal(profile.sotk_perdes_date)}"


def _offices(facts: VillageFacts) -> list[tuple[str, bool]]:
    """Each office of the village government, and whether somebody holds it today."""
    running = Q(ends_on=None) | Q(ends_on__gte=facts.today)
    holders = PemangkuJabatan.objects.filter(running, jabatan=OuterRef("pk"), starts_on__lte=facts.today)
    rows = Jabatan.objects.filter(desa=facts.desa, kind__in=OFFICES, is_retired=False).annotate(held=Exists(holders))
    found = rows.select_related("dusun")
    return facts.once("offices", lambda: [(_name(row), row.held) for row in found])


def _name(row: Jabatan) -> str:
    return f"{row} {row.dusun.name}" if row.dusun and row.dusun.name not in str(row) else str(row)


def _url(facts: VillageFacts, page: str) -> str:
    return reverse(page, kwargs={"desa_code": facts.desa.code})
