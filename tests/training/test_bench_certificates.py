"""The bench of certificates measures what people do: issue all of a hall and fetch them in one PDF."""

from desa_plan.bench import certificates
from desa_plan.bench.sample_session import make_held_session, make_officer
from training.models import Certificate


def test_each_measured_run_issues_every_certificate_and_binds_them(villages):
    officer = make_officer(villages.umeanyar)
    seconds, data = certificates._measure(officer, make_held_session(villages.umeanyar, 2))
    assert seconds > 0
    assert data.startswith(b"%PDF")
    assert Certificate.objects.count() == 2


def test_a_broken_bar_is_called_by_its_name():
    good = {
        "name": "x",
        "count": 129,
        "seconds": 1.0,
        "ratio": 90.0,
        "bar_ratio": 140.0,
        "peak_mb": 99.0,
        "bar_mb": 200.0,
    }
    lines = list(certificates.table_lines([{**good, "kb": 1.0}, {**good, "kb": 1.0, "peak_mb": 201.0}]))
    assert "kept" in lines[1]
    assert "BROKEN" in lines[2]
