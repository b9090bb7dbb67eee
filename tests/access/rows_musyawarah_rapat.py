"""Access to meetings: list, planning, invitation, attendance, agenda, and a kabupaten's rules of meetings."""

from accounts.enums import VILLAGE_EDITORS, Level, Role
from accounts.models import Membership
from musyawarah.enums import MusyawarahKind
from musyawarah.models import Musyawarah
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Row, by_role, everyone, only
from tests.cast import Cast
from tests.musyawarah.making import make_musyawarah

IN_THE_VILLAGE = {
    *VILLAGE_EDITORS,
    Role.KAUR_KEUANGAN,
    Role.KEPALA_DESA,
    Role.TIM_VERIFIKASI,
    Role.KEPALA_DUSUN,
    Role.BPD,
    Role.PENDAMPING,
}
# Who prepares a musdes: the village's editors and the BPD. A kepala dusun prepares his musdus.
OF_MUSDES = {*VILLAGE_EDITORS, Role.BPD}


def a_musdes(cast: Cast, desa: Desa) -> Musyawarah:
    """A planned musdes of the village, chaired by its BPD."""
    if found := Musyawarah.objects.filter(desa=desa, kind=MusyawarahKind.MUSDES_PERENCANAAN).first():
        return found
    own = cast.villages.umeanyar
    return make_musyawarah(cast, desa=desa, presiding=_chair(cast, desa) if desa != own else None)


def _chair(cast: Cast, desa: Desa) -> Membership:
    """Somebody whose name may stand as chair of another village's meeting in a test."""
    return cast.bejo if desa == cast.villages.kalianget else cast.joko


def planned(cast: Cast, desa: Desa) -> dict:
    """A planned musdes."""
    return {"uid": a_musdes(cast, desa).uid}


def meeting_values(cast: Cast, desa: Desa) -> dict:
    """A form that plans a musdes."""
    return {
        "version": "1",
        "kind": "musdes_perencanaan",
        "topic": "Menyusun RKP Desa",
        "plan_kind": "rkp",
        "year": "2027",
        "held_on": "2026-06-15",
        "place": "Balai desa",
    }


ROWS = [
    Row("musyawarah_list", everyone(200), NO_SUCH_METHOD),
    Row("musyawarah_ics", everyone(200), NO_SUCH_METHOD),
    Row(
        "musyawarah_create",
        by_role(404, dict.fromkeys(IN_THE_VILLAGE, 403) | dict.fromkeys({*OF_MUSDES, Role.KEPALA_DUSUN}, 200)),
        by_role(404, dict.fromkeys(IN_THE_VILLAGE, 403) | dict.fromkeys(OF_MUSDES, 302)),
        data=meeting_values,
    ),
    Row("musyawarah_detail", everyone(200), NO_SUCH_METHOD, kwargs=planned),
    Row("musyawarah_edit", only(OF_MUSDES, 200), only(OF_MUSDES, 302), kwargs=planned, data=meeting_values),
    Row("musyawarah_open", NO_SUCH_METHOD, only(OF_MUSDES, 302), kwargs=planned),
    Row(
        "musyawarah_cancel",
        only(OF_MUSDES, 200),
        only(OF_MUSDES, 302),
        kwargs=planned,
        data=lambda cast, desa: {"reason": "Hujan lebat"},
    ),
]
