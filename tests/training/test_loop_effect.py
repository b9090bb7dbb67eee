"""Trained villages against the others: who counts as trained, what is compared, what the page and the file say."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from random import Random

from django.urls import reverse
from openpyxl import load_workbook

from musyawarah.enums import PlanKind
from places.models import Desa
from review.board.area import Area
from tests.cast import Cast
from tests.training.making import attend, make_participant, make_program, make_session
from tests.training.making_rounds import AFTER, BEFORE, hand_over, make_module, make_villages_of
from training.calculations.effect import Verdict
from training.enums import SessionStatus
from training.loop.effect import Effect, load_effect

BETWEEN = date(2026, 3, 9)


def kabupaten_effect(cast: Cast) -> Effect:
    kabupaten = cast.villages.umeanyar.kabupaten
    return load_effect(Area(kabupaten, None, PlanKind.RKP, BEFORE), Area(kabupaten, None, PlanKind.RKP, AFTER))


def train(cast: Cast, desa: Sequence[Desa], rules: Sequence[str], *, on: date = BETWEEN, **fields):
    """Somebody of each village attends a session whose module treats the rules."""
    program = make_program(cast.villages.umeanyar.kabupaten)
    make_module("Menyusun RKP Desa", rules, program)
    session = make_session(program, kecamatan=[cast.villages.umeanyar.kecamatan], on=on, **fields)
    for one in desa:
        attend(make_participant(session, f"Sekretaris {one.name}", one))
    return session


def planted(cast: Cast, desa: Sequence[Desa], *, falls: int) -> None:
    """Seven of ten villages had R13; it went in the first `falls` of them, in no other."""
    had = [one for number, one in enumerate(desa) if number % 10 < 7]
    kept = [one for one in had if desa.index(one) >= falls]
    hand_over(cast.sari, BEFORE, {one: ["R13"] if one in had else [] for one in desa})
    hand_over(cast.sari, AFTER, {one: ["R13"] if one in kept else [] for one in desa})


def test_a_planted_fall_among_the_trained_shows_in_rule_and_overall(cast):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 60)
    planted(cast, desa, falls=15)  # 12 of the first 20
    train(cast, desa[:20], ["R13", "R24"])
    effect = kabupaten_effect(cast)
    assert [one.rule for one in effect.rules] == ["R13"]  # R24 was treated, but found nowhere
    trained, untrained = effect.rules[0].comparison.trained, effect.rules[0].comparison.untrained
    assert (trained.villages, trained.before, trained.after) == (20, 14, 2)
    assert (untrained.villages, untrained.before, untrained.after) == (40, 28, 28)
    assert effect.rules[0].comparison.interval.high < 0
    assert effect.rules[0].comparison.verdict is effect.overall.verdict is Verdict.BETTER


def test_training_before_the_first_or_after_the_second_round_does_not_count(cast):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 12)
    planted(cast, desa, falls=6)
    train(cast, desa[:6], ["R13"], on=date(2025, 8, 4))
    train(cast, desa[:6], ["R13"], on=date(2026, 8, 3))
    assert kabupaten_effect(cast).rules == ()


def test_a_list_without_attendance_and_a_cancelled_session_train_nobody(cast):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 12)
    planted(cast, desa, falls=6)
    cancelled = {"status": SessionStatus.CANCELLED, "cancelled_reason": "Banjir."}
    train(cast, desa[:6], ["R13"], **cancelled)
    make_participant(train(cast, [], ["R13"]), "Sekretaris", desa[0])
    assert kabupaten_effect(cast).rules == ()


def test_a_group_under_five_villages_is_said_to_be_too_small(cast):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 30)
    planted(cast, desa, falls=5)
    train(cast, desa[:4], ["R13"])
    comparison = kabupaten_effect(cast).rules[0].comparison
    assert comparison.trained.villages == 4
    assert comparison.verdict is Verdict.TOO_FEW


def test_a_village_with_one_round_only_is_counted_but_not_compared(cast):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 6)
    hand_over(cast.sari, BEFORE, {one: ["R13"] for one in desa})
    hand_over(cast.sari, AFTER, {one: [] for one in desa[:5]})
    effect = kabupaten_effect(cast)
    assert (effect.villages, effect.unpaired) == (5, 1)


def test_without_an_effect_the_whole_way_includes_no_difference_in_ninety_of_a_hundred(cast):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 30)
    random = Random(5)
    rules = [f"X{number:02}" for number in range(100)]
    for year in (BEFORE, AFTER):
        hand_over(cast.sari, year, {one: [rule for rule in rules if random.random() < 0.4] for one in desa})
    train(cast, desa[:12], rules)
    effect = kabupaten_effect(cast)
    assert sum(one.comparison.interval.holds_zero for one in effect.rules) >= 90


def test_the_comparison_costs_the_same_queries_whatever_villages_and_rules(cast, django_assert_num_queries):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 12)
    planted(cast, desa[:4], falls=2)
    train(cast, desa[:2], ["R13"])
    with django_assert_num_queries(6):
        kabupaten_effect(cast)
    hand_over(cast.sari, BEFORE, {one: ["R13", "R24", "R05"] for one in desa[4:]})
    hand_over(cast.sari, AFTER, {one: ["R24", "R05"] for one in desa[4:]})
    train(cast, desa[4:], ["R24", "R05"])
    with django_assert_num_queries(6):
        assert len(kabupaten_effect(cast).rules) == 3


def test_the_page_says_what_may_be_said_and_never_a_cause(cast, sign_in):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 60)
    planted(cast, desa, falls=15)
    train(cast, desa[:20], ["R13"])
    page = sign_in(cast.dewi).get(reverse("training_effect"), {"tahun": AFTER}).content.decode()
    assert "14 dari 20 (70%)" in page
    assert "2 dari 20 (10%)" in page
    assert "Lebih membaik pada yang terlatih" in page
    assert "tidak menunjukkan sebab" in page
    assert 'id="beda-desc"' in page


def test_a_kecamatan_reads_its_own_villages_only(cast, sign_in):
    own = make_villages_of(cast.villages.umeanyar.kecamatan, 6)
    others = make_villages_of(cast.villages.dencarik.kecamatan, 6)
    for year in (BEFORE, AFTER):
        hand_over(cast.sari, year, {one: ["R13"] for one in [*own, *others]})
    train(cast, [*own, *others], ["R13"])
    page = sign_in(cast.rina).get(reverse("training_effect"), {"tahun": AFTER}).content.decode()
    assert "6 desa mengajukan pada kedua tahun" in page


def test_the_workbook_holds_counts_changes_and_interval(cast, sign_in):
    desa = make_villages_of(cast.villages.umeanyar.kecamatan, 60)
    planted(cast, desa, falls=15)
    train(cast, desa[:20], ["R13"])
    address = reverse("training_effect_download", kwargs={"year": AFTER, "kind": "xlsx"})
    answer = sign_in(cast.dewi).get(address)
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    row = next(row for row in sheet.iter_rows(values_only=True) if str(row[1]).startswith("R13"))
    assert row[2:7] == (20, 14, 2, 12, 0)
    assert row[7] == -60
    assert row[8:13] == (40, 28, 28, 0, 0)
    assert row[14] == -60
    assert row[15] < row[14] < row[16] < 0
