"""Each finding leads to a page that exists, at its field."""

import pytest
from django.urls import resolve

from places.models import Desa
from planning.checks.facts import RkpUnderCheck
from planning.checks.links import finding_url
from planning.models import RkpDesa, RpjmDesa
from tests.planning.checks import cases_lines, cases_meetings, cases_money, cases_plan
from tests.planning.checks.building import found, rkp, rkp_line, rpjm, rpjm_line

CASES = [*cases_plan.CASES, *cases_money.CASES, *cases_lines.CASES, *cases_meetings.CASES]
DESA = Desa(pk=1, code="51.08.02.2021")
RKP = RkpDesa(pk=1, desa=DESA, year=2026)
RPJM = RpjmDesa(pk=1, desa=DESA, first_year=2027, last_year=2034)


def addresses(facts, *, may_edit: bool) -> list[str]:
    plan = RKP if isinstance(facts, RkpUnderCheck) else RPJM
    return [finding_url(finding, plan, may_edit=may_edit) for finding in found(facts)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_finding_leads_to_a_page_that_exists(case):
    for may_edit in (True, False):
        for address in addresses(case.broken, may_edit=may_edit):
            assert resolve(address.partition("#")[0])


def test_a_finding_leads_to_the_input_of_its_field():
    line = rkp_line(starts_on=None, ends_on=None, sdgs=(19,), costs={None: 5}, unit="", location="")
    anchors = {address.partition("#")[2] for address in addresses(rkp(line), may_edit=True)}
    assert anchors == {"id_first_month", "id_sdgs_0", "id_biaya-0-source", "id_unit", "id_location_kind_0"}
    anchors = {address.partition("#")[2] for address in addresses(rpjm(rpjm_line(years={})), may_edit=True)}
    assert anchors == {"tahun-2027"}


def test_readers_are_not_led_to_forms_of_the_plan():
    facts = rpjm(last_year=2033)
    assert addresses(facts, may_edit=True) == ["/rpjm/1/perpanjang/"]
    assert addresses(facts, may_edit=False) == ["/rpjm/1/"]
