"""Two kecamatan, their people, and random acts on the plans of their villages, at moments that run on.

Whatever is drawn goes through the services; what they refuse is a refusal and changes nothing.
"""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st

from accounts.enums import Role
from accounts.models import Membership
from codes.models import Bidang
from musyawarah.enums import PlanKind
from places.errors import DomainError
from places.models import Desa
from planning.models import RkpDesa, RkpKegiatan
from planning.services.lampiran import attach_file
from planning.services.rab import write_rab
from planning.services.rkp import cite_legal_basis
from planning.services.rkp_lines import delete_rkp_line, restore_rkp_line, update_rkp_line
from review.enums import NoteOpens, ReviewAct, ReviewState, Severity, StepKey
from review.models import OpeningRequest, PlanReview, ReviewNote, ReviewStep
from review.moves import MOVES
from review.note_data import NoteData
from review.policy import may, ways
from review.services.agreeing import agree, undo_agree
from review.services.forwarding import forward_plans, undo_forwarding
from review.services.moving import FromPaper
from review.services.notes import add_note, close_note
from review.services.opening import OpeningData, answer_opening, ask_opening, end_opening
from review.services.reviewing import (
    pause_clock,
    recommend,
    release,
    resume_clock,
    return_plan,
    take_up,
    undo_recommend,
)
from review.services.submitting import go_on_without, step_back, submit_plan, withdraw_plan
from tests.cast import NAMES, Cast, make_members
from tests.planning.making_data import make_rkp_line
from tests.planning.making_files import photo
from tests.planning.rab_making import rab_row
from tests.planning.rkp_making import changed_rkp, fresh_rkp
from tests.review.making import YEAR, agreement, case, paper, ready_rkp, said

BEGIN = datetime(2026, 9, 14, 2, tzinfo=timezone.get_default_timezone())
RULES = ("shipped", "kecamatan_binding", "both", "both_wait", "none")


@dataclass
class World:
    """The plans of three villages, two of them in one kecamatan, and everybody who could do something about them."""

    plans: list[RkpDesa]
    people: list[Membership]
    turncoat: Membership
    now: datetime = BEGIN

    def lines(self, plan: RkpDesa) -> list[RkpKegiatan]:
        """All lines of a plan, deleted ones as well."""
        return list(RkpKegiatan.objects.filter(rkp=plan).select_related("rkp__desa__kabupaten").order_by("pk"))


def make_world(cast: Cast) -> World:
    """Umeanyar and Kalianget of Kecamatan Seririt, Dencarik of Kecamatan Banjar; one officer was a secretary before."""
    villages = cast.villages
    kalianget = make_members(NAMES, villages.kalianget)
    dencarik = make_members(NAMES, villages.dencarik)
    secretaries = (cast.sari, kalianget[Role.SEKRETARIS_DESA], dencarik[Role.SEKRETARIS_DESA])
    plans = [ready_rkp(by, by.desa) for by in secretaries]
    turncoat = Membership.objects.create(
        orang=cast.sari.orang, role=Role.CAMAT, kecamatan=villages.umeanyar.kecamatan, starts_on=cast.sari.starts_on
    )
    wanted = (Role.SEKRETARIS_DESA, Role.KEPALA_DESA, Role.BPD, Role.TIM_PENYUSUN)
    people = [of[role] for of in (cast.memberships, kalianget, dencarik) for role in wanted]
    people += [of[role] for of in (cast.memberships, dencarik) for role in (Role.PETUGAS_KECAMATAN, Role.CAMAT)]
    people += [cast.dewi, cast.of(Role.BAGIAN_HUKUM), turncoat]
    return World(plans=plans, people=people, turncoat=turncoat)


def prescribe(desa: Desa, rule: str) -> None:
    """The kabupaten's path: how many checks, whether they bind, whether Dinas PMD waits for all villages."""
    rows: dict[str, list[dict[str, Any]]] = {
        "shipped": [],
        "none": [{"step": StepKey.PERIKSA_KECAMATAN, "is_used": False}],
        "kecamatan_binding": [{"step": StepKey.PERIKSA_KECAMATAN, "is_binding": True, "working_days": 3}],
        "both": [{"step": StepKey.PERIKSA_KABUPATEN, "working_days": 4}],
        "both_wait": [{"step": StepKey.PERIKSA_KABUPATEN, "working_days": 4, "waits_for_all": True}],
    }
    for row in rows[rule]:
        ReviewStep.objects.create(kabupaten=desa.kabupaten, plan_kind=PlanKind.RKP, **row)


@contextmanager
def clock(world: World) -> Any:
    """Let the moments of the world be those of the application."""
    with patch("django.utils.timezone.now", lambda: world.now):
        yield


@dataclass(frozen=True)
class Step:
    """One thing that somebody tries; `line` where he writes a line."""

    words: str
    plan: RkpDesa
    do: Callable[[], object]
    line: UUID | None = None


def next_step(draw: Callable, world: World) -> Step:
    """A move more often than an edit, what is allowed more often than what is not, and now and then days go by."""
    plan = draw(st.sampled_from(world.plans))
    kind = draw(st.sampled_from(["move"] * 6 + ["edit"] * 4 + ["talk"] * 2 + ["forward", "days"]))
    if kind == "days":
        days = draw(st.integers(1, 12))

        def wait() -> None:
            world.now += timedelta(days=days)

        return Step(f"{days} days", plan, wait)
    steps = {"move": _move, "edit": _edit, "talk": _talk, "forward": _forward}
    return steps[kind](draw, world, plan)


def attempt(step: Step, world: World) -> Exception | None:
    """Try it, a minute later; gives the refusal."""
    world.now += timedelta(minutes=1)
    try:
        with transaction.atomic():
            step.do()
    except DomainError as refusal:
        return refusal
    return None


def _move(draw: Callable, world: World, plan: RkpDesa) -> Step:
    review = PlanReview.objects.filter(rkp=plan).first()
    state = ReviewState(review.state) if review else ReviewState.DRAFT
    fitting = [act for act in PERFORM if state in MOVES[act].sources]
    act = draw(st.sampled_from(fitting if draw(st.integers(0, 5)) else list(PERFORM)))
    duty = [one for one in world.people if one.role in MOVES[act].everybody and _is_near(one, plan)]
    by = draw(st.sampled_from(duty if draw(st.integers(0, 5)) else world.people))
    in_app = draw(st.booleans())
    return Step(f"{by} {act} {plan}", plan, lambda: PERFORM[act](by, plan, _paper(by, act, in_app, world)))


def _is_near(one: Membership, plan: RkpDesa) -> bool:
    """Of the village, of its kecamatan, or of the kabupaten."""
    return one.desa_id == plan.desa_id or one.kecamatan_id == plan.desa.kecamatan_id or one.kabupaten_id is not None


def _paper(by: Membership, act: ReviewAct, in_app: bool, world: World) -> FromPaper | None:
    """In the application where that is his way, now and then from a scan where that is."""
    offered = [way.value for way in ways(by, act)]
    from_scan = offered == ["from_scan"] or (not in_app and "from_scan" in offered)
    return paper(world.now.date()) if from_scan else None


def _version(plan: RkpDesa) -> int:
    return case(plan).review.version


def _handed(plan: RkpDesa) -> dict[str, Any]:
    return {"plan": plan, "version": _version(plan)}


def _note_first(by: Membership, plan: RkpDesa) -> None:
    if not ReviewNote.objects.filter(review__rkp=plan, closed_at=None).exists():
        add_note(by=by, plan=plan, data=NoteData(text="Periksa lagi.", severity=Severity.SHOULD))


def _return(by: Membership, plan: RkpDesa, _: FromPaper | None) -> None:
    may(by, case(plan), ReviewAct.RETURN).require()
    _note_first(by, plan)
    return_plan(by=by, **_handed(plan), reason="Ada catatan.")


def _agree(by: Membership, plan: RkpDesa, scan: FromPaper | None) -> None:
    today = timezone.localdate()
    data = agreement(keputusan_number=f"{plan.pk}/{today}", keputusan_date=today, ba_date=today)
    agree(by=by, **_handed(plan), data=data, paper=scan)


Perform = Callable[[Membership, RkpDesa, FromPaper | None], object]
PERFORM: dict[ReviewAct, Perform] = {
    ReviewAct.SUBMIT: lambda by, plan, scan: submit_plan(by=by, **_handed(plan), data=said(plan), paper=scan),
    ReviewAct.WITHDRAW: lambda by, plan, _: withdraw_plan(by=by, **_handed(plan)),
    ReviewAct.TAKE_UP: lambda by, plan, _: take_up(by=by, **_handed(plan)),
    ReviewAct.RELEASE: lambda by, plan, _: release(by=by, **_handed(plan), reason="Cuti."),
    ReviewAct.RETURN: _return,
    ReviewAct.RECOMMEND: lambda by, plan, scan: recommend(by=by, **_handed(plan), paper=scan),
    ReviewAct.UNDO_RECOMMEND: lambda by, plan, _: undo_recommend(by=by, **_handed(plan), reason="Keliru."),
    ReviewAct.GO_ON: lambda by, plan, _: go_on_without(by=by, **_handed(plan), reason="Mendesak.", data=said(plan)),
    ReviewAct.STEP_BACK: lambda by, plan, _: step_back(by=by, **_handed(plan), reason="Perlu diperbaiki."),
    ReviewAct.AGREE: _agree,
    ReviewAct.UNDO_AGREE: lambda by, plan, scan: undo_agree(by=by, **_handed(plan), reason="Keliru.", paper=scan),
}
"""Every act but those after the Perdes, which nothing takes back."""


def _edit(draw: Callable, world: World, plan: RkpDesa) -> Step:
    line = draw(st.sampled_from(world.lines(plan)))
    by = draw(st.sampled_from([one for one in world.people if one.desa_id == plan.desa_id]))
    name = draw(st.sampled_from(sorted(EDIT)))
    uid = None if name in {"add", "legal_basis"} else line.uid
    return Step(f"{by} {name} “{line.name}”", plan, lambda: EDIT[name](by, line), uid)


def _move_away(by: Membership, line: RkpKegiatan) -> None:
    """Into another bidang."""
    data = changed_rkp(line, kegiatan=None, bidang=Bidang.objects.get(code="3"))
    update_rkp_line(by=by, line=line, version=line.version, data=data)


EDIT: dict[str, Callable[[Membership, RkpKegiatan], object]] = {
    "rename": lambda by, line: update_rkp_line(
        by=by, line=line, version=line.version, data=changed_rkp(line, name=f"{line.name[:40]} {line.version}")
    ),
    "move away": _move_away,
    "delete": lambda by, line: delete_rkp_line(by=by, line=line, version=line.version),
    "restore": lambda by, line: restore_rkp_line(by=by, line=line),
    "rab": lambda by, line: write_rab(
        by=by, line=line, version=line.version, rows=[rab_row("Pasir", "1", 10_000_000 + line.version)]
    ),
    "attach": lambda by, line: attach_file(by=by, line=fresh_rkp(line), kind="foto", content=photo(), name="f.jpg"),
    "add": lambda by, line: make_rkp_line(
        by, line.rkp, "Talud", code="2.3.10", costs={"DDS": 1_000_000}, outside_ground="lain", outside_reason="Baru"
    ),
    "legal_basis": lambda by, line: cite_legal_basis(
        by=by, rkp=line.rkp, version=RkpDesa.objects.get(pk=line.rkp_id).version, rows=[]
    ),
}


def _talk(draw: Callable, world: World, plan: RkpDesa) -> Step:
    """A note, a pause, a request to open, an answer."""
    by = draw(st.sampled_from(world.people))
    name = draw(st.sampled_from(["note", "note", "close", "pause", "resume", "ask", "answer", "answer", "end"]))
    line = draw(st.sampled_from(world.lines(plan)))
    opens = draw(st.sampled_from([NoteOpens.LINE, NoteOpens.LINE, NoteOpens.ADDING, NoteOpens.BIDANG]))
    fits = [one for one in world.people if one.desa_id == plan.desa_id or one.desa_id is None]
    by = draw(st.sampled_from(fits)) if draw(st.booleans()) else by

    def note() -> None:
        data = {"text": "Periksa lagi.", "severity": Severity.SHOULD, "opens": opens}
        bidang = Bidang.objects.get(code="3") if opens == NoteOpens.BIDANG else None
        pinned = line.uid if opens == NoteOpens.LINE else None
        add_note(by=by, plan=plan, data=NoteData(**data, bidang=bidang, line_uid=pinned))

    def close() -> None:
        row = ReviewNote.objects.filter(review__rkp=plan, closed_at=None).first()
        if row is not None:
            close_note(by=by, note=row, version=row.version)

    def ask() -> None:
        until = timezone.localdate() + timedelta(days=3)
        asked = {NoteOpens.LINE: {"lines": (line.uid,)}, NoteOpens.BIDANG: {"bidang": tuple(_bidang_3())}}
        data = OpeningData(reason="Perlu.", until=until, **asked.get(opens, {"adding": True}))
        ask_opening(by=by, **_handed(plan), data=data)

    def of_request(act: Callable[[OpeningRequest], object]) -> Callable[[], None]:
        def do() -> None:
            row = OpeningRequest.objects.filter(review__rkp=plan, ended_at=None).first()
            if row is not None:
                act(row)

        return do

    acts: dict[str, Callable[[], object]] = {
        "note": note,
        "close": close,
        "pause": lambda: pause_clock(by=by, **_handed(plan), reason="Libur."),
        "resume": lambda: resume_clock(by=by, **_handed(plan)),
        "ask": ask,
        "answer": of_request(lambda row: answer_opening(by=by, request=row, granted=True)),
        "end": of_request(lambda row: end_opening(by=by, request=row)),
    }
    return Step(f"{by} {name} ({opens}) {plan}", plan, acts[name])


def _bidang_3() -> Iterable[Bidang]:
    return Bidang.objects.filter(code="3")


def _forward(draw: Callable, world: World, plan: RkpDesa) -> Step:
    """The kecamatan passes its plans on, or takes them back."""
    officers = [one for one in world.people if one.kecamatan_id is not None]
    by, back = draw(st.sampled_from(officers)), draw(st.booleans())
    batch = {"kecamatan": plan.desa.kecamatan, "plan_kind": PlanKind.RKP, "year": YEAR}
    if back:
        return Step(f"{by} takes back", plan, lambda: undo_forwarding(by=by, **batch, reason="Keliru."))
    return Step(f"{by} passes on", plan, lambda: forward_plans(by=by, **batch))
