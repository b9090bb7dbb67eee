import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.formats.rupiah import format_decimal, format_rupiah
from places.formats.tanggal import format_tanggal
from reporting.cell_text import letter
from reporting.tanggal import format_hari_tanggal, tanggal_terbilang
from reporting.terbilang import LIMIT, terbilang, terbilang_rupiah

UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1_000, "seribu"),
        (1_999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2_000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_001_000, "satu juta seribu"),
        (1_000_000_000, "satu miliar"),
        (
            2_354_227_892,
            "dua miliar tiga ratus lima puluh empat juta "
            "dua ratus dua puluh tujuh ribu delapan ratus sembilan puluh dua",
        ),
        (10**12, "satu triliun"),
        (10**15, "seribu triliun"),
    ],
)
def test_amounts_are_spelled_as_decrees_spell_them(number, words):
    assert terbilang(number) == words


def number_of(words: str) -> int:
    """Read an amount in words back, independently of how it was written."""
    for name, scale in (("triliun", 10**12), ("miliar", 10**9), ("juta", 10**6), ("ribu", 1_000), ("ratus", 100)):
        if f" {name} " in f" {words} ":
            head, _, tail = f" {words} ".partition(f" {name} ")
            return number_of(head.strip()) * scale + number_of(tail.strip())
    if words.endswith(" belas"):
        return 10 + UNITS.index(words.removesuffix(" belas"))
    if " puluh" in words:
        head, _, tail = words.partition(" puluh")
        return UNITS.index(head) * 10 + number_of(tail.strip())
    return UNITS.index(words) if words else 0


def long_form(words: str) -> str:
    return re.sub(r"\bse(ribu|ratus|puluh|belas)\b", r"satu \1", words)


@given(st.integers(0, LIMIT))
def test_every_amount_can_be_read_back_from_its_words(number):
    assert number_of(long_form(terbilang(number))) == number


@pytest.mark.parametrize("number", [-1, LIMIT + 1])
def test_amounts_outside_the_range_are_refused(number):
    with pytest.raises(ValueError, match="terbilang menerima"):
        terbilang(number)


def test_the_amount_under_a_total_is_a_sentence():
    assert terbilang_rupiah(1_500) == "Seribu lima ratus rupiah"


def test_rupiah_have_dots_and_zero_is_as_asked():
    assert format_rupiah(1_250_000) == "1.250.000"
    assert format_rupiah(-1_250_000, prefix="Rp") == "-Rp1.250.000"
    assert (format_rupiah(0), format_rupiah(0, zero="-")) == ("0", "-")


@pytest.mark.parametrize(
    ("value", "text"),
    [("1200.50", "1.200,5"), ("12", "12"), ("0.000", "0"), ("-0.0", "0"), ("1E+3", "1.000"), ("-2.25", "-2,25")],
)
def test_volumes_have_a_comma_and_no_needless_zeros(value, text):
    assert format_decimal(Decimal(value)) == text


def test_dates_are_indonesian_whatever_the_machine_speaks():
    day = date(2015, 4, 27)
    assert format_tanggal(day) == "27 April 2015"
    assert format_hari_tanggal(day) == "Senin, 27 April 2015"
    assert tanggal_terbilang(day) == "Senin tanggal dua puluh tujuh bulan April tahun dua ribu lima belas"


def test_columns_go_on_after_z():
    assert [letter(index) for index in (0, 25, 26, 27, 51, 52)] == ["a", "z", "aa", "ab", "az", "ba"]
