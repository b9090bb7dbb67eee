"""A plan that a Perdes enacts is frozen: its matrices and its complete list, as they were on the day."""

import pytest

from places.errors import DomainError
from planning.documents.official import complete_list, official_matrices
from planning.editions import frozen_list, issued_in, last_edition
from planning.models import PlanEdition, RpjmDesa, RpjmKegiatan
from planning.services.editions import freeze_edition
from planning.services.rpjm import create_rpjm, record_enactment
from reporting.issued import file_of, payload_of
from reporting.models import IssuedDocument
from tests.planning.changing import PERDES, enacted_rpjm

KEYS = ["rpjm-114", "rpjm-21", "rpjm-siskeudes", "rpjm-rincian"]


@pytest.fixture
def rpjm(cast, codes) -> RpjmDesa:
    """Umeanyar's enacted plan of 2021-2026."""
    return enacted_rpjm(cast)


def test_enacting_freezes_every_matrix_with_its_files(rpjm):
    edition = last_edition(rpjm)
    assert (edition.number, edition.perdes_number, edition.perdes_date) == (0, *PERDES.values())
    documents = issued_in(edition)
    assert list(documents) == KEYS
    for document in documents.values():
        assert (document.place, document.version, document.replaces) == (rpjm.desa, 1, None)
        assert [file.kind for file in document.file_set.all()] == ["pdf", "xlsx"]
        assert not payload_of(document).draft


def test_the_frozen_payloads_are_those_of_the_day(rpjm):
    frozen = [payload_of(document) for document in issued_in(last_edition(rpjm)).values()]
    assert frozen == official_matrices(rpjm)
    assert frozen_list(last_edition(rpjm)) == complete_list(rpjm)


def test_a_reprint_stays_the_same_after_names_and_lines_changed(rpjm):
    document = issued_in(last_edition(rpjm))["rpjm-114"]
    before = file_of(document, "pdf").data
    type(rpjm.desa).objects.filter(pk=rpjm.desa_id).update(name="Umeanyar Baru")
    RpjmKegiatan.objects.filter(rpjm=rpjm).update(name="Lain sama sekali")
    again = IssuedDocument.objects.get(pk=document.pk)
    assert file_of(again, "pdf").data == before
    assert "UMEANYAR BARU" not in str(payload_of(again))


def test_a_plan_that_is_not_enacted_is_not_frozen(cast, codes):
    draft = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)
    with pytest.raises(DomainError, match="belum ditetapkan"):
        freeze_edition(by=cast.sari, plan=draft)
    assert not PlanEdition.objects.exists()


def test_when_freezing_fails_the_plan_is_not_enacted_either(cast, codes, monkeypatch):
    monkeypatch.setattr("reporting.services.issue.render", lambda *_, **more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        enacted_rpjm(cast)
    assert not IssuedDocument.objects.exists()
    assert RpjmDesa.objects.get().is_draft


def test_a_recorded_plan_is_not_recorded_twice(cast, rpjm):
    with pytest.raises(DomainError):
        record_enactment(by=cast.sari, rpjm=rpjm, version=rpjm.version, **PERDES)
    assert PlanEdition.objects.count() == 1
