"""Loading the lists that plans are written with."""

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Act
from codes.models import Bidang, Kegiatan, Satuan, SubBidang, SumberDana, TujuanSdgs
from codes.services.kegiatan_file import KEGIATAN_CSV, title_case
from codes.services.load_kegiatan import load_kegiatan, load_local_kegiatan
from codes.services.load_lists import load_short_lists
from places.services.reference_file import BadFile
from villages.models import LegalBasis

pytestmark = pytest.mark.django_db


def write(folder: Path, *rows: str) -> Path:
    path = folder / "kegiatan.csv"
    path.write_text("\n".join(["code,level,name", *rows]) + "\n", encoding="utf-8")
    return path


def load_command(*words: str) -> str:
    out = io.StringIO()
    call_command("load_kegiatan", *words, stdout=out)
    return out.getvalue()


def test_the_national_list_is_complete_and_loads_once():
    load_command()
    assert (Bidang.objects.count(), SubBidang.objects.count(), Kegiatan.objects.count()) == (5, 27, 153)
    assert (Satuan.objects.count(), SumberDana.objects.count(), TujuanSdgs.objects.count()) == (31, 8, 18)
    assert LegalBasis.objects.exists()
    again = json.loads(load_command("--json"))["lists"]
    assert [row for row in again if row["created"] or row["changed"] or row["retired"]] == []


def test_sub_bidang_hold_as_many_kegiatan_as_the_annex_says():
    load_kegiatan()
    found = Counter(Kegiatan.objects.values_list("sub_bidang__code", flat=True))
    assert {code: found[code] for code in ("1.2", "2.3", "2.4", "3.3", "4.1", "5.1")} == {
        "1.2": 3,
        "2.3": 20,
        "2.4": 17,
        "3.3": 6,
        "4.1": 6,
        "5.1": 1,
    }
    assert not Kegiatan.objects.filter(code__contains="9").filter(code__regex=r"\.9[0-9]$").exists()


def test_the_names_of_the_fields_read_as_in_a_sentence():
    load_kegiatan()
    assert list(Bidang.objects.values_list("name", flat=True)) == [
        "Penyelenggaraan Pemerintahan Desa",
        "Pelaksanaan Pembangunan Desa",
        "Pembinaan Kemasyarakatan Desa",
        "Pemberdayaan Masyarakat Desa",
        "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa",
    ]
    assert title_case("Sudah Biasa dan Tetap") == "Sudah Biasa dan Tetap"


def test_a_code_that_a_newer_file_lacks_is_retired_and_can_return(tmp_path):
    load_kegiatan()
    path = tmp_path / "newer.csv"
    lines = KEGIATAN_CSV.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("2.3.20,")), encoding="utf-8")
    load_kegiatan(path)
    assert list(Kegiatan.objects.filter(is_retired=True).values_list("code", flat=True)) == ["2.3.20"]
    load_kegiatan()
    assert not Kegiatan.objects.filter(is_retired=True).exists()


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("2.3.9,kegiatan,Pendek", "tidak berbentuk"),
        ("2.3.10,kegiatn,Salah", "tingkat"),
        ("2.9.01,kegiatan,Tanpa induk", "kode induk 2.9"),
        ("1,bidang,LAGI", "sudah ada pada baris 2"),
        ("1.1.90,kegiatan,Milik kabupaten", "--kabupaten"),
        ("1.1.01,kegiatan,", "kosong"),
        ("1.1.90-98,kegiatan_lain,Rentang", "tidak berbentuk"),
    ],
)
def test_a_faulty_list_is_refused_whole(tmp_path, row, word):
    path = write(tmp_path, "1,bidang,SATU", "1.1,sub_bidang,Satu satu", row)
    with pytest.raises(BadFile) as refusal:
        load_kegiatan(path)
    assert "Baris 4:" in refusal.value.message and word in refusal.value.message
    assert not Bidang.objects.exists()


def test_a_kabupaten_adds_codes_for_its_own_villages_only(villages, tmp_path):
    load_kegiatan()
    buleleng, malang = villages.umeanyar.kabupaten, villages.pandanlandung.kabupaten
    load_local_kegiatan(write(tmp_path, "2.4.90,kegiatan,Jambanisasi"), kabupaten=buleleng)
    load_local_kegiatan(write(tmp_path, "2.4.90,kegiatan,Sanitasi"), kabupaten=malang)
    assert Kegiatan.objects.usable_in(buleleng.pk).get(code="2.4.90").name == "Jambanisasi"
    assert Kegiatan.objects.usable_in(malang.pk).get(code="2.4.90").name == "Sanitasi"
    load_kegiatan()
    assert Kegiatan.objects.usable_in(buleleng.pk).count() == 154


def test_additions_pile_up_until_a_complete_list_replaces_them(villages, tmp_path):
    load_kegiatan()
    buleleng = villages.umeanyar.kabupaten
    load_local_kegiatan(write(tmp_path, "2.4.90,kegiatan,Jambanisasi"), kabupaten=buleleng)
    load_local_kegiatan(write(tmp_path, "2.4.91,kegiatan,Septik tank"), kabupaten=buleleng)
    assert Kegiatan.objects.filter(kabupaten=buleleng, is_retired=False).count() == 2
    load_local_kegiatan(write(tmp_path, "2.4.91,kegiatan,Septik tank"), kabupaten=buleleng, is_complete=True)
    assert list(Kegiatan.objects.filter(kabupaten=buleleng, is_retired=True).values_list("code", flat=True)) == [
        "2.4.90"
    ]


@pytest.mark.parametrize("row", ["2.4.01,kegiatan,Nasional", "6,bidang,ENAM", "2.9.90,kegiatan,Tanpa induk"])
def test_a_kabupaten_cannot_touch_the_national_list(villages, tmp_path, row):
    load_kegiatan()
    with pytest.raises(BadFile):
        load_local_kegiatan(write(tmp_path, row), kabupaten=villages.umeanyar.kabupaten)
    assert not Kegiatan.objects.exclude(kabupaten=None).exists()


def test_the_command_logs_local_codes_at_the_kabupaten(cast, tmp_path):
    load_command()
    load_command(str(write(tmp_path, "2.4.90,kegiatan,Jambanisasi")), "--kabupaten", "51.08")
    national, local = Act.objects.filter(verb="load_kegiatan").order_by("pk")
    assert (national.place, local.kabupaten) == (None, cast.villages.umeanyar.kabupaten)
    assert local.membership == cast.tono


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--kabupaten", "51.08"], "Sebutkan berkas"),
        (["x.csv", "--kabupaten", "99.99"], "Tidak ada kabupaten"),
        (["--complete"], "--kabupaten KODE"),
        (["nowhere.csv"], "tidak ditemukan"),
    ],
)
def test_the_command_says_what_is_missing(villages, words, said):
    with pytest.raises(CommandError, match=said):
        load_command(*words)


def test_fund_sources_stand_in_the_order_of_the_forms():
    load_short_lists()
    assert list(SumberDana.objects.values_list("code", flat=True)) == [
        *["PAD", "DDS", "ADD", "PBH", "PBK", "PBP", "SWD", "DLL"]
    ]
