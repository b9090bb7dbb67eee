"""Text on its way into HTML: escaping is the template's work, characters that HTML forbids are ours."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def screen_text(text: str) -> str:
    """The text with forbidden characters shown as U+FFFD; still to be escaped."""
    return text if text.isascii() and text.isprintable() else _FORBIDDEN.sub("\ufffd", text)
