"""Composing a yearly plan from the RPJM Desa: what comes along, what stays, and doing it again."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from codes.models import Satuan
from places.errors import DomainError
from planning.line_data import CostData, LineData, PlaceData, YearData
from planning.models import RkpDesa, RkpKegiatan
from planning.services.compose import compose_rkp
from planning.services.lines import create_line
from planning.services.rkp import create_rkp
from planning.services.rkp_lines import delete_rkp_line
from planning.services.rpjm import create_rpjm
from tests.planning.making import line_data
from tests.planning.making_data import make_cooperation, make_program, make_rkp_line
from tests.planning.rkp_making import fresh_rkp, rkp_costs_of
from tests.planning.sent import sent_by


@pytest.fixture
def talud(add_line):
    """A line planned for 2028 and 2029."""
    return add_line("Talud", costs={2028: {"DDS": 5_000_000, None: 75, "ADD": None}, 2029: {"DDS": 9}})


def test_a_line_comes_with_everything_the_rpjm_says_of_the_year(cast, rkp, rpjm, codes):
    desa = cast.villages.umeanyar
    program = make_program(cast.sari, desa, first_year=2028, last_year=2028)
    cooperation = make_cooperation(cast.sari, desa)
    dusun = desa.dusun_set.first()
    base = line_data("Talud", places=(PlaceData(dusun),), sdgs=(9,), tags=("pktd",), pola="pihak_ketiga")
    fields = {name: getattr(base, name) for name in base.__dataclass_fields__}
    dds = CostData(line_data(costs={2028: {"DDS": 7}}).years[0].costs[0].sumber, 7)
    data = LineData(
        **fields
        | {
            "years": (YearData(2028, "120 m", Decimal("120.5"), (dds,)),),
            "volume": Decimal(900), "unit": Satuan.objects.get(name="m", kabupaten=None),
            "data_eksisting": "jalan tanah", "manfaat": "petani", "manfaat_l": 3, "program": program,
            "kerja_sama": cooperation, "location_text": "dekat sawah",
        }
    )  # fmt: skip
    source = create_line(by=cast.sari, rpjm=rpjm, data=data)
    (line,) = compose_rkp(by=cast.sari, rkp=rkp)
    line = fresh_rkp(line)
    assert (line.rpjm_line, line.target, line.volume) == (source, "120 m", Decimal("120.5"))
    assert rkp_costs_of(line) == {"DDS": 7}
    assert [place.dusun for place in line.lokasi_set.all()] == [dusun]
    kept = ("kegiatan", "bidang", "unit", "location_text", "sdgs", "tags", "pola", "data_eksisting", "manfaat",
            "manfaat_l", "program", "kerja_sama", "origin", "location_kind")  # fmt: skip
    assert [getattr(line, name) for name in kept] == [getattr(source, name) for name in kept]


def test_undivided_costs_and_candidates_come_along_and_other_years_stay_away(cast, rkp, talud, add_line):
    add_line("Hanya 2030", costs={2030: {"DDS": 1}})
    (line,) = compose_rkp(by=cast.sari, rkp=rkp)
    assert line.name == "Talud"
    assert rkp_costs_of(line) == {"DDS": 5_000_000, None: 75, "ADD": None}


def test_composing_again_adds_nothing_and_changes_nothing(cast, rkp, talud, add_line):
    (line,) = compose_rkp(by=cast.sari, rkp=rkp)
    assert compose_rkp(by=cast.wati, rkp=rkp) == []
    assert fresh_rkp(line).version == 1
    add_line("Jalan", costs={2028: {}})
    assert [new.name for new in compose_rkp(by=cast.wati, rkp=rkp)] == ["Jalan"]


def test_a_line_taken_out_again_is_not_brought_back_unless_asked_for(cast, rkp, talud):
    (line,) = compose_rkp(by=cast.sari, rkp=rkp)
    delete_rkp_line(by=cast.sari, line=line, version=1)
    assert compose_rkp(by=cast.sari, rkp=rkp) == []
    assert [new.rpjm_line for new in compose_rkp(by=cast.sari, rkp=rkp, uids=[talud.uid])] == [talud]


def test_another_villages_line_is_never_taken(cast, rkp, neighbours_line):
    assert compose_rkp(by=cast.sari, rkp=rkp, uids=[neighbours_line.uid]) == []


def test_a_plan_opened_before_its_rpjm_is_put_under_it(cast, codes):
    desa = cast.villages.umeanyar
    rkp = create_rkp(by=cast.sari, desa=desa, year=2028)
    with pytest.raises(DomainError, match="Belum ada RPJM Desa yang mencakup tahun 2028"):
        compose_rkp(by=cast.sari, rkp=rkp)
    rpjm = create_rpjm(by=cast.sari, desa=desa, first_year=2027, last_year=2034)
    compose_rkp(by=cast.sari, rkp=rkp)
    assert RkpDesa.objects.get(pk=rkp.pk).rpjm == rpjm


def test_only_those_who_write_the_plan_compose_it(cast, rkp, talud):
    for who in (cast.joko, cast.rina, cast.bejo):
        with pytest.raises(DomainError):
            compose_rkp(by=who, rkp=rkp)
    assert not RkpKegiatan.objects.exists()


def test_every_planned_line_is_ticked_on_arrival_and_what_is_there_is_shown(cast, rkp, talud, add_line, sign_in):
    jalan = add_line("Jalan", costs={2028: {"DDS": 1}})
    make_rkp_line(cast.sari, rkp, "Jalan desa", rpjm_line=jalan)
    page = sign_in(cast.sari).get(f"/rkp/{rkp.pk}/ambil-dari-rpjm/")
    assert sent_by(page.text)["kegiatan"] == [str(talud.uid)]
    assert page.text.count("sudah ada</span>") == 1


def test_the_ticked_lines_are_taken_and_no_others(cast, rkp, talud, add_line, sign_in):
    add_line("Jalan", costs={2028: {"DDS": 1}})
    sari = sign_in(cast.sari)
    answer = sari.post(f"/rkp/{rkp.pk}/ambil-dari-rpjm/", {"kegiatan": [str(talud.uid), "bukan-uid"]})
    assert answer.status_code == 302
    assert [line.name for line in RkpKegiatan.objects.all()] == ["Talud"]


def test_ticking_nothing_takes_nothing_and_says_so(cast, rkp, talud, sign_in):
    answer = sign_in(cast.sari).post(f"/rkp/{rkp.pk}/ambil-dari-rpjm/", {})
    assert "Centang sedikitnya satu kegiatan" in answer.text
    assert sent_by(answer.text) == {}
    assert not RkpKegiatan.objects.exists()


def test_the_command_opens_the_plan_composes_it_and_tells_what_it_did(cast, rpjm, talud, capsys):
    code = cast.villages.umeanyar.code
    call_command("compose_rkp", desa=code, year=2028)
    said = capsys.readouterr().out
    assert "RKP Desa Umeanyar 2028 dibuka." in said
    assert "1 kegiatan diambil" in said
    assert "2.3.10  Talud" in said
    assert "Sekarang 1 kegiatan, jumlah Rp5.000.075." in said
    call_command("compose_rkp", desa=code, year=2028)
    assert "0 kegiatan diambil" in capsys.readouterr().out
    assert RkpKegiatan.objects.count() == 1


def test_the_command_writes_in_the_name_of_the_secretary_or_of_whom_it_is_told(cast, rpjm, talud, capsys):
    code = cast.villages.umeanyar.code
    call_command("compose_rkp", desa=code, year=2028)
    call_command("compose_rkp", desa=code, year=2029, operator="wati.umeanyar")
    authors = {row.rkp.year: row.history.first().history_user for row in RkpKegiatan.objects.select_related("rkp")}
    assert authors == {2028: cast.sari, 2029: cast.wati}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"desa": "99.99"}, "tidak ada"),
        ({"year": 2040}, "Belum ada RPJM Desa Umeanyar yang mencakup tahun 2040"),
        ({"operator": "rina.umeanyar"}, "does not write the plans"),
        ({"operator": "tono.umeanyar"}, "does not write the plans"),
    ],
)
def test_the_command_refuses_with_one_sentence_and_opens_nothing(cast, rpjm, talud, options, words):
    with pytest.raises(CommandError, match=words):
        call_command("compose_rkp", **{"desa": cast.villages.umeanyar.code, "year": 2028} | options)
    assert not RkpDesa.objects.exists()
