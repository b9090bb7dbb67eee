"""The recap of a kecamatan and a kabupaten on paper says what the board says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from planning.models import RkpDesa
from reporting.errors import DocumentError
from reporting.payload import MatrixDocument
from reporting.registry import document
from reporting.rendering import render
from review.models import PlanReview
from tests.cast import Cast
from tests.review.making import YEAR, ready_rkp, submitted

TOTAL = 232_000_000


def recap(key: str, **place: str) -> MatrixDocument:
    """The recap as the command prints it."""
    return document(key).payload(year=YEAR, **place)


def cells(matrix: MatrixDocument, kind: str) -> list[dict]:
    """The rows of a kind by the keys of the columns."""
    keys = [column.key for column in matrix.table.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in matrix.table.rows if row.kind == kind]


def test_a_kecamatan_prints_every_village_with_what_was_frozen(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    rows = {row["desa"]: row for row in cells(recap("rekap-kecamatan", kecamatan="51.08.02"), "row")}
    assert set(rows) == {"Umeanyar", "Kalianget"}
    mine = rows["Umeanyar"]
    assert (mine["masa"], mine["rpjm"], mine["keadaan"]) == ("2021–2028", "Ditetapkan", "Diajukan")
    assert (mine["dds"], mine["add"], mine["lain"], mine["jumlah"]) == (210_000_000, 22_000_000, 0, TOTAL)
    assert (rows["Kalianget"]["keadaan"], rows["Kalianget"]["jumlah"]) == ("Belum dibuka", None)


def test_a_kabupaten_prints_kecamatan_with_sums_that_add_up(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    matrix = recap("rekap-kabupaten", kabupaten="51.08")
    assert [row.label for row in matrix.table.rows if row.kind == "group"] == ["KECAMATAN SERIRIT", "KECAMATAN BANJAR"]
    parts, total = cells(matrix, "subtotal"), cells(matrix, "total")[0]
    assert [part["jumlah"] for part in parts] == [TOTAL, 0]
    assert (total["jumlah"], total["kegiatan"]) == (TOTAL, 5)


def test_what_is_overdue_is_remarked(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    PlanReview.objects.update(due_on=timezone.localdate() - timedelta(days=14))
    row = next(row for row in cells(recap("rekap-kecamatan", kecamatan="51.08.02"), "row") if row["desa"] == "Umeanyar")
    assert row["ket"].startswith("Terlambat ")


def test_the_camat_signs_by_name_and_nobody_is_made_up_for_the_kabupaten(cast: Cast) -> None:
    assert recap("rekap-kecamatan", kecamatan="51.08.02").signatures[0].name == "Nyoman"
    assert recap("rekap-kabupaten", kabupaten="51.08").signatures[0].name is None


@pytest.mark.parametrize(
    ("key", "place"), [("rekap-kecamatan", {"kecamatan": "99.99.99"}), ("rekap-kabupaten", {"kabupaten": "99.99"})]
)
def test_an_unknown_place_is_said_to_be_unknown(db, key: str, place: dict) -> None:
    with pytest.raises(DocumentError, match="tidak dikenal"):
        recap(key, **place)


def test_the_recap_is_had_as_pdf_and_as_workbook(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    matrix = recap("rekap-kabupaten", kabupaten="51.08")
    assert render(matrix, "pdf").data.startswith(b"%PDF")
    assert render(matrix, "xlsx").data.startswith(b"PK")


def test_the_pictures_on_paper_carry_the_figures_of_the_page(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    submitted(cast, rkp)
    ready_rkp(cast.bejo, cast.villages.kalianget)
    pictures = document("rekap-gambar").payload(year=YEAR, kecamatan="51.08.02").context["pictures"]
    chart = sign_in(cast.rina).get(reverse("review_board"), {"tahun": YEAR}).context["chart"]
    shown = [(label, amounts[0]) for label, amounts in chart.table_rows]
    assert [(row["label"], row["amount"]) for row in pictures[0]["rows"]] == shown
    assert [row["width"] for row in pictures[0]["rows"]] == [bar.width.rstrip("%") for bar in chart.bars]
    assert shown == [("Disusun desa", "1"), ("Diajukan", "1")]


def test_papers_of_the_chosen_kecamatan_are_offered_to_the_kabupaten(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    browser, kwargs = sign_in(cast.dewi), {"year": YEAR}
    page = browser.get(reverse("review_board_documents", kwargs=kwargs), {"kecamatan": "51.08.02"}).text
    assert "rekap-kecamatan" in page
    assert "rekap-kabupaten" not in page
    assert "rekap-kabupaten" in browser.get(reverse("review_board_documents", kwargs=kwargs)).text
    assert browser.get(reverse("review_board_documents", kwargs={"year": 1200})).status_code == 404
    missing = {"year": YEAR, "key": "rekap-kecamatan"}
    assert browser.get(reverse("review_board_document", kwargs=missing)).status_code == 404
