"""`bench pages` as a script calls it."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def results(project, tmp_path_factory):
    """What the command prints for two small plans."""
    folder = tmp_path_factory.mktemp("bench")
    env = os.environ | {"DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}", "MEDIA_ROOT": str(folder)}
    words = [sys.executable, "manage.py", "bench", "pages", "--rows", "3", "12", "--runs", "1", "--json"]
    done = subprocess.run(words, cwd=project, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["results"]


def test_every_page_is_measured_at_every_size(results):
    names = {result["name"] for result in results}
    assert {"home", "rpjm_list", "rpjm_detail", "rpjm_year_matrix", "rpjm_charts", "line_edit"} <= names
    assert sorted((r["name"], r["rows"]) for r in results) == sorted((name, rows) for name in names for rows in (3, 12))


def test_each_result_has_the_promised_keys(results):
    for result in results:
        assert result.keys() == {"name", "rows", "seconds", "queries", "kb"}
        assert result["seconds"] > 0
        assert result["queries"] > 0
        assert result["kb"] > 0


def test_no_page_asks_more_for_a_longer_plan(results):
    queries = {(result["name"], result["rows"]): result["queries"] for result in results}
    grown = [name for name, rows in queries if rows == 12 and queries[name, 12] > queries[name, 3]]
    assert grown == []
