"""The page on which last year's rest is decided about."""

from decimal import Decimal

import pytest

from planning.models import CarryOver, RkpKegiatan
from planning.services.compose import compose_rkp
from planning.services.evaluation import EvaluationData, evaluate_line
from planning.services.rkp import create_rkp
from tests.planning.making_data import make_rkp_line
from tests.planning.sent import sent_by
from tests.planning.test_plan_pages import words


@pytest.fixture
def talud(cast, rpjm) -> RkpKegiatan:
    """A half done line of 2027."""
    last_year = create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2027)
    line = make_rkp_line(cast.sari, last_year, "Talud", costs={"DDS": 50_000_000}, volume=Decimal(100))
    evaluate_line(by=cast.sari, line=line, version=0, data=EvaluationData("partly", percent=60, obstacle="Hujan"))
    return line


def page_of(rkp) -> str:
    return f"/rkp/{rkp.pk}/kelanjutan/"


def test_the_plan_says_how_much_is_undecided_and_leads_there(cast, rkp, talud, sign_in):
    page = sign_in(cast.sari).get(f"/rkp/{rkp.pk}/").text
    assert "1 kegiatan tahun lalu belum diputuskan." in words(page)
    assert f'href="{page_of(rkp)}">Putuskan' in page


def test_decisions_are_saved_and_shown_and_taken_back(cast, rkp, talud, sign_in):
    sari = sign_in(cast.sari)
    assert "Belum diputuskan: 1 kegiatan" in words(sari.get(page_of(rkp)).text)
    sari.post(page_of(rkp), {f"rkp-{talud.pk}-outcome": "carried"})
    said = words(sari.get(page_of(rkp)).text)
    assert "Sudah diputuskan: 1 kegiatan" in said
    assert "Dilanjutkan, sebagai Talud" in said
    decision = CarryOver.objects.get()
    answer = sari.post(f"/rkp/{rkp.pk}/kelanjutan/{decision.pk}/batal/", follow=True)
    assert "Kegiatan yang dibuat karenanya ikut dihapus." in answer.text
    assert not CarryOver.objects.exists()
    assert sari.post(f"/rkp/{rkp.pk}/kelanjutan/{decision.pk}/batal/").status_code == 302


def test_what_is_left_open_stays_open(cast, rkp, talud, sign_in):
    make_rkp_line(cast.sari, talud.rkp, "Gapura", costs={"DDS": 1})
    sign_in(cast.sari).post(page_of(rkp), {f"rkp-{talud.pk}-outcome": "carried"})
    assert "Belum diputuskan: 1 kegiatan" in words(sign_in(cast.sari).get(page_of(rkp)).text)


def test_a_missing_reason_is_said_beside_it_and_nothing_typed_is_lost(cast, rkp, talud, sign_in):
    other = make_rkp_line(cast.sari, talud.rkp, "Gapura", costs={"DDS": 1})
    typed = {
        f"rkp-{talud.pk}-outcome": "dropped",
        f"rkp-{other.pk}-outcome": "postponed",
        f"rkp-{other.pk}-reason": "Menunggu lahan",
    }
    answer = sign_in(cast.sari).post(page_of(rkp), typed)
    assert "Alasan untuk Talud" in answer.text
    sent = sent_by(answer.text)
    assert {name: sent[name] for name in typed} == {name: [value] for name, value in typed.items()}
    assert not CarryOver.objects.exists()


def test_everything_that_the_plan_holds_already_is_joined_at_one_click(cast, rkp, talud, add_line, sign_in):
    siltap = add_line("Siltap", costs={2027: {"ADD": 5}, 2028: {"ADD": 6}})
    old = make_rkp_line(cast.sari, talud.rkp, "Siltap", costs={"ADD": 5}, rpjm_line=siltap)
    compose_rkp(by=cast.sari, rkp=rkp)
    sari = sign_in(cast.sari)
    page = sari.get(page_of(rkp)).text
    assert sent_by(page)[f"rkp-{old.pk}-outcome"] == [""]
    assert "Simpan, dan sambungkan 1 yang sudah ada" in page
    sari.post(
        page_of(rkp), {"sambungkan_semua": "1", f"rkp-{talud.pk}-outcome": "dropped", f"rkp-{talud.pk}-reason": "x"}
    )
    assert {row.from_line.name: row.outcome for row in CarryOver.objects.all()} == {
        "Siltap": "carried",
        "Talud": "dropped",
    }
    assert rkp.line_set.get().carried_from == old


def test_readers_see_what_is_open_and_decided_without_inputs(cast, rkp, talud, sign_in):
    page = sign_in(cast.joko).get(page_of(rkp)).text
    assert "Selesai sebagian, 60% fisik." in page
    assert "<select" not in page
    assert sign_in(cast.joko).post(page_of(rkp), {f"rkp-{talud.pk}-outcome": "carried"}).status_code == 403


def test_lines_tell_where_they_come_from_and_where_they_went_on(cast, rkp, talud, sign_in):
    sari = sign_in(cast.sari)
    sari.post(page_of(rkp), {f"rkp-{talud.pk}-outcome": "carried"})
    new = RkpKegiatan.objects.get(rkp=rkp)
    assert "Lanjutan dari RKP Desa 2027: Talud" in words(sari.get(f"/kegiatan-rkp/{new.uid}/").text)
    assert "Dilanjutkan dalam RKP Desa 2028: Talud" in words(sari.get(f"/kegiatan-rkp/{talud.uid}/").text)
    assert "Lanjutan dari RKP Desa 2027" in words(sari.get(f"/rkp/{rkp.pk}/").text)


def test_lines_that_nobody_evaluated_are_said_to_be_so(cast, rkp, talud, sign_in):
    make_rkp_line(cast.sari, talud.rkp, "Gapura", costs={"DDS": 1})
    said = words(sign_in(cast.sari).get(page_of(rkp)).text)
    assert "1 kegiatan RKP Desa 2027 belum dievaluasi." in said
    assert said.index("Talud") < said.index("Gapura")
