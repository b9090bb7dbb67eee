"""The pages of residents, groups, cadres and Data Desa."""

from django.urls import reverse

from accounts.enums import Role
from places.models import Desa, Orang
from tests.baselines.page import Build, Page
from tests.cast import Cast
from villages.enums import DataDesaCategory, KaderKind
from villages.models import AnggotaKelompok, DataDesa, Kader, Kelompok, Keluarga, TindakLanjutWarga, Warga

YEAR = 2026


def make_people(cast: Cast, rows: int) -> Desa:
    """So many households of two with a follow-up, each third person in a group, as many groups and cadres."""
    desa = cast.villages.umeanyar
    dusun = desa.dusun_set.first()
    persons = Orang.objects.bulk_create(Orang(name=f"Warga {number:03}", desa=desa) for number in range(2 * rows))
    families = Keluarga.objects.bulk_create(Keluarga(desa=desa, dusun=dusun) for _ in range(rows))
    residents = Warga.objects.bulk_create(
        Warga(desa=desa, dusun=dusun, orang=orang, keluarga=families[at // 2], birth_year=1980)
        for at, orang in enumerate(persons)
    )
    groups = Kelompok.objects.bulk_create(Kelompok(desa=desa, name=f"Kelompok {number:03}") for number in range(rows))
    AnggotaKelompok.objects.bulk_create(
        AnggotaKelompok(kelompok=groups[0], desa=desa, orang=orang) for orang in persons[::3]
    )
    Kader.objects.bulk_create(Kader(desa=desa, orang=orang, kind=KaderKind.KPMD) for orang in persons[:rows])
    TindakLanjutWarga.objects.bulk_create(
        TindakLanjutWarga(warga=row, desa=desa, wished_kelompok=groups[0]) for row in residents
    )
    DataDesa.objects.bulk_create(
        DataDesa(desa=desa, year=YEAR, category=DataDesaCategory.SDA, label=f"Baris {number}") for number in range(rows)
    )
    return desa


def page_of(name: str, query: str = "", **kwargs: object) -> Build:
    """A page of the village."""

    def address(cast: Cast, rows: int) -> str:
        desa = make_people(cast, rows)
        return reverse(name, kwargs={"desa_code": desa.code, **kwargs}) + query

    return address


def the_family(cast: Cast, rows: int) -> str:
    """The form of a household."""
    desa = make_people(cast, rows)
    return reverse("family_edit", kwargs={"desa_code": desa.code, "pk": desa.keluarga_set.first().pk})


def the_group(query: str = "") -> Build:
    """The page of the group with the members."""

    def address(cast: Cast, rows: int) -> str:
        desa = make_people(cast, rows)
        pk = AnggotaKelompok.objects.first().kelompok_id
        return reverse("kelompok_detail", kwargs={"desa_code": desa.code, "pk": pk}) + query

    return address


PAGES = [
    Page("resident_list", page_of("resident_list")),
    Page("resident_list without group", page_of("resident_list", "?tanpa_kelompok=1&q=warga")),
    Page("resident_list of a kepala dusun", page_of("resident_list"), who=Role.KEPALA_DUSUN),
    Page("family_edit", the_family),
    Page("ungrouped_report", page_of("ungrouped_report", "?dewasa=1")),
    Page("kelompok_list", page_of("kelompok_list")),
    Page("kelompok_detail", the_group()),
    Page("kelompok_detail while searching", the_group("?cari=warga")),
    Page("kader_list", page_of("kader_list")),
    Page("data_desa_list", page_of("data_desa_list")),
    Page("data_desa_list for a reader", page_of("data_desa_list"), who=Role.BPD),
    Page("data_desa_fill", page_of("data_desa_fill", year=YEAR, category=DataDesaCategory.SDA)),
    Page("desa_documents", page_of("desa_documents", year=YEAR)),
]
