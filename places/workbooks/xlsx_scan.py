"""A cheap first look at the sheets of a .xlsx: bounds, error cells and formulas without a stored result."""

import re
from xml.etree import ElementTree

from places.workbooks.addresses import column_of, position
from places.workbooks.refusal import broken
from places.workbooks.scan import Scan, refuse_crowd, refuse_far_cells, refuse_flood
from places.workbooks.sheet import UNCACHED
from places.workbooks.zip_guard import GuardedZip

_WANTED = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE | re.DOTALL)
_CELL = rb"<(?:\w+:)?c\b"
_ADDRESSES = re.compile(_CELL + rb"[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>")
_ROWS = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"'](\d{1,9})[\"'][^>]*(?<!/)>")
_BARE_CELLS = re.compile(_CELL + rb"(?:\s+(?!r=)\w+=[\"'][^\"']*[\"'])*\s*(?<!/)>")
_ERROR = re.compile(_CELL + rb"([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(
    _CELL + rb"([^>]*(?<!/))>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_STORED = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_SHARED = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si>", re.DOTALL)
_SHARED_USE = re.compile(rb"\bt=[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>\s*(\d{1,7})\s*<")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def scan(archive: GuardedZip) -> dict[str, Scan]:
    """What is known of each sheet by its name. Raises WorkbookRefused for a sheet that would fill the memory."""
    parts = archive.read_all(_WANTED)
    titles = _titles(parts)
    shared = [len(text) for text in _SHARED.findall(parts.get("xl/sharedStrings.xml", b""))]
    found, cells, characters = {}, 0, 0
    for path, content in parts.items():
        if b"sheetData" not in content:
            continue
        title = titles.get(path.casefold(), path)
        cells += _measure(title, content)
        refuse_crowd(cells)
        characters += len(content) + _shared_characters(content, shared)
        refuse_flood(characters)
        found[title] = Scan(errors=_errors(content))
    return found


def _measure(title: str, content: bytes) -> int:
    """How many cells hold something; refuses the sheet when one of them lies too far out."""
    pairs = _ADDRESSES.findall(content)
    bare = len(_BARE_CELLS.findall(content))
    last_column = max((column_of(column.decode()) for column in {pair[0] for pair in pairs}), default=0)
    last_row = max((int(pair[1]) for pair in pairs), default=1) - 1
    if bare:
        last_row = max(last_row, bare, *(int(row) for row in _ROWS.findall(content)))
        last_column = max(last_column, max(row.count(b"<") for row in content.split(b"</row>")) // 2)
    refuse_far_cells(title, last_row, last_column)
    return len(pairs) + bare


def _shared_characters(content: bytes, shared: list[int]) -> int:
    """How long the shared texts are together when each use is a copy, as it is in the parser."""
    if not shared or max(shared) * content.count(b"<") < 4_000_000:
        return 0
    return sum(shared[at] for at in map(int, _SHARED_USE.findall(content)) if at < len(shared))


def _errors(content: bytes) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    if b't="e"' in content or b"t='e'" in content:
        for attributes, inside in _ERROR.findall(content):
            stored = _STORED.search(inside)
            _note(found, attributes, stored[1].decode("utf-8", "replace") if stored else "#?")
    if b"<f" in content or b":f" in content:
        for attributes in _FORMULA.findall(content):
            _note(found, attributes, UNCACHED)
    return found


def _note(found: dict[tuple[int, int], str], attributes: bytes, text: str) -> None:
    if reference := _REFERENCE.search(attributes):
        at = position(reference[1].decode())
        found[at] = text[:20]


def _titles(parts: dict[str, bytes]) -> dict[str, str]:
    """Names of the sheets by the path of their part, in small letters."""
    try:
        # Documents with declarations were refused before, so no entity can be expanded here.
        book = ElementTree.fromstring(parts.get("xl/workbook.xml", b"<workbook/>"))  # noqa: S314
        relations = ElementTree.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))  # noqa: S314
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise broken() from problem
    targets = {node.get("Id"): node.get("Target", "") for node in relations}
    titles = {}
    for node in book.iter():
        if node.tag.rpartition("}")[2] == "sheet" and node.get("name"):
            target = targets.get(node.get(_RELATION), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            titles[path.casefold()] = node.get("name", "")
    return titles
