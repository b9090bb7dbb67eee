"""Who is invited, what the secretariat is told, and what goes out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.verdict import NotAllowed
from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.enums import AttendanceRole, InvitedFor, MusyawarahKind, MusyawarahStatus
from musyawarah.invitation_data import InvitedData, LetterData
from musyawarah.invitation_message import invitation_message
from musyawarah.invitation_warnings import invitation_warnings
from musyawarah.models import Musyawarah, Terundang, Undangan
from musyawarah.rules import shipped_rules
from musyawarah.services.invitation import (
    change_invited,
    propose_invited,
    remove_invited,
    save_invited,
    save_letter,
)
from places.errors import DomainError, StaleVersion
from places.models import Orang
from tests.musyawarah.making import HELD_ON, make_musyawarah
from villages.enums import JabatanKind, KelompokPosition, Unsur
from villages.models import AnggotaKelompok, Jabatan, Kelompok, PemangkuJabatan, Warga


def person(cast, name, gender="P") -> Orang:
    """Somebody of the own village."""
    return Orang.objects.create(name=name, gender=gender, desa=cast.villages.umeanyar)


def resident(cast, name, dusun) -> Orang:
    """A grown resident of a hamlet who belongs to no group."""
    orang = person(cast, name)
    Warga.objects.create(desa=cast.villages.umeanyar, orang=orang, dusun=dusun, birth_year=1980, is_disabled=True)
    return orang


@pytest.fixture
def village(cast):
    """A ketua BPD in office, a group of poor households with its head, residents in both hamlets."""
    desa = cast.villages.umeanyar
    first, second = desa.dusun_set.all()
    office = Jabatan.objects.create(desa=desa, kind=JabatanKind.KETUA_BPD)
    PemangkuJabatan.objects.create(jabatan=office, desa=desa, orang=cast.joko.orang, starts_on=date(2020, 1, 2))
    group = Kelompok.objects.create(desa=desa, name="Kelompok Rumah Tangga Miskin", unsur=Unsur.MISKIN, dusun=first)
    head = person(cast, "Ni Ketut Kepala")
    AnggotaKelompok.objects.create(kelompok=group, desa=desa, orang=head, position=KelompokPosition.KETUA)
    resident(cast, "Ni Wayan Sendiri", first)
    resident(cast, "Ni Made Jauh", second)
    return desa


def names(people) -> dict[str, str]:
    """Why each is proposed, by name."""
    return {one.name: one.invited_for for one in people}


def test_a_musdus_proposes_its_groups_and_those_whom_no_group_would_bring(cast, village):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSDUS)
    found = names(propose_invited(by=cast.sari, musyawarah=meeting))
    assert found["Ni Ketut Kepala"] == InvitedFor.KELOMPOK
    assert found["Ni Wayan Sendiri"] == InvitedFor.TANPA_KELOMPOK
    assert "Ni Made Jauh" not in found  # the other hamlet


def test_a_musdes_proposes_the_offices_first_and_the_unheard_of_the_whole_village(cast, village):
    proposed = propose_invited(by=cast.sari, musyawarah=make_musyawarah(cast))
    assert (proposed[0].name, proposed[0].office) == ("Joko", "Ketua BPD")
    assert {"Ni Wayan Sendiri", "Ni Made Jauh"} <= names(proposed).keys()
    head = next(one for one in proposed if one.name == "Ni Ketut Kepala")
    assert head.office == ""  # his post would tell of a group of the poor


def test_the_bpd_is_proposed_no_residents_since_it_does_not_read_their_list(cast, village):
    found = names(propose_invited(by=cast.joko, musyawarah=make_musyawarah(cast)))
    assert "Joko" in found and "Ni Wayan Sendiri" not in found


def test_a_meeting_of_one_group_proposes_its_people(cast, village):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSYAWARAH_KHUSUS, presiding=cast.wati, unsur=Unsur.MISKIN)
    assert set(names(propose_invited(by=cast.sari, musyawarah=meeting))) == {"Ni Ketut Kepala"}


def test_nobody_is_invited_twice_and_who_is_invited_is_not_proposed_again(cast, village):
    meeting = make_musyawarah(cast)
    proposed = propose_invited(by=cast.sari, musyawarah=meeting)
    first = save_invited(by=cast.sari, musyawarah=meeting, people=proposed)
    assert len(first) == len(proposed) > 3
    assert save_invited(by=cast.sari, musyawarah=meeting, people=[*proposed, InvitedData("Joko")]) != first
    assert propose_invited(by=cast.sari, musyawarah=meeting) == []
    assert save_invited(by=cast.sari, musyawarah=meeting, people=[InvitedData("Camat"), InvitedData("camat")])[0].name
    assert Terundang.objects.filter(musyawarah=meeting, name__iexact="camat").count() == 1


def test_the_list_is_closed_with_the_opening(cast):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    row = Terundang.objects.create(musyawarah=meeting, name="Camat")
    for act in (
        lambda: save_invited(by=cast.sari, musyawarah=meeting, people=[InvitedData("A")]),
        lambda: remove_invited(by=cast.sari, musyawarah=meeting, keys=[row.pk]),
        lambda: change_invited(by=cast.sari, musyawarah=meeting, keys=[row.pk], field="role", value="peninjau"),
    ):
        with pytest.raises(DomainError):
            act()
    assert Terundang.objects.get().role == AttendanceRole.UNDANGAN


def test_rows_of_another_meeting_are_left_alone_and_other_villages_may_not(cast):
    meeting, other = make_musyawarah(cast), make_musyawarah(cast, MusyawarahKind.MUSRENBANG)
    row = Terundang.objects.create(musyawarah=other, name="Camat")
    assert remove_invited(by=cast.sari, musyawarah=meeting, keys=[row.pk]) == 0
    assert change_invited(by=cast.sari, musyawarah=meeting, keys=[row.pk], field="role", value="peninjau") == 0
    with pytest.raises(NotAllowed):
        save_invited(by=cast.bejo, musyawarah=meeting, people=[InvitedData("A")])
    with pytest.raises(DomainError):
        save_invited(by=cast.sari, musyawarah=meeting, people=[InvitedData("A", orang=cast.bejo.orang)])


def test_two_who_write_the_letter_do_not_overwrite_each_other(cast):
    meeting = make_musyawarah(cast)
    save_letter(by=cast.sari, musyawarah=meeting, version=0, data=LetterData("005/12/2026", HELD_ON))
    with pytest.raises(StaleVersion):
        save_letter(by=cast.wati, musyawarah=meeting, version=0, data=LetterData("005/13/2026"))
    assert Undangan.objects.get().number == "005/12/2026"
    with pytest.raises(DomainError):
        data = LetterData("1", HELD_ON + timedelta(days=1))
        save_letter(by=cast.sari, musyawarah=meeting, version=1, data=data)


def warnings_of(meeting, *, today, letter=None, unheard=0) -> str:
    """Everything that the secretariat is told."""
    rule = shipped_rules()[meeting.kind]
    rows = list(meeting.terundang_set.all())
    return " ".join(invitation_warnings(meeting, rule, rows, letter, today=today, unheard=unheard))


def test_the_secretariat_is_told_what_an_invitation_lacks(cast):
    meeting = make_musyawarah(cast)
    assert "Belum ada yang diundang" in warnings_of(meeting, today=date(2026, 5, 1))
    Terundang.objects.create(musyawarah=meeting, name="I Wayan", gender="L")
    words = warnings_of(meeting, today=HELD_ON - timedelta(days=6))
    assert "7 hari" in words and "Belum ada perempuan" in words and "penyandang disabilitas" in words
    for unsur in (Unsur.PEREMPUAN, Unsur.MISKIN, Unsur.ANAK, Unsur.DIFABEL):
        Terundang.objects.create(musyawarah=meeting, name=unsur, gender="P", unsur=unsur)
    assert warnings_of(meeting, today=HELD_ON - timedelta(days=7)) == ""


def test_the_message_never_says_why_somebody_is_invited(cast, village):
    meeting = make_musyawarah(cast, MusyawarahKind.MUSYAWARAH_KHUSUS, presiding=cast.wati, unsur=Unsur.MISKIN)
    save_invited(by=cast.sari, musyawarah=meeting, people=propose_invited(by=cast.sari, musyawarah=meeting))
    text = invitation_message(MeetingPrint(Musyawarah.objects.with_place().get(pk=meeting.pk)))
    assert "Senin, 15 Juni 2026" in text and "Balai desa" in text and "09.00" in text
    for word in ("miskin", "disabilitas", "kelompok rumah", "ni ketut", "belum bergabung"):
        assert word not in text.lower()


def test_the_reasons_are_the_secretariats_only(cast, village, sign_in):
    meeting = make_musyawarah(cast)
    save_invited(by=cast.sari, musyawarah=meeting, people=propose_invited(by=cast.sari, musyawarah=meeting))
    address = reverse("musyawarah_invitation", kwargs={"uid": meeting.uid})
    own = sign_in(cast.sari).get(address).content.decode()
    assert "Warga yang belum bergabung kelompok" in own and "Masyarakat miskin" in own
    for who in (cast.joko, cast.rina, cast.karto, cast.dewi):
        page = sign_in(who).get(address).content.decode()
        assert "Ni Wayan Sendiri" in page
        assert "belum bergabung" not in page and "Masyarakat miskin" not in page


def test_names_are_ticked_typed_and_taken_off_again(cast, village, sign_in):
    meeting = make_musyawarah(cast)
    browser = sign_in(cast.sari)
    add = reverse("invitation_add", kwargs={"uid": meeting.uid})
    browser.post(add, {"semua": InvitedFor.TANPA_KELOMPOK})
    assert {row.name for row in meeting.terundang_set.all()} == {"Ni Wayan Sendiri", "Ni Made Jauh"}
    browser.post(add, {"text": "Camat Seririt; L; Kecamatan\nNi Ketut Kepala", "role": "peninjau"})
    camat = meeting.terundang_set.get(name="Camat Seririt")
    assert (camat.unsur, camat.role) == (Unsur.KECAMATAN, "peninjau")
    assert meeting.terundang_set.get(name="Ni Ketut Kepala").orang_id
    change = reverse("invitation_change", kwargs={"uid": meeting.uid})
    for chosen in ("role:narasumber", "gender:P", "unsur:dinas", "name:Maling", "unsur:raja", ""):
        browser.post(change, {"undangan": [camat.pk], "ubah": chosen})
    camat.refresh_from_db()
    assert (camat.role, camat.gender, camat.unsur, camat.name) == ("narasumber", "P", "dinas", "Camat Seririt")
    browser.post(change, {"undangan": [camat.pk], "aksi": "hapus"})
    assert not meeting.terundang_set.filter(pk=camat.pk).exists()
