"""Access to the officers' queue and desk, to their notes, acts, checklist and papers."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import OFFICERS, Role
from places.models import Desa
from planning.models import RkpDesa
from review.enums import NoteOpens
from review.models import PlanReview, ReviewNote
from review.note_data import NoteData
from review.services.notes import add_note, close_note
from review.services.reviewing import pause_clock, recommend, take_up
from tests.access.row import NO_SUCH_METHOD, Row, everyone, only
from tests.cast import Cast
from tests.planning.changing import picture
from tests.review.making import line, paper, version
from tests.review.states import NOTED, handed_over, officer, returned, review_of

EXAMINERS = [Role.PETUGAS_KECAMATAN, Role.CAMAT]


def _uid(plan: RkpDesa) -> dict:
    return {"uid": review_of(plan).uid}


def _examined(desa: Desa) -> RkpDesa:
    plan = handed_over(desa)
    take_up(by=officer(desa), plan=plan, version=version(plan))
    return plan


def _noted(desa: Desa) -> ReviewNote:
    plan = _examined(desa)
    data = NoteData("Volumenya belum wajar.", opens=NoteOpens.LINE, line_uid=line(plan, NOTED).uid)
    return add_note(by=officer(desa), plan=plan, data=data)


def submitted_review(cast: Cast, desa: Desa) -> dict:
    """A plan that waits to be taken up."""
    return _uid(handed_over(desa))


def examined_review(cast: Cast, desa: Desa) -> dict:
    """A plan under examination."""
    return _uid(_examined(desa))


def noted_review(cast: Cast, desa: Desa) -> dict:
    """A plan under examination with a draft of a note."""
    return {"uid": _noted(desa).review.uid}


def recommended_review(cast: Cast, desa: Desa) -> dict:
    """A plan that was recommended."""
    plan = _examined(desa)
    recommend(by=officer(desa), plan=plan, version=version(plan), paper=paper())
    return _uid(plan)


def paused_review(cast: Cast, desa: Desa) -> dict:
    """A plan whose clock stands still."""
    plan = _examined(desa)
    pause_clock(by=officer(desa), plan=plan, version=version(plan), reason="Menunggu data.")
    return _uid(plan)


def draft_note(cast: Cast, desa: Desa) -> dict:
    """A note that was not sent."""
    return {"uid": _noted(desa).uid}


def _taken_up_again(desa: Desa) -> ReviewNote:
    """A note that was sent; its plan is examined again."""
    plan = returned(desa)
    PlanReview.objects.filter(rkp=plan).update(state="submitted", due_on="2030-01-01")
    take_up(by=officer(desa), plan=plan, version=version(plan))
    return ReviewNote.objects.get(review__rkp=plan)


def sent_note(cast: Cast, desa: Desa) -> dict:
    """A note that was sent and is open."""
    return {"uid": _taken_up_again(desa).uid}


def closed_note(cast: Cast, desa: Desa) -> dict:
    """A note that was closed."""
    note = _taken_up_again(desa)
    close_note(by=officer(desa), note=note, version=note.version)
    return {"uid": note.uid}


def letter(cast: Cast, desa: Desa) -> dict:
    """The village's covering letter."""
    return submitted_review(cast, desa) | {"key": "surat-pengantar-pengajuan"}


def letter_file(cast: Cast, desa: Desa) -> dict:
    """The same as a file."""
    return letter(cast, desa) | {"kind": "pdf"}


def act(cast: Cast, desa: Desa) -> dict:
    """A form of an act with its reason, and the camat's signed paper for those who record it."""
    return {
        "version": str(PlanReview.objects.get(desa=desa).version),
        "reason": "Masih ada yang keliru.",
        "acted_on": "2026-09-01",
        "document_number": "140/7",
        "scan": SimpleUploadedFile("surat.png", picture()),
    }


def words(cast: Cast, desa: Desa) -> dict:
    """A note on the document."""
    return {"text": "Lampirkan RAB.", "severity": "must", "opens": "nothing", "version": "1"}


def checked(cast: Cast, desa: Desa) -> dict:
    """The checklist with one answer."""
    return {"version": "0", "outcome": "fit", "summary": "", "A1-there": "ada"}


def first_version(cast: Cast, desa: Desa) -> dict:
    """What a button on a note sends."""
    return {"version": str(ReviewNote.objects.get(desa=desa).version)}


def acting(name: str, kwargs, roles=EXAMINERS) -> Row:
    """A page on which officers act."""
    return Row(name, get=only(roles, 200), post=only(roles, 302), kwargs=kwargs, data=act)


def pressing(name: str, kwargs) -> Row:
    """A button beside a note."""
    return Row(name, get=NO_SUCH_METHOD, post=only(EXAMINERS, 302), kwargs=kwargs, data=first_version)


ROWS = [
    Row("review_queue", get=only(OFFICERS, 200), post=NO_SUCH_METHOD),
    Row("review_desk", get=only(OFFICERS, 200), post=NO_SUCH_METHOD, kwargs=noted_review),
    Row("review_compare", get=everyone(200), post=NO_SUCH_METHOD, kwargs=submitted_review),
    Row(
        "review_checklist",
        get=only(EXAMINERS, 200),
        post=only(EXAMINERS, 302),
        kwargs=examined_review,
        data=checked,
    ),
    Row("review_note_create", get=NO_SUCH_METHOD, post=only(EXAMINERS, 302), kwargs=examined_review, data=words),
    Row("review_note_edit", get=only(EXAMINERS, 200), post=only(EXAMINERS, 302), kwargs=draft_note, data=words),
    pressing("review_note_delete", draft_note),
    pressing("review_note_close", sent_note),
    pressing("review_note_reopen", closed_note),
    acting("review_take_up", submitted_review),
    acting("review_release", examined_review),
    acting("review_return", noted_review),
    acting("review_recommend", examined_review),
    acting("review_undo_recommend", recommended_review, [Role.CAMAT]),
    acting("review_pause", examined_review),
    acting("review_resume", paused_review),
    Row("review_documents", get=everyone(200), post=NO_SUCH_METHOD, kwargs=submitted_review),
    Row("review_document", get=everyone(200), post=NO_SUCH_METHOD, kwargs=letter),
    Row("review_download", get=everyone(200), post=NO_SUCH_METHOD, kwargs=letter_file),
]
