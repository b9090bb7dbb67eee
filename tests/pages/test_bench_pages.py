"""`bench pages` as a script calls it."""

import json
import os
import subprocess
import sys

import pytest

from desa_plan.bench.area_pages import area_failures

OF_AREAS = ("review_", "training_")  # how the names of the officers' pages begin


@pytest.fixture(scope="module")
def results(project, tmp_path_factory):
    """What the command prints for two small plans and two small kabupaten."""
    folder = tmp_path_factory.mktemp("bench")
    env = os.environ | {"DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}", "MEDIA_ROOT": str(folder)}
    sizes = ["--rows", "3", "12", "--runs", "1", "--villages", "5", "21", "--lines", "2", "--area-runs", "1"]
    words = [sys.executable, "manage.py", "bench", "pages", *sizes, "--json"]
    done = subprocess.run(words, cwd=project, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["results"]


def of_plans(results):
    """The pages of a village's plan."""
    return [result for result in results if not result["name"].startswith(OF_AREAS)]


def of_areas(results):
    """The officers' pages."""
    return [result for result in results if result["name"].startswith(OF_AREAS)]


def test_every_page_is_measured_at_every_size(results):
    for found, wanted, sizes in (
        (of_plans(results), {"home", "rpjm_list", "rpjm_detail", "rpjm_year_matrix", "rpjm_charts"}, (3, 12)),
        (of_areas(results), {"review_queue", "review_board", "review_board_budget"}, (5, 21)),
    ):
        names = {result["name"] for result in found}
        assert wanted <= names
        assert sorted((r["name"], r["rows"]) for r in found) == sorted((name, size) for name in names for size in sizes)


def test_each_result_has_the_promised_keys(results):
    for result in results:
        compared = {"ratio", "same_queries"} if result["rows"] == 21 else set()
        assert result.keys() == {"name", "rows", "seconds", "queries", "kb"} | compared
        assert result["seconds"] > 0
        assert result["queries"] > 0
        assert result["kb"] > 0


def test_no_page_asks_more_for_a_longer_plan(results):
    queries = {(result["name"], result["rows"]): result["queries"] for result in of_plans(results)}
    grown = [name for name, rows in queries if rows == 12 and queries[name, 12] > queries[name, 3]]
    assert grown == []


def test_no_page_of_an_officer_asks_more_for_more_villages(results):
    assert [result["name"] for result in of_areas(results) if not result.get("same_queries", True)] == []


def test_what_passes_its_bar_is_said():
    kept = {"name": "review_board", "rows": 400, "ratio": 2.0, "same_queries": True}
    assert area_failures([kept]) == []
    assert len(area_failures([kept | {"ratio": 2.01}, kept | {"same_queries": False}])) == 2
