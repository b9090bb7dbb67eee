"""Every page, looked at once: light enough for a village's line; and in Chromium axe finds nothing, nothing is wider
than a phone, no rule of the page is broken.

Axe looks on a desk and on a phone; in a quick run at every other page, on one of them: the page's name decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import ConsoleMessage, Page, Route

from tests.chosen import one_of
from tests.pages.visits import page_rows, visits
from tests.pages.weight import check_weight
from tests.random_cases import FULL

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SITE = "http://localhost"
POLICY = "default-src 'self'; img-src 'self' data:"

pytestmark = pytest.mark.usefixtures("papers_drawn_once")


@dataclass
class Window:
    """One page of the browser for the whole module, and what it complained about."""

    page: Page
    texts: dict[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Give the page's text and our static files, and nothing else of the world."""
        path = urlsplit(route.request.url).path
        prefix = f"/{settings.STATIC_URL.strip('/')}/"
        file = finders.find(path.removeprefix(prefix)) if path.startswith(prefix) else None
        if file:
            route.fulfill(path=Path(file))
        elif path in self.texts:
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
            route.fulfill(body=self.texts[path], headers=headers)
        else:
            route.fulfill(status=204)

    def heard(self, message: ConsoleMessage) -> None:
        """Keep what the browser holds for an error."""
        if message.type == "error":
            self.complaints.append(message.text)

    def show(self, html: str) -> Page:
        """Show a page's text as a first visit would."""
        self.page.evaluate("location.origin.startsWith('http') && (localStorage.clear(), sessionStorage.clear())")
        self.complaints.clear()
        self.texts["/"] = html
        self.page.set_viewport_size(DESK)
        self.page.goto(f"{SITE}/")
        return self.page


@pytest.fixture(scope="module")
def window(browser) -> Iterator[Window]:
    """A window that knows nothing but what it is shown."""
    context = browser.new_context(viewport=DESK, locale="id-ID")
    window = Window(context.new_page())
    window.page.on("console", window.heard)
    window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
    context.route("**/*", window.answer)
    yield window
    context.close()


def check(page: Page, accessible, *, axe_at: tuple[dict, ...]) -> None:
    """Look at a page on a desk and on a phone, with axe where it is asked for."""
    if DESK in axe_at:
        accessible(page)
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"the page is {width} px wide on a phone"
    if PHONE in axe_at:
        accessible(page)


@pytest.mark.parametrize("row", page_rows(), ids=lambda row: row.name)
def test_a_page_is_light_and_everybody_can_use_it(cast, row, window, accessible):
    widths = (DESK, PHONE) if FULL else one_of(((DESK,), (PHONE,), (), ()), row.name)
    for visit in visits(cast, row):
        check_weight(visit.html)
        check(window.show(visit.html), accessible, axe_at=widths)
        assert window.complaints == []
