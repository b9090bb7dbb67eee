"""Tables wherever they stand, in the shapes of both ministries' forms, with what real tables suffer."""

from datetime import date

import pytest

from planning.workbooks.reading import DURKP, RPJM
from tests.planning.workbooks.making import HEAD, ROW, codes, read, read_one, row, table, xlsx


def names(found):
    return [one.name for one in found.rows]


@pytest.mark.parametrize(("down", "right"), [(0, 0), (7, 0), (0, 4), (23, 11)])
def test_the_head_is_found_wherever_it_stands(down, right):
    moved = [[]] * down + [[""] * right + line for line in table(row())]
    (found,) = read(xlsx(moved)).rows
    assert (found.name, found.amount, found.starts) == ("Pembangunan Drainase", 50_000_000, date(2026, 6, 1))


def test_columns_may_stand_in_any_order():
    turned = [list(reversed(line)) for line in (HEAD, ROW)]
    (found,) = read(xlsx([["RKP DESA 2026"], *turned])).rows
    assert (found.name, str(found.volume), found.unit, found.men, found.women) == (
        "Pembangunan Drainase", "120", "m", 10, 12,
    )  # fmt: skip


def test_small_slips_in_a_head_are_forgiven():
    head = ("No", "Jenis Kegitan", "Lokasii", "Volume & Satuan", "Penerima Manfat", "Waktu Pelaksaan", "Jumlah (Rp)",
            "Sumber Biaya", "Pola Pelaksanaan")  # fmt: skip
    (found,) = read(xlsx(table(row(), head=head))).rows
    assert (found.location, found.unit, found.manfaat) == ("Dusun Krajan", "m", "L 10 P 12")


def test_a_head_of_three_merged_rows_is_read():
    rows = [
        ["RANCANGAN RKP DESA 2026"],
        [
            "No",
            "Bidang/Jenis Kegiatan",
            "",
            "Lokasi",
            "Volume",
            "Satuan",
            "Penerima Manfaat",
            "",
            "",
            "Biaya dan Sumber Pembiayaan",
            "",
        ],
        ["", "Bidang", "Jenis Kegiatan", "", "", "", "LK", "PR", "A-RTM", "Jumlah (Rp)", "Sumber"],
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"],
        [1, "Pelaksanaan Pembangunan Desa", "Rabat Beton", "RT 01", 20, "m", 5, 6, 2, 7_500_000, "DDS"],
    ]
    merges = ["A2:A3", "B2:C2", "D2:D3", "E2:E3", "F2:F3", "G2:I2", "J2:K2"]
    (found,) = read(xlsx(rows, merges)).rows
    assert (found.bidang, found.name, found.men, found.women, found.poor) == (2, "Rabat Beton", 5, 6, 2)
    assert (found.amount, found.sources[0].code) == (7_500_000, "DDS")


def test_group_heads_need_not_be_merged():
    rows = [
        ["RKP DESA 2026"],
        ["No", "Jenis Kegiatan", "Lokasi", "Volume", "Satuan", "Penerima Manfaat", "", "", "Biaya", "Sumber"],
        ["", "", "", "", "", "L", "P", "RTM", "", ""],
        [1, "Rabat Beton", "RT 01", 20, "m", 5, 6, 2, 7_500_000, "DDS"],
    ]
    (found,) = read(xlsx(rows)).rows
    assert (found.men, found.women, found.poor, found.amount) == (5, 6, 2, 7_500_000)


@pytest.mark.parametrize("line", [list("abcdefghi"), list(range(1, 10)), [f"({at})" for at in range(1, 10)]])
def test_the_row_that_counts_the_columns_is_no_activity(line):
    found = read(xlsx(table(line, row())))
    assert names(found) == ["Pembangunan Drainase"]
    assert found.rows[0].problems == ()


def test_the_head_printed_again_on_a_later_page_is_no_activity():
    found = read(xlsx(table(row(), list(HEAD), row(number=2, name="Rabat Beton"))))
    assert names(found) == ["Pembangunan Drainase", "Rabat Beton"]


def test_two_tables_one_below_the_other_are_both_read():
    second = ["No", "Nama Kegiatan", "Lokasi", "Volume", "Satuan", "Waktu", "Biaya", "Sumber Dana"]
    rows = [*table(row()), [], second, [1, "Posyandu", "Desa", 12, "Kali", "Mei", 1_000_000, "ADD"]]
    assert names(read(xlsx(rows))) == ["Pembangunan Drainase", "Posyandu"]


def test_two_tables_side_by_side_are_both_read():
    rows = [["RKP DESA 2026"], [*HEAD, "", *HEAD], [*row(), "", *row(name="Rabat Beton")]]
    assert sorted(names(read(xlsx(rows)))) == ["Pembangunan Drainase", "Rabat Beton"]


def test_a_table_beside_the_rows_is_told_and_not_read():
    rows = table(row(), row(number=2, name="Posyandu"))
    rows[4] += ["", "", "ADD", 99, 88]
    found = read(xlsx(rows))
    assert len(found.rows) == 2
    assert [problem.cell for problem in found.problems if problem.code == "beside_table"] == ["L5:N5"]


def test_section_and_foot_totals_are_compared_even_when_wrong():
    rows = table(
        ["BIDANG PELAKSANAAN PEMBANGUNAN DESA", *[""] * 5, 60_000_000], row(), row(number=2, amount=10_000_000),
        ["Jumlah per Bidang 2", *[""] * 5, 60_000_000], ["JUMLAH TOTAL", *[""] * 5, 61_000_000],
    )  # fmt: skip
    found = read(xlsx(rows))
    assert [(total.kind, total.cell, total.agrees) for total in found.stated] == [
        ("bidang", "G5", True), ("bidang", "G8", True), ("foot", "G9", False),
    ]  # fmt: skip
    assert codes(found) == ["total_differs"]
    assert [one.bidang for one in found.rows] == [2, 2]


def test_sub_bidang_headings_are_kept_with_their_rows():
    rows = table(
        ["BIDANG PELAKSANAAN PEMBANGUNAN DESA"], ["", "Sub Bidang Pendidikan"], row(), ["2.2", "Kesehatan"], row()
    )
    assert [one.sub_bidang for one in read(xlsx(rows)).rows] == ["Sub Bidang Pendidikan", "Kesehatan"]


def test_signatures_below_the_table_are_no_activities():
    rows = table(row(), ["JUMLAH", *[""] * 5, 50_000_000], [], ["", "Mengetahui", "", "Pandanlandung, 1 Desember 2025"],
                 ["", "Kepala Desa", "", "Ketua Tim Penyusun"], ["", "( ............ )"])  # fmt: skip
    found = read(xlsx(rows))
    assert len(found.rows) == 1
    assert set(codes(found)) == {"below_table"}


def test_a_name_alone_is_still_an_activity():
    found = read(xlsx(table(row(), ["", "Pengadaan Tenda"])))
    assert names(found) == ["Pembangunan Drainase", "Pengadaan Tenda"]
    assert "amount_blank" in codes(found.rows[1])


def test_a_cost_without_a_name_is_still_an_activity():
    found = read(xlsx(table(row(), row(name="", number=2))))
    assert codes(found.rows[1]) == ["name_blank"]


def test_bullets_and_line_breaks_inside_a_cell_are_joined():
    assert read_one(name="Pengadaan:\n- kursi\n• meja").name == "Pengadaan:; kursi; meja"


def test_bullets_in_rows_of_their_own_are_told():
    found = read(xlsx(table(row(), ["", "- galian tanah"], ["", "- pasangan batu"])))
    assert len(found.rows) == 1
    assert codes(found) == ["detail_row", "detail_row"]


def test_a_second_source_in_the_row_below_belongs_to_the_activity():
    found = read(xlsx(table(row(), ["", "", "", "", "", "", 5_000_000, "ADD"])))
    (one,) = found.rows
    assert one.amount == 55_000_000
    assert [(share.code, share.amount) for share in one.sources] == [("DDS", 50_000_000), ("ADD", 5_000_000)]
    assert codes(one) == ["source_row"]


def test_a_tall_merged_cost_counts_once():
    found = read(xlsx(table(row(), row(number=2, amount="")), ["G5:G6"]))
    assert found.total == 50_000_000
    assert codes(found.rows[1]) == ["amount_merged"]


def test_a_tall_merged_place_counts_for_every_row():
    found = read(xlsx(table(row(), row(number=2, location="")), ["C5:C6"]))
    assert [one.location for one in found.rows] == ["Dusun Krajan", "Dusun Krajan"]


@pytest.mark.parametrize("value", ["#REF!", "#DIV/0!", "=A1*2"])
def test_error_cells_and_formulas_without_result_are_told(value):
    found = read_one(amount=value)
    assert found.amount is None
    assert [(problem.code, problem.cell) for problem in found.problems] == [("error_cell", "G5")]


def test_a_column_per_source_is_a_split():
    head = ["No", "Jenis Kegiatan", "Lokasi", "Volume", "Satuan", "Waktu Pelaksanaan", "DDS", "ADD", "PAD"]
    rows = [["RKP DESA 2026"], head, [1, "Rabat", "RT 1", 3, "m", "Mei", 4_000_000, 1_000_000, ""]]
    (one,) = read(xlsx(rows)).rows
    assert one.amount == 5_000_000
    assert [(share.code, share.amount) for share in one.sources] == [("DDS", 4_000_000), ("ADD", 1_000_000)]


def test_numbering_that_jumps_is_told():
    found = read(xlsx(table(row(), row(number=4))))
    assert codes(found) == ["numbering_gap"]
    assert "nomor 2, 3 tidak ada" in found.rows[1].problems[0].message


def test_a_column_without_place_in_the_plan_is_told():
    found = read(xlsx([["RKP DESA 2026"], [*HEAD, "Nama Mandor"], [*row(), "Pak X"]]))
    assert codes(found) == ["column_unknown"]


def test_rpjm_of_permendagri_114_with_ticks():
    head = ["No", "Bidang", "Sub Bidang", "Jenis Kegiatan", "Lokasi", "Prakiraan Volume", "Sasaran/Manfaat",
            "Prakiraan Waktu Pelaksanaan (Tahun ke-)", *[""] * 5, "Jumlah (Rp)", "Sumber", "Swakelola",
            "Kerjasama Antar Desa", "Kerjasama Pihak Ketiga"]  # fmt: skip
    below = ["", "", "", "", "", "", "", 1, 2, 3, 4, 5, 6, "", "", "", "", ""]
    line = [1, "Pelaksanaan Pembangunan Desa", "Pendidikan", "PAUD", "Desa", "1 unit", "anak", "", "v", "", "", "", "",
            9_000_000, "DDS", "v", "", ""]  # fmt: skip
    found = read(xlsx([["RANCANGAN RPJM DESA"], head, below, line], ["H2:M2"]), shape=RPJM, first=2020, last=2025)
    (one,) = found.rows
    assert [(year.year, year.amount) for year in one.years] == [(2021, 9_000_000)]
    assert (one.bidang, one.sub_bidang, one.pola) == (2, "Pendidikan", "swakelola")


def test_rpjm_of_permendes_21_with_costs_per_year():
    head = ["No", "Nama Program/Kegiatan", "Mendukung SDGs ke-", "Lokasi", "Volume dan Satuan", "2027", "2028", "2029",
            "Jumlah", "Sumber"]  # fmt: skip
    line = [1, "PAUD", "4, 5", "Desa", "1 unit", 1_000_000, "", 2_000_000, 3_000_000, "DDS"]
    (one,) = read(xlsx([["RPJM DESA"], head, line]), shape=RPJM, first=2027, last=2034).rows
    assert [(year.year, year.amount) for year in one.years] == [(2027, 1_000_000), (2029, 2_000_000)]
    assert (one.sdgs, one.amount) == ((4, 5), 3_000_000)


def test_a_cost_over_several_years_is_not_divided_by_us():
    head = ["No", "Kegiatan", "Lokasi", "Volume dan Satuan", "2027", "2028", "Jumlah", "Sumber"]
    (one,) = read(xlsx([["RPJM DESA"], head, [1, "PAUD", "Desa", "1 unit", "x", "x", 3_000_000, "DDS"]]),
                  shape=RPJM, first=2027, last=2034).rows  # fmt: skip
    assert [year.amount for year in one.years] == [None, None]
    assert codes(one) == ["amount_not_per_year"]


def test_years_outside_the_plan_are_told():
    head = ["No", "Kegiatan", "Lokasi", "Volume dan Satuan", "2026", "2027", "Jumlah", "Sumber"]
    found = read(xlsx([["RPJM DESA"], head, [1, "PAUD", "Desa", "1 unit", "x", "x", 3_000_000, "DDS"]]),
                 shape=RPJM, first=2027, last=2034)  # fmt: skip
    assert "year_outside" in codes(found)
    assert "heading_other_year" in codes(found)


def test_the_list_of_proposals_is_told_from_the_plan():
    head = ["No", "Bidang", "Jenis Kegiatan", "Lokasi", "Volume", "Prakiraan Waktu Pelaksanaan", "Jumlah (Rp)"]
    line = [1, "Pelaksanaan Pembangunan Desa", "Jembatan", "Dusun A", "1 unit", "Juli", 90_000_000]
    data = xlsx([["DAFTAR USULAN RKP DESA TAHUN 2026"], head, line])
    assert names(read(data, shape=DURKP)) == ["Jembatan"]
    assert "other_shape" in codes(read(data))


def test_a_sheet_of_another_year_is_left_out_and_told():
    other = [["RKP DESA 2025"], list(HEAD), row(name="Lama", time="Mei 2025")]
    found = read(xlsx(table(row()), more={"RKP 2025": other}))
    assert names(found) == ["Pembangunan Drainase"]
    assert [(problem.code, problem.sheet) for problem in found.problems] == [("sheet_not_read", "RKP 2025")]


def test_only_the_asked_sheet_is_read():
    found = read(xlsx(table(row()), more={"Lain": table(row(name="Rabat"))}), sheet="lain")
    assert names(found) == ["Rabat"]
    assert codes(read(xlsx(table(row())), sheet="Tidak ada"))[0] == "no_sheet"


def test_a_workbook_without_a_plan_says_so():
    assert codes(read(xlsx([["Nama", "Umur"], ["Sari", 30]]))) == ["no_table"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "x" * 5_000, "a\x0bb", "𝕏🙂"])
def test_hostile_names_stay_plain_text(text):
    found = read(xlsx(table(row(name=text.replace("\x0b", " ")))))
    assert len(found.rows) == 1


def test_five_thousand_rows_are_all_read():
    found = read(xlsx(table(*[row(number=at, name=f"Kegiatan {at}") for at in range(1, 5_001)])))
    assert len(found.rows) == 5_000
    assert found.total == 5_000 * 50_000_000
