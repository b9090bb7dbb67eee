"""Reading one XML part of a document of Office: what it says, and whatever in it fetches or runs something.

The part is read as a stream, so that a long one costs no memory.
"""

import re
from xml.etree import ElementTree

_TEXTS = ("}t", "}delText")  # of Word and PowerPoint, of Excel's cells
_INSTRUCTION, _FORMULA = "}instrText", "}f"
# Fields of Word that fetch or run something; DDE starts another program.
_FIELD = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON)\b")
_FORMULA_OUT = re.compile(r"WEBSERVICE\s*\(|RTD\s*\(|CALL\s*\(|^\s*'?[\w.]+'?\s*\|", re.IGNORECASE)
_ACTION = re.compile(r"ppaction://(program|macro|ole|hlinkfile)", re.IGNORECASE)


class UnreadablePart(Exception):
    """The part is no XML."""


class OfficePart:
    """What was found in a part: `texts`, `declared` content types, `relations` (kind, target, is it outside)."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.declared: list[str] = []
        self.relations: list[tuple[str, str, bool]] = []
        self.fetches = False
        self.runs = False
        self._open: list[str] | None = None
        self._instruction: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        name = tag.rpartition("}")[2]
        if name in ("Override", "Default"):
            self.declared.append(attributes.get("ContentType", ""))
        elif name == "Relationship":
            is_outside = attributes.get("TargetMode", "") == "External"
            self.relations.append((attributes.get("Type", ""), attributes.get("Target", ""), is_outside))
        elif name == "fldChar":
            self._end_instruction()
        elif name == "fldSimple":
            self._judge_field(next((value for key, value in attributes.items() if key.endswith("}instr")), ""))
        if _ACTION.match(attributes.get("action", "")):
            self.runs = True
        if tag.endswith((*_TEXTS, _INSTRUCTION, _FORMULA)):
            self._open = []

    def data(self, text: str) -> None:
        """Letters between tags."""
        if self._open is not None:
            self._open.append(text)

    def end(self, tag: str) -> None:
        """A tag closes."""
        if self._open is None or not tag.endswith((*_TEXTS, _INSTRUCTION, _FORMULA)):
            return
        text, self._open = "".join(self._open), None
        if tag.endswith(_INSTRUCTION):
            self._instruction.append(text)  # cut into pieces at will
        elif tag.endswith(_FORMULA):
            self.fetches |= _FORMULA_OUT.search(text) is not None
        elif text:
            self.texts.append(text)

    def close(self) -> "OfficePart":
        """The part is read."""
        self._end_instruction()
        return self

    def _end_instruction(self) -> None:
        self._judge_field("".join(self._instruction))
        self._instruction = []

    def _judge_field(self, instruction: str) -> None:
        self.fetches |= _FIELD.search(instruction.upper()) is not None


def read_part(content: bytes) -> OfficePart:
    """Raises UnreadablePart. Document types were refused before, so no entity can expand."""
    part = OfficePart()
    parser = ElementTree.XMLParser(target=part)  # noqa: S314
    try:
        parser.feed(content)
        parser.close()
    except (ElementTree.ParseError, ValueError, LookupError):
        raise UnreadablePart from None
    return part
