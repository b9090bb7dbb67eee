"""Volumes, amounts, sources, times and people as villages write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from planning.workbooks.amounts import read_amount
from planning.workbooks.fund_sources import read_sources
from planning.workbooks.months import read_period
from planning.workbooks.people import read_people
from planning.workbooks.quantities import read_quantity


@pytest.mark.parametrize(
    ("text", "volume", "unit"),
    [
        ("1 Paket", "1", "Paket"), ("13 OB", "13", "OB"), ("24Lembaga", "24", "Lembaga"), ("1Ls", "1", "Ls"),
        ("1.080 m", "1080", "m"), ("2,5 km", "2.5", "km"), ("100 m2", "100", "m2"), ("36 m²", "36", "m²"),
        ("12\u00a0POS", "12", "POS"), (24, "24", ""), (80.5, "80.5", ""), ("7", "7", ""), ("1.080,5 m", "1080.5", "m"),
    ],
)  # fmt: skip
def test_volume_and_unit_are_parted(text, volume, unit):
    found = read_quantity(text)
    assert (found.volume, found.unit, found.complaint) == (Decimal(volume), unit, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,080 m", "volume_unclear"), ("12 x 3 m", "volume_sizes"), ("KPM", "volume_without_number"),
        ("2 Paket, 3 Unit", "volume_unclear"), ("± 200 m", "volume_unclear"), (-3, "volume_unclear"),
        (True, "volume_unclear"), (float("nan"), "volume_unclear"), (10**15, "volume_unclear"),
    ],
)  # fmt: skip
def test_an_unclear_volume_is_never_guessed(text, code):
    found = read_quantity(text)
    assert (found.volume, found.complaint.code) == (None, code)


def test_both_readings_of_an_unclear_volume_are_told():
    assert "Tulis 1080 atau 1,08" in read_quantity("1,080 m").complaint.message


@pytest.mark.parametrize(
    ("value", "amount"),
    [("Rp 1.500.000,-", 1_500_000), (1500000, 1_500_000), (1500000.0, 1_500_000), ("1.500.000", 1_500_000),
     ("Rp.\u00a01.500.000", 1_500_000), ("-", 0), (0, 0), ("", None), ("1,5 juta", 1_500_000)],
)  # fmt: skip
def test_clear_amounts_are_read(value, amount):
    assert (read_amount(value).amount, read_amount(value).complaint) == (amount, None)


@pytest.mark.parametrize(
    "value", ["1,500", "12 x 3", -5, True, datetime(2026, 1, 1), 10**16, float("inf"), "1.50.000", "٣٠٠"]
)
def test_an_unclear_amount_is_never_guessed(value):
    assert read_amount(value).amount is None
    assert read_amount(value).complaint.code == "amount_unclear"


def test_cents_of_a_formula_are_rounded_and_told():
    found = read_amount(33333333.3333)
    assert (found.amount, found.complaint.code) == (33_333_333, "amount_rounded")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("DDS", "DDS"), ("DD", "DDS"), ("Dana Desa", "DDS"), ("Dana Desa (APBN)", "DDS"), ("ADD, DDS", "ADD DDS"),
        ("ADD/DDS", "ADD DDS"), ("ADD & DD", "ADD DDS"), ("DDS\nPAD", "DDS PAD"), ("PADes", "PAD"), ("BHP", "PBH"),
        ("BKK", "PBK"), ("APBD Kab", "PBK"), ("APBD Provinsi", "PBP"), ("Swadaya Masyarakat", "SWD"), ("DLL", "DLL"),
        ("Bagi Hasil Pajak dan Retribusi", "PBH"), ("ADD dan PBH", "ADD PBH"), ("DD 2026", "DDS"), ("-", ""),
    ],
)  # fmt: skip
def test_sources_are_known_by_many_names(text, codes):
    found = read_sources(text)
    assert (" ".join(share.code for share in found.shares), found.unknown) == (codes, ())


@pytest.mark.parametrize("text", ["APBDes", "Bantuan keuangan", "APBN", "CSR PT Maju", "?"])
def test_other_sources_stay_unknown(text):
    assert read_sources(text).shares == ()
    assert read_sources(text).unknown == (text,)


def test_amounts_beside_sources_are_a_split():
    found = read_sources("DDS 10.000.000 + ADD Rp 5.000.000")
    assert [(share.code, share.amount) for share in found.shares] == [("DDS", 10_000_000), ("ADD", 5_000_000)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 Bulan", (1, 1), (12, 31)), ("Juni", (6, 1), (6, 30)), ("Januari-Maret", (1, 1), (3, 31)),
        ("Jan s/d Mar", (1, 1), (3, 31)), ("Triwulan I", (1, 1), (3, 31)), ("TW II", (4, 1), (6, 30)),
        ("Semester 2", (7, 1), (12, 31)), ("Agustus, Oktober", (8, 1), (10, 31)), ("2026", (1, 1), (12, 31)),
        ("1 Maret 2026 - 30 Juni 2026", (3, 1), (6, 30)), ("Nopember", (11, 1), (11, 30)), (2026, (1, 1), (12, 31)),
        (date(2026, 5, 4), (5, 4), (5, 4)), ("Triwulan III dan IV", (7, 1), (9, 30)),
    ],
)  # fmt: skip
def test_times_are_read_within_the_year(text, first, last):
    found = read_period(text, 2026)
    assert (found.starts, found.ends, found.complaint) == (date(2026, *first), date(2026, *last), None)


@pytest.mark.parametrize(
    ("text", "code"),
    [("1 Kali", "time_unclear"), ("6 Bulan", "time_only_length"), ("Juni 2025", "time_other_year"),
     (date(2024, 1, 1), "time_other_year")],
)  # fmt: skip
def test_other_times_keep_their_words_only(text, code):
    found = read_period(text, 2026)
    assert (found.starts, found.ends, found.complaint.code) == (None, None, code)
    assert found.words


@pytest.mark.parametrize(
    ("text", "counts"),
    [("L 10 P 12", (10, 12, None)), ("10 laki-laki, 12 perempuan", (10, 12, None)), ("40 KPM", (None, None, None)),
     ("14 Org", (None, None, None)), ("semua warga", (None, None, None)), ("LK: 5 PR: 6 A-RTM: 3", (5, 6, 3))],
)  # fmt: skip
def test_people_are_counted_only_where_the_words_count_them(text, counts):
    found = read_people(text)
    assert (found.men, found.women, found.poor) == counts
    assert found.words == text


def test_our_own_print_of_an_undivided_cost_keeps_its_candidates():
    for words, codes in (
        ("DDS, ADD (belum dibagi)", ["DDS", "ADD"]),
        ("DDS (belum dibagi)", ["DDS"]),
        ("belum dibagi", []),
    ):
        found = read_sources(words)
        assert ([share.code for share in found.shares], found.unknown, found.is_unsplit) == (codes, (), True)
