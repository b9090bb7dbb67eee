"""The two founding trainings, Buleleng's bimtek of April 2015 and Loonuna's of 11 June 2018, and a made-up one.

What the announcement and the report say is in `pelatihan.json`; of the people who came only their roles are known,
their names are made up and say so ("Contoh"). The bimtek of Kecamatan Contoh shows tests and who was trained.
"""

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from accounts.models import Membership
from desa_plan.demo.logins import membership_of, secretary_of
from desa_plan.demo.logins_file import read_logins
from desa_plan.demo.places import BULELENG, KECAMATAN_CONTOH
from musyawarah.models import Musyawarah
from places.errors import DomainError
from places.models import Desa, Dusun, Kabupaten, Kecamatan, Orang
from training.balai_data import BalaiData
from training.calling import CALLABLE
from training.enums import ExamKind, RtlKind
from training.follow_up_data import RtlData, TemuanData
from training.models import HalfDay, Participant, Rtl, Temuan, TrainingModule, TrainingProgram, TrainingSession
from training.participant_data import ParticipantData
from training.program_data import ProgramData
from training.services.attendance import mark
from training.services.balai import found_balai
from training.services.closing import close_rtl
from training.services.exam_sheets import type_score
from training.services.findings import create_temuan
from training.services.follow_up import create_rtl, link_meeting
from training.services.nominations import nominate
from training.services.participant_fill import fill_participants
from training.services.participants import add_participant, update_participant
from training.services.programs import create_program
from training.services.sessions import create_session, hold_session
from training.session_data import SessionData, VenueData
from villages.local_zone import zone_of
from villages.setting import setting_of

FILE = Path(__file__).resolve().parent / "pelatihan.json"
HOURS = {"starts_at": time(8), "ends_at": time(16)}


def load_trainings(*, loonuna: Desa) -> None:
    """Write them, each unless its place holds trainings already."""
    words = json.loads(FILE.read_text(encoding="utf-8"))
    contoh = Kecamatan.objects.select_related("kabupaten").get(code=KECAMATAN_CONTOH.code)
    if not TrainingProgram.objects.filter(kecamatan=contoh).exists():
        _load_contoh(words["contoh"], contoh)
    kabupaten = Kabupaten.objects.get(code=BULELENG)
    if not TrainingProgram.objects.filter(kabupaten=kabupaten).exists():
        _load_buleleng(words["buleleng"], kabupaten)
    if not TrainingProgram.objects.filter(desa=loonuna).exists():
        _load_loonuna(words["loonuna"], loonuna)


def _member(username: str) -> Membership:
    """One of the demo's own people, also where others hold the same role."""
    held = membership_of(next(login for login in read_logins() if login.username == username))
    if held is None:
        raise DomainError(f"Akun {username} tidak memegang perannya lagi.")
    return held


def _load_buleleng(words: dict[str, Any], kabupaten: Kabupaten) -> None:
    """The announcement: three sessions, nine kecamatan; hours and who was there are not known."""
    dewi = _member("dewi")
    program = create_program(by=dewi, data=_program(words, is_public=True))
    for one in words["sessions"]:
        day = date.fromisoformat(one["date"])
        by_name = {row.name: row for row in Kecamatan.objects.filter(kabupaten=kabupaten, name__in=one["kecamatan"])}
        session = create_session(
            by=dewi,
            program=program,
            data=SessionData(
                starts_on=day,
                ends_on=day,
                new_venue=VenueData(one["venue"], one["address"]),
                kecamatan=tuple(by_name[name] for name in one["kecamatan"]),
                calls=((words["role"], False),),
            ),
        )
        fill_participants(by=dewi, session=session)


def _load_contoh(words: dict[str, Any], kecamatan: Kecamatan) -> None:
    """A bimtek that was attended by all, with what they knew before and after."""
    rina = _member("rina")
    day = date.fromisoformat(words["date"])
    session = create_session(
        by=rina,
        program=create_program(by=rina, data=_program(words, form_set=setting_of(kecamatan.kabupaten).form_set)),
        data=SessionData(
            starts_on=day,
            ends_on=day,
            **HOURS,
            new_venue=VenueData(words["venue"]),
            kecamatan=(kecamatan,),
            calls=((words["role"], False),),
        ),
    )
    fill_participants(by=rina, session=session)
    for place in session.participant_set.filter(name=""):
        _name_somebody(place)
    for one in session.participant_set.filter(gender="").select_related("desa", "orang"):
        update_participant(by=rina, participant=one, version=one.version, data=_woman(one, one.orang))
    people = list(session.participant_set.order_by("position"))
    for half in HalfDay.objects.filter(session=session):
        mark(by=rina, half=half, participants=[one.pk for one in people])
    for kind, scores in ((ExamKind.PRE, words["before"]), (ExamKind.POST, words["after"])):
        for one, right in zip(people, scores, strict=False):
            type_score(by=rina, participant=one, kind=kind, right=right, asked=words["asked"])
    _hold(session, day, kecamatan.kabupaten, by=rina)


def _name_somebody(place: Participant) -> None:
    """The village whose register has no secretary names who comes."""
    secretary = secretary_of(place.desa.code)
    nominate(by=secretary, participant=place, version=place.version, data=_woman(place, secretary.orang))


def _woman(place: Participant, orang: Orang | None) -> ParticipantData:
    """Every secretary of the made-up kecamatan is a woman; the logins do not tell."""
    name = orang.name if orang else place.name
    return ParticipantData(
        name=name, role=place.role, gender="P", desa=place.desa, orang=orang, office="Sekretaris Desa"
    )


def _hold(session: TrainingSession, day: date, kabupaten: Kabupaten, *, by: Membership) -> None:
    version = TrainingSession.objects.get(pk=session.pk).version
    end = datetime.combine(day, HOURS["ends_at"], tzinfo=zone_of(kabupaten))
    hold_session(by=by, session=session, version=version, at=end)


def _load_loonuna(words: dict[str, Any], desa: Desa) -> None:
    """The report: who was there by role, five findings, what was to follow, and what came of it."""
    sari = secretary_of(desa.code)
    day = date.fromisoformat(words["date"])
    session = create_session(
        by=sari,
        program=create_program(by=sari, data=_program(words, aims=tuple(words["aims"]))),
        data=SessionData(starts_on=day, ends_on=day, new_venue=VenueData(words["venue"]), calls=_called(words)),
    )
    _participants(words["participants"], session, by=sari)
    findings = [_finding(row, session, desa, by=sari) for row in words["temuan"]]
    follow_ups = [_follow_up(row, session, desa, findings, by=sari) for row in words["rtl"]]
    _hold(session, day, desa.kabupaten, by=sari)
    centre = words["balai"]
    found_balai(
        by=sari,
        desa=desa,
        data=BalaiData(
            name=centre["name"], address=centre["address"], general_aim=words["general_aim"], aims=words["aims"]
        ),
    )
    for rtl, meeting in zip(follow_ups, Musyawarah.objects.filter(desa=desa).order_by("held_on"), strict=False):
        _hold_to(rtl, meeting, by=sari)


def _program(words: dict[str, Any], **more: Any) -> ProgramData:
    texts = {name: words[name] for name in ("title", "year", "organiser", "theme", "background", "general_aim")}
    lists = {name: "\n".join(words[name]) for name in ("legal_basis", "specific_aims", "expected_results")}
    modules = TrainingModule.objects.filter(code__in=words.get("modules", ()))
    return ProgramData(**texts, **lists, modules=tuple(modules), **more)


def _called(words: dict[str, Any]) -> tuple[tuple[str, bool], ...]:
    """The roles of those who came, in their order, as far as the registers know them."""
    roles = dict.fromkeys(row["role"] for row in words["participants"])
    return tuple((role, True) for role in roles if role in CALLABLE)


def _participants(rows: list[dict[str, str]], session: TrainingSession, *, by: Membership) -> None:
    come = [
        add_participant(
            by=by,
            session=session,
            data=ParticipantData(
                name=row["name"], role=row["role"], gender=row["gender"], office=row["office"], desa=by.desa
            ),
        )
        for row in rows
    ]
    for half in HalfDay.objects.filter(session=session):
        mark(by=by, half=half, participants=[one.pk for one in come])


def _finding(row: dict[str, Any], session: TrainingSession, desa: Desa, *, by: Membership) -> Temuan:
    dusun = Dusun.objects.filter(desa=desa, name=row["dusun"]).first() if "dusun" in row else None
    plain = {name: row[name] for name in ("category", "text", "measure", "plan_kind", "year") if name in row}
    return create_temuan(by=by, session=session, data=TemuanData(desa=desa, dusun=dusun, **plain))


def _follow_up(
    row: dict[str, Any], session: TrainingSession, desa: Desa, findings: list[Temuan], *, by: Membership
) -> Rtl:
    data = RtlData(
        kind=RtlKind(row["kind"]),
        activity=row["activity"],
        person=row["person"],
        due_on=date.fromisoformat(row["due"]),
        indicator=row["indicator"],
        temuan=findings[row["temuan"]] if "temuan" in row else None,
    )
    return create_rtl(by=by, session=session, desa=desa, data=data)


def _hold_to(rtl: Rtl, meeting: Musyawarah, *, by: Membership) -> None:
    """Point a follow-up to the meeting that it led to; its sealed minutes are the evidence that closes it."""
    linked = link_meeting(by=by, rtl=rtl, version=rtl.version, musyawarah=meeting)
    close_rtl(by=by, rtl=linked, version=linked.version)
