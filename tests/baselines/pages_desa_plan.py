"""The home page of each level."""

from django.urls import reverse

from accounts.enums import Role
from tests.baselines.page import Page
from tests.baselines.pages_planning import big_plan, many_plans
from tests.cast import Cast


def of_a_village(cast: Cast, rows: int) -> str:
    """Home of a village whose plan has so many lines."""
    big_plan(cast, rows)
    return reverse("home")


def of_an_office(cast: Cast, rows: int) -> str:
    """Home of an office with so many villages that plan."""
    many_plans(cast, rows)
    return reverse("home")


PAGES = [
    Page("home of the secretary", of_a_village),
    Page("home of the BPD", of_a_village, who=Role.BPD),
    Page("home of the kecamatan", of_an_office, who=Role.PETUGAS_KECAMATAN),
    Page("home of the Dinas PMD", of_an_office, who=Role.DINAS_PMD),
]
