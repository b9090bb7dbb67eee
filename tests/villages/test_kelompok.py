"""Groups, cadres, and those whom no group reaches."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from places.models import Orang
from tests.villages.people_making import make_group, make_resident
from villages.enums import JabatanKind, KaderKind, KelompokPosition, UngroupedReason, Unsur
from villages.models import AnggotaKelompok, Jabatan, Kader, PemangkuJabatan
from villages.people import village_people
from villages.services.follow_up import FollowUpData, save_follow_up
from villages.services.kader import KaderData, create_kader
from villages.services.kelompok import (
    KelompokData,
    NewMember,
    add_members,
    create_kelompok,
    leave_kelompok,
    rejoin_kelompok,
    update_kelompok,
)
from villages.ungrouped import ungrouped_residents


def names(rows) -> list[str]:
    """The names of residents."""
    return [row.orang.name for row in rows]


def test_who_belongs_to_a_living_group_is_not_among_the_ungrouped(cast):
    desa = cast.villages.umeanyar
    inside, alone, once, of_the_past = (make_resident(desa, name) for name in ("Ayu", "Budi", "Citra", "Dedi"))
    make_group(desa, "Tani", inside.orang)
    group = make_group(desa, "PKK", once.orang)
    AnggotaKelompok.objects.filter(kelompok=group).update(left_on=date(2026, 1, 1))
    make_group(desa, "Bubar", of_the_past.orang, ended_on=date(2025, 1, 1))
    make_resident(desa, "Eka", left_on=date(2026, 1, 1), left_reason="pindah")
    assert names(ungrouped_residents(desa)) == ["Budi", "Citra", "Dedi"]
    assert alone in ungrouped_residents(desa)


def test_the_ungrouped_can_be_narrowed_to_a_dusun_and_to_adults(cast):
    desa = cast.villages.umeanyar
    first, second = desa.dusun_set.order_by("position")
    make_resident(desa, "Anak", birth_year=2020)
    make_resident(desa, "Dewasa", born_on=date(1980, 1, 1))
    make_resident(desa, "Entah", dusun=second)
    assert names(ungrouped_residents(desa, first)) == ["Anak", "Dewasa"]
    assert names(ungrouped_residents(desa, adults_only=True)) == ["Dewasa", "Entah"]


def test_the_people_of_a_village_are_told_with_what_they_speak_for_in_six_queries(cast):
    desa = cast.villages.umeanyar
    kades = Jabatan.objects.create(desa=desa, kind=JabatanKind.KEPALA_DESA)
    PemangkuJabatan.objects.create(jabatan=kades, desa=desa, orang=cast.made.orang, starts_on=date(2021, 2, 1))
    farmer, poor = make_resident(desa, "Nyoman Petani"), make_resident(desa, "Luh Papa")
    make_group(desa, "Tani Maju", farmer.orang)
    make_group(desa, "Keluarga Sejahtera", poor.orang, unsur=Unsur.MISKIN)
    for number in range(20):
        make_resident(desa, f"Warga {number}")
    make_resident(desa, "Almarhum", left_on=date(2026, 1, 1), left_reason="meninggal")
    with CaptureQueriesContext(connection) as queries:
        people = {person.name: person for person in village_people(desa)}
    assert len(queries) == 6
    assert next(iter(people)) == "Made"
    assert people["Made"].unsur == Unsur.PEMDES
    assert (people["Nyoman Petani"].unsur, people["Nyoman Petani"].office) == (Unsur.TANI, "Ketua Tani Maju")
    assert (people["Luh Papa"].unsur, people["Luh Papa"].office) == (Unsur.MISKIN, "")
    assert people["Warga 3"].is_ungrouped
    assert "Almarhum" not in people


def test_members_join_leave_and_stay_once(cast):
    desa = cast.villages.umeanyar
    ayu = make_resident(desa, "Ayu")
    group = create_kelompok(by=cast.sari, desa=desa, data=KelompokData("Tani Maju", Unsur.TANI))
    add = NewMember(orang=ayu.orang, position=KelompokPosition.KETUA)
    (member,) = add_members(by=cast.sari, kelompok=group, members=[add])
    assert add_members(by=cast.sari, kelompok=group, members=[add]) == []
    leave_kelompok(by=cast.sari, member=member, on=date(2026, 1, 5))
    assert ayu in ungrouped_residents(desa)
    rejoin_kelompok(by=cast.sari, member=member)
    assert ayu not in ungrouped_residents(desa)


def test_a_group_that_ended_takes_no_members_and_one_name_is_one_group(cast):
    desa = cast.villages.umeanyar
    group = create_kelompok(by=cast.sari, desa=desa, data=KelompokData("Tani Maju"))
    ended = KelompokData("Tani Maju", ended_on=date(2026, 1, 5))
    update_kelompok(by=cast.sari, kelompok=group, version=1, data=ended)
    with pytest.raises(DomainError, match="sudah bubar"):
        add_members(by=cast.sari, kelompok=group, members=[NewMember(name="Ayu")])
    with pytest.raises(DomainError, match="sudah tercatat"):
        create_kelompok(by=cast.sari, desa=desa, data=KelompokData("tani maju"))
    with pytest.raises(StaleVersion):
        update_kelompok(by=cast.wati, kelompok=group, version=1, data=ended)


@pytest.mark.parametrize("who", ["karto", "joko", "rina", "bejo"])
def test_only_named_staff_write_groups(cast, who):
    with pytest.raises(NotAllowed):
        create_kelompok(by=getattr(cast, who), desa=cast.villages.umeanyar, data=KelompokData("Tani Maju"))


def test_a_kepala_dusun_sees_the_members_of_his_own_dusun(cast, sign_in):
    desa = cast.villages.umeanyar
    near = make_resident(desa, "Ayu Dekat")
    away = make_resident(desa, "Budi Jauh", dusun=desa.dusun_set.order_by("position").last())
    group = make_group(desa, "Difabel Mandiri", near.orang, away.orang, unsur=Unsur.DIFABEL)
    address = reverse("kelompok_detail", kwargs={"desa_code": desa.code, "pk": group.pk})
    page = sign_in(cast.karto).get(address).content.decode()
    assert "Ayu Dekat" in page
    assert "Budi Jauh" not in page


def test_a_name_that_one_person_has_joins_without_a_question_and_a_new_one_is_entered(cast, sign_in):
    desa = cast.villages.umeanyar
    ayu = make_resident(desa, "Ayu Lestari")
    group = make_group(desa, "PKK")
    address = reverse("kelompok_add_members", kwargs={"desa_code": desa.code, "pk": group.pk})
    browser = sign_in(cast.sari)
    browser.post(address, {"name": "ayu lestari"})
    browser.post(address, {"name": "Orang Baru", "gender": "P"})
    assert [row.orang.name for row in group.anggota_set.order_by("pk")] == ["Ayu Lestari", "Orang Baru"]
    assert Orang.objects.filter(name__iexact="ayu lestari").get() == ayu.orang


def test_a_cadre_is_entered_once_per_kind(cast):
    desa = cast.villages.umeanyar
    data = KaderData(KaderKind.KPMD, orang=cast.wati.orang, decree="12/2026")
    create_kader(by=cast.sari, desa=desa, data=data)
    with pytest.raises(DomainError, match="sudah tercatat"):
        create_kader(by=cast.sari, desa=desa, data=data)
    assert Kader.objects.get().orang == cast.wati.orang


def test_what_an_ungrouped_resident_wishes_is_on_the_report(cast, sign_in):
    desa = cast.villages.umeanyar
    warga = make_resident(desa, "Ayu")
    group = make_group(desa, "Tenun Ikat")
    data = FollowUpData(UngroupedReason.JARAK, "seberang sungai", group, "", "Diajak menenun", date(2026, 1, 5))
    save_follow_up(by=cast.karto, warga=warga, version=0, data=data)
    page = sign_in(cast.sari).get(reverse("ungrouped_report", kwargs={"desa_code": desa.code})).content.decode()
    assert all(words in page for words in ("Tenun Ikat", "Diajak menenun", "seberang sungai", "5 Januari 2026"))
    with pytest.raises(StaleVersion):
        save_follow_up(by=cast.sari, warga=warga, version=0, data=data)
