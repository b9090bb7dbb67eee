"""Serah terima jabatan: the tenure, the role and the account move in one act."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Act, Membership
from accounts.verdict import NotAllowed
from places.errors import DomainError
from villages import pending
from villages.enums import Capacity, JabatanKind
from villages.models import Jabatan, PemangkuJabatan
from villages.services.handover import Handover, hand_over_office
from villages.services.tenures import Holder
from villages.signing import signatory

ON = date(2026, 1, 5)
DATA = Handover(successor=Holder(name="Komang Adi", nip="1985"), on=ON, reason="Mutasi", decree="SK 7")


@pytest.fixture
def sari_in_office(cast):
    desa = cast.villages.umeanyar
    jabatan = Jabatan.objects.create(desa=desa, kind=JabatanKind.SEKRETARIS_DESA)
    return PemangkuJabatan.objects.create(jabatan=jabatan, desa=desa, orang=cast.sari.orang, starts_on=date(2020, 1, 2))


def test_the_old_ends_the_day_before_and_the_new_starts_with_an_account(cast, sari_in_office):
    opened = hand_over_office(by=cast.rina, held=cast.sari, data=DATA)
    sari = Membership.objects.get(pk=cast.sari.pk)
    assert sari.ends_on == ON - timedelta(days=1)
    assert (opened.membership.role, opened.membership.starts_on) == (Role.SEKRETARIS_DESA, ON)
    assert opened.issued is not None
    sari_in_office.refresh_from_db()
    assert sari_in_office.ends_on == ON - timedelta(days=1)
    desa, kind = cast.villages.umeanyar, JabatanKind.SEKRETARIS_DESA
    assert signatory(desa=desa, kind=kind, on=ON - timedelta(days=1)).name == "Sari"
    after = signatory(desa=desa, kind=kind, on=ON)
    assert (after.name, after.nip) == ("Komang Adi", "1985")
    assert Act.objects.filter(verb="hand_over_membership", reason="Mutasi").exists()


def test_an_executor_takes_over_as_plt(cast, sari_in_office):
    data = Handover(Holder(orang=cast.wati.orang), ON, Capacity.PLT, reason="Cuti")
    hand_over_office(by=cast.dewi, held=cast.sari, data=data)
    found = signatory(desa=cast.villages.umeanyar, kind=JabatanKind.SEKRETARIS_DESA, on=ON)
    assert (found.title, found.name) == ("Plt. Sekretaris Desa", "Wati")


def test_a_role_without_an_office_is_handed_over_all_the_same(cast):
    opened = hand_over_office(by=cast.sari, held=cast.wati, data=DATA)
    assert opened.membership.role == Role.TIM_PENYUSUN
    assert not PemangkuJabatan.objects.exists()


def test_a_kepala_dusun_hands_over_his_own_dusun(cast):
    desa, dusun = cast.villages.umeanyar, cast.karto.dusun
    for row in desa.dusun_set.all():
        jabatan = Jabatan.objects.create(desa=desa, kind=JabatanKind.KEPALA_DUSUN, dusun=row)
        PemangkuJabatan.objects.create(
            jabatan=jabatan,
            desa=desa,
            orang=cast.karto.orang if row == dusun else cast.joko.orang,
            starts_on=date(2020, 1, 2),
        )
    opened = hand_over_office(by=cast.sari, held=cast.karto, data=DATA)
    assert opened.membership.dusun == dusun
    moved = PemangkuJabatan.objects.get(orang=opened.membership.orang)
    assert moved.jabatan.dusun == dusun
    assert PemangkuJabatan.objects.filter(orang=cast.joko.orang, ends_on=None).count() == 1


def test_a_clash_in_the_offices_undoes_the_whole_act(cast, sari_in_office):
    PemangkuJabatan.objects.create(
        jabatan=sari_in_office.jabatan, desa=cast.villages.umeanyar, orang=cast.wati.orang, starts_on=date(2026, 6, 1)
    )
    with pytest.raises(DomainError, match="Wati memegang jabatan ini") as refusal:
        hand_over_office(by=cast.rina, held=cast.sari, data=DATA)
    assert refusal.value.field == "on"
    assert Membership.objects.get(pk=cast.sari.pk).ends_on is None
    assert not Act.objects.exists()


@pytest.mark.parametrize("who", ["sari", "bejo", "joko", "made"])
def test_nobody_hands_over_what_is_not_his_to_hand_over(cast, who):
    with pytest.raises(NotAllowed):
        hand_over_office(by=getattr(cast, who), held=cast.sari, data=DATA)


def test_the_page_lists_the_pending_work_and_shows_the_code_once(cast, sign_in, sari_in_office, monkeypatch):
    monkeypatch.setattr(pending, "_providers", [])

    @pending.register_pending
    def drafts(desa):
        return [pending.PendingWork(f"RPJM Desa {desa.name}", "rancangan", "/rpjm/1/")]

    pending.register_pending(drafts)
    dewi, desa = sign_in(cast.dewi), cast.villages.umeanyar
    address = reverse("village_handover_form", args=[desa.code, cast.sari.pk])
    assert dewi.get(address).content.decode().count("RPJM Desa Umeanyar") == 1
    form = {"name": "Komang Adi", "on": "5 Januari 2026", "capacity": "definitif", "reason": "Mutasi"}
    page = dewi.post(address, form).content.decode()
    assert "Kode untuk memulai akun" in page and "Komang Adi" in page
    assert dewi.get(address).status_code == 404, "the role has ended"


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"name": ""}, "tulis nama orang baru"),
        ({"name": "A", "orang": "joko"}, "tidak keduanya"),
        ({"name": "", "orang": "sari"}, "Pengganti harus orang lain"),
        ({"reason": ""}, "field-refused"),
        ({"on": "2019-01-01"}, "sebelum hari mulai"),
        ({"on": "2099-01-01"}, "satu tahun ke depan"),
    ],
)
def test_a_refused_form_says_why(cast, sign_in, typed, word):
    if "orang" in typed:
        typed = typed | {"orang": getattr(cast, typed["orang"]).orang_id}
    form = {"name": "Komang Adi", "on": "2026-01-05", "capacity": "definitif", "reason": "Mutasi"} | typed
    address = reverse("village_handover_form", args=[cast.villages.umeanyar.code, cast.sari.pk])
    page = sign_in(cast.rina).post(address, form)
    assert page.status_code == 200 and word in page.content.decode()
    assert Membership.objects.get(pk=cast.sari.pk).ends_on is None


@pytest.mark.parametrize("day", ["0001-01-01", "2020-01-02", "2019-12-31"])
def test_nobody_takes_over_before_the_first_day_of_his_predecessor(cast, sign_in, day):
    """The day before the first day of the calendar is no day at all."""
    address = reverse("village_handover_form", args=[cast.villages.umeanyar.code, cast.wati.pk])
    sent = {"name": "Komang Adi", "on": day, "capacity": "definitif", "reason": "Mutasi"}
    page = sign_in(cast.sari).post(address, sent)
    assert page.status_code == 200
    assert "sebelum hari mulai" in page.text
    assert Membership.objects.get(pk=cast.wati.pk).ends_on is None
