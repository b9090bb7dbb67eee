"""The pages of programmes, cooperation and priorities."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning.models import KerjaSama, PrioritasKabupaten, ProgramMasuk
from planning.services.programs import update_program
from tests.planning.making_data import (
    make_cooperation,
    make_priority,
    make_program,
    make_rkp,
    make_rkp_line,
    program_data,
)
from tests.planning.sent import sent_by


@pytest.fixture
def desa(cast, codes):
    return cast.villages.umeanyar


def shown(browser, name: str, query: str = "") -> str:
    return browser.get(reverse(name) + query).content.decode()


def test_sari_enters_a_programme_and_finds_it_by_its_year(cast, desa, sign_in):
    browser = sign_in(cast.sari)
    assert "Belum ada program masuk desa" in shown(browser, "program_list")
    typed = {
        "bidang": "2",
        "name": "Jalan kabupaten",
        "level": "kabupaten",
        "first_year": "2027",
        "amount": "2,5 miliar",
    }
    answer = browser.post(reverse("program_create"), typed | {"simpan": "1"})
    assert answer["Location"] == reverse("program_list")
    stored = ProgramMasuk.objects.get()
    assert (stored.amount, stored.first_year, stored.last_year) == (2_500_000_000, 2027, 2027)
    assert "Jalan kabupaten" in shown(browser, "program_list", "?tahun=2027")
    assert "Tidak ada yang cocok" in shown(browser, "program_list", "?tahun=2028")
    assert "Jalan kabupaten" in shown(browser, "program_list", "?tahun=²")


def test_simpan_dan_tambah_lagi_opens_the_next_empty_form(cast, desa, sign_in):
    typed = {"bidang": "2", "name": "A", "level": "pusat", "first_year": "2027", "simpan_tambah": "1"}
    assert sign_in(cast.sari).post(reverse("program_create"), typed)["Location"] == reverse("program_create")


def test_a_form_with_errors_keeps_what_was_typed(cast, desa, sign_in):
    typed = {"name": "Jalan", "first_year": "2027", "last_year": "2026", "amount": "1,5", "volume": "3", "sdgs": ["9"]}
    answer = sign_in(cast.sari).post(reverse("program_create"), typed)
    assert answer.status_code == 200
    assert {"bidang", "level", "last_year", "amount", "unit"} <= answer.context["form"].errors.keys()
    again = sent_by(answer.content.decode())
    assert (again["name"], again["amount"], again["sdgs"]) == (["Jalan"], ["1,5"], ["9"])
    assert not ProgramMasuk.objects.exists()


def test_what_a_form_shows_is_what_it_saves(cast, desa, sign_in):
    values = {"agreement_number": "12/KS/2026", "partner_amount": 5_000_000, "sdgs": (1, 9), "manfaat": "Petani"}
    row = make_cooperation(cast.sari, desa, last_year=2029, **values)
    browser = sign_in(cast.sari)
    page = reverse("kerja_sama_edit", args=[row.uid])
    assert browser.post(page, sent_by(browser.get(page).content.decode())).status_code == 302
    stored = KerjaSama.objects.get()
    assert stored.version == 2
    for field in ("kind", "partner", "name", "bidang", "first_year", "last_year", "location", "sdgs", *values):
        assert getattr(stored, field) == getattr(row, field), field


def test_who_saves_second_sees_both_and_chooses(cast, desa, sign_in):
    row = make_program(cast.sari, desa)
    browser = sign_in(cast.wati)
    page = reverse("program_edit", args=[row.uid])
    typed = sent_by(browser.get(page).content.decode())
    update_program(by=cast.sari, row=row, version=1, data=program_data(name="Nama dari Sari"))
    answer = browser.post(page, typed | {"name": "Nama dari Wati"})
    html = answer.content.decode()
    assert answer.status_code == 409 and "Nama dari Sari" in html and 'value="Nama dari Wati"' in html
    assert browser.post(page, sent_by(html)).status_code == 302
    assert ProgramMasuk.objects.get().name == "Nama dari Wati"


def test_a_deleted_programme_is_put_back_from_the_list(cast, desa, sign_in):
    row = make_program(cast.sari, desa)
    browser = sign_in(cast.sari)
    browser.post(reverse("program_delete", args=[row.uid]), {"version": "1"})
    html = shown(browser, "program_list")
    assert "Yang dihapus" in html and "Belum ada program masuk desa" in html
    assert "Yang dihapus" not in shown(sign_in(cast.joko), "program_list")
    assert "Pulihkan" in browser.get(reverse("program_edit", args=[row.uid])).content.decode()
    browser.post(reverse("program_restore", args=[row.uid]))
    assert ProgramMasuk.objects.alive().exists()


def test_a_programme_that_lines_point_to_stays_and_says_so(cast, desa, sign_in):
    row = make_program(cast.sari, desa)
    make_rkp_line(cast.sari, make_rkp(cast.sari, desa), "Bahu jalan", program=row)
    browser = sign_in(cast.sari)
    answer = browser.post(reverse("program_delete", args=[row.uid]), {"version": "1"}, follow=True)
    html = answer.content.decode()
    assert "masih ditunjuk 1 kegiatan" in html and "Bahu jalan" in html
    assert "1 di RKP Desa" in shown(browser, "program_list")


def test_officers_see_their_villages_and_find_one_by_name(cast, desa, sign_in):
    make_program(cast.sari, desa, name="Program Umeanyar")
    make_program(cast.bejo, cast.villages.kalianget, name="Program Kalianget")
    rina = sign_in(cast.rina)
    everything = shown(rina, "program_list")
    assert "Program Umeanyar" in everything and "Program Kalianget" in everything
    found = shown(rina, "program_list", "?q=kalian")
    assert "Program Kalianget" in found and "Program Umeanyar" not in found
    assert "Program Kalianget" not in shown(sign_in(cast.sari), "program_list")


def test_a_cooperation_without_agreement_is_marked(cast, desa, sign_in):
    make_cooperation(cast.sari, desa)
    assert "belum ada" in shown(sign_in(cast.sari), "kerja_sama_list")


def test_dewi_enters_priorities_and_sari_reads_them(cast, desa, sign_in):
    dewi, sari = sign_in(cast.dewi), sign_in(cast.sari)
    typed = {"kind": "rkpd", "code": "P1", "name": "Jalan mantap", "first_year": "2027", "last_year": ""}
    assert dewi.post(reverse("prioritas_create"), typed).status_code == 302
    row = PrioritasKabupaten.objects.get()
    assert row.last_year == 2027
    html = shown(sari, "prioritas_list")
    assert "Jalan mantap" in html and "Tambah prioritas" not in html
    assert "<form" not in sari.get(reverse("prioritas_edit", args=[row.pk])).content.decode().split("<h1")[1]
    dewi.post(reverse("prioritas_use", args=[row.pk]), {"pakai": "tidak"})
    assert "Tidak berlaku lagi" in shown(sari, "prioritas_list")
    dewi.post(reverse("prioritas_use", args=[row.pk]), {"pakai": "ya"})
    assert "Tidak berlaku lagi" not in shown(sari, "prioritas_list")


def test_who_saves_a_priority_second_sees_both(cast, desa, sign_in):
    row = make_priority(cast.dewi, desa.kabupaten)
    page = reverse("prioritas_edit", args=[row.pk])
    typed = {"kind": "rpjmd", "name": "Kedua", "first_year": "2025", "last_year": "2029", "version": "1"}
    dewi = sign_in(cast.dewi)
    assert dewi.post(page, typed | {"name": "Pertama"}).status_code == 302
    answer = dewi.post(page, typed)
    assert answer.status_code == 409 and "Pertama" in answer.content.decode()


@pytest.mark.parametrize("name", ["program_list", "kerja_sama_list", "prioritas_list"])
def test_two_rows_take_as_many_queries_as_twenty(cast, desa, sign_in, name):
    makers = {
        "program_list": lambda: make_program(cast.sari, desa),
        "kerja_sama_list": lambda: make_cooperation(cast.sari, desa),
        "prioritas_list": lambda: make_priority(cast.dewi, desa.kabupaten),
    }
    browser, counts = sign_in(cast.sari), []
    shown(browser, name)
    for more in (2, 18):
        for _ in range(more):
            makers[name]()
        with CaptureQueriesContext(connection) as queries:
            shown(browser, name)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10
