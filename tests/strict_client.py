"""A test client that reads what it gets: a page with an unrendered tag or a mistyped variable fails the test."""

import inspect
import re
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.signals import setting_changed
from django.http import HttpResponse
from django.template import defaultfilters, engines
from django.template.base import UNKNOWN_SOURCE, FilterExpression, Node, Template
from django.test import Client
from django.test.client import ClientHandler

MARK = "TEMPLATE-VARIABLE-UNKNOWN"
UNRENDERED = re.compile(r"{{|}}|{%|%}|{#|#}")
# Scripts and style sheets use braces of their own; data islands too.
NOT_PROSE = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
HEADING = re.compile(r"<h1\b", re.IGNORECASE)


class BadPage(AssertionError):
    """A page that no visitor should see."""


class UnknownVariable(str):
    """What Django prints for a variable that does not exist: a mark in our templates, nothing in other people's."""

    def __bool__(self) -> bool:
        return _in_our_template()  # when false, Django goes on as if nothing had been set

    def __contains__(self, piece: object) -> bool:
        return piece == "%s"  # Django asks whether it may fill in the variable's name

    def __mod__(self, variable: object) -> str:
        return f"{MARK}({variable})"


def _in_our_template() -> bool:
    """Tell whether the variable stands in a template of this project, and without a default of its own."""
    frame = inspect.currentframe()
    while frame is not None:
        owner = frame.f_locals.get("self")
        if isinstance(owner, FilterExpression) and any(
            function is defaultfilters.default for function, _ in owner.filters
        ):
            return False
        if isinstance(owner, Node | Template) and (origin := getattr(owner, "origin", None)) is not None:
            path = Path(str(origin.name))
            in_clone = path.is_relative_to(settings.BASE_DIR) and ".venv" not in path.parts
            return in_clone or origin.name == UNKNOWN_SOURCE
        frame = frame.f_back
    return True


def mark_unknown_variables() -> None:
    """Make every mistyped variable in our templates visible."""
    engines["django"].engine.string_if_invalid = UnknownVariable()


def mark_again(*, setting: str, enter: bool, **_: object) -> None:
    """A test that had templates of its own left new engines behind."""
    if setting == "TEMPLATES" and not enter:
        mark_unknown_variables()


setting_changed.connect(mark_again)


def faults_of_page(html: str) -> list[str]:
    """Tell what is wrong with a page, beyond its status."""
    prose = NOT_PROSE.sub("", html)
    faults = [f"unrendered tag near {_around(prose, hit)!r}" for hit in UNRENDERED.finditer(prose)]
    faults += [f"unknown variable: {hit}" for hit in re.findall(rf"{MARK}\([^)]*\)", html)]
    if "<html" in html and (headings := len(HEADING.findall(html))) != 1:
        faults.append(f"{headings} <h1> instead of one")
    return faults


def _around(text: str, hit: re.Match) -> str:
    return text[max(hit.start() - 30, 0) : hit.end() + 30]


class SharedHandler(ClientHandler):
    """Middleware built once for all clients, until a setting changes: building it lists every static file."""

    built: ClassVar[ClientHandler | None] = None

    def load_middleware(self, is_async: bool = False) -> None:
        """Take the chain that stands, or build it."""
        if SharedHandler.built is None:
            SharedHandler.built = ClientHandler()
            SharedHandler.built.load_middleware(is_async=is_async)
        self._middleware_chain = SharedHandler.built._middleware_chain

    @classmethod
    def forget(cls, **_: object) -> None:
        """Build anew for the next client."""
        cls.built = None


setting_changed.connect(SharedHandler.forget)


class StrictClient(Client):
    """Django's test client; every HTML answer is looked over."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.handler = SharedHandler(enforce_csrf_checks=self.handler.enforce_csrf_checks)

    def request(self, **request) -> HttpResponse:
        """Send the request, then look the answer over."""
        response = super().request(**request)
        is_html = response.headers.get("Content-Type", "").startswith("text/html")
        if is_html and not response.streaming and "Content-Encoding" not in response.headers:
            faults = faults_of_page(response.content.decode(response.charset))
            if faults:
                raise BadPage(f"{request.get('PATH_INFO')}: " + "; ".join(faults))
        return response
