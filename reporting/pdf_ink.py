"""PDF operators for text, rules and fills, written straight into a page; the quickest way ReportLab allows."""

from typing import Any

from reporting.fonts import Face

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord("("): "\\(",
    ord(")"): "\\)",
    ord("\\"): "\\\\",
}


class InkWell:
    """What the pages of one PDF share: text already encoded in the document's font subsets."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._encoded: dict[tuple[Face, str], list[tuple[str, str]]] = {}

    def encode(self, face: Face, text: str) -> list[tuple[str, str]]:
        """(font name in the PDF, string operand) for each subset that the text touches."""
        key = (face, text)
        chunks = self._encoded.get(key)
        if chunks is None:
            font = face.font
            chunks = self._encoded[key] = [
                (font.getSubsetInternalName(subset, self._document), _operand(codes))
                for subset, codes in font.splitString(text, self._document)
            ]
        return chunks


def _operand(codes: bytes) -> str:
    return f"({codes.decode('latin-1').translate(_ESCAPES)})"


class Ink:
    """Collects the operators of one page; x and y in points from the lower left corner."""

    def __init__(self, well: InkWell) -> None:
        self._well = well
        self._below: list[str] = []
        self._rules: list[str] = []
        self._text: list[str] = []
        self._font = ("", 0.0)

    def text(self, face: Face, size: float, x: float, y: float, text: str) -> None:
        """One line whose baseline starts at x, y."""
        chunks = self._well.encode(face, text)
        if not chunks:
            return
        self._text.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for font, operand in chunks:
            if self._font != (font, size):
                self._font = (font, size)
                self._text.append(f"{font} {size:.4g} Tf")
            self._text.append(f"{operand} Tj")

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A grey area under everything; 0 is black, 1 is white."""
        self._below.append(f"{grey:.3g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A thin black line."""
        self._rules.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l")

    def mark(self, face: Face, size: float, matrix: tuple[float, ...], grey: float, text: str) -> None:
        """A large pale word under the page, turned by a text matrix."""
        place = " ".join(f"{number:.4f}" for number in matrix)
        for font, operand in self._well.encode(face, text):
            self._below.append(f"{grey:.3g} g BT {font} {size:.4g} Tf {place} Tm {operand} Tj ET")

    def operators(self) -> str:
        """Everything drawn on this page, ready for `Canvas.addLiteral`."""
        return "\n".join(
            [
                "q",
                *self._below,
                "0 g 0 G 0.4 w",
                *self._rules,
                "S",
                "BT",
                *self._text,
                "ET",
                "Q",
            ]
        )
