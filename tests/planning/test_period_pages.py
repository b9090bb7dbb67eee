"""The pages that open a plan, extend its period and record its Perdes."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from planning.models import RpjmDesa
from planning.services.rpjm import create_rpjm, describe_rpjm
from tests.planning.making_files import locked_pdf, pdf, pdf_with_attachment
from tests.planning.sent import filled, sent_by

PDF = pdf()


def refused_fields(answer) -> set[str]:
    assert answer.status_code == 200
    return set(re.findall(r'id="id_(\w+)_error"', answer.text))


def scan(content: bytes = PDF, name: str = "perdes.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.fixture
def old_rpjm(cast) -> RpjmDesa:
    """Umeanyar's plan of six years, enacted before the application existed."""
    return create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2021, last_year=2026, is_before_app=True)


def test_a_plan_is_opened_for_the_own_village(cast, sign_in):
    sari = sign_in(cast.sari)
    answer = sari.post("/rpjm/baru/", {"first_year": "2027", "last_year": "2034"})
    rpjm = RpjmDesa.objects.get()
    assert answer["Location"] == f"/rpjm/{rpjm.pk}/"
    assert (rpjm.desa, rpjm.period, rpjm.is_before_app) == (cast.villages.umeanyar, "2027–2034", False)


@pytest.mark.parametrize(
    ("first", "last", "refused"),
    [
        ("", "", {"first_year", "last_year"}),
        ("2027", "2035", {"last_year"}),
        ("2027", "2026", {"last_year"}),
        ("1999", "2005", {"first_year"}),
        ("dua ribu", "2034", {"first_year"}),
        ("²", "2034", {"first_year"}),
        ("9" * 5_000, "2034", {"first_year"}),
        ("2.027", "2034", {"first_year"}),
        ("2024", "2028", {"first_year"}),
    ],
)
def test_an_odd_period_is_refused_and_stays_as_typed(cast, old_rpjm, sign_in, first, last, refused):
    data = {"first_year": first, "last_year": last, "is_before_app": "on"}
    answer = sign_in(cast.sari).post("/rpjm/baru/", data)
    assert refused_fields(answer) == refused
    assert filled(sent_by(answer.text)) == filled({name: [value] for name, value in data.items()})
    assert RpjmDesa.objects.count() == 1


def test_a_period_is_extended_to_eight_years(cast, old_rpjm, sign_in):
    sari = sign_in(cast.sari)
    fields = sent_by(sari.get(f"/rpjm/{old_rpjm.pk}/perpanjang/").text)
    assert (fields["last_year"], fields["version"]) == (["2028"], ["1"])
    answer = sari.post(f"/rpjm/{old_rpjm.pk}/perpanjang/", fields | {"reason": "UU Nomor 3 Tahun 2024"})
    assert answer["Location"] == f"/rpjm/{old_rpjm.pk}/"
    old_rpjm.refresh_from_db()
    assert old_rpjm.period == "2021–2028"
    assert "UU Nomor 3 Tahun 2024" in sari.get(f"/rpjm/{old_rpjm.pk}/riwayat/").text


@pytest.mark.parametrize(("last", "reason", "refused"), [("2026", "UU", {"last_year"}), ("2028", " ", {"reason"})])
def test_an_extension_needs_a_later_year_and_a_reason(cast, old_rpjm, sign_in, last, reason, refused):
    data = {"last_year": last, "reason": reason, "version": "1"}
    answer = sign_in(cast.sari).post(f"/rpjm/{old_rpjm.pk}/perpanjang/", data)
    assert refused_fields(answer) == refused
    assert sent_by(answer.text)["last_year"] == [last]


@pytest.mark.parametrize("page", ["perpanjang", "catat-perdes"])
def test_a_stale_page_is_refused_once_and_can_be_sent_again(cast, old_rpjm, sign_in, page):
    describe_rpjm(by=cast.wati, rpjm=old_rpjm, version=1, visi="Wati", arah_pembangunan="", arah_keuangan="")
    data = {"last_year": "2028", "reason": "UU 3/2024", "perdes_number": "3", "perdes_date": "2020-12-30"}
    sari = sign_in(cast.sari)
    answer = sari.post(f"/rpjm/{old_rpjm.pk}/{page}/", data | {"version": "1"})
    assert answer.status_code == 200
    assert "baru saja menyimpan rencana ini" in answer.text
    assert sari.post(f"/rpjm/{old_rpjm.pk}/{page}/", sent_by(answer.text)).status_code == 302
    old_rpjm.refresh_from_db()
    assert old_rpjm.version == 3


def test_an_old_plan_is_recorded_and_its_scan_is_read_by_those_who_may_see_the_plan(cast, old_rpjm, sign_in):
    sari = sign_in(cast.sari)
    assert sari.get(f"/rpjm/{old_rpjm.pk}/perdes/").status_code == 404
    data = {"perdes_number": "3 Tahun 2020", "perdes_date": "2020-12-30", "version": "1", "scan": scan()}
    assert sari.post(f"/rpjm/{old_rpjm.pk}/catat-perdes/", data).status_code == 302
    for reader in (cast.sari, cast.joko, cast.rina, cast.dewi):
        answer = sign_in(reader).get(f"/rpjm/{old_rpjm.pk}/perdes/")
        assert answer.getvalue() == PDF
        assert answer["Content-Disposition"].startswith("attachment")
    assert sign_in(cast.bejo).get(f"/rpjm/{old_rpjm.pk}/perdes/").status_code == 404
    assert sari.get(f"/rpjm/{old_rpjm.pk}/catat-perdes/").status_code == 403


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"perdes_number": ""}, {"perdes_number"}),
        ({"perdes_number": "9" * 31}, {"perdes_number"}),
        ({"perdes_date": "kemarin"}, {"perdes_date"}),
        ({"perdes_date": "2020-13-41"}, {"perdes_date"}),
        ({"perdes_date": "9999-12-31"}, {"perdes_date"}),
        ({"perdes_date": "0001-01-01"}, {"perdes_date"}),
        ({"scan": scan(b"<html>", "perdes.pdf")}, {"scan"}),
        ({"scan": scan(b"")}, {"scan"}),
        ({"scan": scan(b"%PDF-1.7 rusak")}, {"scan"}),
        ({"scan": scan(locked_pdf())}, {"scan"}),
        ({"scan": scan(pdf_with_attachment())}, {"scan"}),
        ({"scan": scan(PDF + b"0" * (10 * 1024 * 1024))}, {"scan"}),
    ],
)
def test_an_odd_perdes_is_refused(cast, old_rpjm, sign_in, changes, refused):
    data = {"perdes_number": "3", "perdes_date": "2020-12-30", "version": "1"} | changes
    answer = sign_in(cast.sari).post(f"/rpjm/{old_rpjm.pk}/catat-perdes/", data)
    assert refused_fields(answer) == refused
    old_rpjm.refresh_from_db()
    assert old_rpjm.is_draft


@pytest.mark.parametrize("who", ["karto", "joko", "made"])
def test_readers_of_the_village_open_and_change_no_plan(cast, old_rpjm, sign_in, who):
    reader = sign_in(getattr(cast, who))
    for page in ("/rpjm/baru/", f"/rpjm/{old_rpjm.pk}/perpanjang/", f"/rpjm/{old_rpjm.pk}/catat-perdes/"):
        assert reader.get(page).status_code == 403
        assert reader.post(page, {"first_year": "2027", "last_year": "2034"}).status_code == 403
    assert RpjmDesa.objects.count() == 1
