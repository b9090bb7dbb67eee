"""Text on its way into a workbook: nothing becomes a formula, nothing breaks the XML, nothing vanishes unseen."""

import re

MAX_CELL = 32_767  # characters Excel keeps in a cell, counted in UTF-16
CUT_NOTE = " …(terpotong)"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def safe_text(text: str) -> str:
    """The text with forbidden control characters shown as U+FFFD and cut to what a cell holds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ILLEGAL.sub("\ufffd", text)
    if len(text) * 2 <= MAX_CELL or _utf16_length(text) <= MAX_CELL:
        return text
    text = text[: MAX_CELL - len(CUT_NOTE)]
    while _utf16_length(text) > MAX_CELL - len(CUT_NOTE):
        text = text[: -max(1, (_utf16_length(text) - MAX_CELL) // 2)]
    return text + CUT_NOTE


def needs_quote_prefix(text: str) -> bool:
    """Whether Excel would read the text as a formula when someone edits the cell."""
    return text.startswith(_FORMULA_STARTS)


def _utf16_length(text: str) -> int:
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)
