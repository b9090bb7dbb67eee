"""Villages on 0.4 Mbit/s: what each page costs to fetch, and from whom."""

import pytest

from tests.pages.visits import page_rows, visits
from tests.pages.weight import files_of, first_visit_weight, foreign_addresses, page_weight

KB = 1024
FIRST_VISIT = 120 * KB
REPEAT_VISIT = 35 * KB
REQUESTS = 12

# A page weighs the same on every database.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.usefixtures("papers_drawn_once")]


@pytest.mark.parametrize("row", page_rows(), ids=lambda row: row.name)
def test_a_page_is_light_and_comes_from_us_alone(cast, row):
    for visit in visits(cast, row):
        assert first_visit_weight(visit.html) <= FIRST_VISIT
        assert page_weight(visit.html) <= REPEAT_VISIT
        assert 1 + len(files_of(visit.html)) <= REQUESTS
        assert foreign_addresses(visit.html) == []


def test_the_files_of_a_page_are_counted_once():
    html = (
        '<link rel="stylesheet" href="/static/css/app.css"><link rel="canonical" href="/rpjm/">'
        '<script src="/static/js/rupiah.js" defer></script>'
        '<img src="/static/img/mark.svg"><img src="/static/img/mark.svg">'
    )
    assert files_of(html) == ["/static/css/app.css", "/static/js/rupiah.js", "/static/img/mark.svg"]
    assert first_visit_weight(html) > page_weight(html) + 3_000


def test_a_file_that_is_not_ours_is_found():
    assert foreign_addresses('<script src="https://cdn.example/a.js"></script><form action="//x.example/">') == [
        "https://cdn.example/a.js",
        "//x.example/",
    ]
    with pytest.raises(AssertionError, match="no file of ours"):
        first_visit_weight('<script src="/static/js/absent.js"></script>')
