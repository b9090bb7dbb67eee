"""The inclusion report: who takes part, whose usulan come through, whom the money reaches, and what is not told."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus
from musyawarah.models import GabunganUsulan
from planning.documents.laporan_inklusi import build
from planning.inclusion_facts import InclusionFacts, load_inclusion
from planning.inclusion_words import inclusion_words
from planning.models import AsalKegiatanRkp, RkpDesa
from planning.rkp_facts import load_rkp_facts
from planning.small_counts import HIDDEN, LEAST, hide_parts, hide_small, lump_small
from reporting.rendering import render
from tests.musyawarah.making import make_attendee, make_keputusan, make_musyawarah, make_usulan
from tests.planning.making_data import make_rkp, make_rkp_line
from tests.random_cases import cases
from villages.enums import Unsur


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    """The plan of 2027 with a musdus of twelve, of whom three are women, and a musdes that decided."""
    desa = cast.villages.umeanyar
    plan = make_rkp(cast.sari, desa)
    own = cast.karto.dusun
    musdus = make_musyawarah(
        cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.CLOSED, held_on=date(2026, 5, 3), dusun=own
    )
    for number in range(9):
        make_attendee(musdus, f"Gede {number}", unsur=Unsur.TANI, spoke=number < 6)
    for number in range(3):
        make_attendee(musdus, f"Luh {number}", gender="P", unsur=Unsur.PEREMPUAN, spoke=number < 1)
    musdes = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    of_dusun = {"dusun": own, "musyawarah": musdus}
    road = make_usulan(cast, "Jalan", pengusul_gender="L", unsur=Unsur.TANI, **of_dusun)
    sewing = make_usulan(cast, "Mesin jahit", pengusul_gender="P", unsur=Unsur.PEREMPUAN, **of_dusun)
    water = make_usulan(cast, "Air bersih", pengusul_gender="P", unsur=Unsur.MISKIN, **of_dusun)
    tap = make_usulan(cast, "Keran umum", pengusul_gender="P", unsur=Unsur.MISKIN, **of_dusun)
    GabunganUsulan.objects.create(usulan=tap, into=water, merged_by=cast.sari)
    make_keputusan(musdes, road, outcome=DecisionOutcome.DEFERRED)
    make_keputusan(musdes, sewing)
    decision = make_keputusan(musdes, water)
    pipes = make_rkp_line(cast.sari, plan, "Pipa", costs={"ADD": 1_000}, manfaat_l=1, manfaat_p=2, manfaat_rtm=2)
    pipes.lokasi_set.create(dusun=own)
    type(pipes).objects.filter(pk=pipes.pk).update(location_kind="places")
    make_rkp_line(cast.sari, plan, "Gaji", costs={"ADD": 500})
    AsalKegiatanRkp.objects.create(line=pipes, keputusan=decision, added_by=cast.sari)
    return RkpDesa.objects.with_place().get(pk=plan.pk)


def report(rkp: RkpDesa) -> InclusionFacts:
    return load_inclusion(rkp, facts=load_rkp_facts(rkp))


def test_who_came_spoke_and_proposed_is_told_by_sex(rkp):
    musdus = report(rkp).meetings[0]
    assert (musdus.attended.men, musdus.attended.women) == (9, 3)
    assert (musdus.spoke.men, musdus.spoke.women) == (6, 1)
    assert (musdus.proposed.men, musdus.proposed.women) == (1, 3)
    assert musdus.unsur == {"Kelompok tani": 9, "Kelompok perempuan": 3}


def test_usulan_of_each_group_are_followed_into_the_plan(rkp):
    shares = {one.label: (one.proposed, one.agreed, one.funded) for one in report(rkp).by_group}
    assert shares == {
        "Kelompok perempuan": (1, 1, 0),
        "Masyarakat miskin": (2, 2, 2),  # the merged one goes on in the other
        "Penyandang disabilitas": (0, 0, 0),
        "Unsur lain": (1, 0, 0),
    }
    by_sex = {one.label: (one.proposed, one.agreed) for one in report(rkp).by_sex}
    assert by_sex == {"Perempuan": (3, 3), "Laki-laki": (1, 0), "Tidak dicatat": (0, 0)}


def test_a_usulan_spoken_in_a_meeting_of_women_is_theirs(cast, rkp):
    khusus = make_musyawarah(
        cast, MusyawarahKind.MUSYAWARAH_KHUSUS, status=MusyawarahStatus.CLOSED, unsur=Unsur.PEREMPUAN
    )
    make_usulan(cast, "Posyandu", musyawarah=khusus)
    assert report(rkp).by_group[0].proposed == 2


def test_money_follows_people_and_adds_up(rkp):
    facts = report(rkp)
    men, women, poor = facts.reached
    assert (men.people, men.amount) == (1, 333)
    assert (women.people, women.amount) == (2, 667)
    assert (poor.people, poor.amount) == (2, 666)
    assert men.amount + women.amount + facts.uncounted == facts.total == 1_500


def test_money_by_hamlet_adds_up_and_silent_hamlets_are_named(cast, rkp):
    facts = report(rkp)
    assert sum(one.amount for one in facts.dusun) + facts.whole_village + facts.elsewhere == facts.total
    assert {one.name: one.amount for one in facts.dusun} == {"Banjar Anyar": 1_000, "Banjar Kelod": 0}
    assert [one.name for one in facts.silent] == ["Banjar Kelod"]


def test_the_village_reads_its_own_numbers_and_others_no_small_ones(cast, sign_in, rkp):
    address = f"/rkp/{rkp.pk}/inklusi/"
    own, office = (sign_in(who).get(address).content.decode() for who in (cast.sari, cast.rina))
    assert "Kelompok perempuan 3" in own
    assert HIDDEN not in own
    assert "Kelompok perempuan 3" not in office
    assert "&lt;5" in office


def test_nothing_small_is_printed(rkp):
    printed = render(build(desa=rkp.desa.code, year=rkp.year), "html").data.decode()
    assert "Kelompok perempuan 3" not in printed
    assert "&lt;5" in printed
    assert "Banjar Kelod" in printed


def test_a_hidden_number_is_not_drawn_either(rkp):
    words = inclusion_words(report(rkp), is_public=True)
    drawn = [segment for bar in words.attendance_chart.bars for segment in bar.segments]
    assert all(HIDDEN not in segment.words or segment.width == "0.00%" for segment in drawn)
    assert words.meetings[0].attended == ("9", HIDDEN, "0")
    assert words.meetings[0].total == "≥9"
    assert words.meetings[0].women_share == ""


def test_one_to_four_are_hidden_and_nobody_is_no_secret():
    assert [hide_small(count) for count in (0, 1, 4, 5)] == ["0", HIDDEN, HIDDEN, "5"]


@given(parts=st.lists(st.integers(0, 9), min_size=1, max_size=4))
@cases(200)
def test_no_hidden_count_can_be_worked_out_from_its_sum(parts):
    words, total = hide_parts(parts)
    small = [index for index, word in enumerate(words) if word == HIDDEN]
    assert small == [index for index, count in enumerate(parts) if 0 < count < LEAST]
    if not small or not total.isdigit():
        return
    rest = int(total) - sum(count for index, count in enumerate(parts) if index not in small)
    possible = [guess for guess in product(range(1, LEAST), repeat=len(small)) if sum(guess) == rest]
    assert len(possible) > 1


def test_a_lonely_small_group_takes_another_one_along():
    assert lump_small({"Tani": 12, "PKK": 6, "Miskin": 2}) == [("Tani", "12"), ("unsur lain", "")]
    assert lump_small({"Tani": 12, "PKK": 6}) == [("Tani", "12"), ("PKK", "6")]
    assert lump_small({"Tani": 12, "PKK": 3, "Miskin": 2}) == [("Tani", "12"), ("unsur lain", "")]
