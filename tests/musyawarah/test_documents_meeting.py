"""Papers of a meeting: every one can be drawn, tells what the rows hold, and tells nothing private."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from musyawarah.documents.meeting_print import find_meeting
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import Kehadiran, Terundang
from reporting.errors import DocumentError
from reporting.registry import document
from reporting.render_prose import prose_html, prose_pdf
from reporting.rendering import render
from tests.musyawarah.making import at, make_attendee, make_keputusan, make_musyawarah, make_usulan, move
from tests.musyawarah.making_papers import appoint, make_full_meeting, make_seal
from tests.reporting.hostile_text import HOSTILE
from villages.enums import Unsur

PAPERS = ("undangan", "daftar-hadir-kosong", "daftar-hadir", "notulen", "berita-acara", "tata-tertib")
PRIVATE = (Unsur.MISKIN.label, Unsur.DIFABEL.label, "belum bergabung")


def text_of(key: str, number: int) -> str:
    """The words of a paper as its page holds them."""
    return prose_html(document(key).payload(id=number))


def pages_of(key: str, number: int) -> list[str]:
    """The words of each printed page."""
    pdf = prose_pdf(document(key).payload(id=number))[1]
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("key", PAPERS)
def test_every_paper_of_a_full_meeting_is_printed(cast, key):
    appoint(cast)
    meeting = make_full_meeting(cast, people=40)
    pages = pages_of(key, meeting.pk)
    assert "Halaman 1 dari" in pages[0]
    assert "UMEANYAR" in pages[0]
    assert render(document(key).payload(id=meeting.pk), "docx").data.startswith(b"PK")


@pytest.mark.parametrize("key", PAPERS)
@pytest.mark.parametrize("kind", MusyawarahKind.values)
def test_every_kind_of_meeting_has_its_papers_before_anything_is_known(cast, key, kind):
    meeting = make_musyawarah(cast, kind)
    html = text_of(key, meeting.pk)
    assert "Umeanyar" in html
    assert "……" not in html


@pytest.mark.parametrize("key", PAPERS)
def test_papers_hold_nothing_private(cast, key):
    meeting = make_full_meeting(cast, people=14)
    html = text_of(key, meeting.pk)
    for words in PRIVATE:
        assert words not in html


def test_a_meeting_of_the_poor_is_not_named_after_them(cast):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSYAWARAH_KHUSUS, unsur=Unsur.MISKIN)
    for key in PAPERS:
        assert Unsur.MISKIN.label.lower() not in text_of(key, meeting.pk).lower()
    women = make_musyawarah(cast, MusyawarahKind.MUSYAWARAH_KHUSUS, unsur=Unsur.PEREMPUAN)
    assert "KELOMPOK PEREMPUAN" in text_of("berita-acara", women.pk)


@pytest.mark.parametrize("part", range(0, len(HOSTILE), 4))
def test_hostile_texts_are_printed_as_text(cast, part):
    """Four of them at a time: a name has room for 120 letters."""
    word = " ".join(HOSTILE[part : part + 4]).replace("\x00", "").replace("\ud800", "")
    meeting = make_full_meeting(cast, people=4, decisions=4, word=word)
    for key in PAPERS:
        html, pdf = prose_pdf(document(key).payload(id=meeting.pk))
        assert "<script>alert" not in html
        assert "onerror=alert" not in html.replace("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;", "")
        assert pdf.startswith(b"%PDF")


def test_a_paper_is_a_draft_until_the_meeting_is_closed(cast):
    meeting = make_full_meeting(cast, people=2, decisions=1, status=MusyawarahStatus.OPEN)
    for key in ("daftar-hadir", "notulen", "berita-acara"):
        assert document(key).payload(id=meeting.pk).draft
    move(meeting, MusyawarahStatus.CLOSED, by=cast.joko)
    for key in PAPERS:
        assert not document(key).payload(id=meeting.pk).draft


def test_the_berita_acara_tells_outcome_reason_votes_and_the_overruled_rank(cast):
    meeting = make_full_meeting(cast, people=9, decisions=4)
    html = text_of("berita-acara", meeting.pk)
    assert "Hasil: Ditunda. Alasan: Dana tahun ini tidak cukup." in html
    assert "Cara: pemungutan suara, 20 setuju, 3 tidak setuju, 1 abstain." in html
    assert "Peringkat 1 (menurut skor peringkat 4), diubah karena: Jembatan hampir putus." in html
    assert "Senin tanggal lima belas bulan Juni tahun dua ribu dua puluh enam" in html
    assert "09.00 s.d. 12.00 WIB" in html or "09.00 s.d. 12.00 WITA" in html
    assert "semula “semula ” menjadi “menjadi”, karena salah ketik (Sari dan Joko, 15 Juni 2026)." in html


def test_what_the_room_lacked_is_told_only_at_the_decisions_it_lacked_it(cast):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN, invited_count=3)
    make_attendee(meeting, "Ni Luh", gender="P", left_at=at(10, 2))
    make_attendee(meeting, "Wayan", left_at=at(10, 2))
    make_attendee(meeting, "Nengah")
    make_keputusan(meeting, make_usulan(cast, "Satu"))
    make_keputusan(meeting, make_usulan(cast, "Dua"))
    first, second = document("berita-acara").payload(id=meeting.pk).context["decisions"]
    assert not [line for line in first["lines"] if "Pada saat" in line]
    assert second["lines"][-2:] == [
        "Pada saat keputusan ini hadir 1 dari 3 undangan, kurang dari kuorum 66,67 persen.",
        "Pada saat keputusan ini tidak ada perempuan yang hadir.",
    ]


def test_signers_are_those_of_the_day_of_the_meeting(cast):
    appoint(cast)
    meeting = make_full_meeting(cast, people=3, decisions=1)
    pages = pages_of("berita-acara", meeting.pk)
    everything = "".join(pages)
    assert "Perbekel Umeanyar" in everything
    assert "MENGETAHUI DAN MENYETUJUI" in pages[-1]
    assert "Warga 2" in pages[-1]
    early = make_musyawarah(cast, held_on=meeting.held_on.replace(year=2019))
    assert "Made" not in text_of("undangan", early.pk)


def test_a_sealed_paper_carries_its_seal_at_the_foot_and_a_paper_meeting_says_so(cast):
    meeting = make_full_meeting(cast, people=3, decisions=1, status=MusyawarahStatus.SEALED, is_on_paper=True)
    make_seal(meeting)
    pages = pages_of("berita-acara", meeting.pk)
    assert all("Segel 3f2a3f2a3f2a" in page for page in pages)
    assert "dicatat di kertas" in text_of("berita-acara", meeting.pk)


def test_a_long_attendance_list_repeats_its_head_and_signs_beside_a_row(cast):
    for people in (17, 18, 19, 20, 21, 22, 60):
        Kehadiran.objects.all().delete()
        Terundang.objects.all().delete()
        meeting = make_full_meeting(cast, people=people, decisions=0)
        pages = pages_of("daftar-hadir", meeting.pk)
        assert all("Tanda tangan" in page for page in pages), people
        assert f"Warga {people}" in pages[-1], people


def test_the_musdes_is_invited_by_the_bpd_and_the_musrenbang_by_the_head_of_the_village(cast):
    appoint(cast)
    musdes = make_musyawarah(cast)
    musrenbang = make_musyawarah(cast, MusyawarahKind.MUSRENBANG)
    signer = {
        key: document("undangan").payload(id=key).context["signatures"][0][0]["name"]
        for key in (musdes.pk, musrenbang.pk)
    }
    assert signer == {musdes.pk: "Joko", musrenbang.pk: "Made"}
    assert "BADAN PERMUSYAWARATAN DESA" in text_of("undangan", musdes.pk)
    assert "BADAN PERMUSYAWARATAN DESA" not in text_of("undangan", musrenbang.pk)


def test_three_guests_stand_in_the_letter_and_more_behind_it(cast):
    meeting = make_full_meeting(cast, people=3, decisions=0)
    assert document("undangan").payload(id=meeting.pk).context["addressees"] == ["Warga 1", "Warga 2", "Warga 3"]
    more = make_full_meeting(cast, people=4, decisions=0)
    context = document("undangan").payload(id=more.pk).context
    assert context["addressees"] == ["Daftar terlampir"]
    assert len(context["invited"]) == 4


def test_an_erased_person_is_a_row_without_a_name(cast):
    meeting = make_full_meeting(cast, people=2, decisions=0)
    row = meeting.kehadiran_set.first()
    Kehadiran.objects.filter(pk=row.pk).update(name="", salt="", orang=None, erased_at=at(14))
    assert "(data pribadi dihapus)" in text_of("daftar-hadir", meeting.pk)


def test_a_meeting_that_is_not_there_is_told(db):
    with pytest.raises(DocumentError, match="Tidak ada musyawarah bernomor 99"):
        document("berita-acara").payload(id=99)


def test_papers_take_the_same_number_of_queries_for_few_and_for_many(cast):
    meetings = [make_full_meeting(cast, people=people, decisions=decisions) for people, decisions in ((3, 2), (40, 9))]
    for key in PAPERS:
        counts = []
        for meeting in meetings:
            with CaptureQueriesContext(connection) as queries:
                document(key).payload(id=meeting.pk)
            counts.append(len(queries))
        assert counts[0] == counts[1] <= 18, key


def test_the_same_meeting_gives_the_same_payload(cast):
    meeting = make_full_meeting(cast, people=3, decisions=2)
    payload = document("berita-acara").payload(id=meeting.pk)
    assert replace(payload) == document("berita-acara").payload(id=meeting.pk)
    assert find_meeting(meeting.pk).meeting == meeting
