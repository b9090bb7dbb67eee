"""Setting a village up in one act."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.enums import DesaKind
from places.errors import DomainError, StaleVersion
from places.models import Desa, Dusun, Orang
from villages.enums import Capacity, JabatanKind
from villages.models import DesaProfile, Jabatan, PemangkuJabatan
from villages.services.profile import ProfileData
from villages.services.setup import DusunEntry, OfficialEntry, VillageSetup, set_up_village

INAUGURATED = date(2021, 2, 1)
SETUP = VillageSetup(
    profile=ProfileData(address="Jalan Raya 1", inaugurated_on=INAUGURATED),
    dusun=(DusunEntry("Pabean", head="Komang Budi"), DusunEntry("Banjar Anyar", head="Karto")),
    officials=(
        OfficialEntry(JabatanKind.KEPALA_DESA, "I Made Suarta", "1970", Capacity.PJ),
        OfficialEntry(JabatanKind.KETUA_BPD, "Joko", starts_on=date(2020, 5, 5)),
    ),
)
FORM = {
    "version": "0",
    "inaugurated_on": "01-02-2021",
    "address": "Jalan Raya 1",
    "dusun": "Pabean\tKomang Budi\n\nSari; ",
    "kepala_desa-name": "I Made Suarta",
    "kepala_desa-capacity": "pj",
    "ketua_lpm-name": "Luh Putu",
}


def state():
    return (
        sorted(Dusun.objects.values_list("desa__code", "name", "position")),
        sorted(PemangkuJabatan.objects.values_list("jabatan__kind", "orang__name", "starts_on", "capacity")),
        Jabatan.objects.count(),
        Orang.objects.count(),
    )


def test_one_act_writes_profile_dusun_offices_and_holders(cast):
    desa = cast.villages.umeanyar
    set_up_village(by=cast.sari, desa=desa, version=0, data=SETUP)
    assert DesaProfile.objects.get(desa=desa).inaugurated_on == INAUGURATED
    assert list(desa.dusun_set.values_list("name", flat=True)) == ["Banjar Anyar", "Banjar Kelod", "Pabean"]
    held = {
        (row.jabatan.kind, row.jabatan.dusun and row.jabatan.dusun.name): (row.orang.name, row.starts_on, row.capacity)
        for row in PemangkuJabatan.objects.select_related("jabatan__dusun", "orang")
    }
    assert held == {
        ("kepala_desa", None): ("I Made Suarta", INAUGURATED, "pj"),
        ("ketua_bpd", None): ("Joko", date(2020, 5, 5), "definitif"),
        ("kepala_dusun", "Pabean"): ("Komang Budi", INAUGURATED, "definitif"),
        ("kepala_dusun", "Banjar Anyar"): ("Karto", INAUGURATED, "definitif"),
    }
    assert Act.objects.get().verb == "set_up_village"


def test_a_person_whose_account_exists_is_not_entered_twice(cast):
    set_up_village(by=cast.sari, desa=cast.villages.umeanyar, version=0, data=SETUP)
    assert Orang.objects.filter(name="Joko").count() == 1
    assert PemangkuJabatan.objects.get(jabatan__kind="ketua_bpd").orang == cast.joko.orang


def test_doing_it_again_changes_nothing(cast):
    desa = cast.villages.umeanyar
    set_up_village(by=cast.sari, desa=desa, version=0, data=SETUP)
    before = state()
    set_up_village(by=cast.sari, desa=desa, version=1, data=SETUP)
    assert state() == before


def test_a_holder_who_is_recorded_already_is_not_silently_passed_over(cast):
    desa = cast.villages.umeanyar
    set_up_village(by=cast.sari, desa=desa, version=0, data=SETUP)
    other = VillageSetup(SETUP.profile, officials=(OfficialEntry(JabatanKind.KEPALA_DESA, "Nengah"),))
    with pytest.raises(DomainError, match="sudah diisi I Made Suarta"):
        set_up_village(by=cast.sari, desa=desa, version=1, data=other)


def test_one_fault_writes_nothing_at_all(cast):
    before = state()
    wrong = VillageSetup(SETUP.profile, SETUP.dusun, (OfficialEntry(JabatanKind.KEPALA_DESA, "X" * 200),))
    with pytest.raises(DomainError) as refusal:
        set_up_village(by=cast.sari, desa=cast.villages.umeanyar, version=0, data=wrong)
    assert refusal.value.field == "kepala_desa-name"
    assert state() == before
    assert not DesaProfile.objects.exists() and not Act.objects.exists()


def test_somebody_elses_save_in_between_is_seen(cast):
    set_up_village(by=cast.sari, desa=cast.villages.umeanyar, version=0, data=SETUP)
    with pytest.raises(StaleVersion):
        set_up_village(by=cast.rina, desa=cast.villages.umeanyar, version=0, data=SETUP)


def test_a_kelurahan_and_a_retired_code_are_not_set_up(cast):
    desa = cast.villages.umeanyar
    for change, word in (({"kind": DesaKind.KELURAHAN}, "kelurahan"), ({"is_retired": True}, "tidak berlaku lagi")):
        Desa.objects.filter(pk=desa.pk).update(**({"kind": DesaKind.DESA, "is_retired": False} | change))
        with pytest.raises(NotAllowed, match=word):
            set_up_village(by=cast.sari, desa=desa, version=0, data=SETUP)


def test_the_page_keeps_every_word_when_one_is_refused(cast, sign_in):
    address = reverse("village_setup", args=[cast.villages.umeanyar.code])
    page = sign_in(cast.sari).post(address, FORM | {"postal_code": "8115"}).content.decode()
    assert "Kode pos terdiri atas lima angka." in page
    assert all(word in page for word in ("I Made Suarta", "Luh Putu", "Komang Budi", "Jalan Raya 1", "01-02-2021"))
    assert not DesaProfile.objects.exists()


def test_the_page_shows_what_exists_and_asks_only_for_the_rest(cast, sign_in):
    rina, desa = sign_in(cast.rina), cast.villages.umeanyar
    address = reverse("village_setup", args=[desa.code])
    assert rina.post(address, FORM).status_code == 302
    page = rina.get(address).content.decode()
    assert 'name="kepala_desa-name"' not in page and "I Made Suarta" in page
    assert 'name="sekretaris_desa-name"' in page
    assert {"Pabean", "Sari"} <= set(desa.dusun_set.values_list("name", flat=True))


def test_two_who_set_up_at_once_meet_the_page_with_both_versions(cast, sign_in):
    address = reverse("village_setup", args=[cast.villages.umeanyar.code])
    sign_in(cast.rina).post(address, FORM)
    sari = sign_in(cast.sari)
    clash = sari.post(address, FORM | {"address": "Jalan Lain 9", "ketua_lpm-name": ""})
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Jalan Lain 9" in page and "Jalan Raya 1" in page and "Pabean" in page
    again = dict(clash.context["typed"]) | {"version": clash.context["version"]}
    assert sari.post(address, again).status_code == 302
    assert DesaProfile.objects.get().address == "Jalan Lain 9"


def test_a_button_pressed_twice_is_no_conflict(cast, sign_in):
    address = reverse("village_setup", args=[cast.villages.umeanyar.code])
    sari = sign_in(cast.sari)
    assert [sari.post(address, FORM).status_code for _ in range(2)] == [302, 302]
    assert PemangkuJabatan.objects.filter(jabatan__kind="kepala_desa").count() == 1


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"inaugurated_on": ""}, "inaugurated_on"),
        ({"inaugurated_on": "31-02-2021"}, "Tulis tanggal yang ada"),
        ({"dusun": "; Suparman"}, "satu dusun per baris"),
        ({"dusun": "A; B; C"}, "satu dusun per baris"),
        ({"dusun": "Krajan\nkrajan"}, "sudah ada"),
        ({"dusun": "\n".join(f"D{n}" for n in range(101))}, "Paling banyak 100"),
        ({"sekretaris_desa-nip": "1970"}, "Tulis nama Sekretaris Desa"),
        ({"kepala_desa-starts_on": "1-1-1800"}, "tidak masuk akal"),
        ({"kepala_desa-capacity": "raja"}, "kepala_desa-capacity"),
        ({"sotk_perdes_date": "2021-01-01"}, "nomor Perdes SOTK"),
        ({"version": "abc"}, "Isian Anda belum disimpan"),
    ],
)
def test_nonsense_is_refused_kindly(cast, sign_in, typed, word):
    answer = sign_in(cast.sari).post(reverse("village_setup", args=[cast.villages.umeanyar.code]), FORM | typed)
    assert word in answer.content.decode()
    assert answer.status_code == (409 if "version" in typed else 200)
    assert not DesaProfile.objects.exists()
