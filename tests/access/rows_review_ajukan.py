"""Access to where a plan stands, to handing it over, to answers and openings."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import VILLAGE_EDITORS, Role
from places.models import Desa
from planning.models import RkpDesa
from review.models import ReviewMove
from review.readiness import load_readiness
from review.services.reviewing import recommend, take_up
from tests.access.row import NO_SUCH_METHOD, Answers, Row, everyone, only
from tests.access.rows_planning import plan as rpjm
from tests.access.rows_planning import reading
from tests.cast import Cast
from tests.planning.changing import picture
from tests.review.making import case, line, paper, version
from tests.review.states import LOCKED, asked, handed_over, note_of, officer, proceeding, ready, returned, review_of

SECRETARY = [Role.SEKRETARIS_DESA]
HANDS_OVER = [Role.SEKRETARIS_DESA, Role.PETUGAS_KECAMATAN]
REASON = {"reason": "Masih ada yang keliru."}


def yearly(cast: Cast, desa: Desa) -> dict:
    """A plan that nobody has handed over yet."""
    return {"pk": ready(desa).pk}


def to_hand_over(cast: Cast, desa: Desa) -> dict:
    """The same, by kind and key."""
    return {"kind": "rkp", "pk": ready(desa).pk}


def _uid(plan: RkpDesa) -> dict:
    return {"uid": review_of(plan).uid}


def review(cast: Cast, desa: Desa) -> dict:
    """The review of a plan that lies with the kecamatan."""
    return _uid(handed_over(desa))


def returned_review(cast: Cast, desa: Desa) -> dict:
    """The review of a plan that was returned."""
    return _uid(returned(desa))


def proceeding_review(cast: Cast, desa: Desa) -> dict:
    """The review of a plan that went on."""
    return _uid(proceeding(desa))


def scanned_move(cast: Cast, desa: Desa) -> dict:
    """A move that was recorded from a signed paper."""
    plan, by = handed_over(desa), officer(desa)
    take_up(by=by, plan=plan, version=version(plan))
    recommend(by=by, plan=plan, version=version(plan), paper=paper())
    move = ReviewMove.objects.exclude(scan="").get(review=review_of(plan))
    return _uid(plan) | {"pk": move.pk}


def note(cast: Cast, desa: Desa) -> dict:
    """A note that was sent."""
    return {"uid": note_of(returned(desa)).uid}


def request_of_returned(cast: Cast, desa: Desa) -> dict:
    """A request of a returned plan."""
    return {"uid": asked(returned(desa)).uid}


def handing_over(cast: Cast, desa: Desa) -> dict:
    """A form with a sentence for each warning, and the covering letter for those who register it from paper."""
    plan = ready(desa)
    return sentences(plan) | {
        "version": version(plan),
        "acted_on": "2026-09-01",
        "document_number": "140/7",
        "scan": SimpleUploadedFile("surat.png", picture()),
    }


def going_on(cast: Cast, desa: Desa) -> dict:
    """The same with a reason."""
    plan = ready(desa)
    return sentences(plan) | {"version": version(plan), "reason": "Waktu sudah mendesak."}


def sentences(plan: RkpDesa) -> dict:
    """A sentence for each warning, as the form names them."""
    warnings = load_readiness(case(plan)).warnings
    return {f"sentence_{group.rule}": "Sudah kami periksa." for group in warnings}


def reason_for_submitted(cast: Cast, desa: Desa) -> dict:
    """Why a submission is taken back."""
    return REASON | {"version": version(RkpDesa.objects.get(desa=desa))}


def answer(cast: Cast, desa: Desa) -> dict:
    """What was done about a note."""
    return {"text": "Sudah diperbaiki.", "version": "1"}


def parts(cast: Cast, desa: Desa) -> dict:
    """A request for one more line."""
    plan = RkpDesa.objects.get(desa=desa)
    return REASON | {"version": version(plan), "lines": [str(line(plan, LOCKED).uid)]}


def granted(cast: Cast, desa: Desa) -> dict:
    """A request is granted."""
    return {"granted": "ya", "reason": ""}


def only_editors(status: int) -> Answers:
    """Those who write the village's plans."""
    return only(VILLAGE_EDITORS, status)


def stepping(name: str, kwargs) -> Row:
    """A step back that only the secretary takes."""
    return Row(name, get=only(SECRETARY, 200), post=only(SECRETARY, 302), kwargs=kwargs, data=reason_for_submitted)


ANSWERS_OPENING = [Role.PETUGAS_KECAMATAN, Role.CAMAT]
ENDS_OPENING = [*VILLAGE_EDITORS, Role.KEPALA_DESA, *ANSWERS_OPENING]

ROWS = [
    reading("review_of_rkp", yearly),
    reading("review_of_rpjm", rpjm),
    reading("review_detail", review),
    reading("review_submitted", review),
    reading("review_notes", returned_review),
    Row("review_move_scan", get=everyone(200), post=NO_SUCH_METHOD, kwargs=scanned_move),
    Row(
        "review_submit",
        get=only(HANDS_OVER, 200),
        post=only(HANDS_OVER, 302),
        kwargs=to_hand_over,
        data=handing_over,
    ),
    Row("review_go_on", get=only(SECRETARY, 200), post=only(SECRETARY, 302), kwargs=to_hand_over, data=going_on),
    stepping("review_withdraw", review),
    stepping("review_step_back", proceeding_review),
    Row("note_answer", get=only_editors(200), post=only_editors(302), kwargs=note, data=answer),
    Row("opening_ask", get=only_editors(200), post=only_editors(302), kwargs=returned_review, data=parts),
    Row(
        "opening_answer",
        get=only(ANSWERS_OPENING, 200),
        post=only(ANSWERS_OPENING, 302),
        kwargs=request_of_returned,
        data=granted,
    ),
    Row("opening_end", get=NO_SUCH_METHOD, post=only(ENDS_OPENING, 302), kwargs=request_of_returned),
]
