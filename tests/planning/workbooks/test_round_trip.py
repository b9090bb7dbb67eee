"""A plan printed as a workbook and read again is the same plan."""

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from places.models import Desa, Kabupaten, Kecamatan, Provinsi
from places.workbooks.opening import open_workbook
from planning.documents import rkp_21, rkp_114
from planning.documents.rkp_print import RkpPrint
from planning.enums import Pola
from planning.models import RkpDesa
from planning.pagu_usage import PaguFacts, SourceCeiling, pagu_usage
from planning.workbooks.plan_reader import read_plan
from planning.workbooks.reading import RKP, Ask, Reading, ReadRow
from reporting.rendering import render
from tests.planning.checks.building import YEAR, plan_of, rkp_line
from tests.random_cases import cases
from villages.enums import JabatanKind
from villages.terms import Terms

SIGNERS = (JabatanKind.KEPALA_DESA, JabatanKind.KETUA_TIM_PENYUSUN, JabatanKind.SEKRETARIS_DESA)

# What an activity is called begins with what is done; the rest is anything that a keyboard gives.
names = st.builds(
    "{} {}".format,
    st.sampled_from(["Pembangunan", "Penyelenggaraan", "Bantuan", "Operasional"]),
    st.text("abcdefghijklmnopqrstuvwxyz ABCDEFGH0123456789/().,-", min_size=1, max_size=60).filter(str.strip),
)
costs = st.one_of(
    st.builds(
        lambda source, amount: {source: amount}, st.sampled_from(["PAD", "DDS", "ADD", "PBH"]), st.integers(1, 10**10)
    ),
    st.builds(lambda amount: {None: amount, "DDS": None, "ADD": None}, st.integers(1, 10**10)),
    st.builds(lambda one, two: {"DDS": one, "ADD": two}, st.integers(1, 10**9), st.integers(1, 10**9)),
)
lines = st.lists(
    st.tuples(
        st.sampled_from("12345"),
        names,
        costs,
        st.integers(1, 10**6).map(lambda n: Decimal(n) / 8),
        st.sampled_from(["m", "Unit", "Orang/Bulan", "Paket"]),
        st.sampled_from(["", *Pola.values]),
    ),
    min_size=1,
    max_size=12,
)


def printed(drawn: list[tuple]) -> RkpPrint:
    """The plan as documents see it, without a database."""
    facts = [
        rkp_line(n, bidang=bidang, name=name, costs=of_line, volume=volume, unit=unit, pola=pola)
        for n, (bidang, name, of_line, volume, unit, pola) in enumerate(sorted(drawn, key=lambda one: one[0]), start=1)
    ]
    plan = plan_of(*facts)
    source = RkpPrint(RkpDesa(desa=_desa(), year=YEAR))
    pagu = PaguFacts(YEAR, (SourceCeiling("DDS", 10**9), SourceCeiling("ADD", 10**9)))
    known = {"plan": plan, "usage": pagu_usage(plan.lines, pagu), "source_names": {}, "heading": "RKP DESA"}
    source.__dict__.update(known | {"terms": Terms({}), "signers": dict.fromkeys(SIGNERS)})
    return source


def _desa() -> Desa:
    provinsi = Provinsi(code="51", name="Bali")
    kabupaten = Kabupaten(code="51.08", name="Kabupaten Buleleng", provinsi=provinsi)
    kecamatan = Kecamatan(code="51.08.02", name="Seririt", kabupaten=kabupaten)
    return Desa(code="51.08.02.2021", name="Umeanyar", kecamatan=kecamatan, kabupaten=kabupaten, provinsi=provinsi)


def read_again(source: RkpPrint, form: object) -> Reading:
    """What the reader finds in the workbook of that form."""
    workbook = render(form.draw(source), "xlsx")
    return read_plan(open_workbook(workbook.data, workbook.filename), Ask(RKP, YEAR, YEAR))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@cases(1_000)
@given(lines, st.sampled_from([rkp_114, rkp_21]))
def test_a_printed_plan_is_read_again_line_by_line(drawn, form):
    source = printed(drawn)
    reading = read_again(source, form)
    assert [_said(row) for row in reading.rows] == [
        (_plain(line.name), line.total, int(line.bidang), line.sources) for line in source.lines
    ]
    for line, row in zip(source.lines, reading.rows, strict=True):
        # "318,625 m" has two readings: then the volume is asked for, not guessed.
        assert row.volume == line.volume or {problem.field for problem in row.problems} & {"volume"}
        assert row.volume in (None, line.volume)
    assert all(total.amount == total.rows_sum for total in reading.stated)
    assert source.plan.total in {total.amount for total in reading.stated}


def _said(row: ReadRow) -> tuple:
    return _plain(row.name), row.amount, row.bidang, tuple(share.code for share in row.sources)
