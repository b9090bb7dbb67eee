"""A made-up village with a plan of any size, written in bulk into a database that is thrown away afterwards."""

from datetime import date
from itertools import cycle

from django.contrib.auth.hashers import make_password

from accounts.enums import Role
from accounts.models import Membership, User
from codes.models import Kegiatan, Satuan, SumberDana
from places.models import Desa, Dusun, Kabupaten, Kecamatan, Orang, Provinsi
from planning.enums import LocationKind
from planning.models import Misi, RpjmBiaya, RpjmDesa, RpjmKegiatan, RpjmLokasi, RpjmTahun, SasaranRpjm, Tujuan

FIRST_YEAR = 2027
LAST_YEAR = 2034
YEARS_PER_LINE = 3
EVERY_NTH_INCOMPLETE = 8
DUSUN = ("Krajan", "Sumbersari", "Tegalrejo", "Kebonagung")


def make_village(number: int = 1) -> Desa:
    """A village with four hamlets; its codes are of no real place."""
    provinsi, _ = Provinsi.objects.get_or_create(code="99", defaults={"name": "Contoh"})
    kabupaten, _ = Kabupaten.objects.get_or_create(
        code="99.01", defaults={"name": "Kabupaten Contoh", "provinsi": provinsi}
    )
    kecamatan, _ = Kecamatan.objects.get_or_create(
        code="99.01.01", defaults={"name": "Sukamaju", "kabupaten": kabupaten}
    )
    desa = Desa.objects.create(
        code=f"99.01.01.{2000 + number}",
        name=f"Sumberwangi {number}",
        kecamatan=kecamatan,
        kabupaten=kabupaten,
        provinsi=provinsi,
    )
    Dusun.objects.bulk_create(Dusun(desa=desa, name=name, position=place) for place, name in enumerate(DUSUN))
    return desa


def make_secretary(desa: Desa) -> User:
    """The login of the village's secretary."""
    orang = Orang.objects.create(name="Sari Wulandari", desa=desa)
    Membership.objects.create(orang=orang, role=Role.SEKRETARIS_DESA, desa=desa, starts_on=date(2020, 1, 2))
    return User.objects.create(username=f"sekdes.{desa.code}", password=make_password(None), orang=orang)


def make_plan(desa: Desa, lines: int) -> RpjmDesa:
    """A plan with so many lines, three years each with two sources; every eighth line is incomplete."""
    rpjm = RpjmDesa.objects.create(
        desa=desa, first_year=FIRST_YEAR, last_year=LAST_YEAR, visi="Desa mandiri, sejahtera, dan berbudaya."
    )
    misi = Misi.objects.create(rpjm=rpjm, text="Meningkatkan kualitas pelayanan dasar bagi seluruh warga.")
    tujuan = Tujuan.objects.create(misi=misi, text="Pelayanan dasar terjangkau oleh seluruh dusun.")
    sasaran = SasaranRpjm.objects.create(tujuan=tujuan, text="Seluruh dusun terhubung jalan yang layak.")
    codes = cycle(Kegiatan.objects.filter(kabupaten=None).select_related("sub_bidang__bidang"))
    unit = Satuan.objects.first()
    rows = [
        _line(rpjm, position, kegiatan, sasaran, unit) for position, kegiatan in zip(range(lines), codes, strict=False)
    ]
    RpjmKegiatan.objects.bulk_create(rows)
    _add_years(rows)
    _add_places(rows, list(desa.dusun_set.all()))
    return rpjm


def _line(rpjm: RpjmDesa, position: int, kegiatan: Kegiatan, sasaran: SasaranRpjm, unit: Satuan | None) -> RpjmKegiatan:
    return RpjmKegiatan(
        rpjm=rpjm,
        desa=rpjm.desa,
        bidang=kegiatan.sub_bidang.bidang,
        sub_bidang=kegiatan.sub_bidang,
        kegiatan=kegiatan,
        is_code_confirmed=position % EVERY_NTH_INCOMPLETE != 1,
        name=f"{kegiatan.name} ({position + 1})",
        sasaran=sasaran,
        location_kind=LocationKind.PLACES,
        volume=100 + position,
        unit=unit,
        manfaat="Warga di sekitar lokasi",
        manfaat_l=120,
        manfaat_p=130,
        manfaat_rtm=40,
        position=position,
    )


def _add_years(rows: list[RpjmKegiatan]) -> None:
    sources = {source.code: source for source in SumberDana.objects.all()}
    span = LAST_YEAR - FIRST_YEAR + 1
    years = RpjmTahun.objects.bulk_create(
        RpjmTahun(line=line, year=FIRST_YEAR + (line.position + step * 2) % span, target="100 persen", volume=20)
        for line in rows
        for step in range(YEARS_PER_LINE)
    )
    RpjmBiaya.objects.bulk_create(
        RpjmBiaya(tahun=tahun, sumber=sources[code] if code else None, amount=amount + 1_000_000 * tahun.line.position)
        for tahun in years
        for code, amount in (("DDS", 12_500_000), (_second_source(tahun.line), 7_250_000))
    )


def _add_places(rows: list[RpjmKegiatan], dusun: list[Dusun]) -> None:
    RpjmLokasi.objects.bulk_create(
        RpjmLokasi(line=line, dusun=dusun[(line.position + step) % len(dusun)])
        for line in rows
        for step in range(min(1 + line.position % 2, len(dusun)))
    )


def _second_source(line: RpjmKegiatan) -> str | None:
    return None if line.position % EVERY_NTH_INCOMPLETE == 0 else "ADD"
