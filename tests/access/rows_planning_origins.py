"""Access to where lines come from, what became of usulan, and the DU-RKP."""

from datetime import date

from accounts.enums import VILLAGE_EDITORS, Role
from codes.models import Bidang
from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus
from musyawarah.models import Keputusan, Usulan
from places.models import Desa
from planning.models import DuRkpKegiatan, RkpKegiatan, RpjmKegiatan
from planning.services.du_rkp import delete_du_rkp_line, open_du_rkp, send_du_rkp, take_decisions
from planning.services.origins import link_decision
from tests.access.row import NO_SUCH_METHOD, Answers, ForeignField, Row, by_role, everyone, only
from tests.access.rows_planning import FIRST_YEAR, VILLAGE_READERS, line, make_plan, only_editors, plan, writer
from tests.access.rows_planning_rkp import YEAR, rkp, rkp_line
from tests.cast import Cast
from tests.musyawarah.making import make_keputusan, make_musyawarah


def an_agreed_usulan(cast: Cast, desa: Desa) -> Usulan:
    """A usulan that the village's musdes agreed to, for the yearly plan of the rows."""
    make_plan(cast, desa)
    if found := Usulan.objects.filter(desa=desa).first():
        return found
    by = writer(cast, desa)
    held_on = date(FIRST_YEAR, 6, 15)
    usulan = Usulan.objects.create(
        desa=desa,
        number=1,
        name="Rabat beton",
        bidang=Bidang.objects.get(code="2"),
        year=YEAR,
        proposed_on=held_on,
        entered_by=by,
    )
    meeting = make_musyawarah(
        cast,
        MusyawarahKind.MUSDES_PERENCANAAN,
        presiding=by,
        desa=desa,
        status=MusyawarahStatus.CLOSED,
        held_on=held_on,
        year=YEAR,
    )
    make_keputusan(meeting, usulan)
    return usulan


def taken(cast: Cast, desa: Desa) -> dict:
    """A form that makes a line of the usulan."""
    return {"usulan": str(an_agreed_usulan(cast, desa).uid), "way": "satu"}


def the_usulan(cast: Cast, desa: Desa) -> dict:
    """A usulan of the village."""
    return {"uid": an_agreed_usulan(cast, desa).uid}


def agreed_decision(cast: Cast, desa: Desa) -> dict:
    """A form that names the decision about the usulan."""
    return {"keputusan": str(Keputusan.objects.get(usulan=an_agreed_usulan(cast, desa)).uid)}


def linked_line(cast: Cast, desa: Desa) -> dict:
    """A line of the RPJM Desa that names the decision."""
    found = line(cast, desa)
    decision = Keputusan.objects.get(usulan=an_agreed_usulan(cast, desa))
    link_decision(by=writer(cast, desa), line=RpjmKegiatan.objects.get(**found), keputusan=decision)
    return found


def linked_rkp_line(cast: Cast, desa: Desa) -> dict:
    """A line of the RKP Desa that names the decision."""
    found = rkp_line(cast, desa)
    decision = Keputusan.objects.get(usulan=an_agreed_usulan(cast, desa))
    link_decision(by=writer(cast, desa), line=RkpKegiatan.objects.get(**found), keputusan=decision)
    return found


def a_proposal(cast: Cast, desa: Desa) -> DuRkpKegiatan:
    """A line of the village's DU-RKP, taken from a decision."""
    if found := DuRkpKegiatan.objects.filter(desa=desa).first():
        return found
    usulan = an_agreed_usulan(cast, desa)
    decision = Keputusan.objects.get(usulan=usulan)
    Keputusan.objects.filter(pk=decision.pk).update(outcome=DecisionOutcome.TO_DU_RKP, reason="Jalan kabupaten")
    by = writer(cast, desa)
    du_rkp = open_du_rkp(by=by, desa=desa, year=YEAR)
    return take_decisions(by=by, du_rkp=du_rkp, keputusan=[decision])[0]


def proposal(cast: Cast, desa: Desa) -> dict:
    """A line of the village's DU-RKP."""
    return {"uid": a_proposal(cast, desa).uid}


def deleted_proposal(cast: Cast, desa: Desa) -> dict:
    """A line that was deleted."""
    return {"uid": delete_du_rkp_line(by=writer(cast, desa), line=a_proposal(cast, desa)).uid}


def sent_proposal(cast: Cast, desa: Desa) -> dict:
    """A line of a list that was sent."""
    found = a_proposal(cast, desa)
    send_du_rkp(by=writer(cast, desa), du_rkp=found.du_rkp, version=1, sent_on=date(FIRST_YEAR, 12, 20))
    return {"uid": found.uid}


def list_of_the_year(cast: Cast, desa: Desa) -> dict:
    """The year of the village's list; an address that carries no village."""
    a_proposal(cast, cast.villages.umeanyar)
    return {"year": YEAR}


def file_of_the_year(cast: Cast, desa: Desa) -> dict:
    """The workbook of the village's list."""
    return list_of_the_year(cast, desa) | {"kind": "xlsx"}


def letter(cast: Cast, desa: Desa) -> dict:
    """A form that sends the list."""
    return {"sent_on": f"{FIRST_YEAR}-12-20", "letter_number": "050/1", "version": "1"}


def typed_proposal(cast: Cast, desa: Desa) -> dict:
    """A form of a line."""
    return {"bidang": "2", "name": "Jalan kabupaten", "reason": "Milik kabupaten", "version": "1"}


def typed_answer(cast: Cast, desa: Desa) -> dict:
    """A form with an answer."""
    return {"answer": "accepted", "answered_on": f"{YEAR}-01-20", "version": "1"}


def nothing(cast: Cast, desa: Desa) -> dict:
    """A button that sends nothing."""
    return {}


VILLAGERS = {*VILLAGE_READERS, *VILLAGE_EDITORS}
# Such an address names a year of the own village: who acts for none is asked for a village first.
OF_THE_VILLAGE = by_role(404, dict.fromkeys(VILLAGERS, 200))
ANSWERING = {*VILLAGE_EDITORS, Role.BAPPEDA}


def by_villagers(status: int) -> Answers:
    """An act on a year of the own village."""
    return by_role(404, dict.fromkeys(VILLAGE_READERS, 403) | dict.fromkeys(VILLAGE_EDITORS, status))


def of_a_year(name: str, kwargs=list_of_the_year) -> Row:
    """A page about a year of the own village."""
    return Row(
        name, get=OF_THE_VILLAGE, post=NO_SUCH_METHOD, kwargs=kwargs, other_get=OF_THE_VILLAGE,
        other_post=NO_SUCH_METHOD,
    )  # fmt: skip


def act_of_a_year(name: str, data, get: Answers = NO_SUCH_METHOD) -> Row:
    """An act on a year of the own village."""
    answers = by_villagers(302)
    return Row(name, get=get, post=answers, kwargs=list_of_the_year, data=data, other_get=get, other_post=answers)


ROWS = [
    Row("rpjm_from_usulan", get=everyone(200), post=only_editors(302), kwargs=plan, data=taken),
    Row("rkp_from_usulan", get=everyone(200), post=only_editors(302), kwargs=rkp, data=taken),
    Row("line_origin", get=everyone(200), post=NO_SUCH_METHOD, kwargs=line),
    Row("rkp_line_origin", get=everyone(200), post=NO_SUCH_METHOD, kwargs=rkp_line),
    Row("line_origin_link", get=NO_SUCH_METHOD, post=only_editors(302), kwargs=line, data=agreed_decision),
    Row("rkp_line_origin_link", get=NO_SUCH_METHOD, post=only_editors(302), kwargs=rkp_line, data=agreed_decision),
    Row("line_origin_unlink", get=NO_SUCH_METHOD, post=only_editors(302), kwargs=linked_line, data=agreed_decision),
    Row(
        "rkp_line_origin_unlink",
        get=NO_SUCH_METHOD,
        post=only_editors(302),
        kwargs=linked_rkp_line,
        data=agreed_decision,
    ),
    Row("usulan_story", get=everyone(200), post=NO_SUCH_METHOD, kwargs=the_usulan),
    of_a_year("usulan_fates"),
    Row("du_rkp_list", get=everyone(200), post=NO_SUCH_METHOD),
    of_a_year("du_rkp_detail"),
    of_a_year("du_rkp_document"),
    of_a_year("du_rkp_download", file_of_the_year),
    act_of_a_year("du_rkp_take", nothing),
    act_of_a_year("du_rkp_send", letter),
    act_of_a_year("du_rkp_line_create", typed_proposal, by_villagers(200)),
    Row("du_rkp_line_edit", get=everyone(200), post=only_editors(302), kwargs=proposal, data=typed_proposal),
    Row("du_rkp_line_delete", get=NO_SUCH_METHOD, post=only_editors(302), kwargs=proposal, data=nothing),
    Row("du_rkp_line_restore", get=NO_SUCH_METHOD, post=only_editors(302), kwargs=deleted_proposal, data=nothing),
    Row(
        "du_rkp_line_answer",
        get=only(ANSWERING, 200),
        post=only(ANSWERING, 302),
        kwargs=sent_proposal,
        data=typed_answer,
    ),
]


def foreign_decision(cast: Cast) -> str:
    """A decision of the neighbouring village."""
    return agreed_decision(cast, cast.villages.kalianget)["keputusan"]


def foreign_usulan(cast: Cast) -> str:
    """A usulan of the neighbouring village."""
    return str(an_agreed_usulan(cast, cast.villages.kalianget).uid)


FOREIGN_FIELDS = [
    ForeignField("line_origin_link", "keputusan", foreign_decision, agreed_decision, kwargs=line),
    ForeignField("rkp_line_origin_link", "keputusan", foreign_decision, agreed_decision, kwargs=rkp_line),
    ForeignField("rpjm_from_usulan", "usulan", foreign_usulan, taken, kwargs=plan),
    ForeignField("rkp_from_usulan", "usulan", foreign_usulan, taken, kwargs=rkp),
]
