"""Access to usulan, their merging and scoring, and to the pengkajian keadaan desa."""

from accounts.enums import VILLAGE_EDITORS, Role
from codes.models import Kegiatan
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from musyawarah.models import Usulan
from musyawarah.services.usulan import create_usulan, delete_usulan
from musyawarah.services.usulan_photo import set_photo
from musyawarah.usulan_data import UsulanData
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, by_role, everyone, only
from tests.access.rows_planning import writer
from tests.cast import Cast
from tests.musyawarah.making import HELD_ON
from tests.planning.making_files import photo

PROPOSERS = VILLAGE_EDITORS | {Role.BPD, Role.KEPALA_DUSUN}
SCORERS = VILLAGE_EDITORS | {Role.BPD}
VILLAGERS = SCORERS | {
    *(Role.KAUR_KEUANGAN, Role.KEPALA_DESA, Role.TIM_VERIFIKASI, Role.KEPALA_DUSUN, Role.PENDAMPING),
}
YEAR = 2027


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


ROWS = [
    reading("usulan_list"),
    Row("usulan_create", get=of_own_village(PROPOSERS, 200), post=of_own_village(PROPOSERS, 302), data=typed_usulan),
    Row("usulan_similar", get=of_own_village(PROPOSERS, 200), post=NO_SUCH_METHOD),
    Row("usulan_edit", get=only(PROPOSERS, 200), post=only(PROPOSERS, 302), kwargs=usulan, data=typed_usulan),
    Row("usulan_delete", get=NO_SUCH_METHOD, post=only(PROPOSERS, 302), kwargs=usulan, data=first_version),
    Row("usulan_restore", get=NO_SUCH_METHOD, post=only(PROPOSERS, 302), kwargs=deleted_usulan, data=no_fields),
    reading("usulan_photo", usulan_with_photo),
]

FOREIGN_FIELDS = [
    ForeignField("usulan_create", "place", foreign=foreign_hamlet, data=typed_usulan),
    ForeignField("usulan_edit", "place", foreign=foreign_hamlet, data=typed_usulan, kwargs=usulan),
]
