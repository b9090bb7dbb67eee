"""A first look at the content of a .ods: how far its repeated cells reach, and its merged ranges."""

import re
from html import unescape

from places.workbooks.refusal import encrypted
from places.workbooks.scan import Scan, refuse_crowd, refuse_far_cells, refuse_flood
from places.workbooks.sheet import Merge
from places.workbooks.zip_guard import GuardedZip

_WANTED = re.compile(r"(?:content\.xml|META-INF/manifest\.xml)")
_TAG = re.compile(
    rb"<(?P<close>/)?(?:\w+):(?P<name>table|table-row|table-cell|covered-table-cell)(?=[\s/>])(?P<attributes>[^>]*?)(?P<empty>/)?>"
)
_ATTRIBUTE = re.compile(rb"(?:\w+):([\w-]+)=[\"']([^\"']*)[\"']")


def scan(archive: GuardedZip) -> dict[str, Scan]:
    """What is known of each table by its name. Raises WorkbookRefused for repeats without end, or a password."""
    parts = archive.read_all(_WANTED)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise encrypted()
    found: dict[str, Scan] = {}
    reader = _Reader()
    content = parts.get("content.xml", b"")
    for tag in _TAG.finditer(content):
        reader.take(tag, found)
    return found


class _Reader:
    """Walks the tags in order and counts rows and columns with their repeats."""

    def __init__(self) -> None:
        self.sheet, self.row, self.column, self.cells, self.characters = "", 0, 0, 0, 0
        self.repeats, self.width, self.text_from = 1, 0, 0

    def take(self, tag: re.Match[bytes], found: dict[str, Scan]) -> None:
        name = tag["name"]
        about = dict(_ATTRIBUTE.findall(tag["attributes"]))
        if name == b"table" and not tag["close"]:
            self.sheet, self.row = unescape(about.get(b"name", b"").decode("utf-8", "replace")), 0
            found[self.sheet] = Scan()
        elif name == b"table-row":
            if not tag["close"]:
                self.column, self.width, self.repeats = 0, 0, _times(about, b"number-rows-repeated")
            if tag["close"] or tag["empty"]:
                self._end_row()
        elif name.endswith(b"table-cell"):
            if tag["close"]:
                self.characters += tag.start() - self.text_from
            else:
                self._cell(tag, about, found)

    def _cell(self, tag: re.Match[bytes], about: dict[bytes, bytes], found: dict[str, Scan]) -> None:
        times = _times(about, b"number-columns-repeated")
        is_filled = not tag["empty"] or b"value" in about
        if is_filled:
            self.cells += times
            self.width = self.column + times
            self.text_from = tag.end()
            refuse_far_cells(self.sheet, self.row + self.repeats - 1, self.width - 1)
        rows, columns = _times(about, b"number-rows-spanned"), _times(about, b"number-columns-spanned")
        if (rows > 1 or columns > 1) and self.sheet in found and len(found[self.sheet].merges) < 50_000:
            found[self.sheet].merges.append(
                Merge(self.row, self.column, self.row + rows - 1, self.column + columns - 1)
            )
        self.column += times

    def _end_row(self) -> None:
        if self.width:
            refuse_far_cells(self.sheet, self.row + self.repeats - 1, self.width - 1)
            refuse_crowd(self.cells * self.repeats if self.repeats > 1 else self.cells)
            refuse_flood(self.characters * self.repeats)
        self.row += self.repeats


def _times(about: dict[bytes, bytes], name: bytes) -> int:
    digits = about.get(name, b"1")
    return max(int(digits[:9]), 1) if digits.isdigit() else 1
