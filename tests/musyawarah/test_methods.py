"""A kabupaten may prescribe its own criteria."""

import pytest
from django.urls import reverse

from accounts.verdict import NotAllowed
from musyawarah.methods import Criterion, methods_of
from musyawarah.models import MetodePrioritas
from musyawarah.services.methods import save_method, use_method
from places.errors import DomainError, StaleVersion

pytestmark = pytest.mark.django_db
CRITERIA = [Criterion("manfaat", "Manfaat", 3, 1, 10), Criterion("biaya", "Biaya", 1, 0, 100)]


def save(cast, criteria=CRITERIA, by=None, **values):
    kabupaten = cast.villages.umeanyar.kabupaten
    return save_method(by=by or cast.dewi, kabupaten=kabupaten, name="Perbup 12", criteria=criteria, **values)


def test_the_dinas_pmd_writes_methods_that_its_villages_may_choose(cast):
    row, other = save(cast), save(cast)
    assert (row.code, other.code) == ("perbup-12", "perbup-12-2")
    assert methods_of(cast.villages.umeanyar.kabupaten)["perbup-12"].most == 130
    use_method(by=cast.dewi, row=row, is_used=False)
    assert set(methods_of(cast.villages.umeanyar.kabupaten)) == {"perbup-12-2", "P1", "P2"}
    for stranger in (cast.sari, cast.rina):
        with pytest.raises(NotAllowed):
            save(cast, by=stranger)


@pytest.mark.parametrize(
    "criteria",
    [
        [],
        [Criterion("a", "A", 1, 5, 5)],
        [Criterion("a", "A", 1, 1, 101)],
        [Criterion("a", "A", 0, 1, 5)],
        [Criterion("a", "A", 1, 1, 5), Criterion("b", "a", 1, 1, 5)],
    ],
)
def test_nonsense_is_refused(cast, criteria):
    with pytest.raises(DomainError):
        save(cast, criteria)
    assert not MetodePrioritas.objects.exists()


def test_an_old_version_is_refused(cast):
    row = save(cast)
    save(cast, row=row, version=1)
    with pytest.raises(StaleVersion):
        save(cast, row=row, version=1)


def test_the_form_keeps_the_codes_of_criteria_that_keep_their_names(cast, sign_in):
    row = save(cast)
    typed = {"k-TOTAL_FORMS": "3", "k-INITIAL_FORMS": "0", "name": "Perbup 13", "version": "1"}
    for number, (name, highest) in enumerate((("Manfaat", "5"), ("Mendesak", "7"), ("", ""))):
        typed |= {f"k-{number}-name": name, f"k-{number}-highest": highest}
        typed |= {f"k-{number}-weight": "2", f"k-{number}-lowest": "1"}
    address = reverse("metode_edit", args=[row.kabupaten.code, row.pk])
    browser = sign_in(cast.dewi)
    assert browser.post(address, typed | {"k-0-highest": "1"}).status_code == 200
    assert browser.post(address, typed).status_code == 302
    row.refresh_from_db()
    assert [(one["code"], one["highest"]) for one in row.criteria] == [("manfaat", 5), ("mendesak_2", 7)]
    assert browser.post(address, typed).status_code == 409
