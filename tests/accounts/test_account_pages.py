"""The list of accounts, one account, opening and helping: the pages."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership, OneTimeCode, User
from accounts.services.codes import issue_code, redeem_code
from accounts.services.memberships import end_membership
from tests.cast import make_member

GOOD = "kebun kopi di lereng"
YESTERDAY = timezone.localdate() - timedelta(days=1)


def page_of(browser, name, query=None, **kwargs) -> str:
    return browser.get(reverse(name, kwargs=kwargs), query or {}).content.decode()


def queries_of(browser, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_the_secretary_sees_the_accounts_of_her_village_only(cast, sign_in):
    page = page_of(sign_in(cast.sari), "account_list")
    assert "Wati" in page and "wati.umeanyar" in page
    for stranger in ("Bejo", "Rina", "Dewi"):
        assert stranger not in page


def test_the_kecamatan_sees_its_villages_and_dinas_pmd_all_of_them(cast, sign_in):
    assert "Bejo" in page_of(sign_in(cast.rina), "account_list")
    dewi = page_of(sign_in(cast.dewi), "account_list")
    assert all(name in dewi for name in ("Sari", "Bejo", "Rina"))


def test_the_list_says_who_has_not_started_who_works_and_who_has_left(cast, sign_in):
    issued = issue_code(by=cast.rina, user=cast.sari.orang.user)
    redeem_code(username=issued.user.username, code=issued.code, new_password=GOOD)
    end_membership(by=cast.rina, membership=cast.wati, on=YESTERDAY, reason="Pindah")
    browser = sign_in(cast.rina)
    found = {
        state: page_of(browser, "account_list", {"keadaan": state, "q": "Umeanyar"})
        for state in ("aktif", "belum", "berakhir")
    }
    assert {state for state, page in found.items() if "sari.umeanyar" in page} == {"aktif"}
    assert {state for state, page in found.items() if "wati.umeanyar" in page} == {"berakhir"}
    assert {state for state, page in found.items() if "karto.umeanyar" in page} == {"belum"}


@pytest.mark.parametrize("words", ["wati", "WATI.UME", "umean"])
def test_accounts_are_found_by_name_user_name_or_village(cast, sign_in, words):
    assert "wati.umeanyar" in page_of(sign_in(cast.dewi), "account_list", {"q": words})


@pytest.mark.parametrize("query", [{"q": "%' --"}, {"keadaan": "tidak ada"}, {"page": "zzz"}, {"q": "x" * 500}])
def test_a_strange_search_is_answered_calmly(cast, sign_in, query):
    assert sign_in(cast.dewi).get(reverse("account_list"), query).status_code == 200


def test_the_list_costs_the_same_for_two_accounts_as_for_fifty(cast, sign_in):
    browser = sign_in(cast.sari)
    address = reverse("account_list")
    few = queries_of(browser, address)
    for number in range(50):
        make_member(f"Orang{number}", Role.TIM_PENYUSUN, cast.villages.umeanyar)
    assert queries_of(browser, address) == few <= 8
    assert page_of(browser, "account_list").count("<tr>") == 51  # fifty a page, and the head


def test_a_long_list_has_a_second_page(cast, sign_in):
    for number in range(50):
        make_member(f"Orang{number}", Role.TIM_PENYUSUN, cast.villages.umeanyar)
    browser = sign_in(cast.sari)
    assert 'rel="next"' in page_of(browser, "account_list")
    assert 'rel="prev"' in page_of(browser, "account_list", {"page": 2})


def test_the_page_of_an_account_says_what_may_be_done_and_who_else_can(cast, sign_in):
    wati, made = cast.wati.orang.user, cast.made.orang.user
    page = page_of(sign_in(cast.sari), "account_detail", pk=wati.pk)
    assert reverse("account_make_code", kwargs={"pk": wati.pk}) in page
    assert reverse("account_end_role", kwargs={"pk": cast.wati.pk}) in page
    page = page_of(sign_in(cast.sari), "account_detail", pk=made.pk)
    assert reverse("account_make_code", kwargs={"pk": made.pk}) not in page
    assert "Minta bantuan petugas kecamatan atau Dinas PMD." in page


def test_roles_elsewhere_are_not_shown_to_who_may_not_see_them(cast, sign_in):
    Membership.objects.create(
        orang=cast.wati.orang, role=Role.TIM_PENYUSUN, desa=cast.villages.kalianget, starts_on=date(2025, 1, 1)
    )
    address = {"pk": cast.wati.orang.user.pk}
    assert "Kalianget" not in page_of(sign_in(cast.sari), "account_detail", **address)
    assert "Kalianget" in page_of(sign_in(cast.rina), "account_detail", **address)


def test_making_a_code_shows_the_card_once_and_nothing_keeps_it(cast, sign_in):
    browser = sign_in(cast.sari)
    wati = cast.wati.orang.user
    response = browser.post(reverse("account_make_code", kwargs={"pk": wati.pk}))
    (slip,) = response.context["slips"]
    page = response.content.decode()
    assert slip.code in page and "wati.umeanyar" in page and reverse("account_start") in page
    assert "no-store" in response["Cache-Control"]
    assert slip.code not in page_of(browser, "account_detail", pk=wati.pk)
    assert slip.code not in str(dict(browser.session))
    redeem_code(username=wati.username, code=slip.code, new_password=GOOD)


def test_opening_an_account_answers_with_the_card(cast, sign_in):
    browser = sign_in(cast.sari)
    response = browser.post(
        reverse("account_open", kwargs={"code": cast.villages.umeanyar.code}),
        {"role": "tim_penyusun", "name": "Komang <b>Adi</b>", "starts_on": "05-01-2026"},
    )
    (slip,) = response.context["slips"]
    assert "Komang &lt;b&gt;Adi&lt;/b&gt;" in response.content.decode()
    redeem_code(username="tim.umeanyar", code=slip.code, new_password=GOOD)


def test_a_refused_form_keeps_what_was_typed_and_opens_nothing(cast, sign_in):
    before = User.objects.count()
    response = sign_in(cast.sari).post(
        reverse("account_open", kwargs={"code": cast.villages.umeanyar.code}),
        {"role": "", "name": "Komang Adi", "starts_on": "kapan-kapan", "phone": "0812"},
    )
    page = response.content.decode()
    assert "Komang Adi" in page and "kapan-kapan" in page and "0812" in page
    assert set(response.context["form"].errors) == {"role", "starts_on"}
    assert User.objects.count() == before


def test_the_secretary_cannot_smuggle_in_a_role_that_the_form_does_not_offer(cast, sign_in):
    response = sign_in(cast.sari).post(
        reverse("account_open", kwargs={"code": cast.villages.umeanyar.code}),
        {"role": "administrator", "name": "Komang Adi", "starts_on": "2026-01-05"},
    )
    assert "role" in response.context["form"].errors


def test_either_a_known_person_or_a_new_name_is_given(cast, sign_in):
    response = sign_in(cast.sari).post(
        reverse("account_open", kwargs={"code": cast.villages.umeanyar.code}),
        {"role": "tim_penyusun", "orang": cast.joko.orang_id, "name": "Komang Adi", "starts_on": "2026-01-05"},
    )
    assert "jangan keduanya" in str(response.context["form"].errors["name"])


def test_the_bulk_page_shows_first_and_opens_only_when_posted(cast, sign_in):
    browser = sign_in(cast.dewi)
    address = reverse("account_open_kabupaten", kwargs={"code": "51.08"})
    before = User.objects.count()
    page = browser.get(address).content.decode()
    assert "Dencarik" in page and "Umeanyar" not in page
    assert User.objects.count() == before
    response = browser.post(address, {f"name-{cast.villages.dencarik.pk}": "Ni Luh Sri", "name-999999": "Hantu"})
    (slip,) = response.context["slips"]
    assert (slip.name, slip.username) == ("Ni Luh Sri", "sekdes.dencarik")
    assert browser.post(address).status_code == 302  # nothing is left to open
    assert "Semua desa sudah punya akun" in browser.get(address).content.decode()


def test_cards_are_printed_again_for_those_who_have_not_started(cast, sign_in):
    issued = issue_code(by=cast.rina, user=cast.sari.orang.user)
    redeem_code(username=issued.user.username, code=issued.code, new_password=GOOD)
    old = issue_code(by=cast.rina, user=cast.wati.orang.user)
    browser = sign_in(cast.rina)
    address = reverse("account_print_cards", kwargs={"code": cast.villages.umeanyar.code})
    assert OneTimeCode.objects.count() == 2
    assert "wati.umeanyar" in browser.get(address).content.decode()
    assert OneTimeCode.objects.count() == 2
    slips = {slip.username: slip for slip in browser.post(address).context["slips"]}
    assert "sari.umeanyar" not in slips and "bejo.kalianget" not in slips
    assert slips["wati.umeanyar"].code != old.code
    redeem_code(username="wati.umeanyar", code=slips["wati.umeanyar"].code, new_password=GOOD)


def test_cards_of_the_secretary_leave_out_whom_she_may_not_help(cast, sign_in):
    address = reverse("account_print_cards", kwargs={"code": cast.villages.umeanyar.code})
    names = {slip.username for slip in sign_in(cast.sari).post(address).context["slips"]}
    assert names == {"wati.umeanyar", "gede.umeanyar", "karto.umeanyar", "putu.umeanyar", "ayu.umeanyar"}


def test_a_person_with_two_roles_gets_one_card_that_names_both(cast, sign_in):
    Membership.objects.create(
        orang=cast.wati.orang, role=Role.TIM_VERIFIKASI, desa=cast.villages.umeanyar, starts_on=date(2025, 1, 1)
    )
    address = reverse("account_print_cards", kwargs={"code": cast.villages.umeanyar.code})
    slips = [s for s in sign_in(cast.sari).post(address).context["slips"] if s.username == "wati.umeanyar"]
    assert len(slips) == 1
    assert len(slips[0].titles) == 2


def test_ending_a_role_asks_for_a_reason_and_keeps_what_was_typed(cast, sign_in):
    browser = sign_in(cast.sari)
    address = reverse("account_end_role", kwargs={"pk": cast.wati.pk})
    response = browser.post(address, {"on": "01-01-2019", "reason": "SK nomor 4"})
    assert "SK nomor 4" in response.content.decode()
    assert "on" in response.context["form"].errors
    assert browser.post(address, {"on": str(YESTERDAY), "reason": "SK nomor 4"}).status_code == 302
    cast.wati.refresh_from_db()
    assert cast.wati.ends_on == YESTERDAY


def test_the_inspektorat_reads_and_is_told_that_it_only_reads(cast, sign_in):
    browser = sign_in(cast.of(Role.INSPEKTORAT))
    assert "wati.umeanyar" in page_of(browser, "account_list")
    response = browser.get(reverse("account_open", kwargs={"code": cast.villages.umeanyar.code}))
    assert response.status_code == 403
    assert "Inspektorat hanya melihat" in response.content.decode()


def test_the_administrator_finds_a_place_among_all(cast, sign_in):
    browser = sign_in(cast.tono)
    page = page_of(browser, "account_choose_place", {"q": "pandan"})
    assert "Desa Pandanlandung" in page and "Umeanyar" not in page
    assert "35.07.21.2012" in page_of(browser, "account_choose_place", {"q": "35.07.21"})
    assert reverse("account_open", kwargs={"code": "nasional"}) in page_of(browser, "account_choose_place")


def test_the_kecamatan_chooses_among_its_villages(cast, sign_in):
    page = page_of(sign_in(cast.rina), "account_choose_place")
    assert "Umeanyar" in page and "Kalianget" in page
    assert "Dencarik" not in page and "Kecamatan Seririt</a>" not in page


@pytest.mark.parametrize("code", ["nasional", "51", "51.08.02.9999", "35.07.21.2012", "x", "51.08.02.2021.1", "..."])
def test_a_place_that_is_not_ours_or_not_there_is_absent(cast, sign_in, code):
    assert sign_in(cast.rina).get(reverse("account_open", kwargs={"code": code})).status_code == 404


@pytest.mark.parametrize("key", ["²", "٣", "9" * 900, "", "-1", "1\0"])
def test_odd_names_of_fields_and_odd_signs_open_accounts_all_the_same(cast, sign_in, key):
    """A field of no village is left out; PostgreSQL, which knows no NUL, keeps the name without it."""
    kalianget = cast.villages.kalianget
    Membership.objects.filter(pk=cast.bejo.pk).update(ends_on=YESTERDAY)
    address = reverse("account_open_kabupaten", kwargs={"code": "51.08"})
    page = sign_in(cast.dewi).post(address, {f"name-{key}": "Nyasar", f"name-{kalianget.pk}": "Ma\0de Oka"})
    assert page.status_code == 200
    assert Membership.objects.filter(desa=kalianget, orang__name="Made Oka").exists()
    assert not Membership.objects.filter(orang__name="Nyasar").exists()


def test_a_place_that_no_database_can_look_up_is_absent(cast, sign_in):
    for member in (cast.bejo, cast.dewi):
        browser = sign_in(member)
        for address in ("/akun/buka/51.%00/", "/akun/kartu/51.08.%00/", "/akun/buka/51.%00/semua-desa/"):
            assert browser.get(address).status_code == 404
    assert browser.get("/akun/buka/", {"q": "x\0"}).status_code == 200
