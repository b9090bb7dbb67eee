"""Issued papers for tests that need them there and look at other things."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from reporting.enums import FileKind
from reporting.payload import Payload
from reporting.pdf_joining import PdfPart
from reporting.rendering import Rendered
from reporting.services import issue

_drawn_before: dict[tuple[str, bool], dict[FileKind, Rendered]] = {}


@contextmanager
def drawn_once() -> Iterator[None]:
    """Draw each kind of issued document once for a process: later ones of the kind hold the first one's pages.

    Payload, hashes, code and rows are each document's own. Every enacted plan prints five files, a third of a second
    each, and hundreds of tests only need a plan that is enacted, or ask who may open the page on which it is listed.
    """
    draw = issue._drawn

    def once(payload: Payload, parts: Sequence[PdfPart], code: str) -> dict[FileKind, Rendered]:
        kind = (payload.key, bool(parts))
        if kind not in _drawn_before:
            _drawn_before[kind] = draw(payload, parts, code)
        return _drawn_before[kind]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(issue, "_drawn", once)
        yield


@pytest.fixture
def papers_drawn_once() -> Iterator[None]:
    """Draw each kind of issued document once for all tests that use this."""
    with drawn_once():
        yield
