"""Sign-in and account help in a real browser: with the card, by phone, without JavaScript, and for a screen reader."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.services.codes import issue_code
from tests.accounts.test_signing_in import PASSWORD, give_password
from tests.random_cases import FULL


def enter(page, username: str) -> None:
    page.goto(reverse("account_login"))
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("kind", ["phone", "page_without_javascript"])
def test_the_secretary_starts_with_her_card_and_signs_in(request, live_server, cast, kind):
    page = request.getfixturevalue(kind)
    issued = issue_code(by=cast.rina, user=cast.sari.orang.user)
    page.goto(reverse("account_login"))
    page.get_by_role("link", name="Saya punya kode").click()
    page.get_by_label("Nama pengguna").fill(issued.user.username)
    page.get_by_label("Kode dari kartu").fill(issued.code.lower().replace("-", " "))
    page.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(PASSWORD)
    page.get_by_role("button", name="Simpan kata sandi").click()
    expect(page.get_by_text("Kata sandi Anda tersimpan")).to_be_visible()
    enter(page, issued.user.username)
    expect(page).not_to_have_url(re.compile("masuk"))


def test_dinas_pmd_opens_all_villages_and_prints_the_cards(live_server, cast, new_context):
    page = new_context().new_page()
    give_password(cast.dewi.orang.user)
    enter(page, cast.dewi.orang.user.username)
    page.goto(reverse("account_list"))
    page.get_by_role("link", name="Semua desa sekaligus").click()
    page.get_by_label("Dencarik").fill("Ni Luh Sri")
    page.get_by_role("button", name=re.compile("Buka 1 akun")).click()
    expect(page.get_by_text("sekdes.dencarik")).to_be_visible()
    expect(page.locator(".slip-code")).to_have_text(re.compile(r"^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$"))
    page.emulate_media(media="print")
    expect(page.get_by_text("Kode hanya tampil sekali")).to_be_hidden()
    expect(page.locator(".slip-code")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390] if FULL else [390])
def test_every_account_page_is_accessible_and_fits(live_server, cast, new_context, accessible, width):
    page = new_context(viewport={"width": width, "height": 844}).new_page()
    give_password(cast.dewi.orang.user)
    for name in ("account_login", "account_start", "account_inactive"):
        page.goto(reverse(name))
        accessible(page)
        assert fits(page), name
    page.get_by_role("link", name="Ke halaman masuk").click()
    page.get_by_role("button", name="Masuk").click()  # nothing typed: the page with errors
    accessible(page)
    enter(page, cast.dewi.orang.user.username)
    wati, umeanyar = cast.wati, cast.villages.umeanyar
    for address in [
        reverse("profile"),
        reverse("account_change_password"),
        reverse("account_logout"),
        reverse("mfa_index"),
        reverse("mfa_activate_totp"),
        reverse("account_list"),
        reverse("account_detail", kwargs={"pk": wati.orang.user.pk}),
        reverse("account_end_role", kwargs={"pk": wati.pk}),
        reverse("account_take_second_factor_off", kwargs={"pk": wati.orang.user.pk}),
        reverse("account_choose_place"),
        reverse("account_open", kwargs={"code": umeanyar.code}),
        reverse("account_open_kabupaten", kwargs={"code": umeanyar.kabupaten.code}),
        reverse("account_print_cards", kwargs={"code": umeanyar.code}),
    ]:
        page.goto(address)
        accessible(page)
        assert fits(page), address
    page.get_by_role("button", name="Buat kode baru").click()
    expect(page.locator(".slip-code").first).to_be_visible()
    accessible(page)
    assert fits(page)
