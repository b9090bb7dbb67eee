"""From the programme to the musdes in the calendar: called from the map, attended, tested, certified, followed up."""

import csv
import gzip
import io
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from musyawarah.models import Musyawarah
from places.models import Desa, Orang
from places.services.load_wilayah import load_wilayah
from places.services.wilayah_file import WILAYAH_CSV
from tests.browser.signing_in import PASSWORD, let_sign_in
from training.enums import ExamKind
from training.models import Certificate, HalfDay, Participant, Rtl, TrainingProgram, TrainingSession
from training.services.load_curriculum import load_modules
from training.services.load_questions import load_questions
from villages.enums import JabatanKind
from villages.models import Jabatan, PemangkuJabatan

GROUPS = (
    (("Gerokgak", "Busungbiu", "Seririt"), 49, "Balai Masyarakat Umeanyar"),
    (("Banjar", "Buleleng", "Sukasada"), 43, "Ruang pertemuan kantor kepala desa Panji"),
    (("Sawan", "Kubutambahan", "Tejakula"), 37, "Ruang pertemuan Kecamatan Kubutambahan"),
)
PRINTING = 240_000  # milliseconds: half a hundred certificates are drawn and frozen
WORDS = {ExamKind.PRE: "awal", ExamKind.POST: "akhir"}  # as addresses have them
TITLE = "Bimtek Penyusunan RPJM Desa"


@pytest.fixture
def buleleng(live_server, cast, tmp_path) -> None:
    """All villages of the kabupaten, each with a secretary in its register; the curriculum; two who can sign in."""
    path = tmp_path / "buleleng.csv"
    with gzip.open(WILAYAH_CSV, "rt", encoding="utf-8") as shipped, path.open("w", encoding="utf-8", newline="") as own:
        head, *rows = csv.reader(shipped)
        csv.writer(own).writerows([head, *(row for row in rows if row[0] == "51" or row[0].startswith("51.08"))])
    load_wilayah(path)
    villages = list(Desa.objects.planning().filter(kabupaten__code="51.08"))
    people = Orang.objects.bulk_create(
        Orang(desa=desa, name=f"Sekretaris {desa.name} {desa.code[6:8]}") for desa in villages
    )
    offices = Jabatan.objects.bulk_create(Jabatan(desa=desa, kind=JabatanKind.SEKRETARIS_DESA) for desa in villages)
    PemangkuJabatan.objects.bulk_create(
        PemangkuJabatan(jabatan=office, desa=desa, orang=orang, starts_on=date(2020, 1, 2))
        for desa, office, orang in zip(villages, offices, people, strict=True)
    )
    load_modules()
    load_questions()
    let_sign_in(cast.dewi, cast.sari)


def test_a_bimtek_is_planned_from_the_map_held_certified_and_followed_up(page: Page, phone, buleleng, accessible):
    _sign_in(page, "dewi.umeanyar")
    program = _make_program(page)
    today = timezone.localdate()
    for number, group in enumerate(GROUPS):
        _add_session(page, program, group, today - timedelta(days=number), accessible if number == 0 else None)
    first, second, third = TrainingSession.objects.order_by("number")
    _read_the_schedule(page, program)

    for session in (first, second, third):
        _fill_the_list(page, session)
    _print_the_invitation(page, first)
    _choose_questions(page, first)
    own = _check_in_by_phone(page, phone, first, accessible)
    _answer_by_phone(page, phone, first, own, ExamKind.PRE, right=1)
    for session in (first, second, third):
        _paste_who_came(page, session)
    _answer_by_phone(page, phone, first, own, ExamKind.POST, right=4)
    _read_the_gain(page, first)

    for session in (first, second, third):
        _hold(page, session)
        _certify(page, session)
    _all_certificates_in_one(page, program)
    _one_certificate_verifies(page, phone, own, accessible)
    _write_the_report(page, first)
    _follow_up_with_a_musdes(page, first)


def _sign_in(page: Page, username: str) -> None:
    page.context.clear_cookies()
    page.goto("/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    expect(page.locator("header.site-head")).to_contain_text(re.compile("Desa|Kabupaten"))


def _make_program(page: Page) -> TrainingProgram:
    page.goto("/pelatihan/program/baru/")
    page.get_by_label("Nama kegiatan").fill(TITLE)
    page.get_by_label("Tahun", exact=True).fill(str(timezone.localdate().year))
    page.get_by_label("Penyelenggara").fill("Dinas PMD Kabupaten Buleleng")
    page.get_by_role("group", name="Modul yang diajarkan").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    return TrainingProgram.objects.get()


def _add_session(page: Page, program: TrainingProgram, group: tuple, day: date, accessible) -> None:
    """Three kecamatan in their order, one secretary of each village: the quota is counted before it is saved."""
    names, count, venue = group
    page.goto(f"/pelatihan/program/{program.uid}/angkatan/baru/")
    page.get_by_label("Mulai tanggal").fill(day.isoformat())
    page.get_by_label("Jam mulai").fill("08:00")
    page.get_by_label("Jam selesai").fill("16:00")
    page.get_by_text("Tempatnya belum ada dalam pilihan").click()
    page.get_by_label("Tempat baru", exact=True).fill(venue)
    for at, name in enumerate(names, start=1):
        page.get_by_label(re.compile(rf"^{name} \(")).fill(str(at))
    page.get_by_role("button", name="Hitung peserta").click()
    expect(page.locator("#kuota")).to_contain_text(f"{count} orang dipanggil")
    if accessible:
        accessible(page)
    page.get_by_role("button", name="Simpan angkatan").click()
    expect(page.locator("main")).to_contain_text(venue)


def _read_the_schedule(page: Page, program: TrainingProgram) -> None:
    """The founding layout, with the numbers of the map."""
    text = _pdf_text(page, f"/pelatihan/jadwal/{program.year}/unduh/pdf/")
    for words in ("Hari/Tanggal", "Gerokgak, Busungbiu, Seririt", "49", "43", "37"):
        assert words in text


def _fill_the_list(page: Page, session: TrainingSession) -> None:
    page.goto(f"/pelatihan/angkatan/{session.uid}/peserta/")
    page.get_by_role("button", name="Isi dari daftar jabatan").click()
    expect(page.locator("main")).to_contain_text("Sekretaris Desa")


def _print_the_invitation(page: Page, session: TrainingSession) -> None:
    text = _pdf_text(page, f"/pelatihan/angkatan/{session.uid}/dokumen/undangan-bimtek/unduh/pdf/")
    assert "Balai Masyarakat Umeanyar" in text
    assert "Sekretaris Umeanyar" in text


def _choose_questions(page: Page, session: TrainingSession) -> None:
    """Five questions, the same before and after."""
    page.goto(f"/pelatihan/angkatan/{session.uid}/tes/awal/soal/")
    for box in page.locator("input[name=questions]").all()[:5]:
        box.check()
    page.get_by_label(re.compile("Pakai soal yang sama")).check()
    page.get_by_role("button", name="Simpan soal").click()
    page.goto(f"/pelatihan/angkatan/{session.uid}/tes/")
    page.get_by_role("button", name="Buka tes").first.click()


def _check_in_by_phone(page: Page, phone: Page, session: TrainingSession, accessible) -> Participant:
    """The QR on the wall leads to a page on which a code is typed once."""
    half = HalfDay.objects.filter(session=session).first()
    page.goto(f"/pelatihan/angkatan/{session.uid}/hadir/{half.pk}/qr/")
    page.get_by_role("button", name=re.compile("^Buka")).first.click()
    own = Participant.objects.get(session=session, desa__name="Umeanyar")
    phone.goto(f"/hadir/{half.token}/")
    phone.get_by_label(re.compile("Kode")).first.fill(own.code.lower())
    accessible(phone)
    phone.locator("form[method=post] button.btn-primary").first.click()
    if phone.get_by_role("button", name="Ya, catat saya hadir").count():
        phone.get_by_role("button", name="Ya, catat saya hadir").click()
    expect(phone.locator("main")).to_contain_text("tercatat hadir")
    assert own.mark_set.filter(half=half).exists()
    return own


def _answer_by_phone(
    page: Page, phone: Page, session: TrainingSession, own: Participant, kind: ExamKind, right: int
) -> None:
    """Answer so many of the five rightly; the test is opened by the organiser."""
    if kind == ExamKind.POST:
        page.goto(f"/pelatihan/angkatan/{session.uid}/tes/")
        page.get_by_role("button", name="Tutup tes").first.click()
        page.goto(f"/pelatihan/angkatan/{session.uid}/tes/")
        page.get_by_role("button", name="Buka tes").last.click()
    phone.goto(f"/peserta/{own.code}/tes/{WORDS[kind]}/")
    questions = [row.question for row in session.exam_set.get(kind=kind).question_set.select_related("question")]
    for number, question in enumerate(questions):
        options = question.option_set.all()
        chosen = next(option for option in options if option.is_right == (number < right))
        phone.locator(f"input[name=soal_{question.pk}][value='{chosen.pk}']").check()
    phone.get_by_role("button", name="Kumpulkan jawaban").click()
    expect(phone.locator("main")).to_contain_text(f"{right} dari 5")


def _paste_who_came(page: Page, session: TrainingSession) -> None:
    """The names of the hall, copied out of a list, for both half days."""
    names = "\n".join(Participant.objects.filter(session=session).values_list("name", flat=True))
    for half in HalfDay.objects.filter(session=session):
        page.goto(f"/pelatihan/angkatan/{session.uid}/hadir/tempel/?waktu={half.pk}")
        page.locator("textarea").first.fill(names)
        page.get_by_role("button", name="Periksa daftarnya").click()
        page.get_by_role("button", name="Catat hadir").click()
        expect(page.locator("main")).to_contain_text("Daftar hadir")
        assert half.mark_set.count() == session.participant_set.count()


def _read_the_gain(page: Page, session: TrainingSession) -> None:
    page.goto(f"/pelatihan/angkatan/{session.uid}/tes/hasil/")
    expect(page.locator("main")).to_contain_text("60")


def _hold(page: Page, session: TrainingSession) -> None:
    page.goto(f"/pelatihan/angkatan/{session.uid}/")
    page.get_by_role("button", name="Nyatakan selesai").click()
    expect(page.locator("main")).to_contain_text("Dinyatakan selesai")


def _certify(page: Page, session: TrainingSession) -> None:
    page.goto(f"/pelatihan/angkatan/{session.uid}/sertifikat/terbitkan/")
    page.get_by_role("button", name=re.compile("Terbitkan .* sertifikat")).click(timeout=PRINTING)
    expect(page.locator("main")).to_contain_text("sertifikat diterbitkan")


def _all_certificates_in_one(page: Page, program: TrainingProgram) -> None:
    assert Certificate.objects.count() == 129
    page.goto(f"/pelatihan/program/{program.uid}/")
    address = page.get_by_role("link", name="Semua sertifikat (PDF)").get_attribute("href")
    reader = _pdf(page, address)
    assert len(reader.outline) == 129  # each with its front and its list of lessons
    assert len(reader.pages) == 2 * 129


def _one_certificate_verifies(page: Page, phone: Page, own: Participant, accessible) -> None:
    """By the participant's own code on his phone; and what its QR leads to says whose it is."""
    text = "".join(one.extract_text() for one in _pdf(phone, f"/peserta/{own.code}/sertifikat.pdf").pages)
    assert own.name in text
    certificate = Certificate.objects.get(participant=own)
    phone.goto(f"/verifikasi/{certificate.document.code}/")
    expect(phone.locator("main")).to_contain_text(own.name)
    expect(phone.locator("main")).to_contain_text(certificate.number)
    accessible(phone)


def _write_the_report(page: Page, session: TrainingSession) -> None:
    page.goto(f"/pelatihan/angkatan/{session.uid}/laporan/")
    page.get_by_label("Hasil kegiatan").fill("Semua sekretaris menyusun kerangka RPJM Desa.")
    page.get_by_role("button", name="Simpan laporan").click()
    text = _pdf_text(page, f"/pelatihan/angkatan/{session.uid}/dokumen/laporan-bimtek/unduh/pdf/")
    assert "Semua sekretaris menyusun kerangka RPJM Desa" in " ".join(text.split())


def _follow_up_with_a_musdes(page: Page, session: TrainingSession) -> None:
    """The organiser writes down what the village promised; the village puts it into its calendar."""
    page.goto(f"/pelatihan/angkatan/{session.uid}/rtl/baru/")
    village = page.get_by_label("Desa", exact=True)
    village.select_option(
        label=next(o for o in village.locator("option").all_inner_texts() if o.startswith("Umeanyar"))
    )
    page.get_by_label("Kegiatan", exact=True).fill("Musdes perencanaan RPJM Desa")
    page.get_by_label("Penanggung jawab").fill("Ketua BPD")
    due = timezone.localdate() + timedelta(days=60)
    page.get_by_label("Paling lambat").fill(due.isoformat())
    page.get_by_label("Tanda keberhasilan").fill("Berita acara musdes ditandatangani")
    page.get_by_label("Jenis", exact=True).select_option(label="Musyawarah di kalender desa")
    page.get_by_role("button", name="Simpan", exact=True).click()
    rtl = Rtl.objects.get()

    _sign_in(page, "sari.umeanyar")
    page.goto("/pelatihan/tindak-lanjut/")
    page.get_by_role("link", name="Musdes perencanaan RPJM Desa").click()
    page.get_by_role("link", name="Buat musyawarah di kalender").click()
    page.goto(f"/pelatihan/rtl/{rtl.uid}/musyawarah/?jenis=musdes_perencanaan")
    page.get_by_label("Materi atau topik").fill("Perencanaan RPJM Desa")
    page.get_by_label("Tanggal").first.fill((timezone.localdate() + timedelta(days=30)).isoformat())
    page.get_by_label("Tempat").fill("Balai desa")
    page.get_by_role("button", name="Simpan di kalender").click()
    rtl.refresh_from_db()
    assert rtl.musyawarah == Musyawarah.objects.get()
    page.goto("/musyawarah/")
    expect(page.locator("main")).to_contain_text("Perencanaan RPJM Desa")


def _pdf(page: Page, address: str) -> PdfReader:
    answer = page.context.request.get(address)
    assert answer.ok, f"{answer.status} {address}"
    return PdfReader(io.BytesIO(answer.body()))


def _pdf_text(page: Page, address: str) -> str:
    return "\n".join(one.extract_text() for one in _pdf(page, address).pages)
