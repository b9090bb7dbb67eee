"""The largest plan: a slip of zeros in one village must not close the pages of its whole kabupaten."""

import pytest

from accounts.models import Act
from places.errors import DomainError
from places.formats.rupiah_input import LARGEST
from planning.models import RpjmKegiatan
from planning.services.copying import copy_line
from planning.services.lines import delete_line, restore_line, update_line
from tests.planning.making import changed, costs_of, fresh, typed, year_data


def test_the_largest_plan_is_printed_and_seen_by_the_kecamatan(cast, rpjm, add_line, sign_in):
    add_line(costs={2027: {"DDS": LARGEST - 1}, 2028: {"ADD": 1}})
    assert "Seribu triliun rupiah" in sign_in(cast.sari).get(f"/rpjm/{rpjm.pk}/dokumen/rpjm-114/").text
    for reader in (cast.rina, cast.dewi):
        assert "1.000.000.000.000.000" in sign_in(reader).get("/rpjm/").text


def test_no_line_brings_the_plan_above_the_largest_amount(cast, add_line):
    add_line(costs={2027: {"DDS": LARGEST}})
    with pytest.raises(DomainError, match="angka nol") as refused:
        add_line("Talud", costs={2028: {"DDS": 1}})
    assert refused.value.field == "years"
    assert RpjmKegiatan.objects.count() == 1


def test_no_change_copy_or_undo_brings_the_plan_above_it_either(cast, rpjm, add_line):
    first, second = add_line(costs={2027: {"DDS": LARGEST}}), add_line("Talud")
    acts = Act.objects.count()
    with pytest.raises(DomainError, match="angka nol"):
        copy_line(by=cast.sari, line=first)
    with pytest.raises(DomainError, match="angka nol"):
        grown = changed(second, years=(year_data(2027, {"PAD": 1}),))
        update_line(by=cast.sari, line=second, version=second.version, data=grown)
    assert Act.objects.count() == acts
    assert costs_of(second) == {}
    delete_line(by=cast.sari, line=first, version=first.version)
    add_line("Jembatan", costs={2027: {"DDS": 1}})
    with pytest.raises(DomainError, match="angka nol"):
        restore_line(by=cast.sari, line=first)
    assert fresh(first).deleted_at is not None


def test_the_form_says_so_and_keeps_what_was_typed(cast, rpjm, add_line, sign_in):
    gone = add_line("Talud", costs={2027: {"DDS": LARGEST}})
    delete_line(by=cast.sari, line=gone, version=gone.version)
    add_line(costs={2027: {"DDS": LARGEST}})
    sari = sign_in(cast.sari)
    sent = typed(y2028_0_source="DDS", y2028_0_amount="5.000")
    page = sari.post(f"/rpjm/{rpjm.pk}/kegiatan/baru/", sent).text
    assert "angka nol" in page and 'value="5.000"' in page
    answer = sari.post(f"/kegiatan/{gone.uid}/pulihkan/", follow=True)
    assert "angka nol" in answer.text
