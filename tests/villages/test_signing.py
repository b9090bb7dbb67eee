"""Who signs a document: the person who held the office on its date."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from places.models import Orang
from tests.random_cases import cases
from villages.enums import Capacity, JabatanKind
from villages.models import Jabatan, LocalTerm, PemangkuJabatan
from villages.signing import signatories, signatory

KADES, SEKDES, KADUS = JabatanKind.KEPALA_DESA, JabatanKind.SEKRETARIS_DESA, JabatanKind.KEPALA_DUSUN
DAY = date(2024, 5, 2)


def hold(desa, kind, name, starts_on, ends_on=None, capacity=Capacity.DEFINITIF, *, nip="", dusun=None):
    jabatan, _ = Jabatan.objects.get_or_create(desa=desa, kind=kind, dusun=dusun)
    orang, _ = Orang.objects.get_or_create(name=name, desa=desa, defaults={"nip": nip})
    return PemangkuJabatan.objects.create(
        jabatan=jabatan, desa=desa, orang=orang, starts_on=starts_on, ends_on=ends_on, capacity=capacity
    )


def signs(desa, on, kind=KADES, **kwargs):
    found = signatory(desa=desa, kind=kind, on=on, **kwargs)
    return (found.title, found.name) if found else None


def test_the_old_head_signs_until_his_last_day_and_nobody_in_the_gap(villages):
    desa = villages.pandanlandung
    hold(desa, KADES, "Wagiman", date(2018, 1, 10), date(2024, 1, 9), nip="1")
    hold(desa, KADES, "Suwarno", date(2024, 2, 1))
    assert signs(desa, date(2024, 1, 9)) == ("Kepala Desa", "Wagiman")
    assert signs(desa, date(2024, 1, 10)) is None
    assert signs(desa, date(2024, 2, 1)) == ("Kepala Desa", "Suwarno")
    assert signs(desa, date(2018, 1, 9)) is None


@pytest.mark.parametrize(
    ("capacity", "title"),
    [(Capacity.PJ, "Pj. Kepala Desa"), (Capacity.PLT, "Plt. Kepala Desa"), (Capacity.ATAS_NAMA, "a.n. Kepala Desa")],
)
def test_the_capacity_stands_before_the_title(villages, capacity, title):
    hold(villages.pandanlandung, KADES, "Slamet", date(2024, 1, 1), capacity=capacity)
    assert signs(villages.pandanlandung, DAY) == (title, "Slamet")


def test_an_executor_signs_on_the_days_he_is_named_for_though_the_head_is_in_office(villages):
    desa = villages.pandanlandung
    hold(desa, KADES, "Suwarno", date(2024, 1, 1))
    hold(desa, KADES, "Mulyono", date(2024, 5, 1), date(2024, 5, 14), Capacity.PLT)
    assert signs(desa, date(2024, 4, 30))[1] == "Suwarno"
    assert signs(desa, date(2024, 5, 14)) == ("Plt. Kepala Desa", "Mulyono")
    assert signs(desa, date(2024, 5, 15))[1] == "Suwarno"


def test_who_signs_on_behalf_signs_with_his_own_office_below(villages):
    desa = villages.pandanlandung
    hold(desa, SEKDES, "Mulyono", date(2020, 1, 1), nip="1970")
    hold(desa, KADES, "Mulyono", date(2024, 5, 1), date(2024, 5, 14), Capacity.ATAS_NAMA)
    found = signatory(desa=desa, kind=KADES, on=DAY)
    assert found.title == "a.n. Kepala Desa\nSekretaris Desa"
    assert found.title_with_place == "a.n. Kepala Desa Pandanlandung\nSekretaris Desa"
    assert (found.name, found.nip, found.capacity) == ("Mulyono", "1970", "a_n")


def test_the_local_word_and_the_own_title_are_used(villages):
    umeanyar = villages.umeanyar
    hold(umeanyar, KADES, "Suarta", date(2021, 1, 1))
    assert signs(umeanyar, DAY) == ("Perbekel", "Suarta")
    LocalTerm.objects.create(kabupaten=umeanyar.kabupaten, term="kepala_desa", label="Prebekel")
    assert signs(umeanyar, DAY) == ("Prebekel", "Suarta")
    Jabatan.objects.filter(desa=umeanyar).update(title="Perbekel Utama")
    assert signs(umeanyar, DAY) == ("Perbekel Utama", "Suarta")


def test_each_dusun_has_its_own_head(villages):
    first, second = villages.umeanyar.dusun_set.all()
    hold(villages.umeanyar, KADUS, "Karto", date(2021, 1, 1), dusun=first)
    hold(villages.umeanyar, KADUS, "Nengah", date(2022, 1, 1), dusun=second)
    found = signatory(desa=villages.umeanyar, kind=KADUS, on=DAY, dusun=first)
    assert (found.title, found.name) == ("Kelian Banjar Dinas Banjar Anyar", "Karto")
    assert signs(villages.umeanyar, DAY, KADUS, dusun=second)[1] == "Nengah"


def test_another_villages_officials_never_sign(villages):
    hold(villages.kalianget, KADES, "Bejo", date(2020, 1, 1))
    assert signs(villages.umeanyar, DAY) is None


@pytest.mark.parametrize("offices", [1, 12])
def test_all_signatures_of_a_document_cost_two_queries(villages, offices):
    kinds = list(JabatanKind)[:offices]
    for kind in kinds:
        hold(villages.umeanyar, kind, f"Pejabat {kind}", date(2020, 1, 1), capacity=Capacity.ATAS_NAMA)
        hold(villages.umeanyar, kind, f"Lama {kind}", date(2019, 1, 1), date(2019, 12, 31))
    with CaptureQueriesContext(connection) as queries:
        found = signatories(desa=villages.umeanyar, kinds=kinds, on=DAY)
    assert len(queries) == 2
    assert all(found[kind].name == f"Pejabat {kind}" for kind in kinds)


START = date(2020, 1, 1)
TENURES = st.lists(
    st.tuples(st.integers(0, 60), st.none() | st.integers(0, 30), st.sampled_from(list(Capacity))), max_size=8
)


@pytest.mark.django_db
@given(tenures=TENURES, at=st.integers(0, 100))
@cases(500)
def test_over_any_tenures_the_latest_named_of_the_temporary_else_of_the_full_holders_signs(villages, tenures, at):
    desa = villages.pandanlandung
    PemangkuJabatan.objects.all().delete()
    day = START + timedelta(days=at)
    running = []
    for number, (first, length, capacity) in enumerate(tenures):
        starts_on = START + timedelta(days=first)
        ends_on = None if length is None else starts_on + timedelta(days=length)
        row = hold(desa, KADES, f"Orang {number}", starts_on, ends_on, capacity)
        if first <= at and (length is None or at <= first + length):
            running.append((capacity != Capacity.DEFINITIF, first, row.pk, f"Orang {number}"))
    found = signatory(desa=desa, kind=KADES, on=day)
    assert (found.name if found else None) == (max(running)[3] if running else None)
