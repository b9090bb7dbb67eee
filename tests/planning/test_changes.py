"""Perubahan of an enacted plan: opened on a ground, ended by a Perdes or taken back, never unseen."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from PIL import Image

from accounts.models import Act
from accounts.verdict import NotAllowed
from places.errors import DomainError, StaleVersion
from planning.documents.official import official_matrices
from planning.documents.semula_menjadi import build_rpjm
from planning.editions import compare_change, frozen_list, issued_in, last_edition
from planning.enums import PlanStatus
from planning.models import Perubahan, PlanEdition, RpjmDesa, RpjmKegiatan
from planning.services.changes import edit_change, open_change, withdraw_change
from planning.services.lines import create_line, delete_line, restore_line, update_line
from planning.services.rpjm import create_rpjm, describe_rpjm, record_enactment
from reporting.errors import DocumentError
from reporting.issued import payload_of
from tests.planning.changing import NEW_PERDES, PERDES, enact, enacted_rpjm, flood, opened
from tests.planning.making import changed, line_data


@pytest.fixture
def rpjm(cast, codes) -> RpjmDesa:
    """Umeanyar's enacted plan of 2021-2026."""
    return enacted_rpjm(cast)


@pytest.fixture
def change(cast, rpjm) -> Perubahan:
    """A change because of a flood."""
    return opened(cast, rpjm)


def line(rpjm: RpjmDesa, name: str) -> RpjmKegiatan:
    """A line by its name."""
    return RpjmKegiatan.objects.select_related("rpjm__desa").get(rpjm=rpjm, name=name)


def raise_cost(cast, rpjm: RpjmDesa) -> RpjmKegiatan:
    """The road of 2021 for 150 instead of 100 million."""
    road = line(rpjm, "Rabat beton")
    costs = line_data(costs={2021: {"DDS": 150_000_000}, 2022: {"ADD": 20_000_000}}).years
    return update_line(by=cast.sari, line=road, version=road.version, data=changed(road, years=costs))


def test_an_enacted_plan_is_written_again_only_while_a_change_is_open(cast, rpjm):
    with pytest.raises(NotAllowed, match="Perubahan RPJM Desa"):
        raise_cost(cast, rpjm)
    change = opened(cast, rpjm)
    raise_cost(cast, rpjm)
    enact(cast, change)
    with pytest.raises(NotAllowed):
        create_line(by=cast.sari, rpjm=rpjm, data=line_data())


def test_opening_is_told_with_ground_and_reason(cast, rpjm, change):
    rpjm.refresh_from_db()
    assert (rpjm.status, change.ground_words) == (PlanStatus.CHANGING, "A. Peristiwa khusus: Bencana alam")
    act = Act.objects.get(verb="open_change")
    assert (act.subject_id, act.reason) == (str(rpjm.uid), "Banjir bandang merusak jalan.")
    assert "Bencana alam" in act.summary


def test_a_draft_is_not_opened_for_a_change(cast, codes):
    draft = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2027, last_year=2034)
    with pytest.raises(NotAllowed, match="masih rancangan"):
        opened(cast, draft)


def test_one_plan_has_one_open_change(cast, rpjm, change):
    with pytest.raises(NotAllowed, match="sedang diubah"):
        opened(cast, rpjm)
    with pytest.raises(IntegrityError), transaction.atomic():
        Perubahan.objects.create(
            desa=rpjm.desa, rpjm=rpjm, ground="peristiwa", event="bencana_alam", explanation="Lagi"
        )


@pytest.mark.parametrize("who", ["joko", "karto", "made", "rina", "dewi", "bejo"])
def test_only_the_villages_writers_open_a_change(cast, rpjm, who):
    with pytest.raises(NotAllowed):
        open_change(by=getattr(cast, who), plan=rpjm, data=flood())
    rpjm.refresh_from_db()
    assert rpjm.status == PlanStatus.ENACTED


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ground": "lain"}, "ground"),
        ({"event": ""}, "event"),
        ({"ground": "kebijakan"}, "policy_level"),
        ({"explanation": " "}, "explanation"),
        ({"evidence_date": date(2999, 1, 1)}, "evidence_date"),
        ({"evidence": b"MZ\x90 no document"}, "evidence"),
        ({"evidence": b""}, "evidence"),
    ],
)
def test_a_ground_that_contradicts_itself_is_refused(cast, rpjm, wrong, field):
    with pytest.raises(DomainError) as refusal:
        opened(cast, rpjm, flood(**wrong))
    assert refusal.value.field == field
    assert not Perubahan.objects.exists()


def test_a_change_without_evidence_is_opened_but_not_enacted(cast, rpjm):
    change = opened(cast, rpjm, flood(evidence_name="", evidence_date=None, evidence=None))
    raise_cost(cast, rpjm)
    with pytest.raises(DomainError, match="Tanggal dokumen bukti"):
        enact(cast, change)
    change = edit_change(by=cast.sari, change=change, version=change.version, data=flood())
    assert enact(cast, change).number == 1


def test_evidence_stays_when_no_other_is_sent(cast, change):
    kept = change.evidence.name
    again = edit_change(
        by=cast.sari, change=change, version=change.version, data=flood(event="krisis_ekonomi", evidence=None)
    )
    assert (again.evidence.name, again.event) == (kept, "krisis_ekonomi")
    with change.evidence.open() as file:
        assert file.read().startswith(b"\x89PNG")


def test_two_who_edit_a_change_meet(cast, change):
    edit_change(by=cast.wati, change=change, version=1, data=flood(explanation="Oleh Wati"))
    with pytest.raises(StaleVersion):
        edit_change(by=cast.sari, change=change, version=1, data=flood(explanation="Oleh Sari"))
    change.refresh_from_db()
    assert change.explanation == "Oleh Wati"


def test_an_untouched_plan_is_closed_again_as_if_nothing_had_been(cast, rpjm, change):
    withdraw_change(by=cast.sari, change=change, version=change.version)
    rpjm.refresh_from_db()
    assert rpjm.status == PlanStatus.ENACTED
    assert (rpjm.perdes_number, rpjm.perdes_date) == tuple(PERDES.values())
    assert PlanEdition.objects.count() == 1
    assert opened(cast, rpjm).is_open


def test_a_plan_that_differs_is_not_withdrawn_and_the_refusal_names_the_lines(cast, rpjm, change):
    raise_cost(cast, rpjm)
    pkk = line(rpjm, "Pembinaan PKK")
    delete_line(by=cast.sari, line=pkk, version=pkk.version)
    with pytest.raises(DomainError, match="“Rabat beton”, “Pembinaan PKK”"):
        withdraw_change(by=cast.sari, change=change, version=change.version)
    restore_line(by=cast.sari, line=pkk)
    road = line(rpjm, "Rabat beton")
    costs = line_data(costs={2021: {"DDS": 100_000_000}, 2022: {"ADD": 20_000_000}}).years
    update_line(by=cast.sari, line=road, version=road.version, data=changed(road, years=costs))
    assert withdraw_change(by=cast.sari, change=change, version=change.version).withdrawn_at


@pytest.mark.parametrize(
    "field",
    [
        {"manfaat": "Warga"}, {"manfaat_p": 3}, {"data_eksisting": "Rusak"}, {"sdgs": (9,)}, {"tags": ("stunting",)},
        {"pola": "pihak_ketiga"}, {"volume": 101}, {"location_text": "Utara"}, {"is_code_confirmed": False},
        {"origin": "musdes"},
    ],
    ids=lambda field: next(iter(field)),
)  # fmt: skip
def test_every_field_of_a_line_is_seen_by_the_comparison(cast, rpjm, change, field):
    road = line(rpjm, "Rabat beton")
    update_line(by=cast.sari, line=road, version=road.version, data=changed(road, **field))
    assert [found.name for found in compare_change(change).differing] == ["Rabat beton"]


def test_a_share_that_moves_between_years_is_seen_though_the_sums_stay(cast, rpjm, change):
    road = line(rpjm, "Rabat beton")
    costs = line_data(
        costs={2021: {"DDS": 90_000_000, "ADD": 10_000_000}, 2022: {"DDS": 10_000_000, "ADD": 10_000_000}}
    )
    update_line(by=cast.sari, line=road, version=road.version, data=changed(road, years=costs.years))
    found = compare_change(change)
    assert (found.difference, [cell.key for cell in found.differing[0].cells]) == (0, ["tahun_2021", "tahun_2022"])


def test_a_changed_vision_keeps_a_change_from_being_withdrawn(cast, rpjm, change):
    rpjm.refresh_from_db()
    describe_rpjm(by=cast.sari, rpjm=rpjm, version=rpjm.version, visi="Baru", arah_pembangunan="", arah_keuangan="")
    with pytest.raises(DomainError, match="visi, misi"):
        withdraw_change(by=cast.sari, change=change, version=change.version)


def test_enacting_freezes_a_new_edition_that_replaces_the_former(cast, rpjm, change):
    raise_cost(cast, rpjm)
    former = last_edition(rpjm)
    scan = ContentFile(b"%PDF-1.7 perubahan")
    edition = enact(cast, change, scan=scan)
    rpjm.refresh_from_db()
    change.refresh_from_db()
    assert (rpjm.status, rpjm.perdes_number, rpjm.perdes_date) == (PlanStatus.ENACTED, *NEW_PERDES.values())
    assert (edition.number, edition.name, change.edition, change.is_open) == (1, "Perubahan ke-1", edition, False)
    assert edition.perdes_scan.read() == b"%PDF-1.7 perubahan"
    old, new = issued_in(former), issued_in(edition)
    assert {key: document.replaces for key, document in new.items() if key in old} == old
    assert {document.version for key, document in new.items() if key in old} == {2}
    title = payload_of(new["rpjm-114"]).title
    assert (title[0], payload_of(old["rpjm-114"]).title[0]) == ("PERUBAHAN RPJM DESA", "RPJM DESA")


def test_the_enacted_comparison_agrees_with_both_editions(cast, rpjm, change):
    raise_cost(cast, rpjm)
    pkk = line(rpjm, "Pembinaan PKK")
    delete_line(by=cast.sari, line=pkk, version=pkk.version)
    create_line(by=cast.sari, rpjm=rpjm, data=line_data("Jembatan darurat", costs={2023: {"DDS": 45_000_000}}))
    edition = enact(cast, change)
    document = payload_of(issued_in(edition)["semula-menjadi-rpjm"])
    total = document.table.rows[-1]
    cells = dict(zip((column.key for column in document.table.columns), total.cells, strict=True))
    assert (cells["semula_jumlah"], cells["menjadi_jumlah"], cells["selisih"]) == (160_000_000, 245_000_000, 85_000_000)
    before, after = (frozen_list(PlanEdition.objects.get(rpjm=rpjm, number=number)) for number in (0, 1))
    assert (before.table.rows[-1].cells[-2], after.table.rows[-1].cells[-2]) == (160_000_000, 245_000_000)
    assert ("DASAR PERUBAHAN", "A. Peristiwa khusus: Bencana alam") in document.head
    assert any("Keputusan Bupati Nomor 360/12 Tahun 2023, 5 Januari 2023" in value for _, value in document.head)
    assert "Ditambah 1, dihapus 1, berubah 1, tetap 1 kegiatan; jumlah bertambah Rp85.000.000." in document.notes
    assert not document.draft
    assert build_rpjm(desa=rpjm.desa.code, rpjm=2021) == document


def test_a_second_change_is_compared_with_the_first(cast, rpjm, change):
    raise_cost(cast, rpjm)
    enact(cast, change)
    rpjm.refresh_from_db()
    second = opened(cast, rpjm)
    assert compare_change(second).is_same
    create_line(by=cast.sari, rpjm=rpjm, data=line_data("Talud", costs={2024: {"DDS": 5_000_000}}))
    edition = enact(cast, second, perdes_number="5 Tahun 2024", perdes_date=date(2024, 3, 1))
    second.refresh_from_db()
    assert (edition.number, compare_change(second).difference) == (2, 5_000_000)
    change = Perubahan.objects.get(edition__number=1)
    assert compare_change(change).difference == 50_000_000


def test_nothing_changed_is_nothing_to_enact(cast, change):
    with pytest.raises(DomainError, match="Belum ada yang berubah"):
        enact(cast, change)


@pytest.mark.parametrize(
    ("perdes", "field"),
    [
        ({"perdes_number": " "}, "perdes_number"),
        ({"perdes_date": date(2020, 12, 29)}, "perdes_date"),
        ({"perdes_number": "3 tahun 2020", "perdes_date": date(2020, 12, 31)}, "perdes_number"),
    ],
)
def test_a_perdes_that_cannot_follow_the_former_is_refused(cast, rpjm, change, perdes, field):
    raise_cost(cast, rpjm)
    with pytest.raises(DomainError) as refusal:
        enact(cast, change, **perdes)
    assert refusal.value.field == field
    rpjm.refresh_from_db()
    assert rpjm.status == PlanStatus.CHANGING


def test_a_closed_change_is_closed(cast, rpjm, change):
    raise_cost(cast, rpjm)
    enact(cast, change)
    change.refresh_from_db()
    version = change.version
    for act in (
        lambda: edit_change(by=cast.sari, change=change, version=version, data=flood()),
        lambda: withdraw_change(by=cast.sari, change=change, version=version),
        lambda: enact(cast, change),
    ):
        with pytest.raises(NotAllowed, match="sudah ditetapkan"):
            act()


def test_a_changing_plan_is_not_recorded_as_an_old_one(cast, rpjm, change):
    rpjm.refresh_from_db()
    with pytest.raises(NotAllowed):
        record_enactment(by=cast.sari, rpjm=rpjm, version=rpjm.version, **NEW_PERDES)


def test_a_plan_enacted_before_documents_were_frozen_is_frozen_when_it_is_opened(cast, codes):
    rpjm = create_rpjm(by=cast.sari, desa=cast.villages.umeanyar, first_year=2021, last_year=2026)
    create_line(by=cast.sari, rpjm=rpjm, data=line_data(costs={2021: {"DDS": 1_000_000}}))
    RpjmDesa.objects.filter(pk=rpjm.pk).update(status=PlanStatus.ENACTED, **PERDES)
    change = opened(cast, rpjm)
    assert last_edition(rpjm).number == 0
    assert not payload_of(issued_in(last_edition(rpjm))["rpjm-114"]).draft
    assert compare_change(change).is_same


def test_a_plan_that_was_never_changed_has_no_comparison(rpjm):
    with pytest.raises(DocumentError, match="belum pernah diubah"):
        build_rpjm(desa=rpjm.desa.code, rpjm=2021)


def test_documents_of_a_changing_plan_are_marked_as_drafts(cast, rpjm, change):
    rpjm.refresh_from_db()
    for document in official_matrices(rpjm):
        assert document.draft
        assert document.title[0] == "RANCANGAN PERUBAHAN RPJM DESA"


def test_a_tampered_edition_is_not_compared_with(cast, rpjm, change, monkeypatch):
    monkeypatch.setattr("reporting.issued.sha256_of", lambda data: "0" * 64)
    with pytest.raises(DocumentError, match="tidak sama dengan yang ditetapkan"):
        compare_change(change)


def test_a_photo_loses_what_the_camera_wrote_into_it(cast, rpjm):
    image, out = Image.new("RGB", (8, 8)), BytesIO()
    exif = image.getexif()
    exif[0x010E] = "rumah Pak Ketut"
    image.save(out, "JPEG", exif=exif)
    change = opened(cast, rpjm, replace(flood(), evidence=out.getvalue()))
    with change.evidence.open() as file:
        assert b"Pak Ketut" not in file.read()
    assert change.evidence.name.endswith(".jpg")
