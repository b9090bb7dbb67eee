"""Notes: pinned to a cell, a line or the document; private until the return; answered, closed, opened again."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.verdict import NotAllowed
from codes.models import Bidang
from places.errors import DomainError, StaleVersion
from planning.models import PlanOpening, RkpDesa
from planning.open_parts import open_parts
from planning.services.rkp import cite_legal_basis
from review.enums import NoteOpens, Severity
from review.models import ReviewNote
from review.note_data import NoteData
from review.note_parts import mark_of
from review.services.notes import add_note, answer_note, close_note, edit_note, remove_note, reopen_note
from review.services.reviewing import recommend, return_plan
from tests.cast import Cast
from tests.review.examining import (
    KAMBOJA,
    MELATI,
    about_document,
    change_line,
    fresh,
    given_back,
    handed_in_again,
    noted,
    review_of,
)
from tests.review.making import line, paper, submitted, taken_up, version


def test_a_note_keeps_the_names_of_line_and_column_as_they_were_submitted(cast: Cast, rkp: RkpDesa) -> None:
    note = noted(cast, taken_up(cast, rkp), field="volume")
    assert (note.line_name, note.field_label, note.sent_at) == (MELATI, "Volume dan Satuan", None)


def test_a_note_wants_words(cast: Cast, rkp: RkpDesa) -> None:
    with pytest.raises(DomainError, match="Tulis catatannya"):
        noted(cast, taken_up(cast, rkp), text="  ")


def test_a_note_is_pinned_only_to_what_was_submitted(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    with pytest.raises(DomainError, match="tidak ada dalam rencana"):
        noted(cast, plan, line_uid=review_of(plan).uid)
    with pytest.raises(DomainError, match="Kolom ini tidak ada"):
        noted(cast, plan, field="warna")
    with pytest.raises(DomainError, match="Pilih kegiatannya"):
        noted(cast, plan, line_uid=None, field="volume", opens=NoteOpens.NOTHING)


def test_a_note_opens_a_line_or_a_bidang_only_when_it_names_it(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    with pytest.raises(DomainError, match="kegiatan yang dibuka"):
        noted(cast, plan, line_uid=None)
    with pytest.raises(DomainError, match="bidang yang dibuka"):
        noted(cast, plan, opens=NoteOpens.BIDANG)


def test_notes_are_written_by_the_officers_who_have_the_plan(cast: Cast, rkp: RkpDesa) -> None:
    plan = submitted(cast, rkp)
    with pytest.raises(NotAllowed, match="selama rencana diperiksa"):
        add_note(by=cast.rina, plan=plan, data=about_document())
    with pytest.raises(NotAllowed, match="tidak mengembalikan"):
        add_note(by=cast.sari, plan=plan, data=about_document())


def test_nobody_writes_notes_on_a_plan_that_he_helped_to_write(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    cast.rina.orang = cast.sari.orang
    with pytest.raises(NotAllowed, match="ikut menyusun"):
        add_note(by=cast.rina, plan=plan, data=about_document())


def test_the_camat_mends_the_draft_of_his_officer(cast: Cast, rkp: RkpDesa) -> None:
    note = noted(cast, taken_up(cast, rkp))
    camat = cast.of(Role.CAMAT)
    edit_note(by=camat, note=note, version=1, data=NoteData("Ukur ulang.", Severity.SHOULD, line_uid=note.line_uid))
    assert (fresh(note).text, fresh(note).severity, fresh(note).version) == ("Ukur ulang.", Severity.SHOULD, 2)


def test_of_two_officers_who_write_the_same_draft_the_second_is_told(cast: Cast, rkp: RkpDesa) -> None:
    note = noted(cast, taken_up(cast, rkp))
    edit_note(by=cast.of(Role.CAMAT), note=note, version=1, data=about_document("Ukur ulang."))
    with pytest.raises(StaleVersion):
        edit_note(by=cast.rina, note=note, version=1, data=about_document("Hapus saja."))
    with pytest.raises(StaleVersion):
        remove_note(by=cast.rina, note=note, version=1)
    assert fresh(note).text == "Ukur ulang."


def test_a_draft_is_thrown_away_and_a_sent_note_stays(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    draft, kept = noted(cast, plan), noted(cast, plan, KAMBOJA)
    remove_note(by=cast.rina, note=draft, version=1)
    handed_in_again(cast, given_back(cast, plan))
    assert list(ReviewNote.objects.all()) == [kept]
    with pytest.raises(DomainError, match="sudah dikirim"):
        remove_note(by=cast.rina, note=fresh(kept), version=1)
    with pytest.raises(DomainError, match="sudah dikirim"):
        edit_note(by=cast.rina, note=fresh(kept), version=1, data=about_document())


def test_the_return_sends_all_drafts_and_opens_what_they_name(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan)
    fourth = Bidang.objects.get(code="4")
    add_note(by=cast.rina, plan=plan, data=about_document(opens=NoteOpens.BIDANG, bidang=fourth))
    add_note(by=cast.rina, plan=plan, data=about_document(opens=NoteOpens.ADDING))
    given_back(cast, plan)
    assert not ReviewNote.objects.filter(sent_at=None).exists()
    kinds = PlanOpening.objects.filter(rkp=plan, closed_at=None).values_list("kind", "rkp_line__name", "bidang__code")
    assert sorted(kinds) == [("adding", None, None), ("bidang", None, "4"), ("line", MELATI, None)]


def test_a_note_may_open_what_belongs_to_no_line(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    """Without it a wrong legal basis could be named and not mended."""
    plan = taken_up(cast, rkp)
    add_note(by=cast.rina, plan=plan, data=about_document("PP 43/2014 sudah dicabut.", opens=NoteOpens.TEXTS))
    given_back(cast, plan)
    page = reverse("rkp_legal_basis", args=[plan.pk])
    assert page in sign_in(cast.sari).get(reverse("review_notes", args=[review_of(plan).uid])).content.decode()
    assert sign_in(cast.sari).get(page).status_code == 200
    cite_legal_basis(by=cast.sari, rkp=plan, version=RkpDesa.objects.get(pk=plan.pk).version, rows=[])
    assert not open_parts(RkpDesa.objects.get(pk=plan.pk)).takes_lines


def test_a_return_stops_when_the_notes_are_not_those_that_were_shown(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    seen = mark_of([noted(cast, plan)])
    noted(cast, plan, KAMBOJA)
    with pytest.raises(StaleVersion, match="Catatannya"):
        return_plan(by=cast.rina, plan=plan, version=version(plan), reason="Perbaiki.", seen=seen)
    assert review_of(plan).state == "in_review"


def test_the_village_answers_what_it_was_sent_while_it_has_the_plan(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    note = noted(cast, plan)
    with pytest.raises(NotAllowed):
        answer_note(by=cast.sari, note=note, version=1, text="Sudah.")
    given_back(cast, plan)
    answer_note(by=cast.sari, note=note, version=1, text=" Volume menjadi 90 m. ")
    assert (fresh(note).answer, fresh(note).answered_by) == ("Volume menjadi 90 m.", cast.sari)
    answer_note(by=cast.wati, note=note, version=2, text="")
    assert (fresh(note).answer, fresh(note).answered_by) == ("", None)


def test_a_note_that_was_heeded_is_closed_and_may_be_opened_again(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    note = noted(cast, plan)
    with pytest.raises(DomainError, match="buang saja"):
        close_note(by=cast.rina, note=note, version=1)
    handed_in_again(cast, given_back(cast, plan))
    close_note(by=cast.rina, note=note, version=1)
    assert fresh(note).closed_by == cast.rina
    with pytest.raises(DomainError, match="Tulis sedikitnya satu"):
        return_plan(by=cast.rina, plan=plan, version=version(plan), reason="Perbaiki.")
    reopen_note(by=cast.rina, note=note, version=2)
    assert fresh(note).closed_at is None


def test_a_plan_is_recommended_only_when_what_must_be_mended_is_closed(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    must, advice = noted(cast, plan), add_note(by=cast.rina, plan=plan, data=about_document())
    with pytest.raises(DomainError, match="1 catatan wajib"):
        recommend(by=cast.of(Role.CAMAT), plan=plan, version=version(plan))
    remove_note(by=cast.rina, note=must, version=1)
    recommend(by=cast.rina, plan=plan, version=version(plan), paper=paper())
    assert fresh(advice).sent_at is not None


def test_a_note_on_one_line_leaves_the_others_locked(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan)
    given_back(cast, plan)
    change_line(cast, plan, MELATI, target="90 m jalan beton")
    with pytest.raises(DomainError):
        change_line(cast, plan, KAMBOJA, target="90 m jalan beton")
    assert line(plan, KAMBOJA).target == ""
