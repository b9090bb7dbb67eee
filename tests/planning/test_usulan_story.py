"""Apa kabar usulan kami: the way of a usulan, and the last word about each."""

from datetime import date

import pytest

from codes.models import Bidang, SumberDana
from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus
from musyawarah.models import GabunganUsulan, NilaiUsulan, Skoring
from places.models import RukunTetangga
from planning.enums import PlanStatus
from planning.models import DuRkp, DuRkpKegiatan, EvaluasiKegiatan, RkpBiaya, RkpDesa
from planning.services.compose import compose_rkp
from planning.services.lines import delete_line
from planning.services.origins import line_from_usulan
from planning.usulan_fates import load_fates
from planning.usulan_story import usulan_story
from tests.musyawarah.making import make_attendee, make_keputusan, make_musyawarah, make_usulan


@pytest.fixture
def musdes(cast):
    """A closed musdes for RKP 2028."""
    return make_musyawarah(cast, status=MusyawarahStatus.CLOSED, year=2028)


@pytest.fixture
def agreed(cast, codes, musdes):
    """A usulan of a musdus that the musdes agreed to over its rank."""
    musdus = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.CLOSED, year=2028)
    values = {"bidang": Bidang.objects.get(code="2"), "year": 2028, "musyawarah": musdus, "dusun": musdus.dusun}
    usulan = make_usulan(cast, "Rabat beton", **values)
    make_keputusan(musdes, usulan, rank=1, scored_rank=4, overrule_reason="Satu-satunya jalan ke posyandu")
    return usulan


def word(usulan):
    fate = load_fates(usulan.desa_id).last_word(load_fates(usulan.desa_id).by_uid[usulan.uid])
    return fate.words


def titles(usulan):
    return [event.title for event in usulan_story(usulan.desa, usulan.uid).events]


def enact(rkp):
    enacted = {"status": PlanStatus.ENACTED, "perdes_number": "3", "perdes_date": date(2027, 9, 30)}
    RkpDesa.objects.filter(pk=rkp.pk).update(**enacted)


def test_the_whole_way_from_the_hamlet_to_the_finished_work_is_told(cast, rpjm, rkp, agreed):
    assert word(agreed) == "Disepakati, belum masuk rencana"
    line_from_usulan(by=cast.sari, plan=rpjm, usulan=[agreed], years=[2028])
    assert word(agreed) == "Masuk RPJM Desa 2027–2034"
    (yearly,) = compose_rkp(by=cast.sari, rkp=rkp)
    assert word(agreed) == "Masuk rancangan RKP Desa 2028, belum didanai"
    RkpBiaya.objects.create(line=yearly, sumber=SumberDana.objects.get(code="DDS"), amount=45_000_000)
    enact(rkp)
    assert word(agreed) == "Masuk RKP Desa 2028, didanai"
    EvaluasiKegiatan.objects.create(line=yearly, desa=rkp.desa, result="finished", percent=100)
    assert word(agreed) == "Selesai dikerjakan tahun 2028"
    story = usulan_story(agreed.desa, agreed.uid)
    assert [event.title for event in story.events] == [
        "Disampaikan dalam Musyawarah dusun Banjar Anyar",
        "Disepakati",
        "Masuk RPJM Desa 2027–2034",
        "Masuk RKP Desa 2028, didanai",
        "Pelaksanaan 2028: selesai",
    ]
    decided = story.events[1]
    assert "Peringkat 1, menurut skor 4. Alasan: Satu-satunya jalan ke posyandu" in decided.details
    assert "Rp 45.000.000 dari DDS" in story.events[3].details


def test_deleting_the_line_brings_the_usulan_back_among_the_open_ones(cast, rpjm, agreed):
    line = line_from_usulan(by=cast.sari, plan=rpjm, usulan=[agreed])
    delete_line(by=cast.sari, line=line, version=line.version)
    assert word(agreed) == "Disepakati, belum masuk rencana"


def test_the_score_and_the_rank_are_told(cast, agreed, musdes):
    criterion = {"code": "a", "name": "A", "weight": 1, "lowest": 1, "highest": 5}
    method = {"code": "p9", "name": "Uji", "criteria": [criterion]}
    skoring = Skoring.objects.create(desa=agreed.desa, year=2028, method=method, musyawarah=musdes)
    NilaiUsulan.objects.create(skoring=skoring, usulan=agreed, criterion="a", scorer=cast.sari.orang, value=4)
    (event,) = [one for one in usulan_story(agreed.desa, agreed.uid).events if one.title.startswith("Dinilai")]
    assert event.details == ("Nilai 4, peringkat 1 dari 1", "1 penilai, metode Uji")


def test_what_was_not_agreed_tells_its_reason(cast, codes, musdes):
    usulan = make_usulan(cast, "Kolam renang", year=2028)
    make_keputusan(musdes, usulan, outcome=DecisionOutcome.REJECTED, reason="Bukan kebutuhan mendesak")
    fates = load_fates(usulan.desa_id)
    fate = fates.last_word(fates.by_uid[usulan.uid])
    assert (fate.words, fate.detail) == ("Tidak disepakati", "Bukan kebutuhan mendesak")


def test_a_deferred_usulan_names_the_list_in_which_it_stands_next(cast, rkp, musdes):
    usulan = make_usulan(cast, "Lapangan", year=2028)
    make_keputusan(musdes, usulan, outcome=DecisionOutcome.DEFERRED)
    assert word(usulan) == "Ditunda, kembali dalam daftar 2029"
    fates = load_fates(usulan.desa_id)
    assert usulan.pk in {one.pk for one in fates.of_year(2029)}


def test_an_undecided_usulan_moves_on_when_its_year_is_closed(cast, rkp):
    usulan = make_usulan(cast, "Lapangan", year=2028)
    assert word(usulan) == "Belum diputuskan, ada dalam daftar 2028"
    enact(rkp)
    assert word(usulan) == "Belum diputuskan, ada dalam daftar 2029"


def test_decisions_of_a_room_that_still_sits_are_not_told(cast, codes):
    usulan = make_usulan(cast, "Lapangan", year=2028)
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.OPEN, year=2028), usulan)
    assert titles(usulan) == ["Usulan disampaikan"]


def test_the_story_of_a_merged_usulan_goes_on_with_its_head_and_tells_what_was_undone(cast, rpjm, agreed):
    child = make_usulan(cast, "Jalan kecil", year=2028)
    undone = GabunganUsulan.objects.create(usulan=child, into=agreed, merged_by=cast.sari)
    undone.undone_at, undone.undone_by = undone.merged_at, cast.sari
    undone.save()
    GabunganUsulan.objects.create(usulan=child, into=agreed, merged_by=cast.sari, reason="Satu ruas")
    line_from_usulan(by=cast.sari, plan=rpjm, usulan=[agreed], years=[2028])
    story = usulan_story(child.desa, child.uid)
    found = [event.title for event in story.events]
    assert found.count("Digabung ke usulan 1: Rabat beton") == 2
    assert "Penggabungan ke usulan 1 dibatalkan" in found
    assert "Masuk RPJM Desa 2027–2034" in found
    assert story.head.pk == agreed.pk
    assert story.fate.words == "Digabung ke usulan 1"
    assert story.fate.detail.startswith("Masuk RPJM Desa 2027–2034")
    assert [one.pk for one in usulan_story(agreed.desa, agreed.uid).parents] == [child.pk]


def test_what_goes_by_du_rkp_tells_sending_and_answer(cast, codes, musdes):
    bidang = Bidang.objects.get(code="2")
    usulan = make_usulan(cast, "Jalan kabupaten", year=2028, bidang=bidang)
    decision = make_keputusan(musdes, usulan, outcome=DecisionOutcome.TO_DU_RKP)
    assert word(usulan) == "Diajukan lewat DU-RKP, belum masuk daftarnya"
    du_rkp = DuRkp.objects.create(desa=usulan.desa, year=2028, sent_on=date(2027, 12, 20), letter_number="050/1")
    row = DuRkpKegiatan.objects.create(
        desa=usulan.desa, du_rkp=du_rkp, usulan=usulan, keputusan=decision, bidang=bidang, name=usulan.name
    )
    assert word(usulan) == "Dikirim lewat DU-RKP 2028, menunggu jawaban"
    row.answer, row.answer_reason, row.answered_on = "refused", "Tidak ada dana", date(2028, 7, 1)
    row.save()
    assert titles(usulan)[-2:] == ["DU-RKP 2028 dikirim", "DU-RKP 2028: Tidak diterima"]
    assert word(usulan) == "DU-RKP 2028: tidak diterima"


def test_names_and_exact_places_are_for_the_villages_named_staff(cast, sign_in, agreed):
    rt = RukunTetangga.objects.create(dusun=agreed.dusun, rt="003", rw="001")
    agreed.pengusul_name, agreed.rukun_tetangga = "Ni Luh Rahasia", rt
    agreed.save()
    address = f"/usulan/{agreed.uid}/"
    for member in (cast.sari, cast.karto, cast.made):
        page = sign_in(member).get(address).content.decode()
        assert "Ni Luh Rahasia" in page
        assert "003" in page
    for member in (cast.joko, cast.rina, cast.dewi):
        page = sign_in(member).get(address).content.decode()
        assert "Rabat beton" in page
        assert "Ni Luh Rahasia" not in page
        assert "RT 003" not in page
    assert sign_in(cast.bejo).get(address).status_code == 404


def test_a_printed_line_is_walked_back_to_the_hamlet(cast, sign_in, rpjm, rkp, agreed, musdes):
    make_attendee(musdes, "Made")
    make_attendee(musdes, "Luh", gender="P")
    child = make_usulan(cast, "Jalan kecil", year=2028, dusun=agreed.dusun, musyawarah=agreed.musyawarah)
    GabunganUsulan.objects.create(usulan=child, into=agreed, merged_by=cast.sari)
    line_from_usulan(by=cast.sari, plan=rpjm, usulan=[agreed], years=[2028])
    (yearly,) = compose_rkp(by=cast.sari, rkp=rkp)
    make_keputusan(musdes, subject="plan", plan_kind="rkp", plan_year=2028, text="RKP Desa 2028 disahkan")
    page = " ".join(sign_in(cast.joko).get(f"/kegiatan-rkp/{yearly.uid}/asal/").content.decode().split())
    for words in (
        "Musdes perencanaan</a>, 15 Juni 2026",
        "Di ruangan 2 orang: 1 laki-laki, 1 perempuan",
        "Usulan nomor 1: Rabat beton",
        "Gabungan dari usulan nomor 2: Jalan kecil",
        "disampaikan dalam Musyawarah dusun Banjar Anyar",
        "Diwarisi lewat RPJM Desa",
        "Keputusan nomor 2 Musdes perencanaan",
        "Perdes belum ditetapkan",
    ):
        assert words in page


def test_a_decision_is_linked_and_taken_off_on_the_lines_page_and_the_undo_links_it_again(
    cast, sign_in, add_line, agreed
):
    line, decision = add_line(), agreed.keputusan_set.get()
    browser, address = sign_in(cast.sari), f"/kegiatan/{line.uid}/asal/"
    assert "Asal belum jelas" in browser.get(address).content.decode()
    sent = {"keputusan": str(decision.uid)}
    browser.post(f"{address}tautkan/", sent)
    assert line.asal_set.get().keputusan == decision
    back = browser.post(f"{address}lepas/", sent)
    assert not line.asal_set.exists()
    assert "Keputusan dilepas dari kegiatan ini" in browser.get(back["Location"]).content.decode()


def test_the_plan_shows_and_narrows_where_its_lines_come_from(cast, sign_in, rpjm, add_line, agreed):
    line_from_usulan(by=cast.sari, plan=rpjm, usulan=[agreed])
    add_line("Gaji perangkat", origin="rutin")
    add_line("Entah")
    browser = sign_in(cast.joko)
    page = browser.get(f"/rpjm/{rpjm.pk}/").content.decode()
    for words in ("Keputusan musyawarah&nbsp;1", "Sumber lain yang disebut&nbsp;1", "Belum jelas&nbsp;1"):
        assert words in page
    narrowed = browser.get(f"/rpjm/{rpjm.pk}/?asal=belum").content.decode()
    assert "Entah" in narrowed
    assert "Gaji perangkat" not in narrowed
    assert "Hanya 1 dari 3 kegiatan" in narrowed


def test_the_overview_of_a_year_has_the_last_word_about_each(cast, sign_in, rkp, agreed, musdes):
    make_keputusan(musdes, make_usulan(cast, "Kolam", year=2028), outcome=DecisionOutcome.REJECTED, reason="Mahal")
    page = sign_in(cast.joko).get("/usulan/kabar/2028/").content.decode()
    for words in ("Rabat beton", "Disepakati, belum masuk rencana", "Kolam", "Mahal"):
        assert words in page
    assert sign_in(cast.rina).get(f"/usulan/kabar/2028/?desa={agreed.desa.code}").status_code == 200
    assert sign_in(cast.rina).get(f"/usulan/kabar/2028/?desa={cast.villages.dencarik.code}").status_code == 404
