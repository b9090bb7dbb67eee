"""Templates: each is used, none carries script or style of its own, every page has one main heading."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.template.utils import get_app_template_dirs

from tests.house.sources import own_files

CALLED_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=[\"']application/json)", re.IGNORECASE),
    "style": re.compile(r"<style\b|[\s\"']style\s*=\s*[\"'{]", re.IGNORECASE),
    "handler": re.compile(r"[\s\"']on[a-z]{3,}\s*=\s*[\"'{]", re.IGNORECASE),
    "javascript address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
}
TAG = re.compile(r"{%-?\s*(\w+)\s*([^%]*?)\s*-?%}")
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL)
HEADING = re.compile(r"<h1\b", re.IGNORECASE)
# What a paper stands in: printed it is a page of its own, on screen it lies in a page of the application.
LAYOUT = "reporting/prose_base.html"
PLAN_BASE = "planning/rkp_base.html"  # what `{% extends base %}` means for a yearly plan; the other one is like it
# A letter bears no heading; on screen the page around it does.
LETTERS = {
    "musyawarah/documents/undangan.html",
    "review/documents/surat_pengantar.html",
    "training/documents/undangan.html",
}
PARENT = re.compile(r"{%\s*extends\s+(?:\w+\|yesno:)?[\"']([^\"',]+)[^%]*%}")


def templates(root: Path) -> dict[str, Path]:
    """Give our templates by the name they are called with."""
    found = {}
    for path in own_files(root, ".html", ".txt", ".svg", ".xml"):
        parts = path.relative_to(root).parts
        if "templates" in parts and parts[0] != "tests":
            found["/".join(parts[parts.index("templates") + 1 :])] = path
    return found


@cache
def names_of_other_people() -> frozenset[str]:
    """Give the names of templates in installed packages: ours of the same name take their place."""
    folders = [Path(folder) for folder in get_app_template_dirs("templates") if "site-packages" in str(folder)]
    forms = [Path(__import__("django").__file__).parent / "forms" / "templates"]
    return frozenset(str(path.relative_to(f)) for f in [*folders, *forms] for path in f.rglob("*") if path.is_file())


def unused_templates(root: Path, standing_in_for: frozenset[str] = frozenset()) -> list[str]:
    """Tell every template whose name no Python file and no other template speaks."""
    ours = templates(root)
    speakers = {path: path.read_text(encoding="utf-8") for path in own_files(root, ".py") if "tests" not in path.parts}
    speakers |= {path: path.read_text(encoding="utf-8") for path in ours.values()}
    return [
        name
        for name, own_path in ours.items()
        if name not in CALLED_BY_DJANGO | standing_in_for
        and not any(_speaks(text, name) for path, text in speakers.items() if path != own_path)
    ]


def _speaks(text: str, name: str) -> bool:
    """Whether the name stands there in quotation marks, alone or beside another one ("a.html,b.html")."""
    return any(f"{before}{name}{after}" in text for before in "\"'," for after in "\"',")


def inline_code(root: Path) -> list[str]:
    """Tell every inline script, style or handler in templates, and in Python that builds tags."""
    found = []
    for path in [*templates(root).values(), *own_files(root, ".py")]:
        if path.relative_to(root).parts[0] in ("tests", "launch"):
            continue
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        kinds = INLINE if path.suffix != ".py" else {kind: INLINE[kind] for kind in ("script",)}
        found += [f"{path.relative_to(root)}: inline {kind}" for kind, pattern in kinds.items() if pattern.search(text)]
    return found


def headings(name: str, ours: dict[str, Path]) -> int:
    """Count the <h1> of a page as it is put together from its bases and fragments."""
    return len(HEADING.findall(_assembled(name, ours, {})))


def _assembled(name: str, ours: dict[str, Path], blocks: dict[str, str], inside: frozenset[str] = frozenset()) -> str:
    """Give the text of a template with blocks filled from below and literal includes put in (trees only once)."""
    if name not in ours or name in inside:
        return ""
    inside |= {name}
    text = COMMENT.sub("", ours[name].read_text(encoding="utf-8"))
    if "{% extends layout %}" in text:
        return _assembled(LAYOUT, ours, _blocks(text) | blocks, inside)
    if "{% extends base %}" in text:
        return _assembled(PLAN_BASE, ours, _blocks(text) | blocks, inside)
    if parent := PARENT.search(text):
        return _assembled(parent[1], ours, _blocks(text) | blocks, inside)
    while (filled := _fill(text, blocks)) != text:  # blocks stand in blocks
        text = filled
    return re.sub(
        r"{%\s*include\s+[\"']([^\"']+)[\"'][^%]*%}", lambda hit: _assembled(hit[1], ours, {}, inside) or hit[0], text
    )


def _spans(text: str) -> list[tuple[str, int, int, int, int]]:
    """Give every block: name, start, start of its inside, end of its inside, end."""
    open_blocks: list[tuple[str, int, int]] = []
    found = []
    for tag in TAG.finditer(text):
        if tag[1] == "block":
            open_blocks.append((tag[2].split()[0], tag.start(), tag.end()))
        elif tag[1] == "endblock" and open_blocks:
            block, start, inside = open_blocks.pop()
            found.append((block, start, inside, tag.start(), tag.end()))
    return found


def _blocks(text: str) -> dict[str, str]:
    return {block: text[inside:end] for block, _, inside, end, _ in _spans(text)}


def _fill(text: str, blocks: dict[str, str]) -> str:
    """Put the first block's text into its place; what a page says replaces what its base says."""
    spans = sorted(_spans(text), key=lambda span: span[1])
    if not spans:
        return text
    block, start, inside, end, after = spans[0]
    own = text[inside:end]
    body = re.sub(r"{{\s*block\.super\s*}}", lambda _: own, blocks.get(block, own))
    return text[:start] + body + text[after:]


def pages_without_one_heading(root: Path) -> list[str]:
    """Tell every page (a template that extends another and is no base itself) whose <h1> are not exactly one."""
    ours = templates(root)
    texts = {name: path.read_text(encoding="utf-8") for name, path in ours.items() if name.endswith(".html")}
    bases = {parent for text in texts.values() for parent in PARENT.findall(text)}
    pages = [name for name, text in texts.items() if "{% extends" in text and name not in bases | LETTERS]
    counted = {name: headings(name, ours) for name in pages}
    return [f"{name}: {count} <h1>" for name, count in counted.items() if count != 1]


def test_every_template_is_used(project):
    assert unused_templates(project, names_of_other_people()) == []


def test_no_template_carries_script_or_style(project):
    assert inline_code(project) == []


def test_every_page_has_one_main_heading(project):
    assert pages_without_one_heading(project) == []


def plant(root: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = root / "templates" / "planning" / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_planted_unused_template_is_found(tmp_path):
    plant(tmp_path, used="", unused="{% include 'planning/used.html' %} {# 'planning/unused.html' #}")
    assert unused_templates(tmp_path) == ["planning/unused.html"]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("<script>alert(1)</script>", 1),
        ("<style>p{}</style>", 1),
        ('<p class="a" style="color:red">', 1),
        ('<a onclick="go()">', 1),
        ('<a href="javascript:go()">', 1),
        ('<script src="{% static "a.js" %}" defer></script>', 0),
        ('<link rel="stylesheet" href="a.css">', 0),
        ('{# <p style="x"> #}<p data-only="1">', 0),
    ],
)
def test_planted_inline_code_is_found(tmp_path, text, faults):
    plant(tmp_path, page=text)
    assert len(inline_code(tmp_path)) == faults


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("{% block title %}RPJM{% endblock %}", 1),
        ("{% block heading %}{% endblock %}", 0),
        ("{% block body %}<h1>Dua</h1>{% endblock %}", 2),
        ("{% block heading %}{{ block.super }}{% endblock %}", 1),
        ("{% block body %}{% include 'planning/_part.html' with a=1 %}{% endblock %}", 2),
    ],
)
def test_planted_main_headings_are_counted(tmp_path, page, count):
    plant(
        tmp_path,
        base="{% block heading %}<h1>{% block title %}{% endblock %}</h1>{% endblock %}{% block body %}{% endblock %}",
        _part="<h1>Bagian</h1>",
        page="{% extends 'planning/base.html' %}" + page,
    )
    expected = [] if count == 1 else [f"planning/page.html: {count} <h1>"]
    assert pages_without_one_heading(tmp_path) == expected
