"""What everybody may read of a village, and what nobody is shown."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from musyawarah.models import Usulan
from places.models import Desa
from planning.documents.rincian_parts import cost_words, shares_of
from planning.facts import CostFact
from planning.models import PlanEdition, RpjmKegiatan
from review.public_facts import HOUSEHOLD, load_public_plan
from tests.cast import Cast
from tests.musyawarah.making import make_attendee, make_keputusan, make_musyawarah, make_usulan
from tests.planning.changing import enacted_rpjm


@pytest.fixture
def edition(cast: Cast, codes: None) -> PlanEdition:
    """Umeanyar's enacted RPJM Desa 2021-2026 with three lines."""
    return PlanEdition.objects.get(rpjm=enacted_rpjm(cast))


def page(client: Client, name: str, *args: object) -> str:
    """A page as nobody gets it."""
    return client.get(reverse(name, args=args)).content.decode()


@pytest.mark.parametrize(
    "costs",
    [
        [("DDS", 100)],
        [("DDS", 100), ("ADD", 50)],
        [(None, 70)],
        [("DDS", None), (None, 70)],
        [("DDS", None)],
        [("ADD", 1_250_000), (None, 5), ("DDS", 45_000_000)],
        [],
    ],
)
def test_shares_are_read_back_from_the_words_of_a_line(costs) -> None:
    facts = [CostFact(source, amount) for source, amount in costs]
    total = sum(fact.amount or 0 for fact in facts)
    read = shares_of(cost_words(facts), total)
    assert sum(read.values()) == total
    assert read == {source or "belum dibagi": amount or 0 for source, amount in costs}


def test_a_visitor_reads_the_enacted_plan_with_places_and_amounts(client: Client, edition: PlanEdition) -> None:
    words = page(client, "public_plan", edition.desa.code, edition.pk)
    assert "Rabat beton" in words
    assert "120.000.000" in words
    assert "Perdes Nomor 3 Tahun 2020" in words


def test_a_visitor_is_led_to_the_documents_and_not_to_the_working_list(client: Client, edition: PlanEdition) -> None:
    words = page(client, "public_plan", edition.desa.code, edition.pk)
    issued = {link.document.key: link.document.code for link in edition.document_set.select_related("document")}
    assert reverse("verification_document", args=[issued["rpjm-114"]]) in words
    assert reverse("verification_document", args=[issued["rpjm-rincian"]]) not in words


def test_the_sums_by_source_add_up_to_the_plan(edition: PlanEdition) -> None:
    plan = load_public_plan(edition)
    assert dict(plan.by_source) == {"DDS": 130_000_000, "ADD": 30_000_000}
    assert plan.total == 160_000_000


def test_the_page_shows_what_was_enacted_and_not_what_became_of_the_lines(client: Client, edition: PlanEdition) -> None:
    RpjmKegiatan.objects.filter(name="Posyandu").update(name="Diam-diam diganti")
    words = page(client, "public_plan", edition.desa.code, edition.pk)
    assert "Posyandu" in words
    assert "Diam-diam" not in words


def test_a_draft_is_not_shown(client: Client, cast: Cast, codes: None, rkp) -> None:
    words = page(client, "public_village", rkp.desa.code)
    assert "RKP Desa Umeanyar 2027" not in words
    assert "RPJM Desa Umeanyar 2021–2028" in words


def test_another_villages_edition_is_not_found_under_this_village(client: Client, cast: Cast, edition) -> None:
    url = reverse("public_plan", args=[cast.villages.kalianget.code, edition.pk])
    assert client.get(url).status_code == 404


def test_open_data_carry_stable_ids_and_the_licence(client: Client, edition: PlanEdition) -> None:
    text = client.get(reverse("public_plan_csv", args=[edition.desa.code, edition.pk])).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    uids = {str(uid) for uid in RpjmKegiatan.objects.values_list("uid", flat=True)}
    assert {row["id"] for row in rows} == uids
    assert sum(int(row["jumlah_rupiah"]) for row in rows) == 160_000_000
    data = client.get(reverse("public_plan_json", args=[edition.desa.code, edition.pk])).json()
    assert data["lisensi"] == "CC BY 4.0"
    assert {line["id"] for line in data["kegiatan"]} == uids


def test_a_line_that_begins_like_a_formula_stays_text_in_the_workbook(client: Client, cast: Cast, edition) -> None:
    from review.open_data import _cell

    assert _cell("=1+1") == "'=1+1"
    assert _cell(12) == 12


def usulan_page(client: Client, desa: Desa) -> str:
    """The list of the usulan of 2027."""
    return page(client, "public_usulan_list", desa.code, 2027)


def decided(cast: Cast, usulan: Usulan, **values) -> None:
    """A closed musdes decided about the usulan."""
    make_keputusan(make_musyawarah(cast, status="closed"), usulan=usulan, **values)


def test_a_refused_usulan_is_told_with_its_reason(client: Client, cast: Cast, codes: None) -> None:
    usulan = make_usulan(cast, "Kolam renang", manfaat_l=40, manfaat_p=50)
    decided(cast, usulan, outcome="rejected", reason="Airnya belum cukup")
    words = usulan_page(client, usulan.desa)
    assert "Kolam renang" in words
    assert "Airnya belum cukup" in words


def test_a_households_usulan_is_told_without_name_place_and_reason(client: Client, cast: Cast, codes: None) -> None:
    usulan = make_usulan(
        cast, "Jamban Pak Ketut", manfaat_l=1, manfaat_p=2, location_text="Gang Kamboja", pengusul_name="Ketut Sana"
    )
    decided(cast, usulan, outcome="rejected", reason="Pak Ketut sudah dibantu")
    words = usulan_page(client, usulan.desa)
    assert HOUSEHOLD in words
    for secret in ("Ketut", "Kamboja"):
        assert secret not in words


def test_nobody_is_told_who_proposed_and_from_which_rt(client: Client, cast: Cast, codes: None) -> None:
    usulan = make_usulan(
        cast, "Senderan jalan", manfaat_l=30, manfaat_p=30, location_text="RT 007", pengusul_name="Ketut Sana"
    )
    decided(cast, usulan)
    words = usulan_page(client, usulan.desa)
    assert "Senderan jalan" in words
    for secret in ("Sana", "RT 007"):
        assert secret not in words


def test_few_people_in_a_meeting_are_hidden(client: Client, cast: Cast, codes: None) -> None:
    meeting = make_musyawarah(cast, status="closed")
    for number in range(9):
        make_attendee(meeting, f"Warga {number}", gender="P" if number < 3 else "L")
    words = page(client, "public_village", meeting.desa.code)
    assert "&lt;5" in words
    assert "Warga" not in words.replace("warga", "")


def test_a_meeting_that_is_still_open_is_not_counted(client: Client, cast: Cast, codes: None) -> None:
    meeting = make_musyawarah(cast, status="open")
    make_attendee(meeting, "Warga")
    assert "Belum ada musyawarah yang dicatat dan ditutup" in page(client, "public_village", meeting.desa.code)


def test_the_pages_cost_the_same_for_few_and_many(
    client: Client, cast: Cast, codes: None, django_assert_max_num_queries
) -> None:
    for number in range(40):
        decided(cast, make_usulan(cast, f"Usulan {number}", manfaat_l=20, manfaat_p=20))
    with django_assert_max_num_queries(24):
        usulan_page(client, cast.villages.umeanyar)
    with django_assert_max_num_queries(24):
        page(client, "public_village", cast.villages.umeanyar.code)
