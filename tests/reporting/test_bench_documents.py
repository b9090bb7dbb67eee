import json
from io import StringIO

from django.core.management import call_command

from desa_plan.bench import documents
from desa_plan.bench.document_worker import measure, plain_table_html
from desa_plan.bench.sample_matrix import sample_matrix
from reporting.payload_json import canonical_bytes, from_bytes


def test_the_bench_prints_the_contracted_json(capsys):
    out = StringIO()
    call_command("bench", "documents", "--rows", "3", "--runs", "1", "--json", stdout=out)
    results = json.loads(out.getvalue())["results"]
    assert [result["name"] for result in results] == ["matrix", "xlsx", "weasyprint", "berita-acara", "one-line"]
    for result in results:
        assert set(result) == {"name", "rows", "seconds", "ratio", "peak_mb", "kb"}
        rows = 10 if result["name"] in documents.PROSE_NAMES else 3
        assert (result["rows"], result["seconds"] > 0, result["kb"] > 0) == (rows, True, True)
    assert results[-1]["ratio"] == 1
    assert "3 rows, run 1 of 1: matrix" in capsys.readouterr().err


def test_figures_are_medians_and_ratios_are_paired_within_a_run(monkeypatch):
    seconds = {
        "matrix": iter([1.0, 9.0, 2.0]),
        "xlsx": iter([1.0, 1.0, 1.0]),
        "weasyprint": iter([10.0, 30.0, 40.0]),
        "berita-acara": iter([4.0, 6.0, 8.0]),
        "one-line": iter([1.0, 1.0, 2.0]),
    }

    def measured(name, rows):
        return {"seconds": next(seconds[name]), "peak_mb": 1.0, "kb": 2.0}

    monkeypatch.setattr(documents, "_measure_in_own_process", measured)
    matrix, _, yardstick, minutes, line = documents.run({"rows": [7], "runs": 3})
    assert (matrix["seconds"], matrix["ratio"]) == (2.0, 0.1)
    assert (yardstick["seconds"], yardstick["ratio"]) == (30.0, 1.0)
    assert (minutes["ratio"], minutes["rows"], line["ratio"]) == (4.0, 10, 1.0)


def test_the_yardstick_holds_the_same_texts():
    document = sample_matrix(10)
    html = plain_table_html(document)
    for row in document.table.rows:
        assert all(str(value).replace("&", "&amp;") in html for value in row.cells if isinstance(value, str))


def test_the_matrix_at_500_lines_is_small_and_light():
    found = measure("matrix", 500)
    assert found["kb"] <= 300
    assert found["peak_mb"] <= 60


def test_the_sample_is_a_payload_like_any_other():
    document = sample_matrix(40)
    assert len([row for row in document.table.rows if row.kind == "row"]) == 40
    assert from_bytes(canonical_bytes(document)) == document
