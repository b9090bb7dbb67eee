"""The officers' acts as pages: each says what it does, tells whoever comes too late, and leads on."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from planning.models import RkpDesa
from review.comparing import Against, compared
from review.documents.check_print import check_print
from review.documents.lembar_verifikasi import draw as draw_sheet
from review.enums import DoneVia, ReviewState
from review.models import ReviewMove, ReviewNote
from review.rounds import current_round
from review.services.notes import add_note
from review.services.reviewing import pause_clock, release, take_up
from tests.cast import Cast
from tests.planning.changing import picture
from tests.review.examining import (
    KAMBOJA,
    MELATI,
    about_document,
    change_line,
    given_back,
    handed_in_again,
    noted,
    review_of,
)
from tests.review.making import LINES, case, line, recommended, submitted, taken_up, version
from tests.strict_client import StrictClient

SignIn = Callable[[Membership | None], StrictClient]


def page(name: str, plan: RkpDesa, **further: str) -> str:
    """The address of a page of the review."""
    return reverse(name, kwargs={"uid": review_of(plan).uid} | further)


def test_an_officer_takes_a_plan_up_and_stands_at_the_desk(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = submitted(cast, rkp)
    answer = sign_in(cast.rina).post(page("review_take_up", plan), {"version": version(plan)})
    assert answer.url == page("review_desk", plan)
    assert review_of(plan).holder == cast.rina


def test_whoever_comes_second_is_told_who_has_the_plan(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = submitted(cast, rkp)
    seen = version(plan)
    take_up(by=cast.of(Role.CAMAT), plan=plan, version=seen)
    answer = sign_in(cast.rina).post(page("review_take_up", plan), {"version": seen})
    assert answer.status_code == 403
    assert "Sedang diperiksa" in answer.text


def test_a_reason_typed_into_an_old_page_is_kept(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = taken_up(cast, rkp)
    seen = version(plan)
    pause_clock(by=cast.rina, plan=plan, version=seen, reason="Menunggu data.")
    data = {"version": seen, "reason": "Saya berhalangan."}
    answer = sign_in(cast.rina).post(page("review_release", plan), data)
    assert "Saya berhalangan." in answer.text
    assert answer.context["form"]["version"].value() == str(version(plan))
    assert review_of(plan).state == ReviewState.IN_REVIEW


def test_the_page_of_the_return_shows_what_will_open(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan)
    add_note(by=cast.rina, plan=plan, data=about_document())
    browser = sign_in(cast.rina)
    shown = browser.get(page("review_return", plan))
    assert shown.context["will_open"].lines == (MELATI,)
    data = {"version": version(plan), "seen": shown.context["seen"], "reason": "Perbaiki."}
    noted(cast, plan, KAMBOJA)
    late = browser.post(page("review_return", plan), data)
    assert late.status_code == 200
    assert late.context["will_open"].lines == (MELATI, KAMBOJA)
    assert review_of(plan).state == ReviewState.IN_REVIEW
    browser.post(page("review_return", plan), data | {"seen": late.context["seen"]})
    assert review_of(plan).state == ReviewState.RETURNED


def test_the_camat_reads_the_draft_and_signs_in_the_application(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = taken_up(cast, rkp)
    release(by=cast.rina, plan=plan, version=version(plan), reason="Menunggu camat.")
    take_up(by=cast.of(Role.CAMAT), plan=plan, version=version(plan))
    browser = sign_in(cast.of(Role.CAMAT))
    assert "scan" not in browser.get(page("review_recommend", plan)).context["form"].fields
    browser.post(page("review_recommend", plan), {"version": version(plan), "reason": ""})
    assert (review_of(plan).state, ReviewMove.objects.last().via) == (ReviewState.RECOMMENDED, DoneVia.IN_APP)


def test_the_officer_records_the_recommendation_from_the_signed_paper(
    cast: Cast, rkp: RkpDesa, sign_in: SignIn
) -> None:
    plan, browser = taken_up(cast, rkp), sign_in(cast.rina)
    data = {"version": version(plan), "acted_on": "2026-09-01", "document_number": "140/7"}
    without = browser.post(page("review_recommend", plan), data)
    assert "Unggah pindaian" in without.text
    scan = SimpleUploadedFile("surat.png", picture())
    browser.post(page("review_recommend", plan), data | {"scan": scan})
    assert (review_of(plan).state, ReviewMove.objects.last().via) == (ReviewState.RECOMMENDED, DoneVia.FROM_SCAN)


def test_the_clock_is_stopped_with_a_reason_and_runs_again(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan, browser = taken_up(cast, rkp), sign_in(cast.rina)
    browser.post(page("review_pause", plan), {"version": version(plan), "reason": "Menunggu data pagu."})
    assert review_of(plan).paused_on is not None
    browser.post(page("review_resume", plan), {"version": version(plan)})
    assert review_of(plan).paused_on is None


def test_a_recommendation_is_taken_back_to_the_desk(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = recommended(cast, rkp)
    data = {"version": version(plan), "reason": "Pagu berubah."}
    answer = sign_in(cast.of(Role.CAMAT)).post(page("review_undo_recommend", plan), data)
    assert answer.url == page("review_desk", plan)
    assert review_of(plan).state == ReviewState.IN_REVIEW


def test_a_round_is_compared_with_the_one_that_was_read_before(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan)
    given_back(cast, plan)
    change_line(cast, plan, MELATI, target="100 m jalan beton")
    handed_in_again(cast, plan)
    found = compared(_round(plan), Against.ROUND)
    assert found is not None
    assert [(change.name, change.fate) for change in found.comparison.differing] == [(MELATI, "changed")]


def test_a_plan_that_follows_its_rpjm_adds_nothing_to_it(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    found = compared(_round(plan), Against.RPJM)
    assert found is not None
    assert found.comparison.count("added", "removed") == 0
    assert found.comparison.difference == 0
    assert len(found.comparison.lines) == len(LINES)


def test_without_last_year_there_is_nothing_to_compare(cast: Cast, rkp: RkpDesa) -> None:
    assert compared(_round(taken_up(cast, rkp)), Against.LAST_YEAR) is None


@pytest.mark.parametrize("against", [*Against, "apa-saja"])
def test_every_comparison_has_a_page(cast: Cast, rkp: RkpDesa, sign_in: SignIn, against: str) -> None:
    answer = sign_in(cast.sari).get(page("review_compare", submitted(cast, rkp)), {"dengan": str(against)})
    assert answer.status_code == 200


def test_the_checklist_is_saved_from_its_page(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan, browser = taken_up(cast, rkp), sign_in(cast.rina)
    address = page("review_checklist", plan)
    form = browser.get(address).context["form"]
    data = {name: str(form[name].value() or "") for name in form.fields} | {"version": "0", "outcome": "fit"}
    browser.post(address, data)
    assert _round(plan).assessment_set.get().outcome == "fit"
    assert sign_in(cast.of(Role.CAMAT)).post(address, data).context["form"].errors


def test_papers_before_the_result_are_drafts_and_the_villages_letter_only(
    cast: Cast, rkp: RkpDesa, sign_in: SignIn
) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan)
    keys = {card.entry.key for card in sign_in(cast.sari).get(page("review_documents", plan)).context["cards"]}
    assert keys == {"surat-pengantar-pengajuan"}
    sheet = page("review_document", plan, key="lembar-verifikasi")
    assert sign_in(cast.sari).get(sheet).status_code == 404
    assert sign_in(cast.rina).get(sheet).status_code == 200
    draft = check_print(case(plan))
    assert draft is not None
    assert draw_sheet(draft).draft
    given_back(cast, plan)
    given = check_print(case(plan))
    assert given is not None
    assert not draw_sheet(given).draft
    assert sign_in(cast.sari).get(sheet).status_code == 200


def test_the_paper_of_notes_keeps_drafts_from_others(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan)
    shown, desk = check_print(case(plan)), check_print(case(plan), with_drafts=True)
    assert shown is not None
    assert desk is not None
    assert (shown.notes, desk.notes) == ([], list(ReviewNote.objects.all()))
    assert line(plan, MELATI).name == desk.notes[0].line_name


def _round(plan: RkpDesa):
    submission = current_round(case(plan).review)
    assert submission is not None
    submission.review = case(plan).review
    return submission
