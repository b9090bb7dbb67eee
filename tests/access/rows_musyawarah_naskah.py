"""Access to teams, and to the papers of meetings, teams and usulan."""

from accounts.enums import LEVELS_OF_ROLE, VILLAGE_EDITORS, Level, Role
from musyawarah.models import Tim
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, by_role, everyone, only
from tests.access.rows_musyawarah_rapat import opened
from tests.cast import Cast

YEAR = 2027
_NO_VILLAGE = {role: 404 for role in Role if Level.DESA not in LEVELS_OF_ROLE[role]}
IN_A_VILLAGE = by_role(200, _NO_VILLAGE)


def a_team(cast: Cast, desa: Desa) -> Tim:
    """A team of the village."""
    return Tim.objects.filter(desa=desa).first() or Tim.objects.create(desa=desa, kind="penyusun_rkp", year=YEAR)


def team(cast: Cast, desa: Desa) -> dict:
    """A team's address."""
    return {"pk": a_team(cast, desa).pk}


def team_paper(cast: Cast, desa: Desa) -> dict:
    """A paper of a team."""
    return team(cast, desa) | {"key": "sk-tim"}


def team_file(cast: Cast, desa: Desa) -> dict:
    """A file of a team."""
    return team_paper(cast, desa) | {"kind": "docx"}


def meeting_paper(cast: Cast, desa: Desa) -> dict:
    """A paper of a meeting."""
    return opened(cast, desa) | {"key": "berita-acara"}


def meeting_file(cast: Cast, desa: Desa) -> dict:
    """A file of a meeting."""
    return meeting_paper(cast, desa) | {"kind": "docx"}


def a_year(cast: Cast, desa: Desa) -> dict:
    """The lists of a year, of the reader's own village."""
    return {"year": YEAR}


def year_list(cast: Cast, desa: Desa) -> dict:
    """A list of a year."""
    return {"year": YEAR, "key": "rekapitulasi-usulan"}


def year_file(cast: Cast, desa: Desa) -> dict:
    """A file of a year."""
    return {"year": YEAR, "key": "rekapitulasi-usulan", "kind": "xlsx"}


def a_form(cast: Cast, desa: Desa) -> dict:
    """A team with one member."""
    rows = {"anggota-TOTAL_FORMS": "1", "anggota-INITIAL_FORMS": "0", "anggota-0-name": "Ni Luh"}
    return rows | {"kind": "penyusun_rkp", "year": str(YEAR), "anggota-0-post": "ketua"}


def same_version(cast: Cast, desa: Desa) -> dict:
    """A form of the team as it is stored."""
    return a_form(cast, desa) | {"version": str(a_team(cast, desa).version)}


def a_plan(cast: Cast, desa: Desa) -> dict:
    """A work plan of one row."""
    rows = {"rktl-TOTAL_FORMS": "1", "rktl-INITIAL_FORMS": "0", "rktl-0-activity": "Musdus"}
    return rows | {"version": str(a_team(cast, desa).version)}


def version_only(cast: Cast, desa: Desa) -> dict:
    """The version of the team."""
    return {"version": str(a_team(cast, desa).version)}


def foreign_meeting(cast: Cast) -> int:
    """A meeting of another village."""
    from musyawarah.models import Musyawarah

    return Musyawarah.objects.get(uid=opened(cast, cast.villages.kalianget)["uid"]).pk


def reading(name: str, kwargs) -> Row:
    """A page that everybody of the place reads."""
    return Row(name, everyone(200), NO_SUCH_METHOD, kwargs=kwargs)


def of_year(name: str, kwargs) -> Row:
    """A page of the reader's own village, whoever's object is asked about."""
    return Row(name, IN_A_VILLAGE, NO_SUCH_METHOD, kwargs=kwargs, other_get=IN_A_VILLAGE)


ROWS = [
    reading("musyawarah_documents", opened),
    reading("musyawarah_document", meeting_paper),
    reading("musyawarah_download", meeting_file),
    reading("tim_documents", team),
    reading("tim_document", team_paper),
    reading("tim_download", team_file),
    of_year("usulan_documents", a_year),
    of_year("usulan_document", year_list),
    of_year("usulan_download", year_file),
    Row("tim_list", everyone(200), NO_SUCH_METHOD),
    Row(
        "tim_create",
        by_role(403, dict.fromkeys(VILLAGE_EDITORS, 200) | _NO_VILLAGE),
        by_role(403, dict.fromkeys(VILLAGE_EDITORS, 302) | _NO_VILLAGE),
        data=a_form,
    ),
    Row("tim_edit", everyone(200), only(VILLAGE_EDITORS, 302), kwargs=team, data=same_version),
    Row("tim_rktl", everyone(200), only(VILLAGE_EDITORS, 302), kwargs=team, data=a_plan),
    Row("tim_delete", NO_SUCH_METHOD, only(VILLAGE_EDITORS, 302), kwargs=team, data=version_only),
    Row("tim_restore", NO_SUCH_METHOD, only(VILLAGE_EDITORS, 302), kwargs=team),
]
FOREIGN_FIELDS = [ForeignField("tim_create", "musyawarah", foreign_meeting, data=a_form)]
