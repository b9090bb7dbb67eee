"""Pages of a locked plan: they say who holds it, mark what is open, and offer nothing that would be refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning.enums import PlanLock
from planning.services.lines import delete_line
from planning.services.rkp_lines import delete_rkp_line
from tests.planning.locking import Stage, lock
from tests.planning.making_data import make_rkp_line
from tests.planning.rkp_making import typed_rkp


@pytest.fixture
def on(cast, rpjm, rkp) -> Stage:
    stage = Stage(cast, rpjm, rkp)
    assert stage.line and stage.yearly
    return stage


def page(sign_in, by, name: str, **where: object) -> str:
    return sign_in(by).get(reverse(name, kwargs=where)).content.decode()


@pytest.mark.parametrize("kind", ["rpjm", "rkp"])
def test_a_plan_that_is_examined_says_by_whom_and_offers_nothing(cast, on, sign_in, kind):
    plan = getattr(on, kind)
    lock(plan, PlanLock.IN_REVIEW)
    html = page(sign_in, cast.sari, f"{kind}_detail", pk=plan.pk)
    assert "sedang diperiksa oleh Kecamatan Seririt" in html and "Pemeriksa dapat mengembalikannya" in html
    assert "Tambah kegiatan" not in html and "Naikkan" not in html and "Impor berkas" not in html


@pytest.mark.parametrize("kind", ["rpjm", "rkp"])
def test_a_plan_that_came_back_marks_what_is_open(cast, on, sign_in, kind):
    plan, line = (on.rpjm, on.line) if kind == "rpjm" else (on.rkp, on.yearly)
    lock(plan, PlanLock.RETURNED, line)
    html = page(sign_in, cast.sari, f"{kind}_detail", pk=plan.pk)
    assert "dikembalikan Kecamatan Seririt dengan catatan" in html and "Yang terbuka sekarang: 1 kegiatan." in html
    assert html.count(">Terbuka<") == 1 and html.count("Naikkan Jalan") == 1
    assert "Tambah kegiatan" not in html


def test_a_locked_line_is_read_and_an_open_one_is_written(cast, on, sign_in):
    other = make_rkp_line(cast.sari, on.rkp, "Gang")
    lock(on.rkp, PlanLock.RETURNED, on.yearly)
    assert 'name="name"' in page(sign_in, cast.sari, "rkp_line_edit", uid=on.yearly.uid)
    html = page(sign_in, cast.sari, "rkp_line_edit", uid=other.uid)
    assert 'name="name"' not in html and "Kegiatan ini terkunci" in html and "minta pemeriksa membuka" in html
    for name in ("rab_edit", "lampiran_list", "pemeriksaan_edit", "rkp_line_origin"):
        assert "Kegiatan ini terkunci" in page(sign_in, cast.sari, name, uid=other.uid), name
        assert "Kegiatan ini terkunci" not in page(sign_in, cast.sari, name, uid=on.yearly.uid), name
    refused = sign_in(cast.sari).post(reverse("rkp_line_edit", args=[other.uid]), typed_rkp(other))
    assert refused.status_code == 403


def test_adding_is_offered_where_it_is_open(cast, on, sign_in):
    lock(on.rkp, PlanLock.RETURNED, adding=True)
    html = page(sign_in, cast.sari, "rkp_detail", pk=on.rkp.pk)
    assert "Tambah kegiatan" in html and "Ambil dari RPJM Desa" not in html
    assert sign_in(cast.sari).get(reverse("rkp_line_create", args=[on.rkp.pk])).status_code == 200


@pytest.mark.parametrize("kind", ["rpjm", "rkp"])
def test_only_deleted_lines_that_are_open_can_be_restored(cast, on, sign_in, kind):
    plan, line = (on.rpjm, on.line) if kind == "rpjm" else (on.rkp, on.yearly)
    (delete_line if kind == "rpjm" else delete_rkp_line)(by=cast.sari, line=line, version=1)
    name = "deleted_lines" if kind == "rpjm" else "rkp_deleted_lines"
    lock(plan, PlanLock.RETURNED, bidang="3")
    assert "Pulihkan" not in page(sign_in, cast.sari, name, pk=plan.pk)
    lock(plan, PlanLock.RETURNED, bidang="2")
    assert "Pulihkan" in page(sign_in, cast.sari, name, pk=plan.pk)


@pytest.mark.parametrize("kind", ["rpjm", "rkp"])
def test_a_lock_costs_one_query_only_where_parts_are_open(cast, on, sign_in, kind):
    plan, line = (on.rpjm, on.line) if kind == "rpjm" else (on.rkp, on.yearly)
    browser, url = sign_in(cast.sari), reverse(f"{kind}_detail", args=[plan.pk])
    browser.get(url)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get(url)
        return len(seen)

    before = queries()
    lock(plan, PlanLock.IN_REVIEW)
    assert queries() == before
    lock(plan, PlanLock.RETURNED, line, bidang="3", adding=True)
    assert queries() == before + 1
