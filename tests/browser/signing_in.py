"""Signing in as a person would, shared by the stories."""

from playwright.sync_api import Page, expect

from accounts.models import Membership

PASSWORD = "sawah-luas-2026"


def let_sign_in(*members: Membership) -> None:
    """Give these people a password."""
    for member in members:
        member.orang.user.set_password(PASSWORD)
        member.orang.user.save()


def sign_in(page: Page, username: str) -> None:
    """Sign in as a person would."""
    page.goto("/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Umeanyar")
