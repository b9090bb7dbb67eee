"""A kabupaten changes its path, its days and its rule levels by data alone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.enums import CheckLevel
from planning.models import RkpDesa, RkpKegiatan, RuleLevel
from review.clock import add_working_days
from review.enums import ReviewAct, ReviewState, StepKey
from review.models import ReviewNote, ReviewPhrase, ReviewStep
from review.path import path_of, shipped_path
from review.policy import may
from review.readiness import load_readiness
from review.services.path_settings import StepSetting, save_path, setting_of_step
from review.services.phrases import save_phrases
from review.services.reviewing import recommend, return_plan, take_up
from review.services.submitting import go_on_without, submit_plan
from tests.cast import Cast
from tests.review.making import case, line, paper, recommended, said, submitted, taken_up, version
from villages.models import Holiday
from villages.setting import setting_of

KECAMATAN, KABUPATEN = StepKey.PERIKSA_KECAMATAN, StepKey.PERIKSA_KABUPATEN


def write_path(cast: Cast, **steps: StepSetting) -> int:
    """Dewi writes steps of the RKP's path, by the name of the step."""
    kabupaten = cast.villages.umeanyar.kabupaten
    wanted = {("rkp", key): wanted for key, wanted in steps.items()}
    return save_path(by=cast.dewi, kabupaten=kabupaten, version=setting_of(kabupaten).version, steps=wanted)


def test_a_kabupaten_adds_its_own_check_and_plans_go_on_to_it(cast: Cast, rkp: RkpDesa) -> None:
    """Kecamatan, then Dinas PMD; nothing but data has changed."""
    write_path(cast, periksa_kabupaten=StepSetting(working_days=8))
    found = case(recommended(cast, rkp))
    assert (found.state, found.review.step) == (ReviewState.SUBMITTED, KABUPATEN)
    assert found.review.due_on == add_working_days(timezone.localdate(), 8, frozenset())


def test_its_working_days_and_holidays_set_the_due_day(cast: Cast, rkp: RkpDesa) -> None:
    """Three days instead of five, and one of them is a day off."""
    today = timezone.localdate()
    free = add_working_days(today, 1, frozenset())
    Holiday.objects.create(kabupaten=None, day=free, name="Libur nasional")
    write_path(cast, periksa_kecamatan=StepSetting(working_days=3))
    found = case(submitted(cast, rkp))
    assert found.review.due_on == add_working_days(today, 3, frozenset({free}))
    assert found.review.due_on == add_working_days(today, 4, frozenset())


def test_a_check_that_is_switched_off_is_finished_by_the_plans_that_lie_in_it(cast: Cast, rkp: RkpDesa) -> None:
    """It was taken up, it is recommended, and goes to the BPD."""
    taken_up(cast, rkp)
    write_path(cast, periksa_kecamatan=StepSetting(is_used=False, working_days=5))
    assert case(rkp).path.checks == ()
    recommend(by=cast.rina, plan=rkp, version=version(rkp), paper=paper())
    assert case(rkp).state == ReviewState.RECOMMENDED


def test_a_plan_returned_from_a_check_that_is_switched_off_still_finds_its_way(cast: Cast, rkp: RkpDesa) -> None:
    """The village goes on without it; nobody need send it back."""
    taken_up(cast, rkp)
    found = case(rkp)
    ReviewNote.objects.create(
        desa=rkp.desa, review=found.review, submission=found.review.submission_set.get(), step=KECAMATAN, by=cast.rina,
        line_uid=line(rkp, "Pembinaan PKK").uid, text="Volume?", opens="line",
    )  # fmt: skip
    return_plan(by=cast.rina, plan=rkp, version=version(rkp), reason="Lihat catatan.")
    write_path(cast, periksa_kecamatan=StepSetting(is_used=False, working_days=5))
    assert not may(cast.sari, case(rkp), ReviewAct.SUBMIT)
    go_on_without(by=cast.sari, plan=rkp, version=version(rkp), reason="Tanpa pemeriksaan.", data=said(rkp))
    assert case(rkp).state == ReviewState.PROCEEDING


def test_a_plan_in_the_second_check_is_finished_when_that_one_is_switched_off(cast: Cast, rkp: RkpDesa) -> None:
    """Dewi takes it up and recommends it all the same."""
    write_path(cast, periksa_kabupaten=StepSetting(working_days=8))
    recommended(cast, rkp)
    write_path(cast, periksa_kabupaten=StepSetting(is_used=False, working_days=5))
    take_up(by=cast.dewi, plan=rkp, version=version(rkp))
    recommend(by=cast.dewi, plan=rkp, version=version(rkp))
    assert case(rkp).state == ReviewState.RECOMMENDED


def test_a_change_of_the_days_leaves_the_due_day_of_a_plan_under_way(cast: Cast, rkp: RkpDesa) -> None:
    """What the village was told holds."""
    due = case(submitted(cast, rkp)).review.due_on
    write_path(cast, periksa_kecamatan=StepSetting(working_days=60))
    assert case(rkp).review.due_on == due


def test_a_kabupaten_may_demand_the_recommendation(cast: Cast, rkp: RkpDesa) -> None:
    """Then nobody goes on without one, and is told why; as shipped everybody may."""
    assert may(cast.sari, case(rkp), ReviewAct.GO_ON)
    write_path(cast, periksa_kecamatan=StepSetting(working_days=5, is_binding=True))
    verdict = may(cast.sari, case(rkp), ReviewAct.GO_ON)
    assert not verdict
    assert "mewajibkan rekomendasi" in verdict.reason


def test_other_kabupaten_keep_what_is_shipped(cast: Cast, codes: None) -> None:
    """A path is nobody else's."""
    write_path(cast, periksa_kabupaten=StepSetting(working_days=8))
    malang = cast.villages.pandanlandung.kabupaten
    assert path_of(malang, "rkp") == shipped_path("rkp")


def test_what_is_shipped_keeps_no_row(cast: Cast) -> None:
    """Going back to it deletes the own one."""
    assert write_path(cast, periksa_kecamatan=StepSetting(working_days=9)) == 1
    shipped = next(step for step in shipped_path("rkp").all_steps if step.key == KECAMATAN)
    assert write_path(cast, periksa_kecamatan=setting_of_step(shipped)) == 1
    assert not ReviewStep.objects.exists()


@pytest.mark.parametrize(
    ("step", "wanted", "field"),
    [
        ("bpd", StepSetting(is_used=False), "rkp_bpd"),
        ("perdes", StepSetting(is_used=False), "rkp_perdes"),
        ("klarifikasi", StepSetting(working_days=30, is_binding=True), "rkp_klarifikasi"),
        ("periksa_kecamatan", StepSetting(working_days=5, waits_for_all=True), "rkp_periksa_kecamatan"),
        ("periksa_kecamatan", StepSetting(working_days=61), "rkp_periksa_kecamatan_days"),
        ("periksa_kecamatan", StepSetting(), "rkp_periksa_kecamatan_days"),
    ],
)
def test_no_kabupaten_may_write_what_the_law_does_not_leave_to_it(
    cast: Cast, step: str, wanted: StepSetting, field: str
) -> None:
    """The agreement of the BPD and the Perdes stay, and nothing after the Perdes binds."""
    with pytest.raises(DomainError) as error:
        write_path(cast, **{step: wanted})
    assert error.value.field == field
    assert not ReviewStep.objects.exists()


def test_only_dinas_pmd_of_the_kabupaten_writes_the_path(cast: Cast) -> None:
    """Rina reads it."""
    kabupaten = cast.villages.umeanyar.kabupaten
    with pytest.raises(NotAllowed):
        save_path(by=cast.rina, kabupaten=kabupaten, version=0, steps={})


def test_of_two_who_write_the_path_the_second_is_told(cast: Cast) -> None:
    """By the version of the kabupaten's settings."""
    write_path(cast, periksa_kecamatan=StepSetting(working_days=9))
    kabupaten = cast.villages.umeanyar.kabupaten
    steps = {("rkp", KECAMATAN): StepSetting(working_days=4)}
    with pytest.raises(StaleVersion):
        save_path(by=cast.dewi, kabupaten=kabupaten, version=0, steps=steps)


def test_a_change_of_the_path_is_logged_in_words(cast: Cast) -> None:
    """Who, when, what."""
    write_path(cast, periksa_kabupaten=StepSetting(working_days=8, waits_for_all=True))
    act = Act.objects.get(verb="save_review_path")
    assert "Pemeriksaan Dinas PMD: 8 hari kerja, menunggu semua desa" in act.summary


def test_the_page_shows_what_is_shipped_beside_what_the_kabupaten_says(cast: Cast, sign_in) -> None:
    """With the legal source; Dewi saves and sees it again."""
    address = reverse("review_path", args=[cast.villages.umeanyar.kabupaten.code])
    browser = sign_in(cast.dewi)
    shown = browser.get(address)
    form = shown.context["form"]
    data = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    data |= {"rkp_periksa_kabupaten": "on", "version": shown.context["version"]}
    assert browser.post(address, data).status_code == 302
    page = browser.get(address).content.decode()
    assert "Permendagri 114/2014 pasal 3" in page
    assert page.count("Ketentuan kabupaten") == 1
    assert [step.key for step in path_of(cast.villages.umeanyar.kabupaten, "rkp").checks] == [KECAMATAN, KABUPATEN]
    assert path_of(cast.villages.umeanyar.kabupaten, "rpjm") == shipped_path("rpjm")


def test_phrases_are_kept_in_their_order_and_once(cast: Cast) -> None:
    """As they are typed."""
    kabupaten = cast.villages.umeanyar.kabupaten
    texts = ["Volume belum wajar.", "", "Lokasi belum jelas.", "Volume belum wajar."]
    assert save_phrases(by=cast.dewi, kabupaten=kabupaten, version=0, texts=texts) == 2
    stored = ReviewPhrase.objects.visible_to(cast.rina).values_list("text", flat=True)
    assert list(stored) == ["Volume belum wajar.", "Lokasi belum jelas."]
    with pytest.raises(NotAllowed):
        save_phrases(by=cast.rina, kabupaten=kabupaten, version=1, texts=[])


def test_a_rule_level_of_the_kabupaten_decides_what_stops_a_submission(cast: Cast, rkp: RkpDesa) -> None:
    """As shipped a line without beneficiaries is warned of; by one row it stops the plan."""
    RkpKegiatan.objects.filter(rkp=rkp, name="Pembinaan PKK").update(manfaat_l=0, manfaat_p=0, manfaat_rtm=0)
    assert "R18" in {group.rule for group in load_readiness(case(rkp)).warnings}
    RuleLevel.objects.create(kabupaten=rkp.desa.kabupaten, rule="R18", level=CheckLevel.BLOCK)
    assert [group.rule for group in load_readiness(case(rkp)).blocks] == ["R18"]
    with pytest.raises(DomainError, match="R18"):
        submit_plan(by=cast.sari, plan=rkp, version=version(rkp), data=said(rkp))
