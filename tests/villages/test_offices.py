"""Offices and who holds them: the SOTK in one act, appointments, ends, corrections."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError
from places.models import Orang
from tests.random_cases import cases
from villages.enums import Capacity, JabatanKind
from villages.models import DesaProfile, Jabatan, PemangkuJabatan
from villages.services.offices import add_jabatan, change_jabatan, create_standard_sotk
from villages.services.orang import correct_orang
from villages.services.tenures import Holder, Tenure, appoint, correct_tenure, end_tenure, remove_tenure

DAY = date(2022, 3, 1)


@pytest.fixture
def kades(cast):
    return add_jabatan(by=cast.sari, desa=cast.villages.umeanyar, kind=JabatanKind.KEPALA_DESA)


def put(cast, jabatan, name, starts_on, ends_on=None, capacity=Capacity.DEFINITIF):
    tenure = Tenure(starts_on, ends_on, capacity)
    return appoint(by=cast.sari, jabatan=jabatan, holder=Holder(name=name), tenure=tenure)


def test_the_standard_sotk_is_created_once_with_a_head_for_each_dusun(cast):
    desa = cast.villages.umeanyar
    created = create_standard_sotk(by=cast.sari, desa=desa, perdes_number="4 Tahun 2021", perdes_date=DAY)
    assert len(created) == 11 + 2
    assert {row.dusun.name for row in Jabatan.objects.filter(kind="kepala_dusun")} == {"Banjar Anyar", "Banjar Kelod"}
    assert create_standard_sotk(by=cast.sari, desa=desa) == []
    profile = DesaProfile.objects.get(desa=desa)
    assert (profile.sotk_perdes_number, profile.sotk_perdes_date) == ("4 Tahun 2021", DAY)


def test_the_sotk_stands_in_the_order_of_rank(cast):
    desa = cast.villages.umeanyar
    create_standard_sotk(by=cast.sari, desa=desa)
    kinds = list(Jabatan.objects.filter(desa=desa).values_list("kind", flat=True))
    assert kinds[:3] == ["kepala_desa", "sekretaris_desa", "kaur_tata_usaha"]
    assert kinds[-3:] == ["ketua_bpd", "anggota_bpd", "ketua_lpm"]


@pytest.mark.parametrize("capacity", [Capacity.DEFINITIF, Capacity.PJ])
def test_two_full_holders_never_overlap(cast, kades, capacity):
    put(cast, kades, "Suarta", date(2020, 1, 1), date(2022, 3, 31))
    with pytest.raises(DomainError, match="Suarta memegang jabatan ini sejak 01-01-2020 sampai 31-03-2022") as refusal:
        put(cast, kades, "Nengah", DAY, capacity=capacity)
    assert refusal.value.field == "starts_on"
    assert not Orang.objects.filter(name="Nengah").exists()


@pytest.mark.parametrize("capacity", [Capacity.PLT, Capacity.ATAS_NAMA])
def test_who_acts_for_a_while_stands_beside_the_holder(cast, kades, capacity):
    put(cast, kades, "Suarta", date(2020, 1, 1))
    assert put(cast, kades, "Nengah", DAY, DAY + timedelta(days=10), capacity).pk


def test_a_gap_between_two_holders_is_fine(cast, kades):
    put(cast, kades, "Suarta", date(2014, 1, 1), date(2019, 12, 31))
    assert put(cast, kades, "Nengah", date(2020, 6, 1)).pk


def test_the_council_has_many_members_at_once(cast):
    members = add_jabatan(by=cast.sari, desa=cast.villages.umeanyar, kind=JabatanKind.ANGGOTA_BPD)
    for name in ("Joko", "Luh", "Komang"):
        put(cast, members, name, DAY)
    assert members.pemangku_set.count() == 3


def test_ending_and_correcting_keep_the_rule(cast, kades):
    old = put(cast, kades, "Suarta", date(2014, 1, 1), date(2019, 12, 31))
    put(cast, kades, "Nengah", date(2020, 1, 1))
    with pytest.raises(DomainError, match="Nengah memegang"):
        end_tenure(by=cast.sari, pemangku=old, on=date(2020, 1, 1))
    with pytest.raises(DomainError, match="sebelum hari mulai"):
        end_tenure(by=cast.sari, pemangku=old, on=date(2013, 1, 1))
    corrected = correct_tenure(by=cast.sari, pemangku=old, tenure=Tenure(date(2013, 1, 1), date(2018, 12, 31)))
    assert (corrected.starts_on, corrected.ends_on) == (date(2013, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("tenure", "field"),
    [
        (Tenure(date(1900, 1, 1)), "starts_on"),
        (Tenure(date(2999, 1, 1)), "starts_on"),
        (Tenure(DAY, DAY - timedelta(days=1)), "ends_on"),
        (Tenure(DAY, date(9999, 12, 31)), "ends_on"),
    ],
)
def test_impossible_dates_are_refused_beside_their_field(cast, kades, tenure, field):
    with pytest.raises(DomainError) as refusal:
        appoint(by=cast.sari, jabatan=kades, holder=Holder(name="Suarta"), tenure=tenure)
    assert refusal.value.field == field


def test_a_mistaken_tenure_is_taken_out_with_a_reason_that_stays(cast, kades):
    row = put(cast, kades, "Suarta", DAY)
    with pytest.raises(DomainError, match="alasan"):
        remove_tenure(by=cast.sari, pemangku=row, reason=" ")
    remove_tenure(by=cast.sari, pemangku=row, reason="Salah orang")
    act = Act.objects.get(verb="remove_tenure")
    assert "Suarta" in act.summary and act.reason == "Salah orang"
    assert not PemangkuJabatan.objects.exists()


def test_each_office_exists_once_but_heads_of_dusun_and_own_titles(cast):
    desa = cast.villages.umeanyar
    first, second = desa.dusun_set.all()
    add_jabatan(by=cast.sari, desa=desa, kind=JabatanKind.KAUR_KEUANGAN)
    add_jabatan(by=cast.sari, desa=desa, kind=JabatanKind.KEPALA_DUSUN, dusun=first)
    add_jabatan(by=cast.sari, desa=desa, kind=JabatanKind.KEPALA_DUSUN, dusun=second)
    add_jabatan(by=cast.sari, desa=desa, kind=JabatanKind.LAINNYA, title="Ketua PKK")
    add_jabatan(by=cast.sari, desa=desa, kind=JabatanKind.LAINNYA, title="Ketua Karang Taruna")
    for kwargs in (
        {"kind": JabatanKind.KAUR_KEUANGAN},
        {"kind": JabatanKind.KEPALA_DUSUN, "dusun": first},
        {"kind": JabatanKind.KEPALA_DUSUN},
        {"kind": JabatanKind.KEPALA_DUSUN, "dusun": cast.villages.kalianget.dusun_set.get()},
        {"kind": JabatanKind.LAINNYA},
    ):
        with pytest.raises(DomainError):
            add_jabatan(by=cast.sari, desa=desa, **kwargs)


def test_nobody_is_appointed_to_an_office_that_is_out_of_use(cast, kades):
    retired = change_jabatan(by=cast.sari, jabatan=kades, title="", is_retired=True)
    with pytest.raises(DomainError, match="tidak dipakai lagi"):
        put(cast, retired, "Suarta", DAY)


def test_a_person_of_another_village_holds_no_office_here(cast, kades):
    with pytest.raises(DomainError) as refusal:
        appoint(by=cast.sari, jabatan=kades, holder=Holder(orang=cast.bejo.orang), tenure=Tenure(DAY))
    assert refusal.value.field == "orang"


@pytest.mark.parametrize("who", ["joko", "karto", "bejo"])
def test_who_only_reads_appoints_nobody(cast, kades, who):
    with pytest.raises(NotAllowed):
        appoint(by=getattr(cast, who), jabatan=kades, holder=Holder(name="X"), tenure=Tenure(DAY))


@pytest.mark.parametrize("who", ["sari", "wati", "made", "rina", "dewi", "tono"])
def test_the_village_and_who_helps_it_appoint_and_are_logged(cast, kades, who):
    by = getattr(cast, who)
    appoint(by=by, jabatan=kades, holder=Holder(name="Suarta"), tenure=Tenure(DAY, decree="141/2/2022"))
    act = Act.objects.get(verb="appoint")
    assert (act.membership, act.desa, act.reason) == (by, cast.villages.umeanyar, "141/2/2022")


def test_a_corrected_name_is_what_the_next_page_shows(cast, kades, sign_in):
    row = put(cast, kades, "Suarta", DAY)
    correct_orang(by=cast.sari, orang=row.orang, name=" I Made  Suarta, S.Sos. ", nip="1970", gender="L")
    page = sign_in(cast.joko).get(reverse("village_offices", args=[cast.villages.umeanyar.code]))
    assert "I Made Suarta, S.Sos." in page.content.decode()


def test_an_overlap_is_told_beside_the_date_and_nothing_typed_is_lost(cast, kades, sign_in):
    put(cast, kades, "Suarta", DAY)
    address = reverse("tenure_add", args=[cast.villages.umeanyar.code, kades.pk])
    typed = {"name": "Nengah", "nip": "1971", "capacity": "definitif", "starts_on": "5 april 2023", "decree": "SK 9"}
    page = sign_in(cast.sari).post(address, typed).content.decode()
    assert "Suarta memegang jabatan ini" in page
    assert all(value in page for value in ("Nengah", "1971", "SK 9", "5 april 2023"))


@pytest.mark.parametrize("count", [2, 40])
def test_the_offices_page_costs_the_same_for_two_tenures_as_for_forty(
    cast, kades, sign_in, django_assert_max_num_queries, count
):
    desa = cast.villages.umeanyar
    for number in range(count):
        orang = Orang.objects.create(name=f"Orang {number}", desa=desa)
        PemangkuJabatan.objects.create(
            jabatan=kades,
            desa=desa,
            orang=orang,
            starts_on=date(1960 + number, 1, 1),
            ends_on=date(1960 + number, 9, 1),
        )
    sari = sign_in(cast.sari)
    with django_assert_max_num_queries(11):
        page = sari.get(reverse("village_offices", args=[desa.code])).content.decode()
    assert f"{count} catatan" in page


FULL = [Capacity.DEFINITIF, Capacity.PJ]
ATTEMPTS = st.lists(
    st.tuples(st.integers(0, 400), st.none() | st.integers(-5, 200), st.sampled_from(list(Capacity))), max_size=8
)


@given(attempts=ATTEMPTS)
@cases(300)
def test_whatever_is_tried_full_holders_never_overlap_in_the_database(cast, kades, attempts):
    PemangkuJabatan.objects.all().delete()
    for number, (first, length, capacity) in enumerate(attempts):
        starts_on = date(2020, 1, 1) + timedelta(days=first)
        ends_on = None if length is None else starts_on + timedelta(days=length)
        try:
            put(cast, kades, f"Orang {number}", starts_on, ends_on, capacity)
        except DomainError:
            continue
    rows = list(PemangkuJabatan.objects.filter(capacity__in=FULL).order_by("starts_on"))
    for before, after in pairwise(rows):
        assert before.ends_on is not None and before.ends_on < after.starts_on
