"""Residents by household: entering, changing, leaving, and who may do so."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from places.models import Orang
from tests.villages.people_making import make_resident
from villages.enums import LeaveReason
from villages.models import Keluarga, Warga
from villages.personal_numbers import masked, read_personal_number
from villages.resident_data import FamilyData, FamilyMember, PersonData, ResidentData
from villages.services.families import MemberRefused, create_family, update_family
from villages.services.residents import create_resident, record_leaving, undo_leaving, update_resident

NIK = "5108021203800012"


def test_a_family_is_entered_with_its_members_in_one_act(cast):
    desa = cast.villages.umeanyar
    dusun = desa.dusun_set.first()
    keluarga = create_family(
        by=cast.sari,
        desa=desa,
        data=FamilyData(dusun, number="5108 0212 0380 0001", is_rtm=True),
        members=[
            FamilyMember(PersonData("Nyoman", "L", "kepala", nik=NIK, birth_year=1970)),
            FamilyMember(PersonData("Luh", "P", "pasangan", born_on=date(1975, 3, 12), disability="netra")),
        ],
    )
    head, wife = Warga.objects.filter(keluarga=keluarga).order_by("pk")
    assert (keluarga.number, keluarga.is_rtm, head.nik, head.dusun) == ("5108021203800001", True, NIK, dusun)
    assert (wife.is_disabled, wife.disability, wife.birth_year) == (True, "netra", 1975)
    act = Act.objects.get(verb="create_family")
    assert act.subject_id == str(keluarga.pk)
    assert {row.history_change_reason for row in Warga.history.all()} == {str(act.pk)}


def test_an_official_becomes_a_resident_without_a_second_person(cast):
    desa = cast.villages.umeanyar
    data = ResidentData(PersonData("Karto", "L", orang=cast.karto.orang), desa.dusun_set.first())
    warga = create_resident(by=cast.sari, desa=desa, data=data)
    assert warga.orang == cast.karto.orang
    assert Orang.objects.filter(name="Karto").count() == 1
    with pytest.raises(DomainError, match="sudah tercatat"):
        create_resident(by=cast.sari, desa=desa, data=data)


def test_the_form_asks_whether_a_name_is_somebody_known(cast, sign_in):
    desa = cast.villages.umeanyar
    address = reverse("resident_create", kwargs={"desa_code": desa.code})
    typed = {"name": "Karto", "gender": "L", "home": f"d{desa.dusun_set.first().pk}"}
    browser = sign_in(cast.sari)
    asked = browser.post(address, typed)
    assert "Siapa yang dimaksud?" in asked.content.decode()
    assert not Warga.objects.exists()
    browser.post(address, typed | {"same_as": str(cast.karto.orang_id)})
    assert Warga.objects.get().orang == cast.karto.orang


def test_the_form_warns_of_a_resident_of_the_same_name_and_takes_the_word_of_its_writer(cast, sign_in):
    desa = cast.villages.umeanyar
    make_resident(desa, "Nyoman Sama")
    address = reverse("resident_create", kwargs={"desa_code": desa.code})
    typed = {"name": "nyoman sama", "home": f"d{desa.dusun_set.first().pk}"}
    browser = sign_in(cast.sari)
    assert "Sudah tercatat: Nyoman Sama" in browser.post(address, typed).content.decode()
    browser.post(address, typed | {"same_as": "baru"})
    assert Warga.objects.count() == 2


@pytest.mark.parametrize("typed", ["123", "51080212038000123", "abcdabcdabcdabcd", "0000000000000000"])
def test_a_nik_that_is_none_is_refused(typed):
    with pytest.raises(DomainError) as refused:
        read_personal_number(typed, field="nik", label="NIK")
    assert refused.value.field == "nik"


def test_a_number_is_shown_by_its_ends_only():
    assert masked(NIK) == "5108••••••••0012"
    assert masked("") == ""


def test_two_residents_of_a_village_cannot_have_one_nik_but_two_villages_can(cast):
    desa, other = cast.villages.umeanyar, cast.villages.kalianget
    make_resident(other, "Jauh", nik=NIK)
    data = ResidentData(PersonData("Satu", nik=NIK), desa.dusun_set.first())
    create_resident(by=cast.sari, desa=desa, data=data)
    with pytest.raises(DomainError) as refused:
        create_resident(by=cast.sari, desa=desa, data=ResidentData(PersonData("Dua", nik=NIK), desa.dusun_set.first()))
    assert refused.value.field == "nik"


def test_a_kepala_dusun_writes_residents_of_his_own_dusun_only(cast):
    desa = cast.villages.umeanyar
    own, other = desa.dusun_set.order_by("position")
    create_resident(by=cast.karto, desa=desa, data=ResidentData(PersonData("Dekat"), own))
    with pytest.raises(NotAllowed):
        create_resident(by=cast.karto, desa=desa, data=ResidentData(PersonData("Jauh"), other))
    away = make_resident(desa, "Orang lain", dusun=other)
    with pytest.raises(NotAllowed):
        update_resident(by=cast.karto, warga=away, version=1, data=ResidentData(PersonData("Orang lain"), other))


def test_who_cannot_read_a_nik_does_not_empty_it(cast):
    desa = cast.villages.umeanyar
    warga = make_resident(desa, "Nyoman", nik=NIK)
    update_resident(by=cast.karto, warga=warga, version=1, data=ResidentData(PersonData("Nyoman", nik=""), warga.dusun))
    warga.refresh_from_db()
    assert warga.nik == NIK


@pytest.mark.parametrize("who", ["joko", "rina", "dewi", "tono", "bejo"])
def test_nobody_else_enters_residents(cast, who):
    desa = cast.villages.umeanyar
    by = cast.bejo if who == "bejo" else getattr(cast, who)
    with pytest.raises(NotAllowed):
        create_resident(by=by, desa=desa, data=ResidentData(PersonData("Siapa"), desa.dusun_set.first()))


def test_who_moved_away_is_no_resident_until_it_is_taken_back(cast):
    desa = cast.villages.umeanyar
    warga = make_resident(desa, "Nyoman")
    gone = record_leaving(by=cast.sari, warga=warga, version=1, on=date(2026, 1, 5), reason=LeaveReason.PINDAH)
    assert not Warga.objects.present().exists()
    undo_leaving(by=cast.sari, warga=gone, version=2)
    assert Warga.objects.present().get() == warga


def test_of_two_who_save_one_family_the_second_sees_both_versions(cast, sign_in):
    desa = cast.villages.umeanyar
    warga = make_resident(desa, "Nyoman")
    keluarga = warga.keluarga
    update_family(
        by=cast.wati,
        keluarga=keluarga,
        version=1,
        data=FamilyData(keluarga.dusun, address="Jalan Mawar"),
        members=[FamilyMember(PersonData("Nyoman", relation="kepala"), warga)],
    )
    typed = {
        "version": "1",
        "home": f"d{keluarga.dusun_id}",
        "address": "Jalan Melati",
        "anggota-TOTAL_FORMS": "1",
        "anggota-INITIAL_FORMS": "1",
        "anggota-0-warga": str(warga.pk),
        "anggota-0-name": "Nyoman",
        "anggota-0-relation": "kepala",
    }
    address = reverse("family_edit", kwargs={"desa_code": desa.code, "pk": keluarga.pk})
    answer = sign_in(cast.sari).post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Jalan Mawar" in page
    assert "Jalan Melati" in page
    with pytest.raises(StaleVersion):
        update_family(
            by=cast.sari,
            keluarga=keluarga,
            version=1,
            data=FamilyData(keluarga.dusun),
            members=[FamilyMember(PersonData("Nyoman"), warga)],
        )


def test_a_refused_member_leaves_nothing_of_the_family_behind(cast):
    desa = cast.villages.umeanyar
    members = [FamilyMember(PersonData("Baik")), FamilyMember(PersonData("Salah", nik="12"))]
    with pytest.raises(MemberRefused) as refused:
        create_family(by=cast.sari, desa=desa, data=FamilyData(desa.dusun_set.first()), members=members)
    assert refused.value.index == 1
    assert not Keluarga.objects.exists()
    assert not Warga.objects.exists()


def test_more_rows_are_drawn_without_losing_what_was_typed(cast, sign_in):
    desa = cast.villages.umeanyar
    typed = {
        "tambah_baris": "1",
        "home": f"d{desa.dusun_set.first().pk}",
        "anggota-TOTAL_FORMS": "4",
        "anggota-INITIAL_FORMS": "1",
        "anggota-0-name": "Nyoman Panjang",
    }
    page = sign_in(cast.sari).post(reverse("family_create", kwargs={"desa_code": desa.code}), typed).content.decode()
    assert "Nyoman Panjang" in page
    assert "Anggota 7" in page
    assert not Keluarga.objects.exists()
