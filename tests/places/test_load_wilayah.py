"""Loading the list of places: a decree's file comes in whole or not at all, and nothing is ever lost."""

import gzip
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Act
from places.enums import DesaKind
from places.models import Desa, Kabupaten, Kecamatan, Orang, Provinsi
from places.services.load_wilayah import load_wilayah
from places.services.reference_file import BadFile
from tests.random_cases import cases

OLD = {
    "51": "Bali",
    "51.08": "Kabupaten Buleleng",
    "51.08.02": "Seririt",
    "51.08.02.1001": "Seririt",
    "51.08.02.2013": "Kalianget",
    "51.08.02.2021": "Umeanyar",
    "51.08.02.3001": "Adat Lama",
}
# A later decree splits the kecamatan: Umeanyar gets a new code, Kalianget is written otherwise.
SPLIT = OLD | {"51.08.10": "Seririt Timur", "51.08.10.2001": "Umeanyar", "51.08.02.2013": "Kali Anget"}
del SPLIT["51.08.02.2021"]


def decree(folder: Path, places: dict[str, str], name: str = "wilayah.csv") -> Path:
    path = folder / name
    text = "kode,nama\n" + "".join(f'{code},"{place}"\n' for code, place in places.items())
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def load_command(*words: str) -> str:
    out = io.StringIO()
    call_command("load_wilayah", *words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.mark.django_db
def test_each_row_becomes_a_place_of_its_level_with_keys_to_all_above(tmp_path):
    load_wilayah(decree(tmp_path, OLD))
    umeanyar = Desa.objects.get(code="51.08.02.2021")
    assert (umeanyar.kecamatan.name, umeanyar.kabupaten.name, umeanyar.provinsi.name) == (
        "Seririt",
        "Kabupaten Buleleng",
        "Bali",
    )
    assert dict(Desa.objects.values_list("code", "kind")) == {
        "51.08.02.1001": DesaKind.KELURAHAN,
        "51.08.02.2013": DesaKind.DESA,
        "51.08.02.2021": DesaKind.DESA,
        "51.08.02.3001": DesaKind.DESA_ADAT,
    }


@pytest.mark.django_db
def test_a_newer_decree_brings_new_codes_new_names_and_retires_the_rest(tmp_path):
    load_wilayah(decree(tmp_path, OLD))
    old_umeanyar = Desa.objects.get(code="51.08.02.2021")
    person = Orang.objects.create(name="Sari", desa=old_umeanyar)
    results = {result.level: result for result in load_wilayah(decree(tmp_path, SPLIT))}
    assert (results["kecamatan"].created, results["kecamatan"].retired) == (1, 0)
    desa = results["desa"]
    assert (desa.in_file, desa.created, desa.renamed, desa.retired, desa.returned) == (4, 1, 1, 1, 0)
    old_umeanyar.refresh_from_db()
    person.refresh_from_db()
    assert old_umeanyar.is_retired and person.desa == old_umeanyar
    assert Desa.objects.get(code="51.08.10.2001").kecamatan.name == "Seririt Timur"
    assert Desa.objects.get(code="51.08.02.2013").name == "Kali Anget"


@pytest.mark.django_db
def test_a_retired_place_returns_with_its_identity(tmp_path):
    load_wilayah(decree(tmp_path, OLD))
    before = Desa.objects.get(code="51.08.02.2021").pk
    load_wilayah(decree(tmp_path, SPLIT))
    results = {result.level: result for result in load_wilayah(decree(tmp_path, OLD))}
    assert results["desa"].returned == 1
    returned = Desa.objects.get(code="51.08.02.2021")
    assert (returned.pk, returned.is_retired) == (before, False)
    assert Kecamatan.objects.get(code="51.08.10").is_retired


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "line", "word"),
    [
        ("kode,nama\n51,Bali\n51.8,Kabupaten X\n", 3, "51.8"),
        ("kode,nama\n51,Bali\n51.08,Kabupaten X\n51.08,Kabupaten X\n", 4, "sudah ada pada baris 3"),
        ("kode,nama\n51,Bali\n51.08.02,Seririt\n", 3, "kode induk 51.08"),
        ("kode,nama\n51,Bali\n52,\n", 3, "kosong"),
        ("kode,nama\n51,Bali\n51.08,Kabupaten X\n51.08.02,Y\n51.08.02.9001,Z\n", 5, "51.08.02.9001"),
        ("kode,nama\n51,Bali,lebih\n", 2, "2 kolom"),
        ("code,name\n51,Bali\n", 1, "kode,nama"),
        ("kode,nama\n51,Bali\x00\n", 2, "NUL"),
        ("kode,nama\n٥١,Bali\n", 2, "tidak berbentuk"),
        ("kode,nama\n51," + "B" * 101 + "\n", 2, "100 huruf"),
        ('kode,nama\n51,"Bali\n', 2, "CSV"),
        ("kode,nama\n", None, "Tidak ada satu baris"),
        ("", 1, "kode,nama"),
    ],
)
def test_a_faulty_file_is_refused_whole_with_line_and_remedy(tmp_path, rows, line, word):
    load_wilayah(decree(tmp_path, OLD))
    path = tmp_path / "rusak.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(BadFile) as refusal:
        load_wilayah(path)
    assert word in refusal.value.message
    assert line is None or f"Baris {line}:" in refusal.value.message
    assert Desa.objects.filter(is_retired=False).count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.csv", "kode,nama\n51,Bali\n52,Nus\xe1\n".encode("latin-1"), "Baris 3: bukan UTF-8"),
        ("a.csv.gz", b"not gzip at all", "tidak dapat dibaca"),
        ("a.csv.gz", gzip.compress(b"kode,nama\n51,Bali\n", mtime=0)[:-9], "rusak atau terpotong"),
        ("a.csv.gz", gzip.compress(b"0" * (41 * 1024 * 1024), mtime=0), "lebih besar"),
    ],
)
def test_what_is_no_readable_list_is_refused(tmp_path, name, content, word):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadFile, match=word):
        load_wilayah(path)


@pytest.mark.django_db
def test_all_faults_are_counted_and_the_first_twenty_shown(tmp_path):
    path = tmp_path / "rusak.csv"
    path.write_text("kode,nama\n" + "x,Y\n" * 50)
    with pytest.raises(BadFile) as refusal:
        load_wilayah(path)
    assert len(refusal.value.problems) == 50
    assert "dan 30 kesalahan lain" in refusal.value.message


@pytest.mark.django_db
def test_a_zipped_file_with_a_byte_order_mark_and_blank_lines_is_read(tmp_path):
    path = tmp_path / "w.csv.gz"
    path.write_bytes(gzip.compress("\ufeffkode,nama\r\n\r\n51, Bali \r\n".encode()))
    load_wilayah(path)
    assert Provinsi.objects.get().name == "Bali"


@pytest.mark.django_db
def test_the_whole_country_loads_and_a_second_run_writes_nothing():
    out = json.loads(load_command("--json"))
    levels = {level["level"]: level["created"] for level in out["levels"]}
    assert levels == {"provinsi": 38, "kabupaten": 514, "kecamatan": 7285, "desa": 83762}
    assert Desa.objects.planning().count() == 75_252 + 14
    assert Desa.objects.filter(kabupaten__code="51.08").planning().count() == 129
    with CaptureQueriesContext(connection) as queries:
        again = json.loads(load_command("--json"))
    assert all(level["created"] + level["renamed"] + level["retired"] == 0 for level in again["levels"])
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_the_command_says_what_it_did_and_in_whose_name(cast, tmp_path):
    text = load_command(str(decree(tmp_path, SPLIT)))
    assert "desa: 4 di berkas; 3 baru, 1 ganti nama, 3 tidak berlaku lagi, 0 berlaku kembali" in text
    assert "Banyak tempat ditandai tidak berlaku lagi" in text
    act = Act.objects.get(verb="load_wilayah")
    assert act.membership == cast.tono
    assert "Tidak ada perubahan." in load_command(str(decree(tmp_path, SPLIT)))
    assert Act.objects.filter(verb="load_wilayah").count() == 1


@pytest.mark.django_db
def test_the_command_refuses_a_missing_file(tmp_path):
    with pytest.raises(CommandError, match="tidak ditemukan"):
        load_command(str(tmp_path / "nowhere.csv"))


CODES = ["51", "51.08", "51.08.01", "51.08.02", "51.08.01.2001", "51.08.01.2002", "51.08.02.2001", "51.08.02.1001"]


def complete(codes: set[str]) -> set[str]:
    """The codes with everything above them."""
    return {code[:length] for code in codes for length in (2, 5, 8, 13) if len(code) >= length}


@pytest.mark.django_db
@given(
    decrees=st.lists(
        st.dictionaries(st.sampled_from(CODES), st.sampled_from(["A", "B", "C"]), min_size=1), min_size=1, max_size=5
    )
)
@cases(200)
def test_after_any_decrees_the_last_one_is_in_force_and_no_code_was_lost(tmp_path, decrees):
    for model in (Desa, Kecamatan, Kabupaten, Provinsi):
        model.objects.all().delete()
    seen: set[str] = set()
    for names in decrees:
        places = {code: names.get(code, "Tanpa nama") for code in sorted(complete(set(names)))}
        load_wilayah(decree(tmp_path, places))
        seen |= places.keys()
        rows = [row for model in (Provinsi, Kabupaten, Kecamatan, Desa) for row in model.objects.all()]
        assert {row.code: row.name for row in rows if not row.is_retired} == places
        assert {row.code for row in rows} == seen
