"""Profile, dusun and the list of villages, as people meet them."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.verdict import NotAllowed
from codes.models import Bidang
from places.errors import DomainError
from places.models import Desa, Dusun, RukunTetangga
from planning.models import RpjmDesa, RpjmKegiatan, RpjmLokasi
from villages.models import DesaProfile
from villages.services.dusun import (
    add_dusun,
    move_dusun,
    rename_dusun,
    restore_dusun,
    retire_dusun,
    set_rukun_tetangga,
)

PROFILE = {"version": "0", "address": "Jalan Raya 1", "inaugurated_on": "1/2/2021", "postal_code": "81153"}


def names(desa):
    return list(desa.dusun_set.filter(is_retired=False).order_by("position").values_list("name", flat=True))


def address_of(desa, name, *more):
    return reverse(name, args=[desa.code, *more])


def test_the_profile_is_saved_shown_and_logged(cast, sign_in):
    sari, desa = sign_in(cast.sari), cast.villages.umeanyar
    assert sari.post(address_of(desa, "village_profile_edit"), PROFILE).status_code == 302
    page = sign_in(cast.joko).get(address_of(desa, "village_profile")).content.decode()
    assert "PEMERINTAH KABUPATEN BULELENG" in page and "Jalan Raya 1" in page and "1 Februari 2021" in page
    assert Act.objects.get().verb == "save_profile"


def test_two_who_save_a_profile_at_once_compare_and_choose(cast, sign_in):
    desa = cast.villages.umeanyar
    address = address_of(desa, "village_profile_edit")
    sign_in(cast.wati).post(address, PROFILE)
    sari = sign_in(cast.sari)
    clash = sari.post(address, PROFILE | {"address": "<script>alert(1)</script>", "inaugurated_on": "2 Februari 2021"})
    page = clash.content.decode()
    assert clash.status_code == 409
    assert "Jalan Raya 1" in page and "&lt;script&gt;" in page and "<script>alert" not in page
    assert "1 Februari 2021" in page and "2 Februari 2021" in page
    assert [row.label for row in clash.context["rows"] if row.differs] == [
        "Alamat kantor",
        "Tanggal pelantikan kepala desa",
    ]
    assert DesaProfile.objects.get().address == "Jalan Raya 1"
    again = dict(clash.context["typed"]) | {"version": clash.context["version"]}
    assert sari.post(address, again).status_code == 302
    assert DesaProfile.objects.get().inaugurated_on == date(2021, 2, 2)


def test_a_button_pressed_twice_is_no_conflict(cast, sign_in):
    sari, address = sign_in(cast.sari), address_of(cast.villages.umeanyar, "village_profile_edit")
    assert [sari.post(address, PROFILE).status_code for _ in range(2)] == [302, 302]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"email": "bukan surel"}, "surel"),
        ({"postal_code": "8115x"}, "lima angka"),
        ({"sotk_perdes_date": "2099-01-01", "sotk_perdes_number": "1"}, "belum tiba"),
        ({"inaugurated_on": "30-02-2021"}, "tanggal yang ada"),
        ({"inaugurated_on": "31-12-9999"}, "Tanggal pelantikan tidak masuk akal"),
        ({"inaugurated_on": "01-01-0001"}, "Tanggal pelantikan tidak masuk akal"),
        ({"sotk_perdes_number": "4", "sotk_perdes_date": "01-01-0001"}, "Tanggal Perdes SOTK tidak masuk akal"),
        ({"address": "x" * 201}, "200"),
    ],
)
def test_a_refused_profile_keeps_every_word(cast, sign_in, typed, word):
    page = sign_in(cast.sari).post(address_of(cast.villages.umeanyar, "village_profile_edit"), PROFILE | typed)
    text = page.content.decode()
    assert page.status_code == 200 and word in text
    assert all(value in text for value in typed.values())
    assert not DesaProfile.objects.exists()


def test_dusun_are_added_renamed_ordered_and_taken_out_of_use(cast):
    desa = cast.villages.umeanyar
    new = add_dusun(by=cast.sari, desa=desa, name="  Pabean ")
    assert names(desa) == ["Banjar Anyar", "Banjar Kelod", "Pabean"]
    move_dusun(by=cast.sari, dusun=new, step=-1)
    move_dusun(by=cast.sari, dusun=new, step=-1)
    move_dusun(by=cast.sari, dusun=new, step=-1)
    assert names(desa) == ["Pabean", "Banjar Anyar", "Banjar Kelod"]
    rename_dusun(by=cast.sari, dusun=new, name="Pabean Sari")
    retire_dusun(by=cast.sari, dusun=new)
    assert names(desa) == ["Banjar Anyar", "Banjar Kelod"]
    assert add_dusun(by=cast.sari, desa=desa, name="pabean sari").pk == new.pk
    retire_dusun(by=cast.sari, dusun=new)
    restore_dusun(by=cast.sari, dusun=new)
    assert len(names(desa)) == 3


@pytest.mark.parametrize("name", ["", "  ", "banjar anyar", "x" * 101])
def test_a_name_that_is_empty_taken_or_too_long_is_refused(cast, name):
    with pytest.raises(DomainError):
        add_dusun(by=cast.sari, desa=cast.villages.umeanyar, name=name)
    with pytest.raises(DomainError):
        rename_dusun(by=cast.sari, dusun=cast.villages.umeanyar.dusun_set.get(name="Banjar Kelod"), name=name)


def test_rt_that_stay_keep_their_identity(cast):
    dusun = cast.villages.umeanyar.dusun_set.first()
    set_rukun_tetangga(by=cast.sari, dusun=dusun, text="RW 1: 1-3")
    second = RukunTetangga.objects.get(rt="002")
    rows = set_rukun_tetangga(by=cast.sari, dusun=dusun, text="RT 2/RW 1; RT 5/RW 2")
    assert [str(row) for row in rows] == ["RT 002/RW 001", "RT 005/RW 002"]
    assert RukunTetangga.objects.get(rt="002").pk == second.pk
    with pytest.raises(DomainError, match="tidak terbaca"):
        set_rukun_tetangga(by=cast.sari, dusun=dusun, text="RT")
    assert dusun.rukun_tetangga_set.count() == 2


def test_an_rt_that_a_plan_names_cannot_be_left_out_and_nothing_is_written(cast):
    desa = cast.villages.umeanyar
    dusun = desa.dusun_set.first()
    set_rukun_tetangga(by=cast.sari, dusun=dusun, text="RW 1: 1-3")
    rpjm = RpjmDesa.objects.create(desa=desa, first_year=2021, last_year=2028)
    bidang = Bidang.objects.create(code="2", name="Pelaksanaan Pembangunan Desa")
    line = RpjmKegiatan.objects.create(rpjm=rpjm, desa=desa, bidang=bidang, name="Jalan")
    used = dusun.rukun_tetangga_set.get(rt="002")
    RpjmLokasi.objects.create(line=line, dusun=dusun, rukun_tetangga=used)
    with pytest.raises(DomainError, match="RT 002/RW 001 masih dipakai") as refusal:
        set_rukun_tetangga(by=cast.sari, dusun=dusun, text="RW 1: 5")
    assert refusal.value.field == "rukun_tetangga"
    assert list(dusun.rukun_tetangga_set.values_list("rt", flat=True)) == ["001", "002", "003"]
    retire_dusun(by=cast.sari, dusun=dusun)
    assert RpjmLokasi.objects.get().dusun == dusun


@pytest.mark.parametrize("who", ["joko", "karto", "rina", "dewi", "bejo"])
def test_dusun_are_the_villages_own_business(cast, who):
    with pytest.raises(NotAllowed):
        add_dusun(by=getattr(cast, who), desa=cast.villages.umeanyar, name="X")


def test_a_dusun_of_another_village_is_not_found_below_the_own_code(cast, sign_in):
    foreign = cast.villages.kalianget.dusun_set.get()
    sari = sign_in(cast.sari)
    for name in ("dusun_edit", "dusun_move", "dusun_use"):
        assert sari.post(address_of(cast.villages.umeanyar, name, foreign.pk), {"name": "X"}).status_code == 404
    assert Dusun.objects.get(pk=foreign.pk).name == "Banjar Tengah"


def test_name_and_rt_are_saved_together_or_not_at_all(cast, sign_in):
    desa = cast.villages.umeanyar
    dusun = desa.dusun_set.first()
    page = sign_in(cast.sari).post(
        address_of(desa, "dusun_edit", dusun.pk), {"name": "Nama Baru", "rukun_tetangga": "RW x"}
    )
    assert "Baris 1" in page.content.decode() and "Nama Baru" in page.content.decode()
    dusun.refresh_from_db()
    assert dusun.name == "Banjar Anyar" and not Act.objects.exists()


def test_an_officer_finds_villages_by_name_code_and_kecamatan(cast, sign_in):
    dewi, address = sign_in(cast.dewi), reverse("village_list")
    assert {desa.name for desa in dewi.get(address).context["page"]} == {"Umeanyar", "Kalianget", "Dencarik"}
    for search, found in (("anyar", {"Umeanyar"}), ("51.08.04", {"Dencarik"}), ("seririt", {"Umeanyar", "Kalianget"})):
        assert {desa.name for desa in dewi.get(address, {"q": search}).context["page"]} == found
    assert "Tidak ada desa seperti itu" in dewi.get(address, {"q": "zzz"}).content.decode()
    assert dewi.get(address, {"q": "a\x00b", "page": "9999"}).status_code == 200


def test_kelurahan_have_no_page_and_retired_villages_leave_the_list(cast, sign_in):
    dewi = sign_in(cast.dewi)
    Desa.objects.filter(pk=cast.villages.kalianget.pk).update(kind="kelurahan")
    Desa.objects.filter(pk=cast.villages.dencarik.pk).update(is_retired=True)
    assert {desa.name for desa in dewi.get(reverse("village_list")).context["page"]} == {"Umeanyar"}
    assert dewi.get(address_of(cast.villages.kalianget, "village_profile")).status_code == 404
    assert dewi.get(address_of(cast.villages.dencarik, "village_profile")).status_code == 200


@pytest.mark.parametrize("code", ["51.08.02.2021x", "%00", "51.08.02.9999", "51", "51.08.02.2021%2F..", "٥١.08"])
def test_an_address_that_is_no_village_is_not_found(cast, sign_in, code):
    assert sign_in(cast.dewi).get(f"/desa/{code}/profil/").status_code == 404


@pytest.mark.parametrize("count", [2, 200])
def test_the_list_costs_the_same_for_two_villages_as_for_two_hundred(
    cast, sign_in, django_assert_max_num_queries, count
):
    umeanyar = cast.villages.umeanyar
    Desa.objects.bulk_create(
        Desa(
            code=f"51.08.02.{2100 + number}",
            name=f"Desa {number}",
            kecamatan=umeanyar.kecamatan,
            kabupaten=umeanyar.kabupaten,
            provinsi=umeanyar.provinsi,
        )
        for number in range(count)
    )
    rina = sign_in(cast.rina)
    with django_assert_max_num_queries(6):
        page = rina.get(reverse("village_list")).context["page"]
    assert len(page.object_list) == min(count + 2, 50)


@pytest.mark.parametrize("count", [2, 40])
def test_the_dusun_page_costs_the_same_for_two_dusun_as_for_forty(cast, sign_in, django_assert_max_num_queries, count):
    desa = cast.villages.umeanyar
    Dusun.objects.bulk_create(Dusun(desa=desa, name=f"D{number}", position=number + 5) for number in range(count))
    for dusun in desa.dusun_set.all():
        RukunTetangga.objects.create(dusun=dusun, rt="001")
    sari = sign_in(cast.sari)
    with django_assert_max_num_queries(9):
        assert len(sari.get(address_of(desa, "village_dusun")).context["rows"]) == count + 2


def test_who_holds_no_role_sees_no_village(cast, sign_in):
    type(cast.sari).objects.filter(pk=cast.sari.pk).update(ends_on=date(2020, 2, 1))
    sari = sign_in(cast.sari)
    assert sari.get(address_of(cast.villages.umeanyar, "village_profile")).status_code == 404
    assert list(sari.get(reverse("village_list")).context["page"]) == []
