"""The terms of reference (KAK) of a programme."""

from datetime import date

import pytest
from django.urls import reverse

from reporting.errors import DocumentError
from reporting.registry import document
from reporting.rendering import render
from tests.training.making import make_program, make_session
from tests.training.making_library import make_module, teach
from training.enums import SessionStatus
from training.models import TrainingProgram

WHOLE = {
    "background": "Rencana terlambat.",
    "general_aim": "Rencana tepat waktu.",
    "expected_results": "Jadwal langkah\nRencana tindak lanjut",
    "budget": 25_000_000,
}


def kak(program: TrainingProgram):
    """The terms of reference as they are drawn."""
    return document("kak-pelatihan").payload(id=program.pk)


def test_the_schedule_in_it_is_counted_from_the_map(cast):
    program = make_program(cast.dewi.kabupaten, **WHOLE)
    teach(program, make_module(None, "Pagu", hours=3), make_module(None, "RAB", hours=4, outcome="Menyusun RAB"))
    seririt, banjar = cast.villages.umeanyar.kecamatan, cast.villages.dencarik.kecamatan
    make_session(program, kecamatan=[banjar, seririt], on=date(2015, 4, 27))
    cancelled = make_session(program, kecamatan=[banjar], on=date(2015, 4, 28), number=2)
    cancelled.status, cancelled.cancelled_reason = SessionStatus.CANCELLED, "Banjir"
    cancelled.save()
    context = kak(program).context
    assert context["schedule"] == [["Senin, 27 April 2015", "Banjar, Seririt", "Balai Masyarakat Umeanyar", "3"]]
    assert (context["people"], context["hours"]) == (3, 7)
    assert context["modules"][1] == ["RAB", ["Menyusun RAB"], 4]
    assert context["called"] == ["Sekretaris Desa, satu orang setiap desa"]
    assert ["Biaya", "Rp25.000.000 (Dua puluh lima juta rupiah)"] in context["funding"]


def test_it_is_a_draft_until_background_aims_results_and_modules_are_written(cast):
    program = make_program(cast.dewi.kabupaten, **WHOLE)
    assert kak(program).draft
    teach(program, make_module(None))
    assert not kak(program).draft


def test_each_level_of_government_has_its_own_letterhead_and_signer(cast):
    for place, head, signer in (
        (cast.dewi.kabupaten, "PEMERINTAH KABUPATEN BULELENG", "Kepala Dinas PMD"),
        (cast.rina.kecamatan, "KECAMATAN SERIRIT", "Camat Seririt"),
        (cast.villages.umeanyar, "UMEANYAR", "Perbekel Umeanyar"),
    ):
        context = kak(make_program(place)).context
        assert head in str(context["kop"]).upper()
        assert signer.upper() in str(context["signatures"]).upper()


def test_a_deleted_programme_has_no_paper(cast):
    program = make_program(cast.dewi.kabupaten)
    TrainingProgram.objects.update(deleted_at="2026-01-01T00:00:00Z")
    with pytest.raises(DocumentError, match="tidak ada"):
        kak(program)


def test_it_is_found_from_the_page_of_the_programme_and_comes_as_pdf(cast, sign_in):
    program = make_program(cast.dewi.kabupaten, **WHOLE)
    browser = sign_in(cast.dewi)
    papers = reverse("training_program_documents", kwargs={"uid": program.uid})
    assert papers in browser.get(reverse("program_detail", kwargs={"uid": program.uid})).content.decode()
    paper = reverse("training_program_document", kwargs={"uid": program.uid, "key": "kak-pelatihan"})
    assert paper in browser.get(papers).content.decode()
    assert "Rencana terlambat." in browser.get(paper).content.decode()
    assert render(kak(program), "pdf").data.startswith(b"%PDF-")
