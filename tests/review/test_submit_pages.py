"""The check-answers page, the confirmation, and the page on which everybody sees where the plan is."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from accounts.models import Membership
from planning.models import RkpDesa
from planning.services.rkp_lines import delete_rkp_line
from review.enums import DoneVia, ReviewState
from review.models import Submission, SubmissionFinding
from review.services.submitting import withdraw_plan
from tests.access.rows_review_ajukan import handing_over, sentences
from tests.cast import Cast
from tests.planning.making_data import make_rkp_line
from tests.review.making import case, line, paper, recommended, submitted, taken_up, version, went_on
from tests.review.states import NOTED, note_of, returned, review_of

SignIn = Callable[[Membership | None], object]


def submit_url(plan: RkpDesa) -> str:
    """The check-answers page."""
    return reverse("review_submit", kwargs={"kind": "rkp", "pk": plan.pk})


def page(sign_in: SignIn, who: Membership, plan: RkpDesa) -> str:
    """Where the plan stands, as somebody reads it."""
    answer = sign_in(who).get(reverse("review_of_rkp", args=[plan.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_results_papers_sums_and_the_forum(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    shown = sign_in(cast.sari).get(submit_url(rkp)).content.decode()
    for words in ("Peringatan", "Berkas yang belum lengkap", "Menurut sumber dana", "232.000.000", "sejak musrenbang"):
        assert words in shown, words


def test_a_submission_is_confirmed_with_its_number_and_day(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    answer = sign_in(cast.sari).post(
        submit_url(rkp), sentences(rkp) | {"version": "1", "letter_number": "140/7"}, follow=True
    )
    submission = Submission.objects.get()
    shown = answer.content.decode()
    assert submission.reference == "RKP-5108022021-2027-1"
    assert submission.letter_number == "140/7"
    for words in (submission.reference, "Kecamatan Seririt", "Rina", "Jawaban paling lambat"):
        assert words in shown, words


def test_a_sentence_that_is_missing_keeps_the_others(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    typed = sentences(rkp)
    missing = next(iter(typed))
    typed = dict.fromkeys(typed, "Harga bahan naik.") | {missing: " "}
    answer = sign_in(cast.sari).post(submit_url(rkp), typed | {"version": "1"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert shown.count("Harga bahan naik.") == len(typed) - 1
    assert f'href="#id_{missing}"' in shown
    assert not Submission.objects.exists()


def test_a_plan_that_is_blocked_cannot_be_sent(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    """The page names what blocks, leads to where it is mended, and offers no button."""
    bad = make_rkp_line(cast.sari, rkp, "Gapura desa", costs={None: 5_000_000})
    browser = sign_in(cast.sari)
    shown = browser.get(submit_url(rkp)).content.decode()
    assert "Harus diperbaiki" in shown
    assert reverse("rkp_line_edit", kwargs={"uid": bad.uid}) in shown
    assert "Ajukan sekarang" not in shown
    browser.post(submit_url(rkp), sentences(rkp) | {"version": "1"})
    assert case(rkp).state == ReviewState.DRAFT


def test_a_plan_without_lines_cannot_be_sent(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    for row in rkp.line_set.all():
        delete_rkp_line(by=cast.sari, line=row, version=row.version)
    browser = sign_in(cast.sari)
    assert "Ajukan sekarang" not in browser.get(submit_url(rkp)).content.decode()
    answer = browser.post(submit_url(rkp), sentences(rkp) | {"version": "1"})
    assert "belum memuat satu kegiatan pun" in answer.content.decode()
    assert case(rkp).state == ReviewState.DRAFT


def test_nobody_hands_over_what_he_has_not_seen(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    """Wati deletes a line while Sari reads the page: Sari is told and looks again."""
    browser = sign_in(cast.sari)
    seen = browser.get(submit_url(rkp)).context["handover"].seen
    row = line(rkp, "Pembinaan PKK")
    delete_rkp_line(by=cast.wati, line=row, version=row.version)
    answer = browser.post(submit_url(rkp), sentences(rkp) | {"version": "1", "seen": seen})
    assert "baru saja diubah" in answer.content.decode()
    assert case(rkp).state == ReviewState.DRAFT
    browser.post(submit_url(rkp), sentences(rkp) | {"version": "1", "seen": answer.context["form"].data["seen"]})
    assert case(rkp).state == ReviewState.SUBMITTED


def test_a_second_submission_of_the_same_page_is_told_so(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    browser, typed = sign_in(cast.sari), sentences(rkp) | {"version": "1"}
    browser.post(submit_url(rkp), typed)
    assert browser.post(submit_url(rkp), typed).status_code == 403
    assert Submission.objects.count() == 1


def test_sentences_of_the_last_round_are_offered_again(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    sign_in(cast.sari).post(submit_url(rkp), dict.fromkeys(sentences(rkp), "Harga bahan naik.") | {"version": "1"})
    withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))
    shown = sign_in(cast.sari).get(submit_url(rkp)).content.decode()
    assert shown.count("Harga bahan naik.") == SubmissionFinding.objects.exclude(sentence="").count()
    assert "sejak RKP-5108022021-2027-1" in shown


def test_the_kecamatan_registers_what_came_on_paper(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    answer = sign_in(cast.rina).post(submit_url(rkp), handing_over(cast, rkp.desa), follow=True)
    submission, move = Submission.objects.get(), review_of(rkp).move_set.get()
    assert (submission.is_on_paper, submission.letter_number) == (True, "140/7")
    assert (move.via, move.by) == (DoneVia.FROM_SCAN, cast.rina)
    assert "dicatat dari surat pengantar" in answer.content.decode()
    assert "Dicatat dari naskah bertanda tangan" in page(sign_in, cast.sari, rkp)


def test_paper_without_a_scan_is_refused_beside_the_field(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    typed = handing_over(cast, rkp.desa) | {"scan": ""}
    answer = sign_in(cast.rina).post(submit_url(rkp), typed)
    assert answer.context["form"].errors["scan"]
    assert case(rkp).state == ReviewState.DRAFT


def test_the_village_sees_who_holds_its_plan_and_until_when(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    shown = page(sign_in, cast.sari, taken_up(cast, rkp))
    for words in ("Sedang diperiksa Kecamatan Seririt", "Dipegang Rina", "tersisa 5 hari kerja"):
        assert words in shown, words


@pytest.mark.parametrize(("who", "button"), [("sari", "Ajukan untuk diperiksa"), ("rina", "dari naskah bertanda")])
def test_a_draft_offers_its_next_act_to_those_who_may(
    cast: Cast, rkp: RkpDesa, sign_in: SignIn, who: str, button: str
) -> None:
    offered = page(sign_in, getattr(cast, who), rkp).split('class="button-row', 1)[1].split("</p>", 1)[0]
    assert button in offered


def test_others_read_why_not_and_who_can(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    shown = page(sign_in, cast.karto, rkp)
    assert "Kepala Dusun tidak mengajukan rencana desa." in shown
    assert "Yang dapat: Sekretaris Desa" in shown
    assert submit_url(rkp) not in shown


def test_the_history_says_who_when_and_why(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    shown = page(sign_in, cast.joko, recommended(cast, rkp))
    for words in ("Mulai periksa", "Rekomendasikan", "Dicatat dari naskah bertanda tangan Nomor 140/7", "Rina"):
        assert words in shown, words
    assert paper().document_number == "140/7"


def test_a_submission_is_withdrawn_and_opened_again(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = submitted(cast, rkp)
    url = reverse("review_withdraw", args=[review_of(plan).uid])
    answer = sign_in(cast.sari).post(url, {"version": version(plan), "reason": ""}, follow=True)
    assert "Pengajuan ditarik" in answer.content.decode()
    assert case(plan).state == ReviewState.DRAFT


def test_stepping_back_asks_for_a_reason(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = went_on(cast, rkp)
    url, browser = reverse("review_step_back", args=[review_of(plan).uid]), sign_in(cast.sari)
    assert browser.post(url, {"version": version(plan), "reason": " "}).context["form"].errors["reason"]
    browser.post(url, {"version": version(plan), "reason": "Ada yang terlewat."})
    assert case(plan).state == ReviewState.DRAFT


def test_going_on_asks_for_a_reason_and_keeps_the_sentences(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    url, browser = reverse("review_go_on", kwargs={"kind": "rkp", "pk": rkp.pk}), sign_in(cast.sari)
    typed = sentences(rkp) | {"version": "1"}
    assert "Sudah kami periksa." in browser.post(url, typed | {"reason": ""}).content.decode()
    browser.post(url, typed | {"reason": "Waktu mendesak."})
    assert case(rkp).state == ReviewState.PROCEEDING
    assert "Waktu mendesak." in page(sign_in, cast.joko, rkp)


def test_a_note_leads_to_its_line_and_is_answered(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    note, browser = note_of(returned(rkp.desa)), sign_in(cast.wati)
    notes = reverse("review_notes", args=[review_of(rkp).uid])
    shown = browser.get(notes).content.decode()
    assert reverse("rkp_line_edit", kwargs={"uid": line(rkp, NOTED).uid}) in shown
    assert "Terbuka: dapat diubah" in shown
    url = reverse("note_answer", args=[note.uid])
    answer = browser.post(url, {"text": "Sudah 80 m.", "version": note.version}, follow=True)
    assert "Sudah 80 m." in answer.content.decode()


def test_two_answers_at_once_keep_both_in_sight(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    note = note_of(returned(rkp.desa))
    url = reverse("note_answer", args=[note.uid])
    sign_in(cast.wati).post(url, {"text": "Sudah 80 m.", "version": note.version})
    answer = sign_in(cast.sari).post(url, {"text": "Sudah 90 m.", "version": note.version})
    shown = answer.content.decode()
    assert "Sudah 80 m." in shown
    assert "Sudah 90 m." in shown
