"""Access to village data and to a kabupaten's settings."""

from datetime import date
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from accounts.enums import OFFICERS, VILLAGE_EDITORS, Level, Role
from accounts.policy import OPENS
from places.models import Desa, Orang
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, by_role, everyone, only
from tests.cast import Cast, make_member
from villages.enums import Capacity, JabatanKind
from villages.models import DesaProfile, Jabatan, PemangkuJabatan

VILLAGERS = VILLAGE_EDITORS | {Role.KEPALA_DESA}
HELPERS = VILLAGERS | {Role.PETUGAS_KECAMATAN, Role.DINAS_PMD, Role.ADMINISTRATOR}
SETTERS = frozenset({Role.DINAS_PMD, Role.ADMINISTRATOR})
SINCE = date(2021, 2, 1)


def village(cast: Cast, desa: Desa) -> dict:
    """The village by its code."""
    return {"desa_code": desa.code}


def kabupaten(cast: Cast, desa: Desa) -> dict:
    """The village's kabupaten by its code."""
    return {"kabupaten_code": desa.kabupaten.code}


def village_with_lambang(cast: Cast, desa: Desa) -> dict:
    """A village that has an emblem."""
    profile, _ = DesaProfile.objects.get_or_create(desa=desa)
    profile.lambang.save("lambang.png", ContentFile(picture()))
    return village(cast, desa)


def a_dusun(cast: Cast, desa: Desa) -> dict:
    """A dusun of the village."""
    return {"desa_code": desa.code, "pk": desa.dusun_set.first().pk}


def an_office(cast: Cast, desa: Desa) -> dict:
    """An office of the village that nobody holds."""
    jabatan, _ = Jabatan.objects.get_or_create(desa=desa, kind=JabatanKind.KAUR_KEUANGAN)
    return {"desa_code": desa.code, "pk": jabatan.pk}


def a_tenure(cast: Cast, desa: Desa) -> dict:
    """A tenure in the village."""
    jabatan = Jabatan.objects.create(desa=desa, kind=JabatanKind.KASI_PELAYANAN)
    orang = Orang.objects.create(name="Nengah", desa=desa)
    row = PemangkuJabatan.objects.create(jabatan=jabatan, desa=desa, orang=orang, starts_on=SINCE)
    return {"desa_code": desa.code, "pk": row.pk}


def a_person(cast: Cast, desa: Desa) -> dict:
    """A person of the village."""
    return {"desa_code": desa.code, "pk": Orang.objects.create(name="Nengah", desa=desa).pk}


def a_role(cast: Cast, desa: Desa) -> dict:
    """A role in the village that a sekretaris desa may give, too."""
    return {"desa_code": desa.code, "pk": make_member("Luh", Role.TIM_PENYUSUN, desa).pk}


def picture() -> bytes:
    """A small PNG."""
    out = BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, "PNG")
    return out.getvalue()


def profile_form(cast: Cast, desa: Desa) -> dict:
    """A profile of a village without one."""
    return {"version": "0", "address": "Jalan Raya 1", "inaugurated_on": "2021-02-01"}


def setup_form(cast: Cast, desa: Desa) -> dict:
    """A village set up."""
    return profile_form(cast, desa) | {"dusun": "Pabean; Komang", "kepala_desa-name": "I Made Suarta"}


def tenure_form(cast: Cast, desa: Desa) -> dict:
    """From when on somebody holds an office."""
    return {"capacity": Capacity.DEFINITIF, "starts_on": "2022-01-03"}


def appointment(cast: Cast, desa: Desa) -> dict:
    """A known person put into an office."""
    orang, _ = Orang.objects.get_or_create(name="Nengah", desa=desa)
    return tenure_form(cast, desa) | {"orang": orang.pk}


def handover_form(cast: Cast, desa: Desa) -> dict:
    """A new person who takes over."""
    return {"name": "Komang Adi", "on": "2026-01-05", "capacity": Capacity.DEFINITIF, "reason": "Mutasi"}


def kepala_dusun_form(cast: Cast, desa: Desa) -> dict:
    """The office of the head of a dusun."""
    return {"kind": JabatanKind.KEPALA_DUSUN, "dusun": desa.dusun_set.first().pk}


def settings_form(cast: Cast, desa: Desa) -> dict:
    """Settings of a kabupaten without any."""
    return {
        "version": "0",
        "form_set": "permendes_21",
        "time_zone": "Asia/Makassar",
        "rpjm_months_after_inauguration": "3",
        "rkp_musdes_deadline": "30-06",
        "rkp_enactment_deadline": "30 September",
    }


def legal_form(cast: Cast, desa: Desa) -> dict:
    """One regulation."""
    return {
        "version": "0",
        "dasar-TOTAL_FORMS": "1",
        "dasar-INITIAL_FORMS": "0",
        "dasar-0-citation": "Peraturan Bupati Nomor 1 Tahun 2025",
        "dasar-0-valid_from": "2025-01-02",
    }


ROWS = [
    Row("village_list", get=by_role(302, dict.fromkeys(OFFICERS, 200)), post=NO_SUCH_METHOD),
    Row("village_profile", get=everyone(200), post=NO_SUCH_METHOD, kwargs=village),
    Row(
        "village_profile_edit",
        get=only(VILLAGERS, 200),
        post=only(VILLAGERS, 302),
        kwargs=village,
        data=profile_form,
    ),
    Row("village_lambang", get=everyone(200), post=NO_SUCH_METHOD, kwargs=village_with_lambang),
    Row(
        "village_lambang_upload",
        get=NO_SUCH_METHOD,
        post=only(VILLAGERS, 302),
        kwargs=village,
        data=lambda cast, desa: {"lambang": SimpleUploadedFile("a.png", picture())},
    ),
    Row("village_lambang_remove", get=NO_SUCH_METHOD, post=only(VILLAGERS, 302), kwargs=village_with_lambang),
    Row("village_setup", get=only(HELPERS, 200), post=only(HELPERS, 302), kwargs=village, data=setup_form),
    Row(
        "village_dusun",
        get=everyone(200),
        post=only(VILLAGERS, 302),
        kwargs=village,
        data=lambda cast, desa: {"name": "Pabean"},
    ),
    Row(
        "dusun_edit",
        get=only(VILLAGERS, 200),
        post=only(VILLAGERS, 302),
        kwargs=a_dusun,
        data=lambda cast, desa: {"name": "Banjar Baru", "rukun_tetangga": "RW 1: 1-3"},
    ),
    Row("dusun_move", get=NO_SUCH_METHOD, post=only(VILLAGERS, 302), kwargs=a_dusun),
    Row("dusun_use", get=NO_SUCH_METHOD, post=only(VILLAGERS, 302), kwargs=a_dusun),
    Row("village_offices", get=everyone(200), post=NO_SUCH_METHOD, kwargs=village),
    Row("village_sotk_create", get=NO_SUCH_METHOD, post=only(HELPERS, 302), kwargs=village),
    Row("jabatan_add", get=only(HELPERS, 200), post=only(HELPERS, 302), kwargs=village, data=kepala_dusun_form),
    Row(
        "jabatan_edit",
        get=only(HELPERS, 200),
        post=only(HELPERS, 302),
        kwargs=an_office,
        data=lambda cast, desa: {"title": "Kepala Urusan Keuangan"},
    ),
    Row("tenure_add", get=only(HELPERS, 200), post=only(HELPERS, 302), kwargs=an_office, data=appointment),
    Row("tenure_edit", get=only(HELPERS, 200), post=only(HELPERS, 302), kwargs=a_tenure, data=tenure_form),
    Row(
        "tenure_remove",
        get=NO_SUCH_METHOD,
        post=only(HELPERS, 302),
        kwargs=a_tenure,
        data=lambda cast, desa: {"reason": "Salah orang"},
    ),
    Row(
        "orang_edit",
        get=only(HELPERS, 200),
        post=only(HELPERS, 302),
        kwargs=a_person,
        data=lambda cast, desa: {"name": "I Nengah, S.H.", "gender": "L"},
    ),
    Row("village_handover", get=only(OPENS, 200), post=NO_SUCH_METHOD, kwargs=village),
    Row("village_handover_form", get=only(OPENS, 200), post=only(OPENS, 200), kwargs=a_role, data=handover_form),
    Row(
        "kabupaten_settings",
        get=everyone(200),
        post=only(SETTERS, 302),
        kwargs=kabupaten,
        data=settings_form,
        level=Level.KABUPATEN,
    ),
    Row(
        "kabupaten_legal_basis",
        get=everyone(200),
        post=only(SETTERS, 302),
        kwargs=kabupaten,
        data=legal_form,
        level=Level.KABUPATEN,
    ),
]

FOREIGN_FIELDS = [
    ForeignField("tenure_add", "orang", lambda cast: cast.bejo.orang_id, appointment, kwargs=an_office),
    ForeignField(
        "tenure_add",
        "orang",
        lambda cast: cast.bejo.orang_id,
        appointment,
        role=Role.PETUGAS_KECAMATAN,
        kwargs=an_office,
    ),
    ForeignField(
        "jabatan_add",
        "dusun",
        lambda cast: cast.villages.kalianget.dusun_set.first().pk,
        kepala_dusun_form,
        kwargs=village,
    ),
    ForeignField(
        "village_handover_form",
        "orang",
        lambda cast: cast.bejo.orang_id,
        handover_form,
        role=Role.DINAS_PMD,
        kwargs=lambda cast, desa: {"desa_code": desa.code, "pk": cast.wati.pk},
    ),
]
