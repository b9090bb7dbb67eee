"""The page of a prose document read back as a tree, for writers that are not browsers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

INLINE = frozenset({"a", "abbr", "b", "br", "em", "i", "small", "span", "strong", "sub", "sup", "u"})
SKIPPED = frozenset({"script", "style", "svg", "caption", "colgroup", "head"})
NOT_IN_WORD = "picture"  # class of what only paper and screen can show
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one face; a line break is a run of its own."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    is_break: bool = False


def page_body(page: str) -> Any:
    """The body of a whole page."""
    return html.document_fromstring(page).body


def classes(element: Any) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())


def is_inline(element: Any) -> bool:
    """Whether the element stands inside a line."""
    return element.tag in INLINE


def is_skipped(element: Any) -> bool:
    """Whether the element has nothing for a text writer: comments, pictures drawn by lines, hidden marks."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return True
    return element.get("aria-hidden") == "true" or NOT_IN_WORD in classes(element)


def children(element: Any) -> Iterator[Any]:
    """The children that a text writer draws."""
    return (child for child in element if not is_skipped(child))


def inline_runs(element: Any) -> list[Run]:
    """The text of a paragraph as runs, white space as a browser shows it; inner blocks are left to the caller."""
    return _tidy(list(_runs(element, Run(""))))


def _runs(element: Any, face: Run) -> Iterator[Run]:
    face = _face(element, face)
    if element.text:
        yield _with_text(face, element.text)
    for child in element:
        if child.tag == "br":
            yield Run("", is_break=True)
        elif not is_skipped(child) and is_inline(child):
            yield from _runs(child, face)
        if child.tail:
            yield _with_text(face, child.tail)


def _face(element: Any, face: Run) -> Run:
    tag, names = element.tag, classes(element)
    return Run(
        "",
        bold=face.bold or tag in {"b", "strong", "th"} or "bold" in names,
        italic=face.italic or tag in {"em", "i"},
        underline=face.underline or tag == "u" or "is-named" in names,
    )


def _with_text(face: Run, text: str) -> Run:
    return Run(_SPACES.sub(" ", text), face.bold, face.italic, face.underline)


def _tidy(runs: list[Run]) -> list[Run]:
    """Without white space at the ends of lines, and without two spaces in a row."""
    tidy: list[Run] = []
    at_start = True
    for run in runs:
        if run.is_break:
            _trim_end(tidy)
            tidy.append(run)
            at_start = True
            continue
        text = run.text.lstrip(" ") if at_start else run.text
        if text:
            tidy.append(Run(text, run.bold, run.italic, run.underline))
            at_start = text.endswith(" ")
    _trim_end(tidy)
    return tidy


def _trim_end(runs: list[Run]) -> None:
    while runs and not runs[-1].is_break:
        last = runs.pop()
        text = last.text.rstrip(" ")
        if text:
            runs.append(Run(text, last.bold, last.italic, last.underline))
            return
