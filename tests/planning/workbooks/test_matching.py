"""Suggestions for names, never applied by themselves."""

import csv
from pathlib import Path

import pytest

from planning.workbooks.matching import Choice, Matcher, suggest_kegiatan, suggest_lines

CODES = Path(__file__).parents[3] / "codes" / "data" / "kegiatan.csv"


@pytest.fixture(scope="module")
def kegiatan():
    with CODES.open(encoding="utf-8") as source:
        lines = [line for line in csv.DictReader(source) if line["level"] == "kegiatan"]
    return [Choice(line["code"], line["name"], int(line["code"][0])) for line in lines]


@pytest.mark.parametrize(
    ("name", "bidang", "code"),
    [
        ("Penyediaan Tunjangan BPD", 1, "1.1.05"), ("Penyusunan RKPDes", 1, "1.4.03"), ("Pembinaan LPMD", 3, "3.4.02"),
        ("Penyelenggaraan Posyandu", 2, "2.2.02"), ("Pembangunan Jalan Hotmix RT 011 RW 002", 2, "2.3.10"),
        ("Pemungutan SPPT PBB", 1, "1.5.06"), ("BLT DD", 5, "5.3.00"), ("Insentif Guru TPQ dan PAUD", 2, "2.1.01"),
    ],
)  # fmt: skip
def test_the_likeliest_code_comes_first(kegiatan, name, bidang, code):
    assert suggest_kegiatan(name, bidang, kegiatan)[0].key == code


def test_an_equal_name_is_alike_to_the_hundred(kegiatan):
    assert suggest_kegiatan("penyediaan  TUNJANGAN bpd", 1, kegiatan)[0].likeness == 100


def test_whole_words_come_before_parts_of_words():
    lines = [Choice(1, "Perjalanan Dinas Kepala Desa"), Choice(2, "Pemeliharaan Jalan Desa")]
    assert [found.key for found in suggest_lines("Jalan", lines)][:1] == [2]


def test_likeness_is_a_percentage_and_falls(kegiatan):
    found = Matcher(kegiatan).suggest("Pembangunan jalan desa", bidang=2)
    assert all(0 < one.likeness <= 100 for one in found)
    assert found == sorted(found, key=lambda one: -one.likeness)


@pytest.mark.parametrize("name", ["", "123", "???", "Zzz Qqq"])
def test_nothing_is_suggested_for_nothing_alike(kegiatan, name):
    assert suggest_kegiatan(name, None, kegiatan) == []


def test_another_bidang_is_less_likely(kegiatan):
    at_home = suggest_kegiatan("Pembinaan PKK", 3, kegiatan)[0].likeness
    assert suggest_kegiatan("Pembinaan PKK", 1, kegiatan)[0].likeness < at_home
