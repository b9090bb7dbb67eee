"""The summary of both runs."""

import pytest

from launch import suite
from launch.suite import Outcome, _counts, _sharing, _summary

GREEN = Outcome("SQLite", 0, 10, 0, 1, 2.0)
RED = Outcome("SQLite", 1, 9, 1, 0, 2.0)
EMPTY = Outcome("PostgreSQL", 5, 0, 0, 0, 0.1)
BROKEN = Outcome("PostgreSQL", 4, 0, 0, 0, 0.1)
OTHER = Outcome("PostgreSQL", 0, 5, 0, 0, 1.0)


@pytest.mark.parametrize(
    ("outcomes", "narrowed", "code"),
    [
        ([GREEN, OTHER], False, 0),
        ([RED, OTHER], False, 1),
        ([GREEN, BROKEN], False, 1),
        ([GREEN, EMPTY], False, 1),
        ([GREEN, EMPTY], True, 0),
        ([EMPTY, EMPTY], True, 1),
    ],
)
def test_a_run_without_tests_is_green_only_when_somebody_narrowed_the_selection(outcomes, narrowed, code):
    assert _summary(outcomes, narrowed=narrowed, seconds=1) == code


def test_the_closing_line_adds_both_runs(capsys):
    _summary([GREEN, OTHER], narrowed=False, seconds=1)
    assert capsys.readouterr().out.splitlines()[-1] == "15 passed, 0 failed, 1 skipped"


def test_counts_are_read_from_the_report_of_pytest(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="12" failures="2" errors="1" skipped="3"/></testsuites>')
    assert _counts(report) == (6, 3, 3)
    assert _counts(tmp_path / "absent.xml") == (0, 0, 0)


@pytest.mark.parametrize(
    ("processors", "pytest_words", "shared"),
    [(1, [], None), (2, [], "2"), (16, [], "4"), (2, ["tests/launch"], None), (None, [], None)],
)
def test_the_whole_suite_is_shared_between_processors_but_a_selection_is_not(
    processors, pytest_words, shared, monkeypatch
):
    monkeypatch.setattr(suite.os, "cpu_count", lambda: processors)
    assert _sharing(pytest_words) == (["-n", shared, "--dist", "worksteal"] if shared else [])
