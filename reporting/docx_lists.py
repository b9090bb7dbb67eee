"""Numbered and dotted lists of Word: every list of the page begins anew, so that 1 follows nothing."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LEVELS = 4
TWIPS_PER_LEVEL = 454  # 8 mm, as in static/css/prose.css
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}


class Lists:
    """The numbering of one document."""

    def __init__(self, word: Any) -> None:
        self.numbering = word.part.numbering_part.element
        for element in list(self.numbering):  # what the empty document brings along
            self.numbering.remove(element)
        self.count = 0

    def begin(self, *, ordered: bool, style: str) -> int:
        """A new list; gives its number."""
        self.count += 1
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(self.count))
        _add(abstract, "w:multiLevelType", "hybridMultilevel")
        for level in range(LEVELS):
            abstract.append(_level(level, ordered=ordered, style=style))
        last = self.numbering.findall(qn("w:abstractNum"))
        self.numbering.insert(len(last), abstract)  # all of these stand before the w:num
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), str(self.count))
        _add(number, "w:abstractNumId", str(self.count))
        self.numbering.append(number)
        return self.count

    def put(self, paragraph: Any, number: int, level: int) -> None:
        """Make a paragraph the next item of a list."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = min(level, LEVELS - 1)
        properties.get_or_add_numId().val = number


def _level(level: int, *, ordered: bool, style: str) -> Any:
    element = OxmlElement("w:lvl")
    element.set(qn("w:ilvl"), str(level))
    _add(element, "w:start", "1")
    _add(element, "w:numFmt", _FORMATS.get(style, "decimal") if ordered else "bullet")
    _add(element, "w:lvlText", f"%{level + 1}." if ordered else "–")
    _add(element, "w:lvlJc", "left")
    properties = OxmlElement("w:pPr")
    indent = OxmlElement("w:ind")
    indent.set(qn("w:left"), str(TWIPS_PER_LEVEL * (level + 1)))
    indent.set(qn("w:hanging"), str(TWIPS_PER_LEVEL))
    properties.append(indent)
    element.append(properties)
    return element


def _add(parent: Any, tag: str, value: str) -> None:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    parent.append(element)
