"""Writing a RAB: its sum is the cost of the line, by source; nobody overwrites unseen; an emptying can be undone."""

from decimal import Decimal

import pytest

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.models import RabRincian, RkpDesa, RkpKegiatan
from planning.rab_facts import load_rab_facts, rab_facts
from planning.services.rab import restore_rab, write_rab
from planning.services.rkp_lines import delete_rkp_line
from tests.planning.pagu_making import add_rkp_line, rkp_with
from tests.planning.rab_making import price, rab_row, rkp_costs


@pytest.fixture
def line(cast, codes) -> RkpKegiatan:
    """A line of Umeanyar's plan for 2027 with a cost that is not yet divided."""
    rkp = rkp_with(cast.sari, cast.villages.umeanyar, 2027, ("Talud", {None: 5_000_000, "DDS": None, "ADD": None}))
    return RkpKegiatan.objects.get(rkp=rkp)


def fresh(line: RkpKegiatan) -> RkpKegiatan:
    return RkpKegiatan.objects.get(pk=line.pk)


def test_the_sum_of_the_rows_becomes_the_cost_of_the_line_by_source(cast, line):
    rows = [rab_row("Pasir", "2.5", 300_001), rab_row("Semen", "10", 70_000), rab_row("Upah", "4", 100_000, "ADD")]
    saved = write_rab(by=cast.sari, line=line, version=1, rows=rows)
    assert saved.version == 2
    assert rkp_costs(line) == {"DDS": 750_003 + 700_000, "ADD": 400_000}
    assert rab_facts(line).total == sum(rkp_costs(line).values())


def test_rows_without_a_source_are_not_yet_divided_and_the_candidates_stay(cast, line):
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 500, None), rab_row("Upah", "1", 200)])
    assert rkp_costs(line) == {"DDS": 200, "ADD": None, None: 500}
    write_rab(by=cast.sari, line=line, version=2, rows=[rab_row("Upah", "1", 200)])
    assert rkp_costs(line) == {"DDS": 200}


def test_rows_stand_in_their_groups_with_subtotals(cast, line):
    rows = [
        rab_row("Upah", "1", 100, group="upah"),
        rab_row("Pasir", "1", 30),
        rab_row("Molen", "1", 7, "SWD", group="alat"),
        rab_row("Semen", "1", 20),
    ]
    write_rab(by=cast.sari, line=line, version=1, rows=rows)
    facts = load_rab_facts(line.rkp)[line.uid]
    assert [(group.label, group.total, [row.name for row in group.rows]) for group in facts.groups] == [
        ("Bahan", 50, ["Pasir", "Semen"]),
        ("Alat", 7, ["Molen"]),
        ("Upah", 100, ["Upah"]),
    ]
    assert facts.by_source == {"DDS": 150, "SWD": 7}


def test_only_what_differs_is_written(cast, line):
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 30), rab_row("Semen", "1", 20)])
    pasir, semen = RabRincian.objects.all()
    kept = [rab_row("Pasir", "1", 30, pk=pasir.pk), rab_row("Semen", "2", 20, pk=semen.pk)]
    write_rab(by=cast.wati, line=line, version=2, rows=kept)
    assert list(RabRincian.objects.values_list("pk", "amount")) == [(pasir.pk, 30), (semen.pk, 40)]
    assert RabRincian.history.filter(id=pasir.pk).count() == 1
    assert RabRincian.history.filter(id=semen.pk).first().history_user == cast.wati


def test_a_row_number_of_another_line_makes_a_new_row(cast, line):
    other = add_rkp_line(cast.sari, line.rkp, "Jalan", {"DDS": 1})
    write_rab(by=cast.sari, line=other, version=1, rows=[rab_row("Aspal", "1", 30)])
    foreign = RabRincian.objects.get()
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 5, pk=foreign.pk)] * 2)
    foreign.refresh_from_db()
    assert (foreign.name, foreign.line_id) == ("Aspal", other.pk)
    assert line.rab_set.count() == 2


def test_an_emptied_rab_leaves_the_costs_and_can_be_taken_back(cast, line):
    rows = [rab_row("Pasir", "2.5", 300_000), rab_row("Upah", "3", 100_000, None, group="upah")]
    write_rab(by=cast.sari, line=line, version=1, rows=rows)
    before, costs = rab_facts(line), rkp_costs(line)
    write_rab(by=cast.sari, line=line, version=2, rows=[])
    assert (rab_facts(line).rows, rkp_costs(line)) == ((), costs)
    restored = restore_rab(by=cast.wati, line=line, version=3)
    assert restored.version == 4
    assert (rab_facts(line), rkp_costs(line)) == (before, costs)
    with pytest.raises(DomainError, match="sudah berisi"):
        restore_rab(by=cast.sari, line=line, version=4)


def test_a_rab_that_was_never_emptied_cannot_be_taken_back(cast, line):
    with pytest.raises(DomainError, match="Tidak ada RAB"):
        restore_rab(by=cast.sari, line=line, version=1)


def test_emptying_an_empty_rab_does_nothing(cast, line):
    acts = Act.objects.count()
    assert write_rab(by=cast.sari, line=line, version=1, rows=[]).version == 1
    assert Act.objects.count() == acts


def test_a_stale_version_writes_nothing(cast, line):
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 30)])
    with pytest.raises(StaleVersion):
        write_rab(by=cast.wati, line=line, version=1, rows=[rab_row("Semen", "1", 99)])
    assert rkp_costs(line) == {"DDS": 30}


@pytest.mark.parametrize("who", ["karto", "joko", "made", "bejo", "dewi"])
def test_only_the_villages_editors_write_a_rab(cast, line, who):
    with pytest.raises(NotAllowed):
        write_rab(by=getattr(cast, who), line=line, version=1, rows=[rab_row("Pasir", "1", 30)])


def test_an_enacted_plan_keeps_its_rab(cast, line):
    RkpDesa.objects.update(status="enacted", perdes_number="3", perdes_date="2026-09-30")
    with pytest.raises(NotAllowed):
        write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 30)])


def test_a_deleted_line_takes_no_rab(cast, line):
    delete_rkp_line(by=cast.sari, line=line, version=1)
    with pytest.raises(DomainError, match="sudah dihapus"):
        write_rab(by=cast.sari, line=line, version=2, rows=[rab_row("Pasir", "1", 30)])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"group": "lain"}, "tidak ada dalam daftar"),
        ({"name": " "}, "Uraian"),
        ({"name": "x" * 251}, "Uraian"),
        ({"volume": Decimal("-1")}, "tidak wajar"),
        ({"volume": Decimal(10) ** 10}, "tidak wajar"),
        ({"price": -1}, "tidak wajar"),
        ({"price": 10**15 + 1}, "tidak wajar"),
        ({"price": 10**15, "volume": Decimal(2)}, "melebihi"),
    ],
)
def test_rows_that_cannot_be_kept_are_refused(cast, line, values, words):
    row = rab_row("Pasir", "1", 5)
    changed = type(row)(**{name: getattr(row, name) for name in row.__dataclass_fields__} | values)
    with pytest.raises(DomainError, match=words):
        write_rab(by=cast.sari, line=line, version=1, rows=[changed])
    assert not RabRincian.objects.exists()


def test_three_hundred_rows_are_the_most(cast, line):
    rows = [rab_row("Pasir", "1", 5)] * 301
    with pytest.raises(DomainError, match="300 baris"):
        write_rab(by=cast.sari, line=line, version=1, rows=rows)
    write_rab(by=cast.sari, line=line, version=1, rows=rows[1:])
    assert rkp_costs(line) == {"DDS": 1_500}


def test_a_price_of_another_year_or_kabupaten_is_refused(cast, line):
    for standar in (
        price(cast.villages.umeanyar, "Pasir", 5, year=2026),
        price(cast.villages.pandanlandung, "Pasir", 5),
    ):
        with pytest.raises(DomainError, match="bukan dari kabupaten dan tahun ini"):
            write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 5, standar=standar)])


def test_the_facts_tell_how_far_a_price_lies_from_the_standard(cast, line):
    standar = price(cast.villages.umeanyar, "Pasir", 200)
    write_rab(by=cast.sari, line=line, version=1, rows=[rab_row("Pasir", "1", 250, standar=standar)])
    (row,) = rab_facts(line).rows
    assert (row.difference.rupiah, row.difference.percent) == (50, Decimal("25.0"))
    assert row.counted == row.amount


def test_all_budgets_of_a_plan_are_loaded_in_one_query(cast, line, django_assert_num_queries):
    for number in range(3):
        other = add_rkp_line(cast.sari, line.rkp, f"Jalan {number}", {"DDS": 1})
        write_rab(by=cast.sari, line=other, version=1, rows=[rab_row("Aspal", "1", 30)] * 4)
    with django_assert_num_queries(1):
        found = load_rab_facts(line.rkp)
    assert sorted(len(facts.rows) for facts in found.values()) == [4, 4, 4]
