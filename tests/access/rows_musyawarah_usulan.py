"""Access to usulan, their merging and scoring, and to the pengkajian keadaan desa."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import VILLAGE_EDITORS, Level, Role
from accounts.models import Membership
from codes.models import Kegiatan
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from musyawarah.enums import KajianTool
from musyawarah.joining import joint_data
from musyawarah.kajian_data import KajianData
from musyawarah.methods import Criterion
from musyawarah.models import HasilKajian, Skoring, Usulan
from musyawarah.services.kajian import add_drawing, create_kajian, delete_kajian
from musyawarah.services.merging import merge_usulan
from musyawarah.services.methods import save_method
from musyawarah.services.scoring import start_scoring
from musyawarah.services.usulan import create_usulan, delete_usulan
from musyawarah.services.usulan_photo import set_photo
from musyawarah.usulan_data import UsulanData
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, by_role, everyone, only
from tests.access.rows_planning import only_editors, writer
from tests.cast import Cast, make_member
from tests.musyawarah.making import HELD_ON
from tests.planning.making_files import photo

PROPOSERS = VILLAGE_EDITORS | {Role.BPD, Role.KEPALA_DUSUN}
SCORERS = VILLAGE_EDITORS | {Role.BPD}
VILLAGERS = SCORERS | {
    *(Role.KAUR_KEUANGAN, Role.KEPALA_DESA, Role.TIM_VERIFIKASI, Role.KEPALA_DUSUN, Role.PENDAMPING),
}
YEAR = 2027


def own_editors(status: int):
    """Who writes the village's plans; other villagers are told why not, who works for no village has no such page."""
    return of_own_village(VILLAGE_EDITORS, status)


def of_own_village(roles, status: int):
    """These roles; other villagers are told why not, who works for no village has no such page."""
    return by_role(404, dict.fromkeys(VILLAGERS, 403) | dict.fromkeys(roles, status))


def a_usulan(cast: Cast, desa: Desa, name: str = "Talud") -> Usulan:
    """A usulan of the village's first hamlet."""
    if not Kegiatan.objects.exists():
        load_kegiatan()
        load_short_lists()
    data = UsulanData(name=name, year=YEAR, proposed_on=HELD_ON, dusun=desa.dusun_set.order_by("position").first())
    return create_usulan(by=writer(cast, desa), desa=desa, data=data)


def usulan(cast: Cast, desa: Desa) -> dict:
    """A usulan of the village."""
    return {"uid": a_usulan(cast, desa).uid}


def deleted_usulan(cast: Cast, desa: Desa) -> dict:
    """A usulan that was deleted."""
    return {"uid": delete_usulan(by=writer(cast, desa), usulan=a_usulan(cast, desa), version=1).uid}


def usulan_with_photo(cast: Cast, desa: Desa) -> dict:
    """A usulan that shows something."""
    return {"uid": set_photo(by=writer(cast, desa), usulan=a_usulan(cast, desa), content=photo()).uid}


def typed_usulan(cast: Cast, desa: Desa) -> dict:
    """A form of a usulan of the village's first hamlet."""
    a_usulan(cast, desa, "Lain sekali")
    place = str(desa.dusun_set.order_by("position").first().pk)
    fields = {"name": "Jembatan gantung", "place": place, "year": str(YEAR), "plan_kind": "rkp", "unsur": "warga"}
    return fields | {"proposed_on": "2026-06-15", "version": "1"}


def a_scoring(cast: Cast, desa: Desa) -> dict:
    """The page of the year's scoring, with one usulan to score."""
    a_usulan(cast, desa)
    if not Skoring.objects.filter(desa=desa, year=YEAR).exists():
        start_scoring(by=writer(cast, desa), desa=desa, year=YEAR, method_code="P1")
    return {}


def usulan_that_is_scored(cast: Cast, desa: Desa) -> dict:
    """A usulan of a year whose scoring has begun."""
    a_scoring(cast, desa)
    return usulan(cast, desa)


def chosen_method(cast: Cast, desa: Desa) -> dict:
    """A form that begins a scoring."""
    return {"tahun": "2031", "method": "P1"}


def two_usulan(cast: Cast, desa: Desa) -> dict:
    """A form that joins two usulan."""
    rows = [a_usulan(cast, desa, name) for name in ("Drainase RT 1", "Drainase RT 2")]
    return {"pilih": [row.pk for row in rows], "into": "baru", "name": "Drainase", "tahun": str(YEAR)}


def joint_usulan(cast: Cast, desa: Desa) -> dict:
    """A usulan that two others went into."""
    rows = [a_usulan(cast, desa, name) for name in ("Drainase RT 1", "Drainase RT 2")]
    return {"uid": merge_usulan(by=writer(cast, desa), usulan=rows, into=None, data=joint_data(rows)).uid}


def a_problem(cast: Cast, desa: Desa) -> dict:
    """A problem that was found by the sketch."""
    a_usulan(cast, desa)
    data = KajianData(tool=KajianTool.SKETSA, year=2026, subject="Sungai", problem="Meluap")
    return {"pk": create_kajian(by=writer(cast, desa), desa=desa, data=data).pk}


def a_deleted_problem(cast: Cast, desa: Desa) -> dict:
    """A problem that was deleted."""
    row = HasilKajian.objects.get(**a_problem(cast, desa))
    return {"pk": delete_kajian(by=writer(cast, desa), row=row, version=1).pk}


def typed_problem(cast: Cast, desa: Desa) -> dict:
    """A form of a problem."""
    hamlet = str(desa.dusun_set.order_by("position").first().pk)
    return {"subject": "Jalan", "problem": "Rusak", "year": "2026", "dusun": hamlet, "version": "1"}


def a_drawing(cast: Cast, desa: Desa) -> dict:
    """A drawing of the village."""
    kept = add_drawing(by=writer(cast, desa), desa=desa, year=2026, tool=KajianTool.SKETSA, content=photo())
    return {"pk": kept.pk}


def an_upload(cast: Cast, desa: Desa) -> dict:
    """A form with a drawing."""
    return {"file": SimpleUploadedFile("sketsa.jpg", photo())}


def the_kabupaten(cast: Cast, desa: Desa) -> dict:
    """The village's kabupaten by its code."""
    return {"kabupaten_code": desa.kabupaten.code}


def a_method(cast: Cast, desa: Desa) -> dict:
    """A scoring method of the village's kabupaten."""
    kabupaten = desa.kabupaten
    dinas = Membership.objects.filter(kabupaten=kabupaten, role=Role.DINAS_PMD).first()
    by = dinas or make_member("Komang", Role.DINAS_PMD, desa)
    criteria = [Criterion("manfaat", "Manfaat", 2, 1, 10)]
    return {"kabupaten_code": kabupaten.code} | {
        "pk": save_method(by=by, kabupaten=kabupaten, name="Perbup 12", criteria=criteria).pk
    }


def typed_method(cast: Cast, desa: Desa) -> dict:
    """A form of a method with one criterion."""
    frame = {"k-TOTAL_FORMS": "1", "k-INITIAL_FORMS": "0", "version": "1", "name": "Perbup 13"}
    return frame | {"k-0-name": "Manfaat", "k-0-weight": "2", "k-0-lowest": "1", "k-0-highest": "10"}


def first_version(cast: Cast, desa: Desa) -> dict:
    """What a button on a row sends."""
    return {"version": "1"}


def no_fields(cast: Cast, desa: Desa) -> dict:
    """A button that sends nothing."""
    return {}


def foreign_hamlet(cast: Cast) -> str:
    """A hamlet of the neighbouring village."""
    return str(cast.villages.kalianget.dusun_set.first().pk)


def reading(name: str, kwargs=None) -> Row:
    """A page that everybody reads who sees the village."""
    return Row(name, get=everyone(200), post=NO_SUCH_METHOD, kwargs=kwargs)


def only_dinas(get: int, post: int) -> dict:
    """Written by the Dinas PMD of the kabupaten alone."""
    asked = NO_SUCH_METHOD if get == 405 else only({Role.DINAS_PMD}, get)
    return {"get": asked, "post": only({Role.DINAS_PMD}, post), "level": Level.KABUPATEN}


ROWS = [
    reading("usulan_list"),
    Row("usulan_create", get=of_own_village(PROPOSERS, 200), post=of_own_village(PROPOSERS, 302), data=typed_usulan),
    Row("usulan_similar", get=of_own_village(PROPOSERS, 200), post=NO_SUCH_METHOD),
    Row("usulan_edit", get=only(PROPOSERS, 200), post=only(PROPOSERS, 302), kwargs=usulan, data=typed_usulan),
    Row("usulan_delete", get=NO_SUCH_METHOD, post=only(PROPOSERS, 302), kwargs=usulan, data=first_version),
    Row("usulan_restore", get=NO_SUCH_METHOD, post=only(PROPOSERS, 302), kwargs=deleted_usulan, data=no_fields),
    reading("usulan_photo", usulan_with_photo),
    Row("usulan_merge", get=of_own_village(SCORERS, 200), post=of_own_village(SCORERS, 302), data=two_usulan),
    Row("usulan_unmerge", get=NO_SUCH_METHOD, post=only(SCORERS, 302), kwargs=joint_usulan, data=no_fields),
    Row("usulan_scoring", get=by_role(302, dict.fromkeys(VILLAGERS, 200)), post=NO_SUCH_METHOD),
    Row("scoring_start", get=NO_SUCH_METHOD, post=of_own_village(SCORERS, 302), data=chosen_method),
    # Without a scoring of the year the sheet leads to its beginning.
    Row("scoring_fill", get=of_own_village(SCORERS, 302), post=of_own_village(SCORERS, 302)),
    reading("usulan_scores", usulan_that_is_scored),
    Row("usulan_recap", get=by_role(302, dict.fromkeys(VILLAGERS, 200)), post=NO_SUCH_METHOD),
    Row("metode_list", get=everyone(200), post=NO_SUCH_METHOD, kwargs=the_kabupaten, level=Level.KABUPATEN),
    Row("metode_create", **only_dinas(200, 302), kwargs=the_kabupaten, data=typed_method),
    Row("metode_edit", **only_dinas(200, 302), kwargs=a_method, data=typed_method),
    Row("metode_use", **only_dinas(405, 302), kwargs=a_method, data=no_fields),
    Row(
        "kajian_list",
        get=by_role(302, dict.fromkeys(VILLAGERS, 200)),
        # Officers choose a village first, and write nothing there either.
        post=by_role(302, dict.fromkeys(VILLAGERS, 403) | dict.fromkeys(VILLAGE_EDITORS, 302)),
        data=an_upload,
    ),
    Row("kajian_create", get=own_editors(200), post=own_editors(302), data=typed_problem),
    Row("kajian_edit", get=only_editors(200), post=only_editors(302), kwargs=a_problem, data=typed_problem),
    Row("kajian_delete", get=NO_SUCH_METHOD, post=only_editors(302), kwargs=a_problem, data=first_version),
    Row("kajian_restore", get=NO_SUCH_METHOD, post=only_editors(302), kwargs=a_deleted_problem, data=no_fields),
    reading("drawing_file", a_drawing),
    Row("drawing_delete", get=NO_SUCH_METHOD, post=only_editors(302), kwargs=a_drawing, data=no_fields),
]

FOREIGN_FIELDS = [
    ForeignField("usulan_create", "place", foreign=foreign_hamlet, data=typed_usulan),
    ForeignField("kajian_create", "dusun", foreign=foreign_hamlet, data=typed_problem),
    ForeignField("kajian_edit", "dusun", foreign=foreign_hamlet, data=typed_problem, kwargs=a_problem),
    ForeignField("usulan_edit", "place", foreign=foreign_hamlet, data=typed_usulan, kwargs=usulan),
]
