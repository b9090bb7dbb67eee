"""Loading residents from a workbook: what is read, what is told, and that twice is once."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from accounts.verdict import NotAllowed
from places.errors import StaleVersion
from places.models import RukunTetangga
from places.workbooks.opening import open_workbook
from tests.villages.people_making import HEAD, make_resident, reading_of, workbook_of
from villages.models import Keluarga, Warga
from villages.resident_preview import preview_residents
from villages.resident_reader import read_residents
from villages.resident_template import resident_template
from villages.services.resident_load import load_residents

KK, NIK, NIK2 = "5108021203800001", "5108021203800012", "5108021203800023"
FAMILY = (
    ("Nyoman Tirta", KK, NIK, "L", "Banjar Anyar", "1", "", "12-03-1980", "Kepala Keluarga", "ya", "", "petani"),
    ("Luh Sekar", KK, NIK2, "P", "Banjar Anyar", "1", "", "1985", "Istri", "tidak", "netra", ""),
    ("Gede Kecil", KK, "", "L", "Banjar Anyar", "", "", "2015", "Anak", "", "", ""),
)


def load(cast, *rows, **about):
    """Load these rows into Umeanyar."""
    reading = reading_of(*rows, **about)
    return load_residents(by=cast.sari, desa=cast.villages.umeanyar, rows=reading.rows)


def test_a_family_arrives_with_its_marks(cast):
    RukunTetangga.objects.create(dusun=cast.karto.dusun, rt="001", rw="002")
    result = load(cast, *FAMILY)
    keluarga = Keluarga.objects.get()
    head, wife, child = Warga.objects.order_by("pk")
    assert (result.new, result.refused) == (3, 0)
    assert (keluarga.number, keluarga.is_rtm) == (KK, True)
    assert (head.nik, head.relation, str(head.born_on), head.occupation) == (NIK, "kepala", "1980-03-12", "petani")
    assert (wife.is_disabled, wife.disability, wife.birth_year) == (True, "netra", 1985)
    assert {head.keluarga, wife.keluarga, child.keluarga} == {keluarga}
    assert {str(row.rukun_tetangga) for row in (head, wife, child)} == {"RT 001/RW 002"}


def test_the_same_file_once_more_changes_nothing(cast):
    load(cast, *FAMILY)
    before = list(Warga.history.values_list("pk", flat=True))
    result = load(cast, *FAMILY)
    assert (result.new, result.changed, result.unchanged) == (0, 0, 3)
    assert list(Warga.history.values_list("pk", flat=True)) == before


def test_without_nik_residents_are_known_by_name_dusun_and_birth(cast):
    load(cast, *FAMILY)
    bare = [(row[0], "", "", *row[3:]) for row in FAMILY]
    assert load(cast, *bare).unchanged == 3


def test_two_of_one_name_are_told_apart_by_their_birth(cast):
    rows = [("Nyoman", "", "", "L", "Banjar Anyar", "", "", year) for year in ("1950", "1990")]
    assert load(cast, *rows).new == 2
    assert load(cast, *rows).unchanged == 2


def test_a_blank_cell_empties_nothing_and_a_filled_one_changes(cast):
    load(cast, *FAMILY)
    result = load(cast, ("Nyoman Tirta", "", NIK, "", "Banjar Anyar", "", "", "", "", "", "", "nelayan"))
    head = Warga.objects.get(nik=NIK)
    assert (result.changed, head.occupation, head.relation, head.keluarga.number) == (1, "nelayan", "kepala", KK)


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        (("Nyoman", "", "123", "L", "Banjar Anyar"), "C2", "NIK bukan 16 angka"),
        (("Nyoman", "", 5108021203800010, "L", "Banjar Anyar"), "C2", "Excel membulatkan"),
        (("Nyoman", "12", "", "L", "Banjar Anyar"), "B2", "Nomor KK bukan 16 angka"),
        (("Nyoman", "", "", "X", "Banjar Anyar"), "D2", "bukan L atau P"),
        (("Nyoman", "", "", "L", "Banjar Anyar", "", "", "31-02-1980"), "H2", "bukan tanggal lahir"),
        (("Nyoman", "", "", "L", "Banjar Anyar", "", "", "", "Tetangga"), "I2", "tidak dikenal"),
        (("Nyoman", "", "", "L", "Banjar Anyar", "", "", "", "", "mungkin"), "J2", "bukan ya atau tidak"),
        (("", "", "", "L", "Banjar Anyar"), "A2", "tanpa nama"),
        (("=B2&C2", "", "", "L", "Banjar Anyar"), "A2", "rumus"),
    ],
)
def test_every_doubt_is_told_with_its_cell(row, cell, words):
    problems = reading_of(row).problems
    assert any(problem.cell == cell and words in problem.message for problem in problems), problems


def test_good_rows_are_taken_while_bad_ones_are_listed(cast):
    rows = (*FAMILY, ("Salah", "", "99", "L", "Banjar Anyar"), ("Jauh", "", "", "L", "Antah Berantah"), FAMILY[0])
    desa = cast.villages.umeanyar
    preview = preview_residents(desa, reading_of(*rows).rows)
    assert preview.counts == {"new": 3, "changed": 0, "equal": 0, "refused": 3}
    told = " ".join(row.problem for row in preview.of("refused"))
    assert "Dusun “Antah Berantah” tidak ada" in told
    assert "Sama dengan Warga baris 2" in told


def test_a_nik_beside_another_name_is_refused(cast):
    load(cast, *FAMILY)
    rows = reading_of(("Komang Lain Sekali", "", NIK, "L", "Banjar Anyar")).rows
    assert "atas nama Nyoman Tirta" in preview_residents(cast.villages.umeanyar, rows).rows[0].problem


def test_an_official_of_exactly_this_name_becomes_the_resident(cast):
    load(cast, ("Karto", "", "", "L", "Banjar Anyar"))
    assert Warga.objects.get().orang == cast.karto.orang


def test_heads_in_two_rows_merged_cells_and_a_sheet_per_dusun_are_understood(cast):
    book = Workbook()
    sheet = book.active
    sheet.title = "Banjar Kelod"
    sheet.append(["DATA PENDUDUK"])
    sheet.append(["No", "Nama Lengkap", "Nomor KK", "Jenis Kelamin", "Alamat", None, "Agama"])
    sheet.append([None, None, None, None, "RT", "RW", None])
    sheet.merge_cells("E2:F2")
    sheet.append([1, 2, 3, 4, 5, 6, 7])
    sheet.append([1, "I Wayan", KK, "Laki-laki", "001", "", "Hindu"])
    sheet.append([2, "Ni Made", None, "Perempuan", "001", "", "Hindu"])
    sheet.merge_cells("C5:C6")
    sheet.append(["Jumlah", "Jumlah", None, None, None, None, None])
    target = BytesIO()
    book.save(target)
    reading = read_residents(open_workbook(target.getvalue(), "desa.xlsx"))
    assert [(row.name, row.gender, row.number, row.rt) for row in reading.rows] == [
        ("I Wayan", "L", KK, "001"),
        ("Ni Made", "P", KK, "001"),
    ]
    assert any("Agama" in head for head in reading.unread_heads)
    preview = preview_residents(cast.villages.umeanyar, reading.rows)
    assert {row.dusun.name for row in preview.rows} == {"Banjar Kelod"}


def test_the_template_is_read_back_without_a_word():
    reading = read_residents(open_workbook(resident_template(["Banjar Anyar"]), "templat.xlsx"))
    assert reading.rows == ()
    assert [problem.code for problem in reading.problems] == ["no_table"]
    assert reading_of(head=HEAD).unread_heads == ()


def test_a_preview_that_was_overtaken_writes_nothing(cast):
    desa = cast.villages.umeanyar
    reading = reading_of(*FAMILY)
    seen = preview_residents(desa, reading.rows).signature
    make_resident(desa, "Nyoman Tirta", nik=NIK)
    with pytest.raises(StaleVersion):
        load_residents(by=cast.wati, desa=desa, rows=reading.rows, signature=seen)
    assert Warga.objects.count() == 1


@pytest.mark.parametrize("who", ["karto", "joko", "rina", "dewi", "tono", "bejo"])
def test_only_named_staff_load_residents(cast, who):
    rows = reading_of(*FAMILY).rows
    with pytest.raises(NotAllowed):
        load_residents(by=getattr(cast, who), desa=cast.villages.umeanyar, rows=rows)


def test_from_the_page_a_workbook_is_seen_first_and_then_written(cast, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    desa = {"desa_code": cast.villages.umeanyar.code}
    browser = sign_in(cast.sari)
    data = workbook_of(*FAMILY, ("Salah", "", "99", "L", "Banjar Anyar"))
    shown = browser.post(reverse("resident_load", kwargs=desa), {"file": SimpleUploadedFile("w.xlsx", data)})
    page = shown.content.decode()
    assert "Terapkan untuk 3 warga" in page
    assert "Sel C5: NIK bukan 16 angka." in page
    assert not Warga.objects.exists()
    done = browser.post(reverse("resident_load_apply", kwargs=desa), {"muatan": shown.context["sealed"]}, follow=True)
    assert "3 warga baru" in done.content.decode()
    assert Warga.objects.count() == 3
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_that_is_no_workbook_is_refused_whatever_its_name(cast, sign_in):
    browser = sign_in(cast.sari)
    address = reverse("resident_load", kwargs={"desa_code": cast.villages.umeanyar.code})
    answer = browser.post(address, {"file": SimpleUploadedFile("warga.xlsx", b"%PDF-1.7 bukan tabel")})
    assert "bukan buku kerja" in answer.content.decode()
