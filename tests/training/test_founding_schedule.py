"""The founding schedule of April 2015 comes out of the map, and prints in its own layout."""

import csv
import gzip
import io
import re
from datetime import date, time
from itertools import chain

import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.enums import Role
from accounts.owner import owner_fields
from places.models import Desa, Kabupaten, Kecamatan
from places.services.load_wilayah import load_wilayah
from places.services.wilayah_file import WILAYAH_CSV
from reporting.rendering import render
from tests.cast import make_member
from tests.training.making import make_program
from training.calling import called_to
from training.documents.jadwal_bimtek import build
from training.enums import ParticipantRole
from training.models import SessionCall, SessionKecamatan, TrainingProgram, TrainingSession, Venue

GROUPS = (
    (date(2015, 4, 27), "Balai Masyarakat Umeanyar", ("Gerokgak", "Busungbiu", "Seririt"), 49),
    (
        date(2015, 4, 28),
        "Ruang pertemuan kantor kepala desa Panji, Kecamatan Sukasada",
        ("Banjar", "Buleleng", "Sukasada"),
        43,
    ),
    (date(2015, 4, 29), "Ruang pertemuan Kecamatan Kubutambahan", ("Sawan", "Kubutambahan", "Tejakula"), 37),
)


@pytest.fixture
def buleleng(db, tmp_path) -> Kabupaten:
    """The kabupaten as the shipped list of places has it."""
    path = tmp_path / "buleleng.csv"
    with gzip.open(WILAYAH_CSV, "rt", encoding="utf-8") as shipped, path.open("w", encoding="utf-8", newline="") as own:
        head, *rows = csv.reader(shipped)
        csv.writer(own).writerows([head, *(row for row in rows if row[0] == "51" or row[0].startswith("51.08"))])
    load_wilayah(path)
    return Kabupaten.objects.get(code="51.08")


@pytest.fixture
def program(buleleng) -> TrainingProgram:
    """The bimtek with its three sessions."""
    program = make_program(buleleng, year=2015, title="Bimbingan Teknis Penyusunan RPJM Desa")
    for number, (day, venue, names, _) in enumerate(GROUPS, start=1):
        session = TrainingSession.objects.create(
            program=program,
            number=number,
            starts_on=day,
            ends_on=day,
            starts_at=time(8),
            ends_at=time(16),
            venue=Venue.objects.create(name=venue, **owner_fields(buleleng)),
        )
        for position, name in enumerate(names, start=1):
            kecamatan = Kecamatan.objects.get(kabupaten=buleleng, name=name)
            SessionKecamatan.objects.create(session=session, kecamatan=kecamatan, position=position)
        SessionCall.objects.create(session=session, role=ParticipantRole.SEKRETARIS_DESA)
    return program


def test_one_secretary_of_every_village_makes_49_and_43_and_37(program):
    called = [len(called_to(session)) for session in program.session_set.all()]
    assert called == [49, 43, 37]
    assert sum(called) == 129


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (GROUPS[0], "49 orang dipanggil dari 49 desa (14 + 15 + 20 = 49)"),
        (GROUPS[1], "43 orang dipanggil dari 43 desa (17 + 12 + 14 = 43)"),
        (GROUPS[2], "37 orang dipanggil dari 37 desa (14 + 13 + 10 = 37)"),
    ],
    ids=["49", "43", "37"],
)
def test_the_form_counts_each_group_before_it_is_saved(buleleng, sign_in, group, words):
    dewi = make_member("Dewi", Role.DINAS_PMD, Desa.objects.get(code="51.08.02.2021"))
    program = make_program(buleleng, year=2015)
    typed = {
        f"kecamatan-{Kecamatan.objects.get(kabupaten=buleleng, name=name).code}": str(position)
        for position, name in enumerate(group[2], start=1)
    }
    typed |= {"starts_on": f"{group[0]:%d-%m-%Y}", "peran-sekretaris_desa": "satu", "aksi": "hitung"}
    answer = sign_in(dewi).post(f"/pelatihan/program/{program.uid}/angkatan/baru/", typed)
    assert words in " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
    assert not TrainingSession.objects.exists()


def test_the_founding_schedule_reads_as_it_was_announced(program):
    document = build(kabupaten="51.08", year=2015)
    assert [column.head for column in document.table.columns] == [
        ("No.",),
        ("Hari/Tanggal",),
        ("Kecamatan",),
        ("Tempat/Jumlah Peserta",),
    ]
    assert document.table.head_letters == "numbers"
    assert [row.cells for row in document.table.rows] == [
        ("1.", "Senin, 27 April 2015", "Gerokgak, Busungbiu, Seririt", "Balai Masyarakat Umeanyar; 49 orang"),
        (
            "2.",
            "Selasa, 28 April 2015",
            "Banjar, Buleleng, Sukasada",
            "Ruang pertemuan kantor kepala desa Panji, Kecamatan Sukasada; 43 orang",
        ),
        (
            "3.",
            "Rabu, 29 April 2015",
            "Sawan, Kubutambahan, Tejakula",
            "Ruang pertemuan Kecamatan Kubutambahan; 37 orang",
        ),
    ]
    assert document.title == ("JADWAL BIMBINGAN TEKNIS PENYUSUNAN RPJM DESA", "KABUPATEN BULELENG TAHUN 2015")
    assert "129 orang" in document.notes[0]


def test_its_workbook_numbers_the_columns_under_their_heads(program):
    sheet = load_workbook(io.BytesIO(render(build(kabupaten="51.08", year=2015), "xlsx").data)).active
    lines = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    head = next(at for at, line in enumerate(lines) if line[:1] == ["No."])
    assert lines[head] == ["No.", "Hari/Tanggal", "Kecamatan", "Tempat/Jumlah Peserta"]
    assert [str(one) for one in lines[head + 1]] == ["1", "2", "3", "4"]
    assert lines[head + 2][1:3] == ["Senin, 27 April 2015", "Gerokgak, Busungbiu, Seririt"]
    assert "Balai Masyarakat Umeanyar; 49 orang" in chain.from_iterable(lines)


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "html"])
def test_print_document_prints_it(program, tmp_path, kind):
    out = tmp_path / f"jadwal.{kind}"
    options = {"kabupaten": "51.08", "year": 2015, "format": kind, "out": out, "stdout": io.StringIO()}
    call_command("print_document", "jadwal-bimtek", **options)
    assert out.stat().st_size > 1000
    if kind == "pdf":
        words = " ".join(PdfReader(out).pages[0].extract_text().split())
        assert "Senin, 27 April 2015" in words and "37 orang" in words
