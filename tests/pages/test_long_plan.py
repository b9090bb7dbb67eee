"""A plan of 150 lines must stay light and ask the database no more than one of 15."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from desa_plan.bench.sample_plan import make_plan
from tests.pages.weight import first_visit_weight, page_weight

KB = 1024
MOST_QUERIES = 16


@pytest.fixture
def codes(db):
    """The national lists."""
    load_kegiatan()
    load_short_lists()


def look(browser, name: str, rpjm) -> tuple[str, int]:
    """The page's text and the number of its queries."""
    with CaptureQueriesContext(connection) as queries:
        response = browser.get(reverse(name, kwargs={"pk": rpjm.pk}))
    return response.content.decode(), len(queries)


@pytest.mark.parametrize("name", ["rpjm_detail", "rpjm_year_matrix", "rpjm_charts"])
def test_a_plan_page_of_150_lines_is_light_and_asks_as_little_as_one_of_15(cast, codes, sign_in, name):
    short = make_plan(cast.villages.umeanyar, 15)
    long = make_plan(cast.villages.kalianget, 150)
    _, few = look(sign_in(cast.sari), name, short)
    html, many = look(sign_in(cast.bejo), name, long)
    assert many == few <= MOST_QUERIES
    assert page_weight(html) <= 35 * KB
    assert first_visit_weight(html) <= 120 * KB
