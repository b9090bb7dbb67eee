"""A person who asks for it is forgotten; seals stay valid, and what was decided stays."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse

from accounts.act_log import log_act
from accounts.models import Act
from accounts.verdict import NotAllowed
from musyawarah.enums import DecisionOutcome, MusyawarahStatus
from musyawarah.models import AnggotaTim, Kehadiran, Segel, Terundang, Tim, Usulan
from musyawarah.seal_check import faults_of_village
from musyawarah.services.erasing import MARK, erase_person
from musyawarah.services.ralat import answer_ralat, propose_ralat
from places.errors import DomainError
from places.models import Orang
from tests.musyawarah.making import make_attendee, make_keputusan, make_musyawarah, make_usulan
from tests.musyawarah.sealing import close, make_minutes, seal
from villages.enums import JabatanKind
from villages.models import (
    AnggotaKelompok,
    Jabatan,
    Kader,
    Kelompok,
    Keluarga,
    PemangkuJabatan,
    TindakLanjutWarga,
    Warga,
)

pytestmark = pytest.mark.django_db
NAME = "Srikandi Wulandari"


@pytest.fixture
def orang(cast) -> Orang:
    """A resident alone in her household, in a group, with everything that is known of people."""
    desa = cast.villages.umeanyar
    person = Orang.objects.create(name=NAME, gender="P", desa=desa, phone="0812555111")
    dusun = desa.dusun_set.first()
    family = Keluarga.objects.create(
        desa=desa, dusun=dusun, number="5108021234567890", address="Gang Kamboja", is_rtm=True
    )
    warga = Warga.objects.create(
        desa=desa, orang=person, keluarga=family, dusun=dusun, nik="5108025505800001",
        born_on=datetime.date(1980, 5, 15), occupation="Penjahit", is_disabled=True, disability="Rungu",
    )  # fmt: skip
    TindakLanjutWarga.objects.create(warga=warga, desa=desa, reason_text="Merawat ibunya", wish="Belajar menjahit")
    group = Kelompok.objects.create(desa=desa, name="KWT Melati")
    AnggotaKelompok.objects.create(kelompok=group, desa=desa, orang=person)
    Kader.objects.create(desa=desa, orang=person, kind="posyandu", note="Rumahnya di Gang Kamboja")
    return person


@pytest.fixture
def minutes(cast, orang):
    """Sealed minutes in which her name was mended, and a usulan of hers."""
    found = make_minutes(cast)
    row = make_attendee(found.meeting, "Srikandi", gender="P", orang=orang, address="Gang Kamboja", office="Penjahit")
    Terundang.objects.create(musyawarah=found.meeting, orang=orang, name=NAME)
    close(cast, found)
    ralat = propose_ralat(
        by=cast.sari, musyawarah=found.meeting, target="kehadiran", target_id=row.pk, field="name", new=NAME,
        reason="Nama lengkap Srikandi",
    )  # fmt: skip
    answer_ralat(by=cast.joko, ralat=ralat, agrees=True)
    make_usulan(cast, "Kursus menjahit", pengusul=orang, pengusul_name=NAME, pengusul_gender="P")
    log_act(by=cast.sari, verb="x", subject=orang, place=orang.desa, summary=f"Menambah {NAME} ke KWT Melati")
    return seal(cast, found)


def erase(cast, orang, **values) -> None:
    erase_person(by=cast.sari, orang=orang, reason="Surat permintaan 3 Juni 2026", **values)


def everything_stored() -> str:
    """Every text in the database, history and log included."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


PERSONAL = ("Srikandi", "Wulandari", "0812555111", "5108021234567890", "5108025505800001", "Gang Kamboja", "Penjahit",
            "Rungu", "Merawat ibunya", "Belajar menjahit")  # fmt: skip


def test_nothing_in_the_database_tells_of_an_erased_person(cast, orang, minutes):
    before = everything_stored()
    assert all(word in before for word in PERSONAL)
    erase(cast, orang)
    after = everything_stored()
    assert [word for word in PERSONAL if word in after] == []


def test_seals_stay_valid_and_decisions_stay(cast, orang, minutes):
    seal_before = Segel.objects.values().get()
    erase(cast, orang)
    assert Segel.objects.values().get() == seal_before
    assert faults_of_village(orang.desa) == []
    row = Kehadiran.objects.get(erased_at__isnull=False)
    assert (row.name, row.salt, row.orang, row.gender, str(row)) == ("", "", None, "P", MARK)
    assert len(row.personal_sha256) == 64
    assert minutes.meeting.keputusan_set.count() == 1


def test_an_erased_row_that_is_bent_later_is_found(cast, orang, minutes):
    from tests.musyawarah.sealing import take_off_triggers

    erase(cast, orang)
    take_off_triggers()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE musyawarah_kehadiran SET personal_sha256 = 'x' WHERE erased_at IS NOT NULL")
    assert [fault.message for fault in faults_of_village(orang.desa)]


def test_the_person_is_a_resident_no_more(cast, orang, minutes):
    erase(cast, orang)
    warga = Warga.objects.select_related("orang").get()
    assert (warga.orang.name, warga.left_reason, warga.nik, warga.keluarga) == (MARK, "hapus_data", "", None)
    assert warga.erased_at and not warga.is_disabled
    assert AnggotaKelompok.objects.get().left_on and Kader.objects.get().ends_on
    assert not Keluarga.objects.get().is_rtm


def test_a_household_of_others_stays(cast, orang, minutes):
    other = Orang.objects.create(name="Wayan", desa=orang.desa)
    family = Keluarga.objects.get()
    Warga.objects.create(desa=orang.desa, orang=other, keluarga=family, dusun=family.dusun)
    erase(cast, orang)
    assert Keluarga.objects.get().number == "5108021234567890"


def test_her_usulan_goes_on_without_her(cast, orang, minutes):
    erase(cast, orang)
    usulan = Usulan.objects.get(name="Kursus menjahit")
    assert (usulan.pengusul, usulan.pengusul_name, usulan.pengusul_gender) == (None, "", "P")


def test_who_is_still_to_come_is_invited_no_more(cast, orang):
    coming, past = make_musyawarah(cast), make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    for meeting in (coming, past):
        Terundang.objects.create(musyawarah=meeting, orang=orang, name=NAME)
    erase(cast, orang)
    assert list(Terundang.objects.values_list("musyawarah", "name")) == [(past.pk, MARK)]


def test_rows_with_the_same_name_go_along_only_when_asked(cast, orang):
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN)
    make_attendee(meeting, NAME)
    make_attendee(meeting, f"{NAME} Dewi")
    foreign = make_musyawarah(cast, desa=cast.villages.kalianget)
    make_attendee(foreign, NAME)
    erase(cast, orang, also_same_name=True)
    assert sorted(Kehadiran.objects.values_list("name", flat=True)) == ["", NAME, f"{NAME} Dewi"]


def test_only_rows_with_a_key_are_erased_when_nothing_else_is_asked(cast, orang):
    make_attendee(make_musyawarah(cast, status=MusyawarahStatus.OPEN), NAME)
    erase(cast, orang)
    assert Kehadiran.objects.get().name == NAME


def test_the_log_says_that_and_never_whom(cast, orang, minutes):
    erase(cast, orang)
    act = Act.objects.get(verb="erase_person")
    assert (act.subject_type, act.orang_name, act.reason) == ("places.desa", "Sari", "Surat permintaan 3 Juni 2026")
    assert Act.objects.get(verb="x").summary == f"Menambah {MARK} ke KWT Melati"


def test_a_name_inside_another_word_is_left_in_the_log(cast):
    ani = Orang.objects.create(name="Ani", desa=cast.villages.umeanyar)
    log_act(by=cast.sari, verb="x", subject=ani, place=ani.desa, summary="Ani dan Anita hadir di Kuani")
    erase(cast, ani)
    assert Act.objects.get(verb="x").summary == f"{MARK} dan Anita hadir di Kuani"


def _holder(cast):
    office = Jabatan.objects.create(desa=cast.villages.umeanyar, kind=JabatanKind.ANGGOTA_BPD)
    person = Orang.objects.create(name="Lama", desa=cast.villages.umeanyar)
    PemangkuJabatan.objects.create(jabatan=office, desa=office.desa, orang=person, starts_on=datetime.date(2015, 1, 1))
    return person


def _team_member(cast):
    person = Orang.objects.create(name="Anggota", desa=cast.villages.umeanyar)
    AnggotaTim.objects.create(
        tim=Tim.objects.create(desa=person.desa, kind="penyusun_rkp", year=2027), orang=person, name="Anggota"
    )
    return person


@pytest.mark.parametrize("whose", [lambda cast: cast.karto.orang, _holder, _team_member])
def test_public_record_is_not_erased(cast, whose):
    person = whose(cast)
    with pytest.raises(NotAllowed, match="resmi"):
        erase(cast, person)
    assert Orang.objects.get(pk=person.pk).name != MARK


@pytest.mark.parametrize("who", ["karto", "wati", "made", "joko", "rina", "bejo", "tono"])
def test_only_the_secretary_erases(cast, orang, who):
    with pytest.raises(NotAllowed):
        erase_person(by=getattr(cast, who), orang=orang, reason="Surat")
    with pytest.raises(DomainError):
        erase_person(by=cast.sari, orang=orang, reason=" ")


def test_the_secretary_confirms_on_the_page(cast, sign_in, orang):
    make_keputusan(make_musyawarah(cast, status=MusyawarahStatus.OPEN), outcome=DecisionOutcome.AGREED)
    address = reverse("person_erase", args=[orang.desa.code, Warga.objects.get().pk])
    browser = sign_in(cast.sari)
    assert NAME in browser.get(address).content.decode()
    assert browser.post(address, {"reason": "Surat"}).status_code == 200
    assert Orang.objects.filter(name=NAME).exists()
    assert browser.post(address, {"reason": "Surat", "is_sure": "on"}).status_code == 302
    assert not Orang.objects.filter(name=NAME).exists()
    assert "sudah dihapus" in browser.get(address).content.decode()
