"""Reading and recognising a pasted attendance list."""

import pytest
from django.urls import reverse

from musyawarah.attendance_drafts import Likeness, read_drafts
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Kehadiran, Terundang
from musyawarah.name_matching import KnownNames, bare_name
from musyawarah.pasted_names import read_pasted
from places.models import Orang
from tests.musyawarah.making import make_attendee, make_musyawarah
from villages.enums import Unsur

HAMLETS = {"anyar": 1, "banjar kelod": 2}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ni Luh Sari", ("Ni Luh Sari", "", None, "", "")),
        ("1. Ni Luh Sari; P; Banjar Kelod; PKK", ("Ni Luh Sari", "P", 2, "pkk", "")),
        ("12\tNi Luh Sari\tPr\tPKK\tBanjar Anyar", ("Ni Luh Sari", "P", 1, "pkk", "")),
        ("I Wayan Suta, S.Pd; Lk; tokoh agama", ("I Wayan Suta, S.Pd", "L", None, "tokoh_agama", "")),
        ("Ketut; perempuan; perempuan", ("Ketut", "P", None, "perempuan", "")),
        ("Made\t5108022001900001\t45\tL", ("Made", "L", None, "", "")),
        ("Budi; Jalan Melati", ("Budi", "", None, "", "Jalan Melati")),
        ("  3)   Siti   Aminah  ", ("Siti Aminah", "", None, "", "")),
    ],
)
def test_a_line_is_read_whatever_the_order_of_its_columns(line, expected):
    (read,) = read_pasted(line, hamlets=HAMLETS).names
    assert (read.name, read.gender, read.dusun_id, read.unsur, read.other) == expected


def test_headings_and_empty_lines_are_passed_over_and_nonsense_is_told():
    read = read_pasted("No\tNama\tL/P\nNama; L/P\n\n1. Ni Luh; P\n12345\n", hamlets={})
    assert [one.name for one in read.names] == ["Ni Luh"]
    assert len(read.problems) == 1 and "Baris 5" in read.problems[0]


def test_a_name_is_recognised_with_or_without_titles_and_a_misspelt_one_is_asked_about():
    known = KnownNames([("a", "Drs. I Ketut Sudarma, M.Si"), ("b", "Ni Made Rai"), ("c", "Ni Made Rai")])
    assert bare_name("H. Ahmad, S.Ag") == "ahmad"
    assert known.match("i ketut SUDARMA").sure == "a"
    assert known.match("I Ketut Sudarme").candidates == ("a",)
    assert known.match("Ni Made Rai").candidates == ("b", "c")
    assert known.match("Gusti Ngurah").is_unclear is False


@pytest.fixture
def meeting(cast):
    """A musdes that is open and has three invited."""
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN, invited_count=3)
    luh = Orang.objects.create(name="Ni Luh Sari", gender="P", desa=cast.villages.umeanyar)
    Terundang.objects.create(musyawarah=meeting, orang=luh, name=luh.name, gender="P", unsur=Unsur.PKK)
    Terundang.objects.create(musyawarah=meeting, name="I Wayan Suta", gender="L", unsur=Unsur.TOKOH_ADAT)
    return meeting


def test_a_pasted_list_is_sorted_into_known_new_unclear_and_already_there(cast, meeting):
    make_attendee(meeting, "Gusti Ngurah")
    Terundang.objects.create(musyawarah=meeting, name="Gusti Ngurah")
    text = "Ni Luh Sari\nI Wayan Sutta\nGusti Ngurah\nPutu Baru; P\nPutu Baru"
    drafts = read_drafts(meeting, text)
    assert [draft.likeness for draft in drafts.drafts] == [
        Likeness.KNOWN,
        Likeness.UNCLEAR,
        Likeness.PRESENT,
        Likeness.NEW,
        Likeness.REPEATED,
    ]
    assert [draft.is_written for draft in drafts.drafts] == [True, True, False, True, False]


def test_what_is_decided_in_the_preview_is_what_is_written(cast, meeting, sign_in):
    browser = sign_in(cast.sari)
    address = reverse("attendance_paste", kwargs={"uid": meeting.uid})
    form = {"text": "Ni Luh Sari\nI Wayan Sutta\nPutu Baru; P", "role": "", "arrives": "awal"}
    assert "Perlu dilihat (1)" in browser.post(address, form).content.decode()
    assert not Kehadiran.objects.exists()
    browser.post(address, form | {"tulis": "1", "pilih-2": "lewati"})
    rows = {row.name: row for row in Kehadiran.objects.all()}
    assert set(rows) == {"Ni Luh Sari", "Putu Baru"}
    assert (rows["Ni Luh Sari"].unsur, rows["Ni Luh Sari"].role) == (Unsur.PKK, "undangan")
    assert rows["Ni Luh Sari"].orang_id and rows["Putu Baru"].role == "peninjau"


def test_a_hundred_pasted_names_become_attendance_in_three_actions(cast, meeting, sign_in):
    browser = sign_in(cast.sari)
    names = "\n".join(
        f"{number}. Warga {chr(65 + number // 26)}{chr(65 + number % 26)}nama; P" for number in range(100)
    )
    attendance = reverse("musyawarah_attendance", kwargs={"uid": meeting.uid})
    address = reverse("attendance_paste", kwargs={"uid": meeting.uid})
    actions = 0
    assert address in browser.get(attendance).content.decode()  # one press leads to the page
    actions += 1
    preview = browser.post(address, {"text": names, "role": "", "arrives": "awal"})
    actions += 2  # pasting and pressing
    assert preview.status_code == 200 and "Catat " in preview.content.decode()
    done = browser.post(address, {"text": names, "role": "", "arrives": "awal", "tulis": "1"})
    actions += 1
    assert done.status_code == 302
    assert meeting.kehadiran_set.count() == 100
    assert actions <= 15


def test_a_private_unsur_is_not_shown_to_the_bpd_and_survives_its_editing(cast, meeting, sign_in):
    row = make_attendee(meeting, "Ketut Tunas", unsur=Unsur.DIFABEL)
    attendance = reverse("musyawarah_attendance", kwargs={"uid": meeting.uid})
    assert "disabilitas" in sign_in(cast.sari).get(attendance).content.decode()
    for who in (cast.joko, cast.rina, cast.dewi, cast.karto):
        assert "disabilitas" not in sign_in(who).get(attendance).content.decode()
    edit = reverse("attendance_edit", kwargs={"uid": meeting.uid, "pk": row.pk})
    form = {"version": "1", "name": "Ketut Tunas", "gender": "L", "role": "undangan"}
    page = sign_in(cast.joko).get(edit).content.decode()
    assert "disabilitas" not in page
    assert sign_in(cast.joko).post(edit, form).status_code == 302
    row.refresh_from_db()
    assert (row.unsur, row.gender) == (Unsur.DIFABEL, "L")
