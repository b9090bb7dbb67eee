"""The installed Chromium, driven by Playwright; it sees this computer and nothing else."""

import os
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from launch.system import find_chromium, install_line, is_root

# Playwright keeps an event loop in the main thread, where Django would then refuse every query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ANY_OTHER_HOST = re.compile(r"^(https?|wss?)://(?!(localhost|127\.0\.0\.1)[:/])")
# Chromium by itself asks its maker for updates and more: with the network closed that only costs time.
SILENT = """--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update
--disable-sync""".split()  # noqa: SIM905
DESK = {"viewport": {"width": 1280, "height": 900}}
# Milliseconds. A machine that does other things beside is slow and not wrong: what does come is waited for.
ACTION, ANSWER = 60_000, 30_000
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the system's Chromium; never a downloaded one."""
    path = find_chromium()
    if path is None:
        pytest.fail(f"No Chromium here. Type: {install_line(['chromium'])}")
    arguments = [*SILENT, *(["--no-sandbox"] if is_root() else [])]  # the sandbox refuses root
    return {**browser_type_launch_args, "executable_path": path, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Speak Indonesian."""
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture
def foreign_hosts():
    """Fail a test whose pages called another host; a test that expects it empties this list."""
    called: list[str] = []
    yield called
    assert not called, f"the page called other hosts: {called}"


@pytest.fixture
def new_context(new_context, live_server, foreign_hosts):
    """Open a visitor's own browser at our server: addresses may be relative, no other host is reached."""

    def refuse(route):
        foreign_hosts.append(urlsplit(route.request.url).netloc)
        route.abort()

    expect.set_options(timeout=ANSWER)

    def open_context(**options):
        context = new_context(**{"base_url": live_server.url, **DESK, **options})
        context.set_default_timeout(ACTION)
        context.route(ANY_OTHER_HOST, refuse)
        return context

    return open_context


@pytest.fixture
def phone(new_context):
    """A page on a phone of 390 × 844."""
    return new_context(**PHONE).new_page()


@pytest.fixture
def page_without_javascript(new_context):
    """A page in a browser with JavaScript off."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture
def accessible():
    """Give a function that fails when axe finds anything on a page (WCAG 2.2 AA)."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page) -> None:
        is_there = page.evaluate("typeof axe !== 'undefined'")  # a second look at the same page need not bring it again
        results = (Axe("") if is_there else Axe()).run(page)
        assert results.violations_count == 0, results.generate_report()

    return check
