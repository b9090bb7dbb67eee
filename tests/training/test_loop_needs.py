"""What came back most, the modules that treat it, the villages that would be called, and the session made of it."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from musyawarah.enums import PlanKind
from places.errors import DomainError
from review.board.area import Area
from tests.cast import Cast
from tests.training.making_rounds import AFTER, BEFORE, hand_over, make_module, note
from training.enums import ParticipantRole
from training.loop.needs import invited_by, module_needs, note_needs, rule_needs
from training.models import TrainingModule, TrainingProgram, TrainingSession
from training.program_data import ProgramData
from training.services.loop import plan_training
from training.session_data import SessionData


def area_of(cast: Cast, *, of_kecamatan: bool = False) -> Area:
    kecamatan = cast.villages.umeanyar.kecamatan
    return Area(kecamatan.kabupaten, kecamatan if of_kecamatan else None, PlanKind.RKP, AFTER)


@pytest.fixture
def rounds(cast):
    """Three villages of the kabupaten handed over; last year's rounds are not the last ones any more."""
    villages = cast.villages
    hand_over(cast.sari, BEFORE, {villages.umeanyar: ["R05"]})
    found = {villages.umeanyar: ["R13", "R24"], villages.kalianget: ["R13"], villages.dencarik: ["R24", "R13"]}
    return hand_over(cast.sari, AFTER, found)


def test_the_most_widespread_findings_of_the_last_rounds_come_first(cast, rounds):
    assert [(need.rule, need.villages, need.times) for need in rule_needs(area_of(cast))] == [
        ("R13", 3, 6),
        ("R24", 2, 4),
    ]
    assert [(need.rule, need.villages) for need in rule_needs(area_of(cast, of_kecamatan=True))] == [
        ("R13", 2),
        ("R24", 1),
    ]


def test_notes_are_counted_by_what_they_are_about_once_they_were_sent(cast, rounds):
    for one in rounds[:2]:
        note(cast.rina, one, "Volume")
    note(cast.rina, rounds[0])
    note(cast.rina, rounds[2], "Biaya", is_sent=False)
    assert [(one.about, one.villages, one.times) for one in note_needs(area_of(cast))] == [
        ("Volume", 2, 2),
        ("Naskah secara keseluruhan", 1, 1),
    ]


def test_modules_are_proposed_by_the_villages_that_they_would_help(cast, rounds):
    budget, money = make_module("Anggaran", ["R24", "R99"]), make_module("Pagu", ["R13"])
    make_module("Balai Rakyat", [])
    proposed = module_needs(TrainingModule.objects.all(), rule_needs(area_of(cast)))
    assert [(one.module, one.rules, one.villages) for one in proposed] == [(money, ("R13",), 3), (budget, ("R24",), 2)]


def test_the_list_names_villages_with_a_finding_that_the_chosen_modules_treat(cast, rounds):
    make_module("Anggaran", ["R24"])
    area = area_of(cast)
    needs = rule_needs(area)
    invited = invited_by(area, module_needs(TrainingModule.objects.all(), needs), needs)
    assert [(one.desa.name, one.rules) for one in invited] == [("Umeanyar", ("R24",)), ("Dencarik", ("R24",))]


def test_the_loop_costs_the_same_queries_whatever_villages_rules_and_modules(cast, django_assert_num_queries):
    area = area_of(cast)
    villages = cast.villages

    def ask() -> int:
        needs = rule_needs(area)
        note_needs(area)
        return len(invited_by(area, module_needs(TrainingModule.objects.all(), needs), needs))

    make_module("Pagu", ["R13"])
    hand_over(cast.sari, AFTER, {villages.umeanyar: ["R13"]})
    with django_assert_num_queries(4):
        assert ask() == 1
    make_module("Anggaran", ["R24"])
    hand_over(cast.sari, AFTER, {villages.kalianget: ["R13", "R24"], villages.dencarik: ["R24", "R05"]})
    with django_assert_num_queries(4):
        assert ask() == 3


def test_the_page_chooses_modules_and_leads_officers_who_hold_training_on(cast, rounds, sign_in):
    make_module("Pagu", ["R13"])
    module = make_module("Anggaran", ["R24"])
    address, query = reverse("training_loop"), {"tahun": AFTER, "modul": str(module.uid)}
    page = sign_in(cast.dewi).get(address, query).content.decode()
    assert "Daftar undangan: 2 desa" in page
    assert reverse("training_loop_session") in page
    assert str(module.uid) in page.partition("Buat program dan angkatan")[0].rpartition("href=")[2]


def test_one_who_only_reads_is_told_who_holds_training(cast, rounds, sign_in):
    make_module("Pagu", ["R13"])
    page = sign_in(cast.of(Role.BAPPEDA)).get(reverse("training_loop"), {"tahun": AFTER}).content.decode()
    assert "Daftar undangan: 3 desa" in page
    assert reverse("training_loop_session") not in page
    assert "Yang dapat: Dinas PMD" in page


def test_the_button_makes_programme_session_and_list_of_the_villages_that_were_kept(cast, rounds, sign_in):
    module = make_module("Pagu dan sumber dana", ["R13"])
    address = f"{reverse('training_loop_session')}?tahun={AFTER}&modul={module.uid}"
    browser = sign_in(cast.dewi)
    assert "Bimbingan Teknis Pagu dan sumber dana" in browser.get(address).content.decode()
    form = {
        "title": "Bimtek Pagu",
        "organiser": "Dinas PMD Kabupaten Buleleng",
        "starts_on": "9 Maret 2026",
        "roles": [ParticipantRole.SEKRETARIS_DESA],
        "desa": [cast.villages.dencarik.code, cast.villages.umeanyar.code],
    }
    answer = browser.post(address, form)
    session = TrainingSession.objects.get()
    assert answer.status_code == 302, answer.content.decode()
    assert str(session.uid) in answer["Location"]
    assert [row.module for row in session.program.module_set.all()] == [module]
    assert "3 desa" in session.program.needs
    assert (session.starts_on, session.ends_on) == (date(2026, 3, 9), date(2026, 3, 9))
    assert [row.kecamatan.name for row in session.kecamatan_set.all()] == ["Seririt", "Banjar"]
    listed = session.participant_set.order_by("position")
    assert [row.desa.name for row in listed] == ["Umeanyar", "Dencarik"]  # Kalianget was left out
    assert {row.role for row in listed} == {ParticipantRole.SEKRETARIS_DESA}


def test_a_village_outside_the_list_cannot_be_slipped_in(cast, rounds, sign_in):
    module = make_module("Pagu", ["R24"])
    address = f"{reverse('training_loop_session')}?tahun={AFTER}&modul={module.uid}"
    form = {"title": "Bimtek", "organiser": "Dinas PMD", "starts_on": "9 Maret 2026", "roles": ["sekretaris_desa"]}
    answer = sign_in(cast.dewi).post(address, form | {"desa": [cast.villages.kalianget.code]})
    assert answer.status_code == 200
    assert not TrainingProgram.objects.exists()


def test_a_training_for_nobody_is_not_made(cast):
    program, day = ProgramData("Bimtek", 2026, "Dinas PMD"), date(2026, 3, 9)
    with pytest.raises(DomainError) as refused:
        plan_training(by=cast.dewi, program=program, session=SessionData(day, day), desa=[])
    assert refused.value.field == "desa"
    assert not TrainingProgram.objects.exists()
