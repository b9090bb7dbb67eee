"""Writing how the lines of a yearly plan were carried out."""

from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.enums import PlanStatus
from planning.models import EvaluasiKegiatan, RkpDesa, RkpKegiatan
from planning.row_history import changes_told
from planning.services.evaluation import EvaluationData, clear_evaluation, evaluate_line, mark_done_as_planned
from planning.services.rkp_lines import delete_rkp_line
from tests.planning.making_data import make_rkp, make_rkp_line
from tests.planning.sent import sent_by


@pytest.fixture
def rkp(cast, codes) -> RkpDesa:
    return make_rkp(cast.sari, cast.villages.umeanyar, 2025)


@pytest.fixture
def line(cast, rkp) -> RkpKegiatan:
    return make_rkp_line(cast.sari, rkp, "Drainase", volume=Decimal(200), costs={"DDS": 80_000_000})


def partly(**values) -> EvaluationData:
    return EvaluationData("partly", **{"obstacle": "Hujan"} | values)


def history(line):
    return changes_told(EvaluasiKegiatan, EvaluasiKegiatan.history.filter(line_id=line.pk))


def test_an_evaluation_is_written_with_its_history(cast, line):
    evaluate_line(by=cast.sari, line=line, version=0, data=partly(volume=Decimal(100), amount=40_000_000, percent=50))
    evaluate_line(by=cast.wati, line=line, version=1, data=EvaluationData("finished", amount=79_000_000))
    stored = line.evaluasi
    assert (stored.result, stored.percent, stored.version, stored.desa_id) == ("finished", 100, 2, line.desa_id)
    newest, first = history(line)
    assert (newest.act.orang_name, newest.act.summary) == ("Wati", "Mengevaluasi kegiatan “Drainase”: Selesai")
    changed = {field.label: (field.before, field.after) for field in newest.fields}
    assert changed["Hasil"] == ("Selesai sebagian", "Selesai")
    assert changed["Realisasi anggaran (rupiah)"] == ("Rp40.000.000", "Rp79.000.000")
    assert changed["Kendala"] == ("Hujan", "–")
    assert first.act.orang_name == "Sari"


@pytest.mark.parametrize("version", [0, 2])
def test_two_people_do_not_overwrite_each_other(cast, line, version):
    evaluate_line(by=cast.sari, line=line, version=0, data=partly())
    with pytest.raises(StaleVersion):
        evaluate_line(by=cast.wati, line=line, version=version, data=EvaluationData("finished"))
    line.evaluasi.refresh_from_db()
    assert line.evaluasi.result == "partly"


def test_an_enacted_plan_is_evaluated(cast, rkp, line):
    RkpDesa.objects.update(status=PlanStatus.ENACTED, perdes_number="1", perdes_date="2024-12-30")
    evaluate_line(by=cast.sari, line=line, version=0, data=EvaluationData("finished"))
    assert mark_done_as_planned(by=cast.sari, rkp=rkp, lines=[line]) == 0
    assert EvaluasiKegiatan.objects.get().result == "finished"


@pytest.mark.parametrize("who", ["karto", "joko", "made", "rina", "dewi", "tono", "bejo"])
def test_only_those_who_write_the_villages_plans_evaluate(cast, rkp, line, who):
    member = getattr(cast, who)
    with pytest.raises(NotAllowed):
        evaluate_line(by=member, line=line, version=0, data=EvaluationData("finished"))
    with pytest.raises(NotAllowed):
        mark_done_as_planned(by=member, rkp=rkp, lines=[line])
    with pytest.raises(NotAllowed):
        clear_evaluation(by=member, line=line, version=0)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (EvaluationData("done"), "result"),
        (EvaluationData("finished", percent=90), "percent"),
        (EvaluationData("partly", percent=50), "obstacle"),
        (EvaluationData("partly", obstacle="  "), "obstacle"),
        (EvaluationData("not_started"), "obstacle"),
        (EvaluationData("not_started", obstacle="Hujan", amount=1), "amount"),
        (EvaluationData("not_started", obstacle="Hujan", volume=Decimal(1)), "volume"),
        (EvaluationData("not_started", obstacle="Hujan", percent=1), "percent"),
        (EvaluationData("partly", obstacle="Hujan", percent=101), "percent"),
        (EvaluationData("partly", obstacle="Hujan", percent=-1), "percent"),
        (EvaluationData("finished", amount=10**15 + 1), "amount"),
        (EvaluationData("finished", amount=-1), "amount"),
        (EvaluationData("finished", volume=Decimal(10**11)), "volume"),
    ],
)
def test_what_contradicts_itself_is_refused(cast, line, data, field):
    with pytest.raises(DomainError) as refused:
        evaluate_line(by=cast.sari, line=line, version=0, data=data)
    assert refused.value.field == field
    assert not EvaluasiKegiatan.objects.exists()


def test_a_line_that_was_never_started_has_cost_nothing(cast, line):
    evaluate_line(by=cast.sari, line=line, version=0, data=EvaluationData("not_started", obstacle="Lahan belum siap"))
    assert (line.evaluasi.amount, line.evaluasi.percent) == (0, 0)


def test_a_deleted_line_is_not_evaluated(cast, line):
    delete_rkp_line(by=cast.sari, line=line, version=1)
    with pytest.raises(DomainError):
        evaluate_line(by=cast.sari, line=line, version=0, data=EvaluationData("finished"))


def test_many_lines_are_marked_done_as_planned_and_evaluated_ones_stay(cast, rkp, line):
    other = make_rkp_line(cast.sari, rkp, "Talud", volume=Decimal("12.5"), costs={"DDS": 3, "ADD": 4, None: 5})
    evaluate_line(by=cast.sari, line=line, version=0, data=partly())
    assert mark_done_as_planned(by=cast.wati, rkp=rkp, lines=[line, other]) == 1
    line.evaluasi.refresh_from_db()
    assert line.evaluasi.result == "partly"
    stored = EvaluasiKegiatan.objects.get(line=other)
    assert (stored.volume, stored.amount, stored.percent) == (Decimal("12.5"), 12, 100)
    assert history(other)[0].act.summary == "Menandai 1 kegiatan selesai sesuai rencana"


def test_lines_of_another_plan_are_not_marked(cast, rkp, line):
    other = make_rkp_line(cast.sari, make_rkp(cast.sari, cast.villages.umeanyar, 2026))
    with pytest.raises(DomainError):
        mark_done_as_planned(by=cast.sari, rkp=rkp, lines=[line, other])
    assert not EvaluasiKegiatan.objects.exists()


def test_an_evaluation_of_the_wrong_line_is_taken_back_and_its_history_kept(cast, line):
    evaluate_line(by=cast.sari, line=line, version=0, data=partly())
    clear_evaluation(by=cast.sari, line=line, version=1)
    clear_evaluation(by=cast.sari, line=line, version=0)
    assert not EvaluasiKegiatan.objects.exists()
    assert [change.act.verb for change in history(line)] == ["clear_evaluation", "evaluate_line"]
    evaluate_line(by=cast.sari, line=line, version=0, data=EvaluationData("finished"))
    assert len(history(line)) == 3


def test_sari_evaluates_one_line_after_the_other(cast, rkp, line, sign_in):
    other = make_rkp_line(cast.sari, rkp, "Talud", costs={"DDS": 5})
    browser = sign_in(cast.sari)
    edit = reverse("evaluation_edit", args=[line.uid])
    fields = sent_by(browser.get(edit).content.decode())
    sent = fields | {"result": "partly", "amount": "60 juta", "percent": "75", "obstacle": "Hujan"}
    answer = browser.post(edit, sent | {"simpan_lanjut": "1"})
    assert answer["Location"] == reverse("evaluation_edit", args=[other.uid])
    answer = browser.post(answer["Location"], {"version": "0", "result": "finished", "simpan_lanjut": "1"})
    assert answer["Location"].startswith(reverse("rkp_evaluation", args=[rkp.pk]))
    page = browser.get(reverse("rkp_evaluation", args=[rkp.pk])).content.decode()
    assert "2 dari 2 kegiatan (100%)" in page
    assert "60.000.000" in page and "Hujan" in page


def test_a_form_without_result_and_obstacle_is_shown_again_with_what_was_typed(cast, line, sign_in):
    browser = sign_in(cast.sari)
    edit = reverse("evaluation_edit", args=[line.uid])
    page = browser.post(edit, {"version": "0", "amount": "1,5", "follow_up": "Dilanjutkan"}).content.decode()
    assert "Dilanjutkan" in page and 'value="1,5"' in page
    again = browser.post(edit, {"version": "0", "result": "not_started"})
    assert again.status_code == 200 and "obstacle" in again.context["form"].errors
    assert not EvaluasiKegiatan.objects.exists()


def test_who_saves_second_sees_both_and_chooses(cast, line, sign_in):
    browser = sign_in(cast.wati)
    edit = reverse("evaluation_edit", args=[line.uid])
    evaluate_line(by=cast.sari, line=line, version=0, data=partly(amount=1_234_567))
    answer = browser.post(edit, {"version": "0", "result": "finished", "amount": "7.654.321"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Rp1.234.567" in page and 'value="7.654.321"' in page
    again = sent_by(page)
    assert browser.post(edit, again).status_code == 302
    assert EvaluasiKegiatan.objects.get().amount == 7_654_321


def test_the_table_shows_only_what_is_open_when_asked(cast, rkp, line, sign_in):
    make_rkp_line(cast.sari, rkp, "Talud")
    evaluate_line(by=cast.sari, line=line, version=0, data=partly())
    page = sign_in(cast.joko).get(reverse("rkp_evaluation", args=[rkp.pk]) + "?tampil=belum").content.decode()
    table = page[page.index("plan-lines") :]
    assert "Talud" in table and "Drainase" not in table


def test_the_table_ticked_by_sari_marks_only_lines_of_this_plan(cast, rkp, line, sign_in):
    foreign = make_rkp_line(cast.bejo, make_rkp(cast.bejo, cast.villages.kalianget, 2025))
    ticked = {"kegiatan": [str(line.uid), str(foreign.uid), "bukan-uid"]}
    sign_in(cast.sari).post(reverse("rkp_evaluation", args=[rkp.pk]), ticked)
    assert [row.line_id for row in EvaluasiKegiatan.objects.all()] == [line.pk]


def test_nothing_ticked_changes_nothing(cast, rkp, line, sign_in):
    before = Act.objects.count()
    answer = sign_in(cast.sari).post(reverse("rkp_evaluation", args=[rkp.pk]), follow=True)
    assert "Centang dahulu" in answer.content.decode()
    assert Act.objects.count() == before
