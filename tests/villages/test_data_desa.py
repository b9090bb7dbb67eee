"""Data Desa: starting, filling in, copying, deleting."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from villages.data_desa_lists import data_desa_year
from villages.enums import DataDesaCategory
from villages.models import DataDesa
from villages.services.data_desa import (
    DataDesaData,
    FilledRow,
    RowsRefused,
    copy_data_desa,
    create_data_desa,
    delete_data_desa,
    fill_data_desa,
    restore_data_desa,
    start_data_desa,
    update_data_desa,
)

FOREST = DataDesaData(DataDesaCategory.SDA, "Hutan", "Lahan", Decimal("12.5"), "ha")


def test_a_year_starts_with_the_usual_entries_of_four_lists_and_never_twice(cast):
    desa = cast.villages.umeanyar
    number = start_data_desa(by=cast.sari, desa=desa, year=2026)
    lists = data_desa_year(desa, 2026).lists
    assert [one.category for one in lists] == list(DataDesaCategory)
    assert all(one.rows for one in lists)
    assert sum(len(one.rows) for one in lists) == number > 40
    assert start_data_desa(by=cast.wati, desa=desa, year=2026) == 0


def test_last_year_is_copied_and_waits_to_be_assessed_anew(cast):
    desa = cast.villages.umeanyar
    assessed = DataDesaData(DataDesaCategory.SDA, "Hutan", amount=Decimal(3), unit="ha", is_assessed=True)
    create_data_desa(by=cast.sari, desa=desa, year=2025, data=assessed)
    assert copy_data_desa(by=cast.sari, desa=desa, from_year=2025, year=2026) == 1
    row = DataDesa.objects.get(year=2026)
    assert (row.amount, row.unit, row.is_assessed, row.assessed_on) == (Decimal(3), "ha", False, None)
    assert copy_data_desa(by=cast.sari, desa=desa, from_year=2025, year=2026) == 0


def test_a_whole_list_is_filled_in_and_ticked_with_the_day(cast):
    desa = cast.villages.umeanyar
    rows = [create_data_desa(by=cast.sari, desa=desa, year=2026, data=FOREST)]
    filled = [FilledRow(rows[0].pk, 1, Decimal(14), "ha", "hutan adat", is_assessed=True)]
    about = {"desa": desa, "year": 2026, "category": DataDesaCategory.SDA, "assessed_on": date(2026, 3, 1)}
    assert fill_data_desa(by=cast.sari, rows=filled, **about) == 1
    row = DataDesa.objects.get()
    assert (row.amount, row.note, row.assessed_on, row.version) == (Decimal(14), "hutan adat", date(2026, 3, 1), 2)
    same = [FilledRow(row.pk, 1, Decimal(14), "ha", "hutan adat", is_assessed=True)]
    assert fill_data_desa(by=cast.sari, rows=same, **about) == 0
    with pytest.raises(RowsRefused):
        fill_data_desa(by=cast.wati, rows=[FilledRow(row.pk, 1, None, "", "", is_assessed=False)], **about)


def test_of_two_who_fill_one_row_the_second_keeps_what_he_typed_and_reads_what_is_stored(cast, sign_in):
    desa = cast.villages.umeanyar
    row = create_data_desa(by=cast.sari, desa=desa, year=2026, data=FOREST)
    update_data_desa(
        by=cast.wati, row=row, version=1, data=DataDesaData(DataDesaCategory.SDA, "Hutan", "Lahan", Decimal(99))
    )
    address = reverse("data_desa_fill", kwargs={"desa_code": desa.code, "year": 2026, "category": "sda"})
    typed = {
        "baris-TOTAL_FORMS": "1",
        "baris-INITIAL_FORMS": "1",
        "baris-0-pk": row.pk,
        "baris-0-version": "1",
        "baris-0-amount": "77",
    }
    browser = sign_in(cast.sari)
    answer = browser.post(address, typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="77"' in page
    assert "Baru saja disimpan orang lain: 99" in page
    typed["baris-0-version"] = "2"
    assert browser.post(address, typed).status_code == 302
    assert DataDesa.objects.get().amount == 77


def test_a_deleted_entry_comes_back(cast):
    desa = cast.villages.umeanyar
    row = create_data_desa(by=cast.sari, desa=desa, year=2026, data=FOREST)
    delete_data_desa(by=cast.sari, row=row, version=1)
    assert data_desa_year(desa, 2026).is_empty
    assert restore_data_desa(by=cast.sari, row=row).deleted_at is None
    with pytest.raises(StaleVersion):
        update_data_desa(by=cast.sari, row=row, version=1, data=FOREST)


@pytest.mark.parametrize("amount", [Decimal(-1), Decimal(10) ** 12])
def test_an_amount_that_nobody_means_is_refused(cast, amount):
    data = DataDesaData(DataDesaCategory.SDA, "Hutan", amount=amount)
    with pytest.raises(DomainError) as refused:
        create_data_desa(by=cast.sari, desa=cast.villages.umeanyar, year=2026, data=data)
    assert refused.value.field == "amount"


@pytest.mark.parametrize("who", ["karto", "joko", "rina", "dewi", "bejo"])
def test_only_named_staff_write_data_desa(cast, who):
    with pytest.raises(NotAllowed):
        start_data_desa(by=getattr(cast, who), desa=cast.villages.umeanyar, year=2026)
