"""The evaluation: given once, without a name, and shown in means of at least five sheets."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.owner import owner_fields
from tests.training.making import make_participant, make_program, make_session
from tests.training.making_exams import make_evaluations
from training.enums import EvaluationItem
from training.evaluation_facts import FEWEST_SHEETS, evaluation_results_of
from training.models import EvaluationMark, EvaluationSheet, SessionItem, Speaker
from training.question_data import EvaluationData
from training.services.evaluations import AlreadyEvaluated, EvaluationClosed, give_evaluation, open_evaluation


@pytest.fixture(autouse=True)
def _fresh_counting(db):
    """Sendings of other tests do not count here."""
    cache.clear()


@pytest.fixture
def session(cast):
    kecamatan = cast.villages.umeanyar.kecamatan
    return make_session(make_program(kecamatan), kecamatan=[kecamatan], evaluation_open=True)


@pytest.fixture
def speaker(session):
    speaker = Speaker.objects.create(name="Bu Narasumber", institution="Bappeda", **owner_fields(session.program.place))
    SessionItem.objects.create(
        session=session,
        held_on=session.starts_on,
        starts_at="08:00",
        ends_at="10:00",
        title="RPJM Desa",
        speaker=speaker,
    )
    return speaker


@pytest.fixture
def luh(session, cast):
    return make_participant(session, "Luh Sari", cast.villages.umeanyar)


def page(participant) -> str:
    return reverse("evaluation_give", args=[participant.code])


def test_a_participant_judges_session_and_speakers(luh, speaker, sign_in):
    browser = sign_in(None)
    assert "Isi evaluasi" in browser.get(reverse("participant_self", args=[luh.code])).content.decode()
    assert "Bu Narasumber" in browser.get(page(luh)).content.decode()
    data = {"butir_materi": "5", "butir_waktu": "3", f"narasumber_{speaker.pk}": "4", "suggestion": " Lebih lama. "}
    html = browser.post(page(luh), data, follow=True).content.decode()
    assert "tersimpan tanpa nama" in html
    marks = EvaluationMark.objects.values_list("item", "speaker", "mark")
    assert sorted(marks, key=str) == sorted([("materi", None, 5), ("waktu", None, 3), ("", speaker.pk, 4)], key=str)
    assert EvaluationSheet.objects.get().suggestion == "Lebih lama."


def test_nothing_stored_tells_whose_sheet_it_is(luh, session):
    before = luh.history.count()
    give_evaluation(participant=luh, data=EvaluationData(items={"materi": 5}))
    luh.refresh_from_db()
    assert luh.evaluated_on is not None
    assert luh.history.count() == before  # a moment of the history would tell
    assert {field.name for field in EvaluationSheet._meta.get_fields()} == {"id", "session", "suggestion", "mark_set"}


def test_the_second_time_is_told_and_not_counted(luh, sign_in):
    browser = sign_in(None)
    browser.post(page(luh), {"butir_materi": "5"})
    html = browser.post(page(luh), {"butir_materi": "1"}, follow=True).content.decode()
    assert "sudah diterima" in html
    assert EvaluationMark.objects.get().mark == 5
    with pytest.raises(AlreadyEvaluated):
        give_evaluation(participant=luh, data=EvaluationData(items={"materi": 1}))


def test_an_evaluation_that_closed_meanwhile_loses_no_word(luh, session, sign_in):
    session.evaluation_open = False
    session.save()
    browser = sign_in(None)
    assert "tidak sedang dibuka" in browser.get(page(luh)).content.decode()
    answer = browser.post(page(luh), {"butir_materi": "5", "suggestion": "Ruangannya panas"})
    assert answer.status_code == 409
    assert "Ruangannya panas" in answer.content.decode()
    assert answer.content.decode().count(" checked") == 1
    with pytest.raises(EvaluationClosed):
        give_evaluation(participant=luh, data=EvaluationData(items={"materi": 5}))


def test_an_empty_sheet_and_a_mark_of_nine_are_refused(luh, sign_in):
    browser = sign_in(None)
    assert "Beri nilai" in browser.post(page(luh), {"suggestion": "Bagus"}).content.decode()
    browser.post(page(luh), {"butir_materi": "9"})
    assert not EvaluationSheet.objects.exists()


def test_fewer_than_five_sheets_show_no_mark_and_no_word(session, cast, sign_in):
    make_evaluations(session, [1, 2, 5, 5], suggestion="Panitia terlambat")
    results = evaluation_results_of(session)
    assert (results.sheets, results.mean, results.suggestions) == (4, None, ())
    assert all(one.mean is None for one in results.items)
    html = sign_in(cast.rina).get(reverse("evaluation_results", args=[session.uid])).content.decode()
    assert "4 lembar" in html
    assert "Panitia terlambat" not in html
    assert "Rata-rata" not in html


def test_five_sheets_show_means_and_what_was_suggested(session, cast, sign_in):
    make_evaluations(session, [1, 2, 5, 5, 4], suggestion="Panitia terlambat")
    html = sign_in(cast.rina).get(reverse("evaluation_results", args=[session.uid])).content.decode()
    assert "rata-rata 3,4 dari 5" in html
    assert "Panitia terlambat" in html


def test_an_item_or_speaker_that_few_judged_keeps_its_marks(session, speaker):
    sheets = make_evaluations(session, [4] * FEWEST_SHEETS)
    EvaluationMark.objects.filter(sheet__in=sheets[:2], item=EvaluationItem.KONSUMSI).delete()
    EvaluationMark.objects.create(sheet=sheets[0], speaker=speaker, mark=1)
    results = evaluation_results_of(session)
    means = {one.label: (one.count, one.mean) for one in (*results.items, *results.speakers)}
    assert means["Konsumsi"] == (3, None)
    assert means["Bu Narasumber"] == (1, None)
    assert means["Materi"] == (5, Decimal("4.0"))


def test_suggestions_do_not_stand_in_the_order_in_which_they_came(session):
    for word in ("Waktu kurang", "Bagus", "Materi jelas"):
        make_evaluations(session, [4, 4], suggestion=word)
    assert evaluation_results_of(session).suggestions == ("Bagus", "Materi jelas", "Waktu kurang")


def test_the_organiser_opens_and_closes_the_evaluation(session, cast, sign_in):
    session.evaluation_open = False
    session.save()
    open_evaluation(by=cast.rina, session=session)
    session.refresh_from_db()
    assert session.evaluation_open
    sign_in(cast.rina).post(reverse("evaluation_close", args=[session.uid]))
    session.refresh_from_db()
    assert not session.evaluation_open


def test_paper_sheets_are_typed_without_a_name_but_not_more_than_participants(session, luh, cast, sign_in):
    browser, page_of_typing = sign_in(cast.rina), reverse("evaluation_typed", args=[session.uid])
    browser.post(page_of_typing, {"butir_materi": "4", "suggestion": "Dari kertas"})
    assert EvaluationSheet.objects.get().suggestion == "Dari kertas"
    luh.refresh_from_db()
    assert luh.evaluated_on is None
    html = browser.post(page_of_typing, {"butir_materi": "5", "suggestion": "Lagi"}).content.decode()
    assert "sudah sebanyak pesertanya" in html
    assert "Lagi" in html
    assert EvaluationSheet.objects.count() == 1
