"""Loading the demo a second time."""

from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from accounts.models import User
from accounts.services.opening import open_account
from desa_plan.demo.loader import load_demo
from desa_plan.demo.logins import membership_of
from desa_plan.demo.logins_file import read_logins
from desa_plan.demo.places import FORMER_TIRTA_CONTOH, TIRTA_CONTOH
from places.models import Desa
from places.services.load_wilayah import load_wilayah
from planning.models import RpjmKegiatan
from planning.services.lines import delete_line


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def written(queries: CaptureQueriesContext) -> list[str]:
    return [row["sql"] for row in queries if row["sql"].lstrip('"').startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_second_load_writes_nothing(demo, few_places):
    before = counts()
    with CaptureQueriesContext(connection) as queries:
        again = load_demo(wilayah=few_places)
    assert written(queries) == []
    assert counts() == before
    assert not again.is_new


def test_the_made_up_village_comes_back_after_a_decree_retired_it(demo, few_places):
    load_wilayah(few_places)
    assert Desa.objects.get(code=TIRTA_CONTOH.code).is_retired
    load_demo(wilayah=few_places)
    assert not Desa.objects.get(code=TIRTA_CONTOH.code).is_retired


def test_what_somebody_changed_stays_changed(demo, few_places):
    sari = membership_of(next(login for login in read_logins() if login.username == "sari"))
    line = RpjmKegiatan.objects.filter(desa=sari.desa, rpjm__first_year=2027).first()
    delete_line(by=sari, line=line, version=line.version)
    sari.orang.user.set_password("sandi-milik-sari-sendiri")
    sari.orang.user.save()
    load_demo(wilayah=few_places)
    assert RpjmKegiatan.objects.get(pk=line.pk).deleted_at is not None
    assert User.objects.get(username="sari").check_password("sandi-milik-sari-sendiri")


def test_beside_people_who_joined_later_no_login_is_added(demo, few_places):
    tono = membership_of(next(login for login in read_logins() if login.role == Role.ADMINISTRATOR))
    open_account(by=tono, role=Role.BPD, place=Desa.objects.get(code=TIRTA_CONTOH.code), name="Orang Baru")
    User.objects.filter(username="bejo").update(username="bejo.lama")
    result = load_demo(wilayah=few_places)
    assert result.is_kept
    assert not User.objects.filter(username="bejo").exists()


def test_the_demo_of_an_earlier_version_is_left_as_it_is(demo, few_places):
    Desa.objects.filter(code=TIRTA_CONTOH.code).update(code=FORMER_TIRTA_CONTOH)
    before = counts()
    assert load_demo(wilayah=few_places).is_former
    assert counts() == before
