"""Poverty, disability and personal numbers stay with the village's named staff; a kepala dusun sees his own dusun."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Act
from tests.villages.people_making import make_group, make_resident
from villages.enums import Unsur
from villages.models import Warga
from villages.querysets import RESIDENT_STAFF

NIK = "5108021203800012"
MARKS = ("Rumah tangga miskin", "tunanetra", NIK, "5108••••••••0012", "Nyoman Rahasia")
LISTS = ("resident_list", "ungrouped_report", "kelompok_list", "kader_list", "data_desa_list", "village_profile")


@pytest.fixture
def secret(cast) -> Warga:
    """A poor and disabled resident of the second dusun, in a group of people with disabilities."""
    desa = cast.villages.umeanyar
    dusun = desa.dusun_set.order_by("position").last()
    warga = make_resident(
        desa, "Nyoman Rahasia", dusun=dusun, is_rtm=True, nik=NIK, is_disabled=True, disability="tunanetra"
    )
    make_group(desa, "Kelompok Difabel", warga.orang, unsur=Unsur.DIFABEL)
    return warga


def pages_about(warga: Warga) -> list[str]:
    """Every page that could say something of him."""
    desa = {"desa_code": warga.desa.code}
    group = warga.orang.anggota_set.get().kelompok_id
    return [
        *(reverse(name, kwargs=desa) for name in LISTS),
        reverse("resident_edit", kwargs=desa | {"pk": warga.pk}),
        reverse("family_edit", kwargs=desa | {"pk": warga.keluarga_id}),
        reverse("ungrouped_edit", kwargs=desa | {"pk": warga.pk}),
        reverse("kelompok_detail", kwargs=desa | {"pk": group}),
        reverse("resident_load", kwargs=desa),
        reverse("desa_documents", kwargs=desa | {"year": 2026}),
        reverse("desa_document", kwargs=desa | {"year": 2026, "key": "warga-tidak-tergabung"}),
    ]


OTHERS = sorted(set(Role) - RESIDENT_STAFF)


@pytest.mark.parametrize("role", OTHERS)
def test_no_mark_and_no_name_reaches_anybody_but_named_staff(cast, sign_in, secret, role):
    browser = sign_in(cast.of(role))
    for address in pages_about(secret):
        answer = browser.get(address)
        body = answer.content.decode() if not answer.streaming else ""
        told = [mark for mark in MARKS if mark in body]
        assert not told, f"{role} reads {told} at {address} ({answer.status_code})"


def test_no_mark_reaches_the_staff_of_another_village(cast, sign_in, secret):
    browser = sign_in(cast.bejo)
    assert {browser.get(address).status_code for address in pages_about(secret)} == {404}


def test_named_staff_see_the_marks_and_the_masked_number(cast, sign_in, secret):
    page = sign_in(cast.sari).get(reverse("resident_list", kwargs={"desa_code": secret.desa.code})).content.decode()
    assert all(mark in page for mark in ("Rumah tangga miskin", "tunanetra", "5108••••••••0012", "Nyoman Rahasia"))
    assert NIK not in page


def test_a_kepala_dusun_sees_the_marks_of_his_own_dusun_but_no_full_number(cast, sign_in, secret):
    secret.dusun = secret.keluarga.dusun = cast.karto.dusun
    secret.keluarga.save()
    secret.save()
    browser = sign_in(cast.karto)
    page = browser.get(reverse("resident_list", kwargs={"desa_code": secret.desa.code})).content.decode()
    assert "tunanetra" in page
    form = browser.get(reverse("resident_edit", kwargs={"desa_code": secret.desa.code, "pk": secret.pk})).content
    assert NIK not in form.decode()
    assert "5108••••••••0012" in form.decode()


def test_an_act_tells_no_mark(cast, sign_in, secret):
    browser = sign_in(cast.sari)
    typed = {
        "version": "1",
        "name": "Nyoman Rahasia",
        "home": f"d{secret.dusun_id}",
        "nik": NIK,
        "disability": "tunanetra berat",
    }
    browser.post(reverse("resident_edit", kwargs={"desa_code": secret.desa.code, "pk": secret.pk}), typed)
    told = " ".join(Act.objects.values_list("summary", flat=True))
    assert "Nyoman Rahasia" in told
    assert "netra" not in told
    assert NIK not in told
