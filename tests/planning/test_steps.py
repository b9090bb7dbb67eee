"""The steps of a plan: the shipped table, how each is told to be done, deadlines, typed dates and pages."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.models import Act
from accounts.verdict import NotAllowed
from musyawarah.enums import MusyawarahKind, MusyawarahStatus, PlanKind
from places.errors import DomainError, StaleVersion
from planning.models import BatasLangkah, DuRkp, RkpDesa, TanggalLangkah
from planning.process_facts import OwnDeadline
from planning.services.steps import save_step_dates, save_step_deadlines
from planning.step_data import StepDates, StepDeadline
from planning.step_states import StepStatus
from planning.step_table import DoneBy, DueKind, is_month_day, read_steps, shipped_steps, steps_of
from planning.steps import load_steps, step_list
from tests.musyawarah.making import make_musyawarah
from tests.planning.checks.making_building import meeting, rkp_process, rpjm_process, typed
from tests.planning.making_data import make_rkp
from villages.enums import FormSet
from villages.models import KabupatenSetting

A, B = FormSet.PERMENDAGRI_114, FormSet.PERMENDES_21
TODAY = date(2025, 9, 1)


def keys(plan: str, form_set: str) -> list[str]:
    return [step.key for step in steps_of(plan, form_set)]


def step_of(plan: str, key: str):
    return next(step for step in shipped_steps() if step.plan_kind == plan and step.key == key)


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    """The plan of 2027, made in the application."""
    plan = make_rkp(cast.sari, cast.villages.umeanyar)
    RkpDesa.objects.filter(pk=plan.pk).update(is_before_app=False)
    return RkpDesa.objects.with_place().get(pk=plan.pk)


def test_the_two_form_sets_order_their_forums_differently():
    first, second = keys("rpjm", A), keys("rpjm", B)
    assert first.index("musdes_perencanaan") < first.index("musrenbang")
    assert "musdes_pengesahan" not in first
    assert "musdes_perencanaan" not in second
    assert second.index("musrenbang") < second.index("musdes_pengesahan") < second.index("penetapan")
    assert keys("rkp", A).index("musdes_perencanaan") < keys("rkp", A).index("tim")


@pytest.mark.parametrize("plan", PlanKind.values)
@pytest.mark.parametrize("form_set", [A, B])
def test_every_step_says_who_leads_it_what_comes_of_it_and_by_which_article(plan, form_set):
    steps = steps_of(plan, form_set)
    orders = [step.order(form_set) for step in steps]
    assert orders == sorted(set(orders)), "no two steps stand at one place"
    assert len({step.key for step in steps}) == len(steps)
    for step in steps:
        assert all((step.title, step.convenor, step.outputs, step.source)), step.key
        if step.due.kind == DueKind.AFTER:
            assert step.due.name == "penetapan"


@pytest.mark.parametrize("word", ["pagu:x:y:z", "31-31", "besok"])
def test_an_unknown_deadline_is_refused(word):
    row = {"plan": "rkp", "key": "x", "set_a": "1", "set_b": "", "in_order": "0", "is_optional": "0", "title": "X"}
    row |= {"convenor": "X", "output": "X", "done": "tanggal", "source": "X", "due": word}
    with pytest.raises(ValueError, match=r"deadline|DueKind"):
        list(read_steps([row]))


def test_a_day_of_every_year_exists():
    assert [is_month_day(text) for text in ("06-30", "02-28", "02-30", "6-30", "13-01")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_deadlines_are_counted_from_the_inauguration_and_from_the_year_before():
    steps = step_list(rpjm_process(), today=date(2027, 2, 1)).by_key
    assert steps["tim"].due == date(2026, 12, 15)
    assert steps["penetapan"].due == date(2027, 3, 1)
    assert steps["pengundangan"].due is None, "it follows a Perdes that is not there yet"
    yearly = step_list(rkp_process(), today=TODAY).by_key
    assert (yearly["musdes_perencanaan"].due, yearly["penetapan"].due) == (date(2025, 6, 30), date(2025, 9, 30))
    assert yearly["du_rkp"].due == date(2025, 12, 31)


def test_without_an_inauguration_nothing_of_a_rpjm_is_late():
    steps = step_list(rpjm_process(inaugurated_on=None), today=date(2040, 1, 1))
    assert steps.late == ()


def test_a_kabupatens_own_deadline_stands_over_the_shipped_one():
    process = rkp_process()
    own = {"tim": OwnDeadline(month_day="05-31"), "musdes_perencanaan": OwnDeadline(month_day="01-01")}
    steps = step_list(replace(process, deadlines=replace(process.deadlines, own=own)), today=TODAY).by_key
    assert steps["tim"].due == date(2025, 5, 31)
    assert steps["musdes_perencanaan"].due == date(2025, 6, 30), "that of the settings stands there"


def test_a_step_is_late_running_waiting_or_done():
    steps = step_list(rkp_process(teams=()), today=TODAY).by_key
    assert steps["tim"].status == StepStatus.LATE
    assert steps["musdes_perencanaan"].status == StepStatus.DONE
    assert steps["rancangan"].status == StepStatus.RUNNING
    assert steps["musrenbang"].status == StepStatus.WAITING
    assert steps["rembuk_stunting"].status == StepStatus.WAITING, "an optional step is never late"
    old = step_list(rkp_process(teams=(), is_before_app=True), today=TODAY).by_key
    assert old["tim"].status == StepStatus.UNKNOWN


def test_the_hearings_are_done_when_every_hamlet_met():
    steps = step_list(rkp_process(), today=TODAY).by_key["gagasan"]
    assert (steps.status, steps.first) == (StepStatus.RUNNING, date(2025, 5, 10))
    assert [lack.words for lack in steps.lacks] == ["Kaja: musyawarah dusun belum tercatat"]
    both = tuple(meeting(MusyawarahKind.MUSDUS, date(2025, 5, 9 + pk), dusun_pk=pk) for pk in (1, 2))
    done = step_list(rkp_process(meetings=both), today=TODAY).by_key["gagasan"]
    assert (done.status, done.first, done.last) == (StepStatus.DONE, date(2025, 5, 10), date(2025, 5, 11))


def test_a_held_meeting_tells_what_it_lacks_and_where_that_is_mended():
    bare = meeting(ba_number="", has_scan=False, attendees=(), notes=(), status=MusyawarahStatus.CLOSED)
    state = step_list(rkp_process(meetings=(bare,)), today=TODAY).by_key["musdes_perencanaan"]
    assert [lack.words for lack in state.lacks] == [
        "nomor berita acara belum diisi",
        "berita acara bertanda tangan belum dilampirkan",
        "daftar hadir kosong",
        "notulen kosong",
        "belum disegel",
    ]
    assert {lack.arg for lack in state.lacks} == {str(bare.uid)}


def test_a_planned_meeting_gives_the_step_its_day_until_it_has_passed():
    planned = meeting(MusyawarahKind.MUSRENBANG, date(2025, 9, 10), status=MusyawarahStatus.PLANNED)
    state = step_list(rkp_process(meetings=(planned,)), today=TODAY).by_key["musrenbang"]
    assert (state.status, state.planned, state.lacks) == (StepStatus.RUNNING, date(2025, 9, 10), ())
    state = step_list(rkp_process(meetings=(planned,)), today=date(2025, 9, 11)).by_key["musrenbang"]
    assert state.planned is None
    assert "belum ditutup" in state.lacks[0].words


def test_other_meetings_of_the_plan_are_not_lost():
    extra = meeting(MusyawarahKind.MUSDES_KHUSUS, date(2025, 6, 1))
    steps = step_list(rkp_process(meetings=(extra,)), today=TODAY)
    assert steps.other_meetings == (extra,)


def test_dates_out_of_order_are_found_pair_by_pair():
    process = rkp_process(typed=typed(kesepakatan=date(2025, 8, 20), pengundangan=date(2025, 8, 10)))
    assert [(one.step.key, two.step.key) for one, two in step_list(process, today=TODAY).out_of_order] == [
        ("kesepakatan", "pengundangan")
    ]
    assert [one.step.key for one in step_list(process, today=TODAY).by_date][-1] == "kesepakatan"


def test_the_records_of_the_village_tell_the_steps(cast, rkp):
    make_musyawarah(cast, status=MusyawarahStatus.SEALED, ba_number="3")
    DuRkp.objects.create(desa=rkp.desa, year=2027, sent_on=date(2026, 12, 1))
    RkpDesa.objects.filter(pk=rkp.pk).update(status="enacted", perdes_number="4", perdes_date=date(2026, 9, 20))
    steps = load_steps(RkpDesa.objects.with_place().get(pk=rkp.pk), today=date(2026, 12, 2)).by_key
    assert steps["musdes_perencanaan"].first == date(2026, 6, 15)
    assert steps["du_rkp"].first == date(2026, 12, 1)
    assert steps["penetapan"].first == date(2026, 9, 20)
    assert steps["pengundangan"].due == date(2026, 9, 27)


def test_the_kabupatens_form_set_orders_the_steps(cast, rkp):
    KabupatenSetting.objects.create(kabupaten=rkp.desa.kabupaten, form_set=B)
    assert "musdes_perencanaan" not in load_steps(rkp).by_key


def test_the_steps_take_the_same_queries_for_few_and_many_meetings(cast, rkp, django_assert_num_queries):
    with django_assert_num_queries(15):
        load_steps(rkp)
    for number in range(6):
        make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.CLOSED, held_on=date(2026, 5, number + 1))
    with django_assert_num_queries(15):
        load_steps(rkp)


def test_dates_are_typed_with_their_story(cast, rkp):
    step = step_of("rkp", "pengundangan")
    dates = StepDates(planned_on=date(2026, 1, 2), done_on=date(2026, 1, 3), note=" Lembaran Desa 4 ")
    row = save_step_dates(by=cast.wati, plan=rkp, step=step, version=0, data=dates)
    assert (row.version, row.note, row.history.count()) == (1, "Lembaran Desa 4", 1)
    assert "Pengundangan" in Act.objects.latest("pk").summary
    with pytest.raises(StaleVersion):
        save_step_dates(by=cast.sari, plan=rkp, step=step, version=0, data=dates)
    assert load_steps(rkp).by_key["pengundangan"].first == date(2026, 1, 3)


@pytest.mark.parametrize(
    ("key", "data", "field"),
    [
        ("musrenbang", StepDates(done_on=date(2026, 1, 3)), "done_on"),
        ("pengundangan", StepDates(done_on=date(2199, 1, 3)), "done_on"),
        ("pengundangan", StepDates(planned_on=date(1999, 1, 3)), "planned_on"),
    ],
)
def test_odd_dates_are_refused(cast, rkp, key, data, field):
    with pytest.raises(DomainError) as refused:
        save_step_dates(by=cast.sari, plan=rkp, step=step_of("rkp", key), version=0, data=data)
    assert refused.value.field == field
    assert not TanggalLangkah.objects.exists()


def test_only_the_villages_editors_type_dates(cast, rkp):
    for who in (cast.bejo, cast.joko, cast.dewi):
        with pytest.raises(NotAllowed):
            save_step_dates(by=who, plan=rkp, step=step_of("rkp", "pengundangan"), version=0, data=StepDates())


def test_the_kabupaten_sets_and_gives_back_its_deadlines(cast):
    kabupaten = cast.dewi.kabupaten
    changed = {("rkp", "tim"): StepDeadline(month_day="06-15"), ("rpjm", "tim"): StepDeadline(days=20)}
    assert save_step_deadlines(by=cast.dewi, kabupaten=kabupaten, version=0, deadlines=changed) == 2
    with pytest.raises(StaleVersion):
        save_step_deadlines(by=cast.dewi, kabupaten=kabupaten, version=0, deadlines=changed)
    assert save_step_deadlines(by=cast.dewi, kabupaten=kabupaten, version=1, deadlines=changed) == 0
    back = {("rkp", "tim"): StepDeadline()}
    assert save_step_deadlines(by=cast.dewi, kabupaten=kabupaten, version=1, deadlines=back) == 1
    assert [row.step for row in BatasLangkah.objects.all()] == ["tim"]


@pytest.mark.parametrize(
    ("key", "deadline"),
    [
        (("rkp", "tim"), StepDeadline(month_day="02-30")),
        (("rkp", "tim"), StepDeadline(days=3)),
        (("rpjm", "tim"), StepDeadline(days=0)),
        (("rpjm", "tim"), StepDeadline(month_day="02-03")),
        (("rkp", "penetapan"), StepDeadline(month_day="02-03")),
        (("rkp", "x"), StepDeadline()),
    ],
)
def test_odd_deadlines_are_refused(cast, key, deadline):
    with pytest.raises(DomainError):
        save_step_deadlines(by=cast.dewi, kabupaten=cast.dewi.kabupaten, version=0, deadlines={key: deadline})
    assert not BatasLangkah.objects.exists()


def test_the_page_leads_to_what_is_missing_and_to_the_next_meeting(cast, sign_in, rkp):
    held = make_musyawarah(cast, status=MusyawarahStatus.CLOSED)
    page = sign_in(cast.sari).get(f"/rkp/{rkp.pk}/langkah/").content.decode()
    assert f"/musyawarah/{held.uid}/" in page
    assert "jenis=musrenbang&amp;tahun=2027&amp;rencana=rkp" in page
    assert "Isi tanggal" in page
    reader = sign_in(cast.joko).get(f"/rkp/{rkp.pk}/langkah/").content.decode()
    assert "Rencanakan" not in reader
    assert "Isi tanggal" not in reader


def test_two_who_type_the_same_step_meet_on_a_page(cast, sign_in, rkp):
    address, browser = f"/rkp/{rkp.pk}/langkah/pengundangan/", sign_in(cast.sari)
    sent = {"version": "0", "planned_on": "2026-01-02", "done_on": "", "note": "Sari"}
    assert browser.post(address, sent).status_code == 302
    answer = sign_in(cast.wati).post(address, sent | {"note": "Wati"})
    assert answer.status_code == 409
    assert "Wati" in answer.content.decode()
    assert TanggalLangkah.objects.get().note == "Sari"
    assert browser.get(f"/rkp/{rkp.pk}/langkah/tidak-ada/").status_code == 404


def test_what_has_a_record_of_its_own_asks_for_no_date():
    asked = {step.key for step in shipped_steps() if step.done_by.is_typed}
    assert "penetapan" not in asked
    assert {step.done_by for step in shipped_steps()} == set(DoneBy)


def test_the_home_page_names_the_next_step_of_the_plan_in_the_making(cast, sign_in, rkp):
    page = sign_in(cast.sari).get("/").content.decode()
    assert "Jadwal penyusunan" in page
    assert f"/rkp/{rkp.pk}/langkah/" in page
    RkpDesa.objects.filter(pk=rkp.pk).update(is_before_app=True)
    assert "Jadwal penyusunan" not in sign_in(cast.sari).get("/").content.decode()
