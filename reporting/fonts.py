"""The shipped fonts, registered with ReportLab once and only when a PDF is drawn."""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

FONT_DIR = Path(__file__).resolve().parent.parent / "static" / "fonts"
FILES = {
    "regular": "LiberationSans-Regular.ttf",
    "bold": "LiberationSans-Bold.ttf",
    "italic": "LiberationSans-Italic.ttf",
    "tick": "TandaDesa.ttf",
}
REPLACEMENT = "□"  # what a reader sees for a character that the font cannot draw


class Face:
    """One font: widths in em and the text it can really draw."""

    __slots__ = ("_default", "_glyphs", "_widths", "font")

    def __init__(self, font: Any) -> None:
        self.font = font
        self._glyphs = font.face.charToGlyph
        self._widths = font.face.charWidths
        self._default = font.face.defaultWidth

    def width(self, text: str) -> float:
        """Width in em (multiply by the font size in points)."""
        widths, default = self._widths, self._default
        return sum([widths.get(code, default) for code in map(ord, text)]) / 1000

    def drawable(self, text: str) -> str:
        """The text with every character that has no glyph shown as □; characters without ink go."""
        if text.isascii() and text.isprintable():
            return text
        glyphs = self._glyphs
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
        return "".join(
            [
                character if ord(character) in glyphs and character.isprintable() else _stand_in(character)
                for character in text
            ]
        )


def _stand_in(character: str) -> str:
    if character in "\n\r\u2028\u2029":
        return "\n"
    if character == "\t":
        return " "
    is_variation_selector = "\ufe00" <= character <= "\ufe0f"
    if is_variation_selector or unicodedata.category(character) == "Cf":
        return ""
    return " " if unicodedata.category(character) == "Zs" else REPLACEMENT


@lru_cache(maxsize=1)
def faces() -> dict[str, Face]:
    """Faces by style: regular, bold, italic, tick."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # its ASCII-85 in Python took half of the time and made files a quarter larger
    found = {}
    for style, file_name in FILES.items():
        font = TTFont(f"desa-{style}", str(FONT_DIR / file_name))
        pdfmetrics.registerFont(font)
        found[style] = Face(font)
    return found
