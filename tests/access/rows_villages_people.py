"""Access to residents, groups, cadres and Data Desa."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from places.models import Desa, Orang
from tests.access.row import NO_SUCH_METHOD, Answers, ForeignField, Row, everyone, only
from tests.cast import Cast
from tests.villages.people_making import workbook_of
from villages.enums import DataDesaCategory, KaderKind, Unsur
from villages.models import AnggotaKelompok, DataDesa, Kader, Kelompok, Keluarga, Warga
from villages.querysets import RESIDENT_STAFF

SEES = RESIDENT_STAFF | {Role.KEPALA_DUSUN}
YEAR = 2026


def _see_only(status: int) -> Answers:
    """Named staff and the kepala dusun, whose dusun the rows of this file lie in."""
    return only(SEES, status)


def _staff(status: int) -> Answers:
    """Named staff."""
    return only(RESIDENT_STAFF, status)


def village(cast: Cast, desa: Desa) -> dict:
    """The village by its code."""
    return {"desa_code": desa.code}


def village_year(cast: Cast, desa: Desa) -> dict:
    """The village and a year of its data."""
    return {"desa_code": desa.code, "year": YEAR}


def a_paper(cast: Cast, desa: Desa) -> dict:
    """Data Desa of a year on screen."""
    return village_year(cast, desa) | {"key": "data-desa"}


def a_file(cast: Cast, desa: Desa) -> dict:
    """Data Desa of a year as a workbook."""
    return a_paper(cast, desa) | {"kind": "xlsx"}


def make_resident(desa: Desa, name: str = "Nengah") -> Warga:
    """A resident of the first dusun, with a household."""
    dusun = desa.dusun_set.first()
    keluarga = Keluarga.objects.create(desa=desa, dusun=dusun)
    orang = Orang.objects.create(name=name, desa=desa)
    return Warga.objects.create(desa=desa, dusun=dusun, keluarga=keluarga, orang=orang)


def a_resident(cast: Cast, desa: Desa) -> dict:
    """A resident of the first dusun."""
    return {"desa_code": desa.code, "pk": make_resident(desa).pk}


def one_who_left(cast: Cast, desa: Desa) -> dict:
    """Somebody of the first dusun who moved away."""
    warga = make_resident(desa)
    warga.left_on, warga.left_reason = "2025-01-02", "pindah"
    warga.save()
    return {"desa_code": desa.code, "pk": warga.pk}


def a_family(cast: Cast, desa: Desa) -> dict:
    """A household of the first dusun."""
    return {"desa_code": desa.code, "pk": make_resident(desa).keluarga_id}


def a_group(cast: Cast, desa: Desa) -> dict:
    """A group."""
    kelompok, _ = Kelompok.objects.get_or_create(desa=desa, name="Tani Maju", defaults={"unsur": Unsur.TANI})
    return {"desa_code": desa.code, "pk": kelompok.pk}


def a_member(cast: Cast, desa: Desa) -> dict:
    """A member of a group."""
    orang = Orang.objects.create(name="Wayan", desa=desa)
    row = AnggotaKelompok.objects.create(kelompok_id=a_group(cast, desa)["pk"], desa=desa, orang=orang)
    return {"desa_code": desa.code, "pk": row.pk}


def a_cadre(cast: Cast, desa: Desa) -> dict:
    """A cadre."""
    orang = Orang.objects.create(name="Luh", desa=desa)
    return {"desa_code": desa.code, "pk": Kader.objects.create(desa=desa, orang=orang, kind=KaderKind.KPMD).pk}


def an_entry(cast: Cast, desa: Desa) -> dict:
    """An entry of Data Desa."""
    row = DataDesa.objects.create(desa=desa, year=YEAR, category=DataDesaCategory.SDA, label="Hutan")
    return {"desa_code": desa.code, "pk": row.pk}


def a_list(cast: Cast, desa: Desa) -> dict:
    """One of the four lists with an entry."""
    an_entry(cast, desa)
    return {"desa_code": desa.code, "year": YEAR, "category": DataDesaCategory.SDA}


def home(desa: Desa) -> str:
    """The first dusun, in which the cast's kepala dusun works."""
    return f"d{desa.dusun_set.first().pk}"


def resident_form(cast: Cast, desa: Desa) -> dict:
    """A resident."""
    return {"name": "Made Baru", "gender": "L", "home": home(desa), "version": "1"}


def family_form(cast: Cast, desa: Desa) -> dict:
    """A household with its head."""
    return {
        "version": "1",
        "home": home(desa),
        "anggota-TOTAL_FORMS": "1",
        "anggota-INITIAL_FORMS": "0",
        "anggota-0-name": "Ketut Baru",
        "anggota-0-relation": "kepala",
    }


def leaving_form(cast: Cast, desa: Desa) -> dict:
    """Somebody moved away."""
    return {"version": "1", "left_on": "2026-01-05", "left_reason": "pindah"}


def group_form(cast: Cast, desa: Desa) -> dict:
    """A group."""
    return {"version": "1", "name": "Nelayan Jaya", "unsur": Unsur.NELAYAN}


def group_of_dusun(cast: Cast, desa: Desa) -> dict:
    """A group of one dusun."""
    return group_form(cast, desa) | {"dusun": desa.dusun_set.first().pk}


def entry_form(cast: Cast, desa: Desa) -> dict:
    """An entry of Data Desa."""
    return {"version": "1", "category": DataDesaCategory.SDA, "label": "Sungai", "amount": "2,5", "unit": "km"}


def wish_form(cast: Cast, desa: Desa) -> dict:
    """What a resident wishes, with a group of the register."""
    return {"version": "0", "reason": "jarak", "wished_kelompok": a_group(cast, desa)["pk"]}


def filled_form(cast: Cast, desa: Desa) -> dict:
    """The list's one entry, filled in."""
    row = DataDesa.objects.filter(desa=desa).first() or DataDesa.objects.get(pk=an_entry(cast, desa)["pk"])
    return {
        "baris-TOTAL_FORMS": "1",
        "baris-INITIAL_FORMS": "1",
        "baris-0-pk": row.pk,
        "baris-0-version": row.version,
        "baris-0-amount": "3",
    }


def in_no_family(cast: Cast, desa: Desa) -> dict:
    """A resident without a household."""
    warga = make_resident(desa)
    warga.keluarga = None
    warga.save()
    return {"desa_code": desa.code, "pk": warga.pk}


ROWS = [
    Row("resident_list", get=_see_only(200), post=NO_SUCH_METHOD, kwargs=village),
    Row("resident_create", get=_see_only(200), post=_see_only(302), kwargs=village, data=resident_form),
    Row("resident_edit", get=_see_only(200), post=_see_only(302), kwargs=in_no_family, data=resident_form),
    Row("resident_leave", get=NO_SUCH_METHOD, post=_see_only(302), kwargs=a_resident, data=leaving_form),
    Row("resident_return", get=NO_SUCH_METHOD, post=_see_only(302), kwargs=one_who_left),
    Row("resident_leave_family", get=NO_SUCH_METHOD, post=_see_only(302), kwargs=a_resident),
    Row("family_create", get=_see_only(200), post=_see_only(302), kwargs=village, data=family_form),
    Row("family_edit", get=_see_only(200), post=_see_only(302), kwargs=a_family, data=family_form),
    Row(
        "resident_load",
        get=_staff(200),
        post=_staff(200),
        kwargs=village,
        data=lambda cast, desa: {"file": SimpleUploadedFile("warga.xlsx", workbook_of(("Nyoman Muat",)))},
    ),
    Row("resident_load_apply", get=NO_SUCH_METHOD, post=_staff(302), kwargs=village),
    Row("resident_template", get=_staff(200), post=NO_SUCH_METHOD, kwargs=village),
    Row("ungrouped_report", get=_see_only(200), post=NO_SUCH_METHOD, kwargs=village),
    Row("ungrouped_edit", get=_see_only(200), post=_see_only(302), kwargs=a_resident, data=wish_form),
    Row("kelompok_list", get=everyone(200), post=NO_SUCH_METHOD, kwargs=village),
    Row("kelompok_create", get=_staff(200), post=_staff(302), kwargs=village, data=group_form),
    Row("kelompok_detail", get=_see_only(200), post=NO_SUCH_METHOD, kwargs=a_group),
    Row("kelompok_edit", get=_staff(200), post=_staff(302), kwargs=a_group, data=group_form),
    Row(
        "kelompok_add_members",
        get=NO_SUCH_METHOD,
        post=_staff(302),
        kwargs=a_group,
        data=lambda cast, desa: {"name": "Komang Adi"},
    ),
    Row(
        "member_position",
        get=NO_SUCH_METHOD,
        post=_staff(302),
        kwargs=a_member,
        data=lambda cast, desa: {"position": "ketua"},
    ),
    Row("member_leave", get=NO_SUCH_METHOD, post=_staff(302), kwargs=a_member),
    Row("member_rejoin", get=NO_SUCH_METHOD, post=_staff(302), kwargs=a_member),
    Row("kader_list", get=everyone(200), post=NO_SUCH_METHOD, kwargs=village),
    Row(
        "kader_create",
        get=_staff(200),
        post=_staff(302),
        kwargs=village,
        data=lambda cast, desa: {"name": "Luh Kader", "kind": KaderKind.KPMD},
    ),
    Row(
        "kader_edit",
        get=_staff(200),
        post=_staff(302),
        kwargs=a_cadre,
        data=lambda cast, desa: {"version": "1", "kind": KaderKind.POSYANDU},
    ),
    Row("kader_remove", get=NO_SUCH_METHOD, post=_staff(302), kwargs=a_cadre),
    Row("data_desa_list", get=everyone(200), post=NO_SUCH_METHOD, kwargs=village),
    Row("desa_documents", get=everyone(200), post=NO_SUCH_METHOD, kwargs=village_year),
    Row("desa_document", get=everyone(200), post=NO_SUCH_METHOD, kwargs=a_paper),
    Row("desa_download", get=everyone(200), post=NO_SUCH_METHOD, kwargs=a_file),
    Row("data_desa_start", get=NO_SUCH_METHOD, post=_staff(302), kwargs=village_year),
    Row("data_desa_create", get=_staff(200), post=_staff(302), kwargs=village_year, data=entry_form),
    Row("data_desa_fill", get=_staff(200), post=_staff(302), kwargs=a_list, data=filled_form),
    Row("data_desa_edit", get=_staff(200), post=_staff(302), kwargs=an_entry, data=entry_form),
    Row("data_desa_delete", get=NO_SUCH_METHOD, post=_staff(302), kwargs=an_entry, data=entry_form),
    Row("data_desa_restore", get=NO_SUCH_METHOD, post=_staff(302), kwargs=an_entry),
]

FOREIGN_FIELDS = [
    ForeignField("resident_create", "home", lambda cast: home(cast.villages.kalianget), resident_form, kwargs=village),
    ForeignField(
        "resident_create",
        "home",
        lambda cast: f"d{cast.villages.umeanyar.dusun_set.last().pk}",
        resident_form,
        role=Role.KEPALA_DUSUN,
        kwargs=village,
    ),
    ForeignField("family_create", "home", lambda cast: home(cast.villages.kalianget), family_form, kwargs=village),
    ForeignField(
        "family_edit",
        "anggota-0-warga",
        lambda cast: make_resident(cast.villages.kalianget).pk,
        family_form,
        kwargs=a_family,
    ),
    ForeignField(
        "ungrouped_edit",
        "wished_kelompok",
        lambda cast: a_group(cast, cast.villages.kalianget)["pk"],
        wish_form,
        kwargs=a_resident,
    ),
    ForeignField(
        "kelompok_create",
        "dusun",
        lambda cast: cast.villages.kalianget.dusun_set.first().pk,
        group_of_dusun,
        kwargs=village,
    ),
]
