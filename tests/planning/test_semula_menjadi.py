"""Semula–menjadi: two lists compared by line and sum; whatever differs is told, nothing else is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.calculations.semula_menjadi import Comparison, compare
from planning.documents.semula_menjadi import counts_words, remark
from reporting.payload import Column, MatrixDocument, Row, Table
from tests.random_cases import cases

COLUMNS = (
    Column("no", ("No",), 8, "integer"),
    Column("bidang", ("Bidang",), 20),
    Column("kegiatan", ("Nama Kegiatan",), 40),
    Column("lokasi", ("Lokasi",), 20),
    Column("tahun_2021", ("Rencana Tahun", "2021"), 20),
    Column("jumlah", ("Biaya", "Jumlah (Rp)"), 20, "rupiah"),
)
TWO, THREE = "2 Pembangunan", "3 Pembinaan"


def listed(*lines: tuple, columns=COLUMNS, notes=()) -> MatrixDocument:
    """A complete list: (uid, bidang, name, place, year, amount) each."""
    rows = [Row("row", (number, *cells), ref=ref) for number, (ref, *cells) in enumerate(lines, start=1)]
    sums = Row("total", (None,) * (len(columns) - 1) + (sum(line[-1] for line in lines),), label="JUMLAH")
    return MatrixDocument("rpjm-rincian", ("RPJM DESA", "TAHUN 2021"), (), Table(columns, (*rows, sums)), notes=notes)


ROAD = ("a", TWO, "Jalan", "Kaja", "DDS 100", 100)
POSYANDU = ("b", TWO, "Posyandu", "Kelod", "", 30)
PKK = ("c", THREE, "PKK", "", "ADD 10", 10)


def fates(found: Comparison) -> dict[str, list[tuple[str, str]]]:
    """What happened to each line, by bidang, in print order."""
    return {group.name: [(line.ref, line.fate) for line in group.lines] for group in found.groups}


def test_equal_lists_do_not_differ():
    found = compare(listed(ROAD, POSYANDU, PKK), listed(ROAD, POSYANDU, PKK))
    assert found.is_same
    assert fates(found) == {TWO: [("a", "unchanged"), ("b", "unchanged")], THREE: [("c", "unchanged")]}
    assert (found.amount_before, found.amount_after, found.difference) == (140, 140, 0)
    assert counts_words(found) == "Ditambah 0, dihapus 0, berubah 0, tetap 3 kegiatan; jumlah tetap."


def test_added_and_removed_lines_stand_where_they_stood():
    bridge = ("d", TWO, "Jembatan", "Kaja", "DDS 50", 50)
    found = compare(listed(ROAD, POSYANDU, PKK), listed(bridge, POSYANDU, PKK))
    assert fates(found)[TWO] == [("a", "removed"), ("d", "added"), ("b", "unchanged")]
    assert [remark(line) for line in found.groups[0].lines] == ["Dihapus", "Ditambah", "Tetap"]
    assert [line.difference for line in found.groups[0].lines] == [-100, 50, 0]
    assert counts_words(found).endswith("jumlah berkurang Rp50.")


def test_a_changed_line_names_its_columns_and_the_difference():
    found = compare(listed(ROAD), listed(("a", TWO, "Jalan dan talud", "Tengah", "DDS 120", 120)))
    (line,) = found.differing
    assert [(cell.key, cell.before, cell.after) for cell in line.cells] == [
        ("kegiatan", "Jalan", "Jalan dan talud"),
        ("lokasi", "Kaja", "Tengah"),
        ("tahun_2021", "DDS 100", "DDS 120"),
        ("jumlah", 100, 120),
    ]
    assert (line.name, line.difference) == ("Jalan dan talud", 20)
    assert remark(line) == (
        "Berubah: lokasi, jumlah; lain isinya tahun 2021; Nama Kegiatan: semula Jalan, menjadi Jalan dan talud"
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "DDS 5", "ditambah tahun 2021"),
        ("DDS 5", "", "tidak lagi tahun 2021"),
        ("A", "B", "lain isinya tahun 2021"),
    ],
)
def test_a_year_that_comes_or_goes_is_told(before, after, words):
    road = ROAD[:4]
    found = compare(listed((*road, before, 100)), listed((*road, after, 100)))
    assert remark(found.differing[0]) == words


def test_a_moved_line_counts_in_each_bidang_on_its_own_side():
    found = compare(listed(ROAD, PKK), listed(("a", THREE, *ROAD[2:]), PKK))
    assert fates(found) == {TWO: [("a", "moved_out")], THREE: [("a", "moved_in"), ("c", "unchanged")]}
    assert [(group.amount_before, group.amount_after) for group in found.groups] == [(100, 0), (10, 110)]
    assert [remark(line) for line in found.lines][:2] == [f"Dipindah ke bidang {THREE}", f"Dipindah dari bidang {TWO}"]
    assert (len(found.differing), found.difference) == (1, 0)


def test_shifted_numbers_and_new_order_are_no_change():
    assert compare(listed(ROAD, POSYANDU), listed(POSYANDU, ROAD)).is_same


def test_empty_is_empty_however_it_is_written():
    without = replace(
        listed(POSYANDU), table=Table(COLUMNS, (Row("row", (1, TWO, "Posyandu", "Kelod", None, 30), ref="b"),))
    )
    assert compare(listed(POSYANDU), without).is_same


def test_a_longer_period_is_a_change_of_the_plan_but_of_no_line():
    longer = (*COLUMNS[:5], Column("tahun_2022", ("Rencana Tahun", "2022"), 20), COLUMNS[5])
    found = compare(listed(ROAD), listed((*ROAD[:5], "", 100), columns=longer))
    assert (found.lines_are_same, found.period_changed, found.is_same) == (True, True, False)
    assert (found.years_before, found.years_after) == ((2021,), (2021, 2022))


def test_a_column_that_an_older_list_never_held_is_not_compared():
    wider = (*COLUMNS[:5], Column("titik", ("Koordinat",), 20), COLUMNS[5])
    assert compare(listed(ROAD), listed((*ROAD[:5], "8, 115", 100), columns=wider)).is_same


def test_a_changed_vision_is_a_change():
    found = compare(listed(ROAD, notes=("Visi: maju",)), listed(ROAD, notes=("Visi: asri",)))
    assert (found.notes_before, found.notes_after, found.is_same) == (("Visi: maju",), ("Visi: asri",), False)


lines = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.tuples(st.sampled_from([TWO, THREE]), st.sampled_from("xyz"), st.sampled_from("KL"), st.sampled_from(["", "D"]),
              st.integers(0, 10**9)),
    max_size=8,
)  # fmt: skip


@cases(500)
@given(before=lines, after=lines)
def test_sums_agree_with_both_plans_and_every_line_stands_once_on_its_sides(before, after):
    old, new = ([(ref, *cells) for ref, cells in side.items()] for side in (before, after))
    found = compare(listed(*old), listed(*new))
    assert found.amount_before == sum(line[-1] for line in old)
    assert found.amount_after == sum(line[-1] for line in new)
    for group in found.groups:
        assert group.amount_before == sum(line[-1] for line in old if line[1] == group.name)
        assert group.amount_after == sum(line[-1] for line in new if line[1] == group.name)
    assert sorted(line.ref for line in found.lines if line.before) == sorted(before)
    assert sorted(line.ref for line in found.lines if line.after) == sorted(after)
    assert {line.ref for line in found.differing} == {
        ref for ref in {**before, **after} if before.get(ref) != after.get(ref)
    }
    assert found.is_same == (before == after)
