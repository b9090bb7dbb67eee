"""From the BPD's agreement to the Perdes: dates, numbers, the frozen edition, and one PDF with its annexes."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.editions import issued_in, last_edition
from planning.enums import PlanLock, PlanStatus
from planning.models import PlanEdition, RkpDesa, RpjmDesa
from planning.perdes import Perdes
from planning.reading import rkp_line_data
from planning.services.changes import enact_change, open_change
from planning.services.enacting import enact_plan
from planning.services.rkp_lines import update_rkp_line
from reporting.issued import faults_of, file_of, payload_of
from review.enums import ReviewState
from review.models import Enactment, ReviewMove
from review.services.agreeing import agree, undo_agree
from review.services.chapters import add_chapter
from review.services.enacting import enact
from tests.cast import Cast
from tests.planning.changing import new_law
from tests.review.making import agreed, agreement, case, enactment, line, paper, recommended, said, version, went_on
from tests.review.pdfs import blank_pdf


def made(cast: Cast, rkp: RkpDesa, **values: Any) -> Enactment:
    """Made, the kepala desa, sets the plan."""
    return enact(by=cast.made, plan=rkp, version=version(rkp), data=enactment(**values))


def test_the_kepala_desa_sets_what_the_bpd_agreed_to(cast: Cast, rkp: RkpDesa) -> None:
    row = made(cast, agreed(cast, rkp))
    found = case(rkp)
    assert (found.state, found.review.enacted_on) == (ReviewState.ENACTED, row.perdes_date)
    assert (found.plan.status, found.plan.lock, found.plan.lock_holder) == (PlanStatus.ENACTED, PlanLock.OPEN, "")
    assert (found.plan.perdes_number, found.plan.perdes_date) == ("4", date(2026, 9, 15))
    assert row.edition == last_edition(rkp)
    assert (row.lembaran_number, row.lembaran_year) == ("4", 2026)


def test_the_perdes_is_issued_with_the_matrix_and_the_villages_chapters_behind_it(cast: Cast, rkp: RkpDesa) -> None:
    add_chapter(by=cast.sari, plan=rkp, title="Bab I Pendahuluan", content=blank_pdf(3, width=601))
    row = made(cast, agreed(cast, rkp))
    document = issued_in(row.edition)["perdes-rkp"]
    assert document == row.document
    payload = payload_of(document)
    assert not payload.draft
    assert payload.context["annexes"][0]["pages"] == "3"
    pages = PdfReader(BytesIO(file_of(document, "pdf").data)).pages
    assert sum(round(page.mediabox.width) == 601 for page in pages) == 3
    words = "".join(page.extract_text() for page in pages)
    for expected in ("NOMOR 4 TAHUN 2026", "LEMBARAN DESA UMEANYAR TAHUN 2026 NOMOR 4", "Rabat beton Jalan Melati"):
        assert expected in words
    assert list(faults_of(document)) == []


def test_nobody_but_the_kepala_desa_sets_a_plan_in_the_application(cast: Cast, rkp: RkpDesa) -> None:
    agreed(cast, rkp)
    for who in (cast.joko, cast.wati, cast.karto, cast.rina, cast.dewi, cast.bejo):
        with pytest.raises(NotAllowed):
            enact(by=who, plan=rkp, version=version(rkp), data=enactment())
    with pytest.raises(DomainError, match="pindaian"):
        enact(by=cast.sari, plan=rkp, version=version(rkp), data=enactment())
    assert not Enactment.objects.exists()


def test_the_secretary_records_the_signed_paper_and_it_is_kept(cast: Cast, rkp: RkpDesa) -> None:
    agreed(cast, rkp)
    row = enact(by=cast.sari, plan=rkp, version=version(rkp), data=enactment(), paper=paper(date(2026, 9, 15)))
    assert row.edition.perdes_scan.name.endswith(".png")
    move = ReviewMove.objects.get(review=row.review, act="enact")
    assert (move.get_via_display(), bool(move.scan)) == ("Dicatat dari naskah bertanda tangan", True)


@pytest.mark.parametrize("state", [lambda cast, rkp: rkp, went_on, recommended], ids=["draft", "went on", "passed"])
def test_no_plan_is_set_before_the_bpd_agreed(cast: Cast, rkp: RkpDesa, state: Any) -> None:
    state(cast, rkp)
    with pytest.raises(NotAllowed, match="tidak dapat “Tetapkan Perdes”"):
        made(cast, rkp)
    with pytest.raises(NotAllowed, match="belum disepakati BPD"):
        enact_plan(by=cast.made, plan=case(rkp).plan, perdes=Perdes("4", date(2026, 9, 15)))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"perdes_date": date(2026, 9, 9)}, "perdes_date"),  # the agreement is of 10 September
        ({"promulgated_on": date(2026, 9, 14)}, "promulgated_on"),
        ({"promulgated_on": date(2999, 1, 1)}, "promulgated_on"),
        ({"perdes_number": " "}, "perdes_number"),
        ({"perdes_number": "03", "perdes_date": date(2026, 9, 15)}, "perdes_number"),
        ({"lembaran_number": ""}, "lembaran_number"),
    ],
)
def test_dates_stand_in_order_and_numbers_are_used_once(cast: Cast, rkp: RkpDesa, wrong: dict, field: str) -> None:
    RpjmDesa.objects.filter(desa=rkp.desa).update(perdes_number="3", perdes_date=date(2026, 2, 1))
    agreed(cast, rkp)
    with pytest.raises(DomainError) as refusal:
        made(cast, rkp, **wrong)
    assert refusal.value.field == field
    assert case(rkp).plan.lock == PlanLock.AGREED
    assert not PlanEdition.objects.filter(rkp=rkp).exists()


def test_who_saw_an_older_state_is_told(cast: Cast, rkp: RkpDesa) -> None:
    agreed(cast, rkp)
    seen = version(rkp)
    undo_agree(by=cast.joko, plan=rkp, version=seen, reason="Anggaran berubah.")
    with pytest.raises(StaleVersion):
        enact(by=cast.made, plan=rkp, version=seen, data=enactment())


def test_a_keputusan_bpd_number_is_used_once_in_a_year(cast: Cast, rkp: RkpDesa) -> None:
    agreed(cast, rkp)
    made(cast, rkp)
    change_of(cast, rkp)
    went_on(cast, rkp)
    with pytest.raises(DomainError) as refusal:
        agree(by=cast.joko, plan=rkp, version=version(rkp), data=agreement(keputusan_number="05"))
    assert refusal.value.field == "keputusan_number"


def change_of(cast: Cast, rkp: RkpDesa) -> None:
    """Sari opens the plan again and makes its road dearer."""
    open_change(by=cast.sari, plan=RkpDesa.objects.get(pk=rkp.pk), data=new_law(evidence_date=date(2026, 9, 20)))
    road = line(rkp, "Rabat beton Jalan Melati")
    data = replace(rkp_line_data(road), name="Rabat beton Jalan Melati Barat")
    update_rkp_line(by=cast.sari, line=road, version=road.version, data=data)


def test_a_change_goes_the_same_way_and_its_perdes_replaces_the_former(cast: Cast, rkp: RkpDesa) -> None:
    first = made(cast, agreed(cast, rkp))
    change_of(cast, rkp)
    change = case(rkp).review.perubahan
    with pytest.raises(NotAllowed, match="belum disepakati BPD"):
        enact_change(by=cast.made, change=change, version=change.version, perdes=Perdes("6", date(2026, 10, 20)))
    went_on(cast, rkp)
    later = agreement(keputusan_number="8", keputusan_date=date(2026, 10, 10), ba_date=date(2026, 10, 10))
    agree(by=cast.joko, plan=rkp, version=version(rkp), data=later)
    second = made(
        cast, rkp, perdes_number="6", perdes_date=date(2026, 10, 20), promulgated_on=date(2026, 10, 20),
        lembaran_number="6",
    )  # fmt: skip
    assert (second.edition.number, second.document.replaces) == (1, first.document)
    titles = [annex["title"] for annex in payload_of(second.document).context["annexes"]]
    assert titles == ["Matriks RKP Desa", "Semula–menjadi"]
    assert "Perubahan atas Peraturan Desa Nomor 4 Tahun 2026" in payload_of(second.document).title
    assert RkpDesa.objects.get(pk=rkp.pk).status == PlanStatus.ENACTED
    assert said(rkp) is not None
