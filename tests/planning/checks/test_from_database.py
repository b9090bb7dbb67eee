"""What is stored reaches the rules: at least one rule of each family through the database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from codes.models import AturanDanaDesa
from codes.services.load_dana_desa import load_own_focuses, load_own_rules
from planning.checks.run import check_rkp, check_rpjm
from planning.models import CarryOver, PlanImport, RabRincian, RkpDesa, RkpKegiatan, RpjmDesa, StandarHarga
from planning.reading import rkp_line_data
from planning.services.changes import open_change
from planning.services.evaluation import EvaluationData, evaluate_line
from planning.services.lines import create_line
from planning.services.rkp import record_rkp_enactment
from planning.services.rkp_lines import update_rkp_line
from planning.services.rpjm import create_rpjm, record_enactment
from tests.cast import make_member
from tests.codes.test_dana_desa import write
from tests.planning.changing import enacted_rpjm, flood
from tests.planning.making import line_data
from tests.planning.making_data import make_cooperation, make_rkp, make_rkp_line
from tests.planning.pagu_making import give, pandanlandung_2026
from villages.models import DesaProfile, KabupatenSetting, LegalBasis

TODAY = date(2025, 9, 1)
GOOD_LINE = {
    "volume": Decimal(100),
    "manfaat_l": 10,
    "manfaat_p": 10,
    "starts_on": date(2026, 1, 1),
    "ends_on": date(2026, 6, 30),
    "pola": "swakelola",
    "sdgs": (9,),
}


def checked(plan: RkpDesa | RpjmDesa):
    plan = type(plan).objects.with_place().get(pk=plan.pk)
    return (check_rkp if isinstance(plan, RkpDesa) else check_rpjm)(plan, today=TODAY)


def of_rule(plan: RkpDesa | RpjmDesa, rule: str) -> list[tuple[str, str]]:
    return [(finding.case, finding.field) for finding in checked(plan).findings if finding.rule == rule]


def rules_of(plan: RkpDesa | RpjmDesa) -> set[str]:
    return {finding.rule for finding in checked(plan).findings}


@pytest.fixture
def rpjm(cast, codes) -> RpjmDesa:
    """Umeanyar's plan of 2021-2026 with a road in 2026, enacted."""
    desa = cast.villages.umeanyar
    rpjm = create_rpjm(by=cast.sari, desa=desa, first_year=2021, last_year=2026, is_before_app=True)
    create_line(by=cast.sari, rpjm=rpjm, data=line_data("Rabat beton", costs={2026: {"ADD": 1_000}}))
    create_line(by=cast.sari, rpjm=rpjm, data=line_data("Posyandu", code="2.2.02", costs={2024: {"ADD": 5}}))
    record_enactment(by=cast.sari, rpjm=rpjm, version=1, perdes_number="3", perdes_date=date(2021, 3, 1))
    DesaProfile.objects.update_or_create(desa=desa, defaults={"inaugurated_on": date(2021, 1, 4)})
    LegalBasis.objects.all().delete()
    return RpjmDesa.objects.get(pk=rpjm.pk)


@pytest.fixture
def rkp(cast, rpjm) -> RkpDesa:
    """The plan of 2026 that carries the road out and breaks no rule."""
    desa = cast.villages.umeanyar
    before = make_rkp(cast.sari, desa, 2025)
    old = make_rkp_line(cast.sari, before, "Gapura", costs={"ADD": 5})
    evaluate_line(by=cast.sari, line=old, version=0, data=EvaluationData("finished"))
    rkp = make_rkp(cast.sari, desa, 2026)
    give(cast.sari, desa, 2026, ADD=1_000)
    road = rpjm.line_set.get(name="Rabat beton")
    make_rkp_line(cast.sari, rkp, "Rabat beton", costs={"ADD": 1_000}, rpjm_line=road, **GOOD_LINE)
    return rkp


def line_of(rkp: RkpDesa) -> RkpKegiatan:
    return RkpKegiatan.objects.with_children().select_related("rkp__desa").get(rkp=rkp)


def rewrite(cast, rkp: RkpDesa, **values) -> None:
    line = line_of(rkp)
    update_rkp_line(by=cast.sari, line=line, version=line.version, data=replace(rkp_line_data(line), **values))


def test_a_sound_plan_has_no_findings(rkp, rpjm):
    assert [(finding.rule, finding.message) for finding in checked(rkp).findings] == []
    assert rules_of(rpjm) == {"R16", "R18"}, "its lines say neither volume nor whom they help"


def test_the_figures_of_pandanlandung_2026(villages, codes):
    desa = villages.pandanlandung
    by = make_member("Siti", "sekretaris_desa", desa)
    rpjm = create_rpjm(by=by, desa=desa, first_year=2020, last_year=2027, is_before_app=True)
    for name, code in (("Penyediaan Tunjangan BPD", "1.1.05"), ("Penyelenggaraan Posyandu", "2.2.02")):
        create_line(by=by, rpjm=rpjm, data=line_data(name, code=code, costs={2025: {"ADD": 1}}))
    found = checked(pandanlandung_2026(by, desa)).findings
    assert {f.case: f.message.rpartition("ebih ")[2] for f in found if f.rule == "R13" and "ebih" in f.message} == {
        "DDS": "Rp41.960.970.",
        "DDS+ADD": "Rp138.999.400.",
        "all": "Rp129.737.312.",
    }
    assert [f.message for f in found if f.rule == "R13" and f.case == "PAD"] == [
        "PAD dipakai Rp5.000.000, padahal tidak punya pagu tahun ini."
    ]
    links = [f for f in found if f.rule == "R04"]
    assert len({f.line for f in links}) == len(links) == 38
    planned = {f.name: f.proposals[0].name for f in links if f.case == "other_year"}
    assert planned == {
        "Tunjangan BPD": "Penyediaan Tunjangan BPD",
        "Penyelenggaraan posyandu": "Penyelenggaraan Posyandu",
    }
    assert all("2025, bukan 2026" in f.message for f in links if f.case == "other_year")
    assert {f.case for f in links if f.name not in planned} == {"no_line"}
    assert [f.field for f in found if f.rule == "R22" and f.case == "undivided"] == ["costs"]
    assert [f.case for f in found if f.rule == "R24"] == [""], "salaries take 31,5 percent"


def test_links_and_years_come_from_the_multi_year_plan(cast, rkp, rpjm):
    rewrite(cast, rkp, rpjm_line=rpjm.line_set.get(name="Posyandu"))
    assert of_rule(rkp, "R04") == [("other_year", "rpjm_line")]
    rewrite(cast, rkp, rpjm_line=None)
    assert of_rule(rkp, "R04") == [("link_missing", "rpjm_line")]
    rewrite(cast, rkp, name="Beternak lele", rpjm_line=None)
    assert of_rule(rkp, "R04") == [("no_line", "rpjm_line")]


def test_the_content_of_a_line_is_checked(cast, rkp):
    rewrite(cast, rkp, volume=None, manfaat_l=None, manfaat_p=0, starts_on=date(2027, 1, 1), ends_on=None)
    RkpKegiatan.objects.filter(rkp=rkp).update(location_kind="other", is_code_confirmed=False)
    assert rules_of(rkp) == {"R16", "R17", "R18", "R19", "R25"}


def test_budgets_are_checked_against_cost_volume_and_standard(cast, rkp):
    price = StandarHarga.objects.create(
        kabupaten=cast.villages.umeanyar.kabupaten, year=2026, name="Semen", unit_name="sak", price=400
    )
    row = {"line": line_of(rkp), "group": "bahan", "name": "Semen", "volume": 2, "price": 500, "amount": 1_000}
    stored = RabRincian.objects.create(**row)
    assert rules_of(rkp) == set()
    RabRincian.objects.filter(pk=stored.pk).update(amount=999, standar=price)
    assert of_rule(rkp, "R14") == [("", "rab")]
    assert of_rule(rkp, "R15") == [("amount", "rab"), ("standard", "rab")]


def test_totals_that_an_imported_workbook_stated_are_compared_with_the_plan(cast, rkp):
    totals = [("foot", None, 1_000), ("bidang", 2, 999), ("bidang", 3, 5), ("side_foot", None, 7)]
    stated = [
        {"sheet": "RKP", "cell": f"Q{number}", "label": "", "kind": kind, "amount": amount, "bidang": bidang}
        for number, (kind, bidang, amount) in enumerate(totals)
    ]
    imported = PlanImport.objects.create(
        desa=rkp.desa,
        rkp=rkp,
        shape="rkp",
        file="x.xlsx",
        original_name="rkp.xlsx",
        size=1,
        sha256="0" * 64,
        added_by=cast.sari,
        status="applied",
        reading={"plan": {"stated": stated}},
    )
    [found] = checked(rkp).findings
    assert (found.rule, found.level, found.case) == ("R14", "info", "stated")
    assert "“rkp.xlsx” (Q1) menyatakan Rp999" in found.message
    PlanImport.objects.filter(pk=imported.pk).update(status="undone")
    assert rules_of(rkp) == set()


def test_cooperation_is_checked_by_its_agreement(cast, rkp):
    rewrite(cast, rkp, pola="kerjasama_antar_desa")
    assert of_rule(rkp, "R26") == [("none", "kerja_sama")]
    partner = make_cooperation(cast.sari, rkp.desa, first_year=2026, last_year=2026)
    rewrite(cast, rkp, kerja_sama=partner)
    assert of_rule(rkp, "R26") == [("number", "kerja_sama")]
    type(partner).objects.filter(pk=partner.pk).update(agreement_number="12/2026")
    assert rules_of(rkp) == set()


def test_what_last_year_left_unfinished_is_not_forgotten(cast, rkp):
    old = RkpKegiatan.objects.get(name="Gapura")
    evaluate_line(by=cast.sari, line=old, version=1, data=EvaluationData("partly", obstacle="Hujan"))
    assert of_rule(rkp, "R29") == [("unfinished", "carry_over")]
    CarryOver.objects.create(rkp=rkp, from_line=old, outcome="dropped", reason="Sudah dibiayai kabupaten")
    assert rules_of(rkp) == set()
    old.evaluasi.delete()
    assert of_rule(rkp, "R28") == [("too_few", "evaluation")]


def test_what_the_multi_year_plan_wanted_and_last_year_left_out_is_not_forgotten(cast, rkp, rpjm):
    RpjmDesa.objects.filter(pk=rpjm.pk).update(status="changing")
    left_out = create_line(by=cast.sari, rpjm=rpjm, data=line_data("Embung", costs={2025: {"ADD": 5}}))
    assert of_rule(rkp, "R29") == [("unfunded", "carry_over")]
    CarryOver.objects.create(rkp=rkp, from_rpjm_line=left_out, outcome="postponed", reason="Lahan belum siap")
    assert rules_of(rkp) == set()


def test_a_change_is_checked_for_its_evidence(cast, codes):
    rpjm = enacted_rpjm(cast)
    assert of_rule(rpjm, "R33") == []
    open_change(by=cast.sari, plan=rpjm, data=flood(evidence=None, evidence_name=""))
    assert of_rule(rpjm, "R33") == [("missing", "change"), ("missing", "change")]
    RpjmDesa.objects.get(pk=rpjm.pk).perubahan_set.update(withdrawn_at="2026-01-01T00:00Z")
    assert of_rule(rpjm, "R33") == [("none", "change")]


def test_numbers_of_perdes_and_regulations_are_checked(cast, rkp, rpjm):
    enacted = record_rkp_enactment(by=cast.sari, rkp=rkp, version=1, perdes_number="4", perdes_date=date(2025, 9, 1))
    assert rules_of(rkp) == set()
    DesaProfile.objects.update(sotk_perdes_number="04", sotk_perdes_date=date(2025, 2, 2))
    assert of_rule(rkp, "R35") == [("", "perdes_number")]
    DesaProfile.objects.update(sotk_perdes_date=date(2024, 2, 2))
    enacted.dasar_hukum.add(
        LegalBasis.objects.create(
            citation="PP 43/2014", valid_from=date(2014, 6, 3), valid_until=date(2025, 8, 31), is_certain=True
        )
    )
    assert of_rule(rkp, "R30") == [("revoked", "dasar_hukum")]


def test_periods_and_deadlines_are_checked_by_the_kabupatens_settings(cast, rkp, rpjm):
    assert rules_of(rpjm) == {"R16", "R18"}
    setting = {"rpjm_months_after_inauguration": 1, "rkp_enactment_deadline": "08-31", "form_set": "permendes_21"}
    KabupatenSetting.objects.create(kabupaten=rkp.desa.kabupaten, **setting)
    assert of_rule(rpjm, "R02") == [("late", "perdes_date")]
    assert rules_of(rkp) == {"R06"}
    rewrite(cast, rkp, sdgs=())
    assert of_rule(rkp, "R34") == [("none", "sdgs")]
    RpjmDesa.objects.filter(pk=rpjm.pk).update(last_year=2025)
    assert rules_of(rkp) >= {"R03"}
    assert of_rule(rpjm, "R01") == [("", "last_year")]


def test_a_made_up_year_changes_the_results_by_data_alone(cast, codes, tmp_path):
    rkp = make_rkp(cast.sari, cast.villages.umeanyar, 2027)
    make_rkp_line(cast.sari, rkp, "Lumbung", costs={"DDS": 200}, tags=("ketahanan_pangan",))
    give(cast.sari, rkp.desa, 2027, DDS=1_000)
    assert of_rule(rkp, "R23") == []
    assert of_rule(rkp, "R22") == [("unknown", "tags")]
    row = "2027,PANGAN_MIN,min,pagu_dd,ketahanan_pangan,,biaya,{percent},,block,{certain},Pangan,Contoh 2027 Pasal 3"
    load_own_rules(write(tmp_path, row.format(percent=20, certain=1)))
    focus = write(
        tmp_path,
        "2027,1,pktd,1,Padat karya,Contoh",
        header=["year", "number", "tag", "is_certain", "name", "legal_source"],
    )
    load_own_focuses(focus)
    assert of_rule(rkp, "R23") == []
    assert of_rule(rkp, "R22") == [], "a tag that a rule of the year names is known"
    load_own_rules(write(tmp_path, row.format(percent=21, certain=1)))
    [found] = [finding for finding in checked(rkp).findings if finding.rule == "R23"]
    assert (found.level, found.legal_source, found.case) == ("block", "Contoh 2027 Pasal 3", "PANGAN_MIN")
    assert "kurang Rp10" in found.message
    load_own_rules(write(tmp_path, row.format(percent=21, certain=0)))
    [found] = [finding for finding in checked(rkp).findings if finding.rule == "R23"]
    assert (found.level, "belum dipastikan" in found.message) == ("warn", True)
    AturanDanaDesa.objects.filter(year=2027).delete()
    assert of_rule(rkp, "R22") == [("focus", "tags")]


def queries_of(check, plan) -> int:
    with CaptureQueriesContext(connection) as queries:
        check(plan)
    return len(queries)


def test_a_plan_is_checked_in_the_same_number_of_queries_for_few_and_many_lines(cast, rkp, rpjm):
    yearly, whole = (type(plan).objects.with_place().get(pk=plan.pk) for plan in (rkp, rpjm))
    few = queries_of(check_rkp, yearly), queries_of(check_rpjm, whole)
    assert few[0] <= 50
    assert few[1] <= 34
    for number in range(12):
        line = make_rkp_line(cast.sari, rkp, f"Talud {number}", costs={"ADD": 1, "DDS": 2})
        RabRincian.objects.create(line=line, group="upah", name="Tukang", volume=1, price=1, amount=1)
    assert (queries_of(check_rkp, yearly), queries_of(check_rpjm, whole)) == few
