"""Access to the bank of questions, to the tests of a session and to its evaluation."""

from accounts.enums import Level
from accounts.owner import owner_fields
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Answers, Build, Row, only, public
from tests.cast import Cast
from tests.training.making import make_participant, make_program, make_session
from tests.training.making_exams import make_exam, make_questions
from training.enums import EvaluationItem, ExamKind
from training.models import Participant, Question, TrainingSession
from training.policy import HOLDERS

VILLAGE_HOLDERS = tuple(HOLDERS[Level.DESA])
ALL_HOLDERS = tuple(role for roles in HOLDERS.values() for role in roles)


def _session(desa: Desa, **fields) -> TrainingSession:
    return make_session(make_program(desa), **fields)


def _participant(desa: Desa) -> Participant:
    return make_participant(_session(desa, evaluation_open=True), "Luh Sari", desa)


def a_question(cast: Cast, desa: Desa, **fields) -> dict:
    """A question of the village's own bank."""
    return {"pk": make_questions(1, **owner_fields(desa), **fields)[0].pk}


def a_retired_question(cast: Cast, desa: Desa) -> dict:
    """One that is offered no more."""
    return a_question(cast, desa, is_retired=True)


def a_session(cast: Cast, desa: Desa) -> dict:
    """A session of the village's own."""
    return {"uid": _session(desa).uid}


def a_test(cast: Cast, desa: Desa) -> dict:
    """Its first test, with questions."""
    session = _session(desa)
    make_exam(session, ExamKind.PRE, make_questions(1))
    return {"uid": session.uid, "kind": "awal"}


def a_paper(cast: Cast, desa: Desa) -> dict:
    """The recap of its scores."""
    return a_session(cast, desa) | {"key": "rekap-tes"}


def a_file(cast: Cast, desa: Desa) -> dict:
    """The same as a workbook."""
    return a_paper(cast, desa) | {"kind": "xlsx"}


def a_paper_sheet(cast: Cast, desa: Desa) -> dict:
    """A participant whose sheet is to be typed."""
    participant = _participant(desa)
    return {"uid": participant.session.uid, "kind": "awal", "pk": participant.pk}


def a_paper_evaluation(cast: Cast, desa: Desa) -> dict:
    """A session with somebody on its list."""
    return {"uid": _participant(desa).session.uid}


def an_open_test(cast: Cast, desa: Desa) -> dict:
    """The code of a participant whose test is open."""
    participant = _participant(desa)
    make_exam(participant.session, ExamKind.PRE, make_questions(1), is_open=True)
    return {"code": participant.code, "kind": "awal"}


def a_code(cast: Cast, desa: Desa) -> dict:
    """The code of a participant whose session asks for an evaluation."""
    return {"code": _participant(desa).code}


def question_data(cast: Cast, desa: Desa) -> dict:
    """A question with two answers."""
    return {"text": "Siapa?", "option_a": "Kepala Desa", "option_b": "BPD", "right": "1", "version": "1"}


def chosen(cast: Cast, desa: Desa) -> dict:
    """Any shipped question."""
    return {"questions": [Question.objects.latest("pk").pk]}


def _officer(name: str, kwargs: Build, *, get: bool = True, post: Build | None = None, can_post: bool = True) -> Row:
    """A page of who holds the session; those above and those who are called are refused."""
    return Row(
        name,
        get=only(VILLAGE_HOLDERS, 200) if get else NO_SUCH_METHOD,
        post=only(VILLAGE_HOLDERS, 302) if can_post else NO_SUCH_METHOD,
        kwargs=kwargs,
        data=post,
    )


def _open_to_all(name: str, kwargs: Build, data: dict) -> Row:
    """A participant's own page: the code is the key, whoever has it."""
    get: Answers = public(200)
    post: Answers = public(302)
    return Row(
        name,
        get=get,
        post=post,
        kwargs=kwargs,
        data=lambda cast, desa: data,
        other_get=get,
        other_post=post,
        is_public=True,
    )


ROWS = [
    Row("question_list", get=only(ALL_HOLDERS, 200), post=NO_SUCH_METHOD),
    Row("question_create", get=only(ALL_HOLDERS, 200), post=only(ALL_HOLDERS, 302), data=question_data),
    _officer("question_edit", a_question, post=question_data),
    _officer("question_retire", a_question, get=False, post=lambda cast, desa: {"version": "1"}),
    _officer("question_restore", a_retired_question, get=False, post=lambda cast, desa: {"version": "1"}),
    _officer("exam_setup", a_session, can_post=False),
    _officer("exam_questions", a_test, post=chosen),
    _officer("exam_open", a_test, get=False),
    _officer("exam_close", a_test, get=False),
    _officer("exam_results", a_session, can_post=False),
    _officer("exam_documents", a_session, can_post=False),
    _officer("exam_document", a_paper, can_post=False),
    _officer("exam_download", a_file, can_post=False),
    _officer("exam_typed", a_paper_sheet, post=lambda cast, desa: {"right": "8", "asked": "10"}),
    _officer("exam_sheet_remove", a_paper_sheet, get=False),
    _officer("evaluation_results", a_session, can_post=False),
    _officer("evaluation_typed", a_paper_evaluation, post=lambda cast, desa: {"butir_materi": "4"}),
    _officer("evaluation_open", a_session, get=False),
    _officer("evaluation_close", a_session, get=False),
    _open_to_all("exam_take", an_open_test, {"incomplete": "on"}),
    _open_to_all("evaluation_give", a_code, {f"butir_{EvaluationItem.MATERI.value}": "4"}),
]
