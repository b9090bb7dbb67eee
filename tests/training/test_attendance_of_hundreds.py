"""A hall of 400: the organiser's page takes the same queries as for ten, and little of a slow line."""

import pytest

from accounts.enums import Role
from tests.baselines.page import as_list, queries_of
from tests.baselines.pages_training_hadir import PAGES, attendance, crowded
from tests.pages.weight import page_weight
from training.services.attendance import mark

TEN, HALL = 10, 400
KB = 1024


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_ten_and_400_participants_take_the_same_queries(cast, page):
    few, many = queries_of(cast, page, TEN), queries_of(cast, page, HALL)
    assert len(few) == len(many), f"\n{as_list(few)}\n\n{as_list(many)}"


def test_the_page_of_400_is_small(cast, sign_in):
    html = sign_in(cast.of(Role.DINAS_PMD)).get(attendance(cast, HALL)).content.decode()
    assert "Peserta 1" in html
    assert page_weight(html) <= 12 * KB


def test_marking_400_at_once_takes_few_queries(cast, django_assert_max_num_queries):
    session = crowded(cast, HALL)
    half = session.half_set.last()
    with django_assert_max_num_queries(12):
        assert mark(by=cast.dewi, half=half, participants=session.participant_set.values_list("pk", flat=True)) == HALL
