"""UU 3/2024 makes six years eight: the plan grows at its end and nothing else changes."""

from django.db import transaction
from hypothesis import given

from planning.models import RpjmDesa, RpjmKegiatan, RpjmTahun
from planning.reading import line_data as stored_data
from planning.rpjm_facts import load_rpjm_facts
from planning.services.lines import create_line, update_line
from planning.services.rpjm import create_rpjm, extend_rpjm
from tests.planning.making import changed, line_data
from tests.planning.random_plans import random_plans
from tests.random_cases import cases

SIX = range(2021, 2027)
REASON = "Masa jabatan menjadi 8 tahun (UU Nomor 3 Tahun 2024)"


def everything(rpjm: RpjmDesa) -> dict:
    """All that the plan's lines say, by their identity."""
    lines = RpjmKegiatan.objects.filter(rpjm=rpjm).with_children().select_related("sasaran", "rpjm")
    return {(line.pk, line.uid, line.version, line.position): stored_data(line) for line in lines}


@cases(200)
@given(lines=random_plans(SIX))
def test_six_years_become_eight_and_every_line_stays_what_it_was(cast, codes, lines):
    with transaction.atomic():
        rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=SIX[0], last_year=SIX[-1])
        for number, line in enumerate(lines):
            data = line_data(f"Kegiatan {number}", code=line.code, bidang=line.bidang, costs=line.costs)
            create_line(by=cast.sari, rpjm=rpjm, data=data)
        before, facts_before = everything(rpjm), load_rpjm_facts(rpjm)
        rows = set(RpjmTahun.objects.values_list("pk", "year"))

        rpjm = extend_rpjm(by=cast.sari, rpjm=rpjm, version=1, last_year=2028, reason=REASON)

        facts = load_rpjm_facts(rpjm)
        assert list(rpjm.years) == [*SIX, 2027, 2028]
        assert everything(rpjm) == before
        assert set(RpjmTahun.objects.values_list("pk", "year")) == rows
        assert facts.bidang == facts_before.bidang
        assert facts.total_by_source == facts_before.total_by_source
        assert facts.total_by_year == facts_before.total_by_year | {2027: 0, 2028: 0}
        transaction.set_rollback(True)


def test_the_new_years_can_be_written_and_the_old_ones_stay(cast, codes):
    rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2021, last_year=2026)
    line = create_line(by=cast.sari, rpjm=rpjm, data=line_data(costs={2026: {"DDS": 5}}))
    extend_rpjm(by=cast.sari, rpjm=rpjm, version=1, last_year=2028, reason=REASON)
    new = changed(line, years=line_data(costs={2026: {"DDS": 5}, 2028: {"ADD": 7}}).years)
    line = update_line(by=cast.sari, line=line, version=1, data=new)
    assert load_rpjm_facts(line.rpjm).total_by_year == dict.fromkeys(range(2021, 2029), 0) | {2026: 5, 2028: 7}
