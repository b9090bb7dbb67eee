"""Every page in Chromium: axe finds nothing, nothing is wider than a phone, no rule of the page is broken."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.pages.visits import page_rows, visits

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SITE = "http://localhost"
POLICY = "default-src 'self'; img-src 'self' data:"


@pytest.fixture
def shown(browser):
    """Give a function that shows a page's text with our static files, and nothing else of the world."""
    context = browser.new_context(viewport=DESK, locale="id-ID")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    texts: dict[str, str] = {}

    def answer(route):
        path = urlsplit(route.request.url).path
        prefix = f"/{settings.STATIC_URL.strip('/')}/"
        file = finders.find(path.removeprefix(prefix)) if path.startswith(prefix) else None
        if file:
            route.fulfill(path=Path(file))
        elif path in texts:
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
            route.fulfill(body=texts[path], headers=headers)
        else:
            route.fulfill(status=204)

    context.route("**/*", answer)

    def show(html: str):
        texts["/"] = html
        complaints.clear()
        page.set_viewport_size(DESK)
        page.goto(f"{SITE}/")
        return page

    show.complaints = complaints
    yield show
    context.close()


def check(page, accessible) -> None:
    """Look at a page on a desk and on a phone."""
    accessible(page)
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"the page is {width} px wide on a phone"
    accessible(page)


@pytest.mark.parametrize("row", page_rows(), ids=lambda row: row.name)
def test_everybody_can_use_the_page(cast, row, shown, accessible):
    for visit in visits(cast, row):
        check(shown(visit.html), accessible)
        assert shown.complaints == []
