"""The made-up village's pengkajian keadaan desa, and the team that made it."""

from datetime import date

from accounts.models import Membership
from musyawarah.enums import KajianTool, TimKind, TimPost
from musyawarah.kajian_data import KajianData
from musyawarah.models import HasilKajian, Musyawarah
from musyawarah.services.kajian import create_kajian
from musyawarah.services.tim import create_tim, save_rktl
from musyawarah.tim_data import MemberData, RktlData, TimData
from places.models import Desa, Dusun, Orang
from villages.models import PemangkuJabatan

YEAR = 2027
_DRY, _WET = (8, 9, 10, 11), (12, 1, 2)
# Tool, dusun, subject, condition, problem, potential, months of the calendar.
FOUND: tuple[tuple[str, str, str, str, str, str, tuple[int, ...]], ...] = (
    (KajianTool.SKETSA, "Kaja", "Jalan desa", "Tanah, 640 m", "Jalan licin saat hujan", "Batu kali tersedia", ()),
    (KajianTool.SKETSA, "Bukit Sari", "Lereng", "Gundul, 3 ha", "Longsor dua kali setahun", "Bibit bambu", ()),
    (KajianTool.SKETSA, "Kelod", "Gang", "Tanah, 1.450 m2", "Kursi roda tidak dapat lewat", "Kelompok paving", ()),
    (KajianTool.KALENDER, "Kelod", "Air bersih", "", "Sumur kering", "Air tanah dalam", _DRY),
    (KajianTool.KALENDER, "Bukit Sari", "Kebun", "", "Kebun kering", "Cekungan alami", _DRY),
    (KajianTool.KALENDER, "Kaja", "Banjir", "", "Air masuk rumah", "Gotong royong", _WET),
    (KajianTool.KELEMBAGAAN, "", "PKK Desa", "Aktif", "Jarang diundang musyawarah desa", "Dasawisma di setiap RT", ()),
    (KajianTool.POKOK_PIKIRAN, "", "Anak", "", "Perkawinan usia anak", "Forum anak", ()),
)
# What each of the demo's usulan rests on, by the words of the problem above.
RESTS_ON = {
    "Rabat beton jalan menuju Pura Puseh": "Jalan licin saat hujan",
    "Senderan jalan rawan longsor": "Longsor dua kali setahun",
    "Paving gang RT 001 sampai RT 004": "Kursi roda tidak dapat lewat",
    "Sumur bor Banjar Kelod": "Sumur kering",
    "Embung Bukit Sari": "Kebun kering",
    "Saluran air dan gorong-gorong jalan Kaja": "Air masuk rumah",
    "Musyawarah khusus perempuan dan difabel setiap tahun": "Jarang diundang musyawarah desa",
    "Mencegah perkawinan usia anak": "Perkawinan usia anak",
}


def load_assessment(*, by: Membership, desa: Desa) -> None:
    """Write what the tools and the BPD found, unless there is any."""
    if HasilKajian.objects.filter(desa=desa).exists():
        return
    dusun = {row.name: row for row in Dusun.objects.filter(desa=desa)}
    for tool, place, subject, condition, problem, potential, months in FOUND:
        data = KajianData(
            tool=tool,
            year=YEAR,
            subject=subject,
            dusun=dusun.get(place),
            condition=condition,
            problem=problem,
            potential=potential,
            months=months,
        )
        create_kajian(by=by, desa=desa, data=data)


def load_team(forming: Musyawarah, *, by: Membership, desa: Desa) -> None:
    """The tim penyusun by office, with two women of the community; its work plan in four rows."""
    held = {row.jabatan.kind: row.orang for row in PemangkuJabatan.objects.filter(desa=desa, ends_on=None)}
    posts = (
        (held["kepala_desa"], TimPost.PEMBINA, "Perbekel"),
        (held["sekretaris_desa"], TimPost.KETUA, "Sekretaris Desa"),
        (held["ketua_lpm"], TimPost.SEKRETARIS, "Ketua LPM"),
        (held["kaur_perencanaan"], TimPost.ANGGOTA, "Kaur Perencanaan"),
        (held["kasi_kesejahteraan"], TimPost.ANGGOTA, "Kasi Kesejahteraan"),
    )
    women = Orang.objects.filter(desa=desa, kader_set__isnull=False).distinct().order_by("pk")[:2]
    wati = Orang.objects.filter(desa=desa, name="Ni Wayan Wati").first()
    members = [_member(orang, post, unsur) for orang, post, unsur in posts]
    members += [_member(orang, TimPost.ANGGOTA, "Kader desa") for orang in women]
    members += [_member(wati, TimPost.ANGGOTA, "Unsur masyarakat")] if wati else []
    data = TimData(
        kind=TimKind.PENYUSUN_RPJM,
        year=YEAR,
        members=tuple(members),
        musyawarah=forming,
        decree_number="6 Tahun 2026",
        decree_date=date(2026, 3, 2),
    )
    tim = create_tim(by=by, desa=desa, data=data)
    rows = (
        RktlData("Penyelarasan arah kebijakan kabupaten", date(2026, 3, 4), date(2026, 3, 9), "Kantor desa"),
        RktlData("Musyawarah dusun dan musyawarah khusus", date(2026, 3, 14), date(2026, 3, 22), "Bale banjar"),
        RktlData("Laporan pengkajian keadaan desa", date(2026, 3, 25), date(2026, 4, 4), "Kantor desa"),
        RktlData("Penyusunan rancangan RPJM Desa", date(2026, 4, 11), date(2026, 4, 24), "Kantor desa"),
    )
    save_rktl(by=by, tim=tim, version=tim.version, rows=rows)


def _member(orang: Orang, post: TimPost, unsur: str) -> MemberData:
    gender = orang.gender or ("P" if orang.name.startswith("Ni ") else "L")
    return MemberData(orang.name, gender, unsur, post, orang=orang)
