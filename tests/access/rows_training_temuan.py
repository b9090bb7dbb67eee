"""Access to findings and follow-ups."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import VILLAGE_EDITORS, Role
from accounts.models import Membership
from musyawarah.enums import MusyawarahKind
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, ForeignField, Row, everyone, only, public
from tests.cast import Cast
from tests.musyawarah.sealing import paper
from tests.training.making import TRAINED_ON, make_participant, make_program, make_session
from training.enums import RtlKind
from training.follow_up_data import Evidence, RtlData
from training.models import Rtl, Temuan, TrainingSession
from training.services.closing import close_rtl
from training.services.follow_up import create_rtl, drop_rtl

HOLDERS = [Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.KEPALA_DESA]
WRITERS = [*HOLDERS, Role.BPD]
PLANNERS = [role for role in WRITERS if role in VILLAGE_EDITORS or role == Role.BPD]


def _secretary(desa: Desa) -> Membership:
    found = Membership.objects.filter(desa=desa, role=Role.SEKRETARIS_DESA).first()
    if found is None:
        from tests.cast import make_member

        found = make_member(f"Sekretaris {desa.name}", Role.SEKRETARIS_DESA, desa)
    return found


def _session(desa: Desa) -> TrainingSession:
    """The village's own session, of which its kecamatan and kabupaten know."""
    return make_session(make_program(desa))


def _rtl(desa: Desa, **values) -> Rtl:
    data = RtlData("Musdus", "Sekretaris", date(2026, 9, 1), "BA ada", **values)
    return create_rtl(by=_secretary(desa), session=_session(desa), desa=desa, data=data)


def session_of(cast: Cast, desa: Desa) -> dict:
    """A session with its village."""
    return {"uid": _session(desa).uid}


def finding(cast: Cast, desa: Desa) -> dict:
    """A finding about the village."""
    temuan = Temuan.objects.create(session=_session(desa), desa=desa, category="data", text="Data belum dikaji")
    return {"uid": temuan.uid}


def running(cast: Cast, desa: Desa) -> dict:
    """A follow-up that runs."""
    return {"uid": _rtl(desa).uid}


def dropped(cast: Cast, desa: Desa) -> dict:
    """A follow-up that was given up."""
    rtl = _rtl(desa)
    return {"uid": drop_rtl(by=_secretary(desa), rtl=rtl, version=rtl.version, reason="Batal").uid}


def proved(cast: Cast, desa: Desa) -> dict:
    """A follow-up closed with a file."""
    rtl = _rtl(desa)
    evidence = Evidence("Foto", paper(), "foto.jpg")
    return {"uid": close_rtl(by=_secretary(desa), rtl=rtl, version=rtl.version, evidence=evidence).uid}


def meeting_wanted(cast: Cast, desa: Desa) -> dict:
    """A follow-up whose meeting does not stand in the calendar yet."""
    return {"uid": _rtl(desa, kind=RtlKind.MUSYAWARAH).uid}


def meeting_there(cast: Cast, desa: Desa) -> dict:
    """The same, with a meeting of the village that it may point to."""
    from musyawarah.meeting_data import MusyawarahData
    from musyawarah.services.meetings import create_musyawarah

    data = MusyawarahData(MusyawarahKind.PRA_MUSDES, "Persiapan", TRAINED_ON, "Balai desa")
    create_musyawarah(by=_secretary(desa), desa=desa, data=data)
    return meeting_wanted(cast, desa)


def participant(cast: Cast, desa: Desa) -> dict:
    """Somebody's own page."""
    return {"code": make_participant(_session(desa), "Ani", desa).code}


def typed_finding(cast: Cast, desa: Desa) -> dict:
    """A filled form of a finding."""
    return {"text": "Data belum dikaji", "category": "data", "version": "1"}


def typed_rtl(cast: Cast, desa: Desa) -> dict:
    """A filled form of a follow-up."""
    return {
        "activity": "Musdus",
        "person": "Sekretaris",
        "due_on": "2026-09-01",
        "indicator": "BA ada",
        "kind": "lainnya",
        "version": "1",
    }


def reason(cast: Cast, desa: Desa) -> dict:
    """Why it is given up."""
    return {"reason": "Batal", "version": "1"}


def proof(cast: Cast, desa: Desa) -> dict:
    """A photo with words."""
    return {"words": "Foto musdus", "file": SimpleUploadedFile("foto.jpg", paper()), "version": "1"}


def second_version(cast: Cast, desa: Desa) -> dict:
    """What the button sends."""
    return {"version": "2"}


def chosen_meeting(cast: Cast, desa: Desa) -> dict:
    """The button beside a meeting."""
    from musyawarah.models import Musyawarah

    return {"musyawarah": str(Musyawarah.objects.get(desa=desa).pk), "version": "1"}


def promise(cast: Cast, desa: Desa) -> dict:
    """A commitment."""
    return {"activity": "Menyusun data", "due_on": "2026-09-01", "indicator": "Data ada"}


ROWS = [
    Row("temuan_list", get=everyone(200), post=NO_SUCH_METHOD, kwargs=session_of),
    Row(
        "temuan_create",
        get=only(HOLDERS, 200),
        post=only(HOLDERS, 302),
        kwargs=session_of,
        data=typed_finding,
    ),
    Row("temuan_edit", get=only(HOLDERS, 200), post=only(HOLDERS, 302), kwargs=finding, data=typed_finding),
    Row("temuan_delete", get=NO_SUCH_METHOD, post=only(HOLDERS, 302), kwargs=finding, data=typed_finding),
    Row("temuan_restore", get=NO_SUCH_METHOD, post=only(HOLDERS, 302), kwargs=finding),
    Row("rtl_list", get=everyone(200), post=NO_SUCH_METHOD, kwargs=session_of),
    Row("rtl_overview", get=everyone(200), post=NO_SUCH_METHOD),
    Row("rtl_create", get=only(WRITERS, 200), post=only(WRITERS, 302), kwargs=session_of, data=typed_rtl),
    Row("rtl_close", get=everyone(200), post=only(WRITERS, 302), kwargs=running, data=proof),
    Row("rtl_edit", get=only(WRITERS, 200), post=only(WRITERS, 302), kwargs=running, data=typed_rtl),
    Row("rtl_drop", get=only(WRITERS, 200), post=only(WRITERS, 302), kwargs=running, data=reason),
    Row("rtl_reopen", get=NO_SUCH_METHOD, post=only(WRITERS, 302), kwargs=dropped, data=second_version),
    Row(
        "rtl_musyawarah",
        get=only(PLANNERS, 200),
        post=only(PLANNERS, 302),
        kwargs=meeting_there,
        data=chosen_meeting,
    ),
    Row("rtl_file", get=everyone(200), post=NO_SUCH_METHOD, kwargs=proved),
    Row(
        "participant_commit",
        get=public(200),
        post=public(302),
        kwargs=participant,
        data=promise,
        is_public=True,
        other_get=public(200),
        other_post=public(302),
    ),
]


def foreign_finding(cast: Cast) -> int:
    """A finding about the neighbouring village, in its own session."""
    return Temuan.objects.get(uid=finding(cast, cast.villages.kalianget)["uid"]).pk


def foreign_participant(cast: Cast) -> int:
    """Somebody whom the neighbouring village sent."""
    return make_participant(_session(cast.villages.kalianget), "Ida", cast.villages.kalianget).pk


FOREIGN_FIELDS = [
    ForeignField(
        "temuan_create",
        "desa",
        lambda cast: cast.villages.kalianget.pk,
        data=typed_finding,
        kwargs=session_of,
    ),
    ForeignField("rtl_create", "temuan", foreign_finding, data=typed_rtl, kwargs=session_of),
    ForeignField("rtl_create", "participant", foreign_participant, data=typed_rtl, kwargs=session_of),
]
