"""One workbook of ceilings for all villages, and the price standard of a kabupaten."""

from places.workbooks.opening import open_workbook
from planning.workbooks.price_reader import read_prices
from planning.workbooks.village_pagu_reader import read_village_pagu
from tests.planning.workbooks.making import xlsx


def test_a_row_per_village_and_a_column_per_source():
    rows = [
        ["PAGU INDIKATIF DESA TAHUN 2027"],
        ["No", "Kecamatan", "Kode Desa", "Nama Desa", "Sumber Dana Indikatif", "", "", "Total"],
        ["", "", "", "", "Dana Desa (APBN)", "ADD", "Bagi Hasil Pajak", ""],
        [1, "Wagir", "35.07.22.2007", "Pandanlandung", 1_270_999_000, 694_432_000, "139.513.087", 0],
        [2, "", "3507222008", "Jedong", 900_000_000, "#REF!", 0, 0],
        ["", "", "", "JUMLAH", 2_170_999_000, "", "", ""],
    ]
    found = read_village_pagu(open_workbook(xlsx(rows, ["E2:G2", "B4:B5"]), "pagu.xlsx"))
    assert [(one.code, one.name, one.kecamatan) for one in found.rows] == [
        ("35.07.22.2007", "Pandanlandung", "Wagir"), ("35.07.22.2008", "Jedong", "Wagir"),
    ]  # fmt: skip
    assert found.rows[0].amounts == {"DDS": 1_270_999_000, "ADD": 694_432_000, "PBH": 139_513_087}
    assert found.rows[1].amounts == {"DDS": 900_000_000, "PBH": 0}
    assert [(problem.code, problem.cell) for problem in found.problems] == [("error_cell", "F5")]


def test_a_workbook_without_villages_says_so():
    found = read_village_pagu(open_workbook(xlsx([["Nama", "Umur"], ["Sari", 30]]), "a.xlsx"))
    assert (found.rows, found.problems[0].code) == ((), "no_table")


def test_prices_are_read_and_odd_ones_told():
    rows = [
        ["STANDAR BIAYA UMUM 2027"], ["Kode", "Uraian", "Spesifikasi", "Satuan", "Harga Satuan (Rp)"], [1, 2, 3, 4, 5],
        ["1", "BAHAN"], ["1.1", "Semen", "50 kg", "sak", 62_000], ["1.2", "Pasir", "", "m3", "Rp 275.000,-"],
        ["1.3", "Batu", "", "m3", "1,500"], ["1.4", "Kayu", "", "", 3_000],
    ]  # fmt: skip
    found = read_prices(open_workbook(xlsx(rows), "sbu.xlsx"))
    assert [(one.code, one.name, one.unit, one.price) for one in found.rows] == [
        ("1.1", "Semen", "sak", 62_000), ("1.2", "Pasir", "m3", 275_000), ("1.4", "Kayu", "", 3_000),
    ]  # fmt: skip
    assert [(problem.code, problem.cell) for problem in found.problems] == [
        ("amount_unclear", "E7"), ("unit_blank", "E8"),
    ]  # fmt: skip
