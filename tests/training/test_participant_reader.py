"""A list of participants is read as people write it, and no row of it is lost."""

import random

import pytest

from places.workbooks.opening import open_workbook
from tests.training.participant_books import HEAD, REAL_LIFE_MERGES, book_bytes, opened, real_life_rows
from training.participant_cells import read_name, read_one_gender, read_phone
from training.participant_reader import read_participants
from training.role_words import role_of_office


def read(rows, merges=()):
    return read_participants(opened(rows, merges=merges))


def test_a_real_life_list_is_read_with_titles_sexes_and_phones():
    reading = read(real_life_rows(), REAL_LIFE_MERGES)
    assert [(row.name, row.gender, row.desa, row.phone) for row in reading.rows] == [
        ("Drs. I Ketut Sari, M.Si.", "L", "Umeanyar", "081234567890"),
        ("Ni Luh Putu Ayu, S.E.", "P", "Kaliangat", "081234567891"),
        ("Hj. Made Rai S.Pd", "P", "DENCARIK", "081234567892"),
        ("I Gede Anu", "L", "Antah Berantah", ""),
    ]


def test_every_problem_names_its_sheet_and_cell():
    reading = read(real_life_rows(), REAL_LIFE_MERGES)
    assert [(problem.sheet, problem.cell, problem.code) for problem in reading.problems] == [
        ("Peserta", "G9", "phones"),
        ("Peserta", "G10", "phone"),
        ("Peserta", "B11", "no_name"),
        ("Peserta", "B14", "no_name"),
    ]


def test_rows_that_are_no_participants_are_told_with_the_reason():
    reading = read(real_life_rows(), REAL_LIFE_MERGES)
    assert [(row.row_number, row.reason) for row in reading.skipped] == [
        (5, "nomor kolom"),
        (11, "baris berisi tetapi tanpa nama"),
        (12, "hanya nomor urut"),
        (13, "baris jumlah"),
        (14, "baris berisi tetapi tanpa nama"),
    ]


def test_no_filled_row_below_the_head_is_lost_whatever_stands_in_it():
    chance = random.Random(7)
    cells = [
        "",
        "",
        "Ni Made",
        "L",
        "Pr",
        "Umeanyar",
        "Kec. Seririt",
        81234567890,
        12,
        "Jumlah",
        "KECAMATAN BANJAR",
        "-",
    ]
    for _ in range(200):
        first = (1, "Ayu", "P", "Umeanyar", "", "", "")
        body = [first, *(tuple(chance.choice(cells) for _ in HEAD) for _ in range(chance.randrange(1, 25)))]
        reading = read([HEAD, *body])
        filled = {at for at, row in enumerate(body, start=2) if any(cell != "" for cell in row)}
        told = [row.row_number for row in (*reading.rows, *reading.skipped)]
        assert sorted(told) == sorted(filled)


def test_the_kecamatan_may_stand_over_its_rows_once_or_be_merged_beside_them():
    heading = read(
        [HEAD, ("KECAMATAN SERIRIT",), (1, "Ayu", "P", "Umeanyar"), ("Kec. Banjar",), (2, "Rai", "P", "Dencarik")]
    )
    assert [row.kecamatan for row in heading.rows] == ["SERIRIT", "Banjar"]
    merged = read([HEAD, (1, "Ayu", "P", "Umeanyar", "Seririt"), (2, "Rai", "P", "Kalianget", "")], merges=["E2:E3"])
    assert [row.kecamatan for row in merged.rows] == ["Seririt", "Seririt"]


def test_a_head_may_repeat_with_other_columns_and_stand_two_rows_tall():
    reading = read(
        [
            ("No", "Nama", "Jenis Kelamin", "", "Asal Desa"),
            ("", "", "L", "P", ""),
            (1, "Sari", "", "v", "Umeanyar"),
            (2, "Ketut", "v", "", "Umeanyar"),
            ("No", "Nama", "Desa/Kecamatan"),
            (3, "Rai", "Dencarik, Kec. Banjar"),
        ],
        merges=["C1:D1"],
    )
    assert [(row.name, row.gender, row.desa, row.kecamatan) for row in reading.rows] == [
        ("Sari", "P", "Umeanyar", ""),
        ("Ketut", "L", "Umeanyar", ""),
        ("Rai", "", "Dencarik", "Banjar"),
    ]


def test_the_village_is_read_from_its_own_column_before_an_address():
    rows = [("Nama peserta (lengkap dengan gelar)", "Alamat", "Desa"), ("Sari", "Jl. Kamboja 2", "Umeanyar")]
    assert [row.desa for row in read(rows).rows] == ["Umeanyar"]
    rows = [("Nama", "Asal"), ("Sari", "Ds. Umeanyar Kec. Seririt")]
    assert [(row.desa, row.kecamatan) for row in read(rows).rows] == [("Ds. Umeanyar", "Seririt")]


def test_the_name_of_the_programme_is_no_head():
    rows = [("Nama Kegiatan", ":", "Bimtek", "Desa"), HEAD, (1, "Sari", "P", "Umeanyar")]
    assert [row.name for row in read(rows).rows] == ["Sari"]


def test_a_workbook_without_a_list_says_what_is_missing():
    reading = read([("Undangan",), ("Kepada Yth.", "Camat Seririt")])
    assert [problem.code for problem in reading.problems] == ["no_table"]
    assert not reading.rows


def test_columns_that_nothing_is_taken_from_are_named():
    reading = read([("No", "Nama", "Desa", "Ukuran baju"), (1, "Sari", "Umeanyar", "XL")])
    assert reading.unread_heads == ("Peserta D1: Ukuran baju",)


def test_a_second_sheet_is_read_and_one_without_a_table_is_told():
    book = open_workbook(book_bytes([HEAD, (1, "Sari", "P", "Umeanyar")]), "a.xlsx")
    other = open_workbook(book_bytes([("Petunjuk",), ("Isi dengan benar",)], title="Petunjuk"), "a.xlsx")
    book.sheets += other.sheets
    reading = read_participants(book)
    assert [row.name for row in reading.rows] == ["Sari"]
    assert [(row.sheet, row.reason) for row in reading.skipped] == [
        ("Petunjuk", "lembar ini tidak memuat tabel peserta")
    ]


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        (81234567890, "081234567890"),
        (6281234567890, "081234567890"),
        ("+62 812-3456-7890", "081234567890"),
        ("0812.3456.7890", "081234567890"),
        ("(0362) 21234", "036221234"),
        ("-", ""),
        ("8.12346E+11", ""),
        ("belum ada", ""),
    ],
)
def test_a_phone_gets_back_the_nought_that_excel_took(written, phone):
    assert read_phone(written)[0] == phone


@pytest.mark.parametrize(
    ("written", "gender"),
    [("L", "L"), ("p", "P"), ("Pr", "P"), ("Pr.", "P"), ("Lk", "L"), ("Laki-laki", "L"), ("PEREMPUAN", "P"), ("?", "")],
)
def test_sexes_are_read_as_people_write_them(written, gender):
    assert read_one_gender(written)[0] == gender


def test_a_nip_and_a_salutation_are_taken_off_the_name_and_told():
    name, told = read_name("Sdr. I Made Anu, S.Sos\nNIP. 19700101 199003 1 001")
    assert (name, [complaint.code for complaint in told]) == ("I Made Anu, S.Sos", ["nip", "salutation"])


@pytest.mark.parametrize(
    ("office", "role", "behind"),
    [
        ("Sekdes Umeanyar", "sekretaris_desa", "umeanyar"),
        ("Pj. Perbekel", "kepala_desa", ""),
        ("Ketua BPD", "ketua_bpd", ""),
        ("Kaur Keuangan", "bendahara", ""),
        ("Kelian Banjar Dinas", "kepala_dusun", ""),
        ("Kasi PMD Kecamatan", "petugas", ""),
        ("PLD", "pendamping", ""),
        ("Operator", "", ""),
    ],
)
def test_an_office_tells_the_role_and_sometimes_the_village(office, role, behind):
    assert role_of_office(office) == (role, behind)
