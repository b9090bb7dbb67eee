"""Importing workbooks: reading, correcting, applying, taking back."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from desa_plan.demo.dirty_workbook import dirty_workbook
from places.errors import DomainError, StaleVersion
from places.workbooks.refusal import WorkbookRefused
from planning.line_json import line_from_json, line_to_json
from planning.models import PaguIndikatif, PlanImport, RkpDesa, RkpKegiatan
from planning.reading import line_data, rkp_line_data
from planning.services.import_apply import apply_import, apply_pagu_of_import, undo_import
from planning.services.imports import correct_row, preview_of, start_import
from planning.services.rkp import create_rkp
from planning.services.rkp_lines import update_rkp_line
from tests.planning.workbooks.making import HEAD, row, xlsx

HEADING = ["BIDANG PELAKSANAAN PEMBANGUNAN DESA"]


@pytest.fixture
def rkp(cast, rpjm):
    """Umeanyar's draft for 2027."""
    return create_rkp(by=cast.sari, desa=cast.villages.umeanyar, year=2027)


@pytest.fixture
def upload(cast, rkp):
    """Give a function that reads rows into the plan as Sari does."""

    def read(*rows, content=None):
        lines = [["RKP DESA 2027"], list(HEAD), HEADING, *rows]
        return start_import(by=cast.sari, plan=rkp, content=content or xlsx(lines), name="rkp.xlsx")

    return read


def per_year(data):
    return [(year.year, sum(cost.amount or 0 for cost in year.costs)) for year in data.years]


def in_2027(**changes):
    return row(**{"time": "Juni"} | changes)


def again(plan_import):
    return PlanImport.objects.get(pk=plan_import.pk)


def stored(rkp):
    return RkpKegiatan.objects.alive().filter(rkp=rkp).with_children()


def test_reading_writes_nothing_into_the_plan(upload, rkp):
    started = upload(in_2027(), in_2027(number=2, name="Posyandu"))
    assert [one.status for one in preview_of(started).rows] == ["new", "new"]
    assert not stored(rkp).exists()


def test_the_file_is_kept_as_it_came(upload):
    started = upload(in_2027())
    with again(started).file.open("rb") as file:
        assert len(file.read()) == started.size
    assert len(started.sha256) == 64


def test_a_refused_file_is_not_kept(cast, rkp):
    with pytest.raises(WorkbookRefused):
        start_import(by=cast.sari, plan=rkp, content=b"%PDF-1.7", name="x.xlsx")
    assert not PlanImport.objects.exists()


def test_applying_writes_every_row_with_its_costs(cast, upload, rkp):
    started = upload(in_2027(), in_2027(number=2, name="Posyandu", source="ADD, DDS", amount=7_000_000))
    done = apply_import(by=cast.sari, plan_import=started, version=1, only_good=False)
    first, second = stored(rkp)
    assert (done.new, done.incomplete) == (2, 1)
    assert [(cost.sumber.code, cost.amount) for cost in first.biaya_set.all()] == [("DDS", 50_000_000)]
    assert {(cost.sumber.code if cost.sumber else None, cost.amount) for cost in second.biaya_set.all()} == {
        (None, 7_000_000), ("ADD", None), ("DDS", None),
    }  # fmt: skip
    assert not first.is_code_confirmed
    assert (first.bidang.code, first.unit.name, first.starts_on.month) == ("2", "m", 6)


def test_only_good_rows_may_be_applied(cast, upload, rkp):
    started = upload(in_2027(), in_2027(number=2, name="Posyandu", volume="1,080 m"))
    done = apply_import(by=cast.sari, plan_import=started, version=1, only_good=True)
    assert [line.name for line in stored(rkp)] == ["Pembangunan Drainase"]
    assert [one.read.name for one in done.left] == ["Posyandu"]


def test_the_same_file_again_changes_nothing(cast, upload):
    started = upload(in_2027())
    apply_import(by=cast.sari, plan_import=started, version=1, only_good=False)
    assert [one.status for one in preview_of(upload(in_2027())).rows] == ["unchanged"]


def test_a_changed_row_changes_its_line_and_keeps_what_the_file_does_not_know(cast, upload, rkp):
    apply_import(by=cast.sari, plan_import=upload(in_2027()), version=1, only_good=False)
    line = stored(rkp).get()
    data = replace(rkp_line_data(line), tags=("stunting",), outside_reason="Perintah")
    update_rkp_line(by=cast.sari, line=line, version=line.version, data=data)
    second = upload(in_2027(amount=60_000_000))
    (one,) = preview_of(second).rows
    assert (one.status, one.changes) == ("changed", ("biaya dan sumber",))
    apply_import(by=cast.sari, plan_import=second, version=1, only_good=False)
    line = stored(rkp).get()
    assert (line.biaya_set.get().amount, line.tags, line.outside_reason) == (60_000_000, ["stunting"], "Perintah")


@pytest.mark.parametrize(
    ("changes", "values", "code"),
    [
        ({"volume": "1,080 m"}, {"volume": "1080"}, "volume_unclear"),
        ({"volume": "12 POS"}, {"unit": "Unit"}, "unit_unknown"),
        ({"source": "ADD, DDS"}, {"sources": [["ADD", 20_000_000], ["DDS", 30_000_000]]}, "source_unsplit"),
        ({"amount": "1,500"}, {"amount": 1_500_000}, "amount_unclear"),
        ({"name": ""}, {"name": "Talud"}, "name_blank"),
    ],
)
def test_a_correction_settles_its_problem(cast, upload, changes, values, code):
    started = upload(in_2027(**changes))
    assert code in [problem.code for problem in preview_of(started).rows[0].problems]
    correct_row(by=cast.sari, plan_import=started, version=1, index=0, values=values)
    (one,) = preview_of(again(started)).rows
    assert code not in [problem.code for problem in one.problems]
    assert one.is_good


def test_a_corrected_code_is_confirmed(cast, upload, rkp):
    started = upload(in_2027())
    correct_row(by=cast.sari, plan_import=started, version=1, index=0, values={"code": "2.3.14"})
    apply_import(by=cast.sari, plan_import=started, version=2, only_good=False)
    line = stored(rkp).get()
    assert (line.kegiatan.code, line.is_code_confirmed) == ("2.3.14", True)


def test_a_name_is_never_given_a_code_by_itself(cast, upload, rkp):
    apply_import(by=cast.sari, plan_import=upload(in_2027(name="Pembinaan PKK")), version=1, only_good=False)
    line = stored(rkp).get()
    assert (line.kegiatan, line.rpjm_line, line.is_code_confirmed) == (None, None, False)


def test_a_row_left_out_is_not_written(cast, upload, rkp):
    started = upload(in_2027(), in_2027(number=2, name="Posyandu"))
    correct_row(by=cast.sari, plan_import=started, version=1, index=1, values={"left_out": True})
    apply_import(by=cast.sari, plan_import=started, version=2, only_good=False)
    assert [line.name for line in stored(rkp)] == ["Pembangunan Drainase"]


def test_a_row_without_bidang_waits_for_it(cast, rkp):
    content = xlsx([["RKP DESA 2027"], list(HEAD), in_2027()])
    started = start_import(by=cast.sari, plan=rkp, content=content, name="x.xlsx")
    assert [one.status for one in preview_of(started).rows] == ["blocked"]
    correct_row(by=cast.sari, plan_import=started, version=1, index=0, values={"bidang": 2})
    assert [one.status for one in preview_of(again(started)).rows] == ["new"]


def test_two_people_do_not_overwrite_each_others_corrections(cast, upload):
    started = upload(in_2027())
    correct_row(by=cast.sari, plan_import=started, version=1, index=0, values={"name": "A"})
    with pytest.raises(StaleVersion):
        correct_row(by=cast.wati, plan_import=started, version=1, index=0, values={"name": "B"})
    with pytest.raises(StaleVersion):
        apply_import(by=cast.wati, plan_import=started, version=1, only_good=False)


def test_an_import_is_applied_once(cast, upload):
    started = upload(in_2027())
    apply_import(by=cast.sari, plan_import=started, version=1, only_good=False)
    with pytest.raises(DomainError, match="sudah diterapkan"):
        apply_import(by=cast.sari, plan_import=started, version=2, only_good=False)


def test_taking_back_restores_what_stood_before(cast, upload, rkp):
    apply_import(by=cast.sari, plan_import=upload(in_2027()), version=1, only_good=False)
    before = rkp_line_data(stored(rkp).get())
    second = upload(in_2027(amount=60_000_000, source="ADD"), in_2027(number=2, name="Posyandu"))
    apply_import(by=cast.sari, plan_import=second, version=1, only_good=False)
    assert stored(rkp).count() == 2
    assert undo_import(by=cast.sari, plan_import=second) == 2
    assert rkp_line_data(stored(rkp).get()) == before
    assert again(second).status == "undone"


def test_taking_back_ends_when_a_line_was_edited_and_names_it(cast, upload, rkp):
    started = upload(in_2027(), in_2027(number=2, name="Posyandu"))
    apply_import(by=cast.sari, plan_import=started, version=1, only_good=False)
    line = stored(rkp).get(name="Posyandu")
    data = replace(rkp_line_data(line), name="Posyandu Melati")
    update_rkp_line(by=cast.sari, line=line, version=1, data=data)
    with pytest.raises(DomainError, match="Posyandu Melati"):
        undo_import(by=cast.sari, plan_import=started)
    assert stored(rkp).count() == 2


def test_the_ceilings_of_the_workbook_are_taken_on_demand(cast, rkp):
    incomes = [["PENDAPATAN 2027"], ["Kode", "Uraian", "Anggaran", "Sumber Dana"],
               ["1", "Bunga", 2_000, "DLL"], ["2", "Sewa", 3_000, "DLL"], ["3", "Dana Desa", 9_000, "DDS"]]  # fmt: skip
    content = xlsx([["RKP DESA 2027"], list(HEAD), HEADING, in_2027()], more={"PENDAPATAN": incomes})
    started = start_import(by=cast.sari, plan=rkp, content=content, name="x.xlsx")
    apply_pagu_of_import(by=cast.sari, plan_import=started)
    assert dict(PaguIndikatif.objects.values_list("sumber__code", "amount")) == {"DLL": 5_000, "DDS": 9_000}


def test_an_import_into_the_multi_year_plan(cast, rpjm):
    head = ["No", "Kegiatan", "Lokasi", "Volume dan Satuan", "2027", "2028", "Jumlah", "Sumber"]
    lines = [["RPJM DESA"], head, HEADING, [1, "PAUD", "Desa", "1 unit", 1_000, 2_000, 3_000, "DDS"],
             [2, "Posyandu", "Desa", "2 unit", "v", "v", 5_000, "ADD"]]  # fmt: skip
    started = start_import(by=cast.sari, plan=rpjm, content=xlsx(lines), name="rpjm.xlsx")
    apply_import(by=cast.sari, plan_import=started, version=1, only_good=False)
    first, second = (line_data(line) for line in rpjm.line_set.with_children().order_by("pk"))
    assert per_year(first) == [(2027, 1_000), (2028, 2_000)]
    assert per_year(second) == [(2027, 5_000), (2028, 0)]
    undo_import(by=cast.sari, plan_import=started)
    assert not rpjm.line_set.alive().exists()


def test_a_line_survives_its_trip_through_json(cast, upload, rkp):
    apply_import(by=cast.sari, plan_import=upload(in_2027()), version=1, only_good=False)
    data = rkp_line_data(stored(rkp).get())
    assert line_from_json(line_to_json(data)) == data


@pytest.mark.parametrize("who", ["karto", "joko", "bejo", "dewi"])
def test_only_those_who_write_the_plan_import_into_it(cast, rkp, who):
    with pytest.raises(DomainError):
        start_import(by=getattr(cast, who), plan=rkp, content=xlsx([["x"]]), name="x.xlsx")


def run(tmp_path, capsys, *options, content=None):
    import json

    path = tmp_path / "rkp.xlsx"
    path.write_bytes(content or dirty_workbook())
    call_command("import_plan", str(path), *options, "--json")
    return json.loads(capsys.readouterr().out)


def test_the_command_only_reports_without_apply(cast, codes, tmp_path, capsys):
    report = run(tmp_path, capsys, "--desa", cast.villages.umeanyar.code, "--rkp", "2026")
    assert (report["rows_found"], report["rows_new"], report["totals"]["rows"]) == (38, 38, 2_241_895_523)
    assert [one["cell"] for one in report["totals"]["stated"]] == ["Q52", "X52"]
    assert {"source_unsplit", "heading_other_year", "total_differs"} <= {one["code"] for one in report["problems"]}
    assert all(set(one) == {"code", "sheet", "cell", "message", "remedy"} for one in report["problems"])
    assert not RkpDesa.objects.exists()


def test_the_command_applies_all_rows_and_reports_the_incomplete(cast, codes, tmp_path, capsys):
    desa = cast.villages.umeanyar
    report = run(tmp_path, capsys, "--desa", desa.code, "--rkp", "2026", "--apply")
    rkp = RkpDesa.objects.with_summary().get(desa=desa, year=2026)
    assert (rkp.line_count, rkp.cost) == (38, 2_241_895_523)
    assert report["applied"] | {"incomplete": 0} == {"new": 38, "changed": 0, "incomplete": 0, "left": []}
    assert report["applied"]["incomplete"] > 0
    assert report["pagu"]["applied"]
    again = run(tmp_path, capsys, "--desa", desa.code, "--rkp", "2026")
    assert (again["rows_new"], again["rows_changed"], again["rows_unchanged"]) == (0, 0, 38)


@pytest.mark.parametrize(
    ("options", "words"),
    [(("--desa", "00", "--rkp", "2026"), "tidak ada"), (("--desa", "{desa}", "--rpjm", "2027"), "FIRST-LAST"),
     (("--desa", "{desa}", "--rkp", "1"), "tidak wajar")],
)  # fmt: skip
def test_the_command_says_what_is_wrong(cast, codes, tmp_path, capsys, options, words):
    filled = [option.format(desa=cast.villages.umeanyar.code) for option in options]
    with pytest.raises(CommandError, match=words):
        run(tmp_path, capsys, *filled)


def test_the_command_refuses_what_is_no_workbook(cast, codes, tmp_path, capsys):
    with pytest.raises(CommandError, match="bukan buku kerja"):
        run(tmp_path, capsys, "--desa", cast.villages.umeanyar.code, "--rkp", "2026", content=b"%PDF")
