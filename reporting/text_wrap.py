"""Breaking text into lines before anything is drawn, so that every row's height is known."""

import re

from reporting.fonts import Face

_PARTS = re.compile(r"[^/\-,;)]*[/\-,;)]+|[^/\-,;)]+")


class LineBreaker:
    """Wraps for one document; words and whole cells repeat, so both are remembered while it lives."""

    def __init__(self) -> None:
        self._widths: dict[Face, dict[str, float]] = {}
        self._wrapped: dict[tuple[Face, str, float], tuple[str, ...]] = {}

    def width(self, face: Face, word: str) -> float:
        """Width of a word in em."""
        known = self._widths.setdefault(face, {})
        width = known.get(word)
        if width is None:
            width = known[word] = face.width(word)
        return width

    def longest_part(self, face: Face, text: str) -> float:
        """Width in em of the widest part that may not be broken: a word, or a piece of it up to / - , ; )."""
        return max((self.width(face, part) for word in text.split() for part in _PARTS.findall(word)), default=0.0)

    def wrap(self, face: Face, text: str, limit: float) -> tuple[str, ...]:
        """Lines no wider than `limit` em. Nothing is lost but runs of blanks; too long words are broken."""
        if not text:
            return ()
        key = (face, text, limit)
        lines = self._wrapped.get(key)
        if lines is None:
            lines = self._wrapped[key] = tuple(self._lines(face, face.drawable(text), limit))
        return lines

    def wrap_evenly(self, face: Face, text: str, limit: float) -> tuple[str, ...]:
        """As `wrap`, with lines of about the same length: titles look better so."""
        lines = self.wrap(face, text, limit)
        while len(lines) > 1:
            limit = max(face.width(line) for line in lines) - 0.01
            if limit < self.longest_part(face, text):
                break
            tighter = self.wrap(face, text, limit)
            if len(tighter) > len(lines):
                break
            lines = tighter
        return lines

    def _lines(self, face: Face, text: str, limit: float) -> list[str]:
        lines: list[str] = []
        for paragraph in text.splitlines():
            lines.extend(self._paragraph(face, paragraph, limit) or [""])
        return lines

    def _paragraph(self, face: Face, text: str, limit: float) -> list[str]:
        space = self.width(face, " ")
        lines: list[str] = []
        line: list[str] = []
        used = 0.0
        for word in text.split():
            width = self.width(face, word)
            if line and used + space + width <= limit:
                line.append(word)
                used += space + width
                continue
            if line:
                lines.append(" ".join(line))
            if width > limit:
                *full, word = self._broken(face, word, limit)
                lines.extend(full)
                width = self.width(face, word)
            line, used = [word], width
        if line:
            lines.append(" ".join(line))
        return lines

    def _broken(self, face: Face, word: str, limit: float) -> list[str]:
        """A word wider than a line: cut after / - , ; ) where that helps, else between characters."""
        pieces = [""]
        used = 0.0
        for part in _PARTS.findall(word):
            width = self.width(face, part)
            if used + width <= limit:
                pieces[-1] += part
                used += width
                continue
            for character in part if width > limit else (part,):
                step = self.width(face, character)
                if used + step > limit and pieces[-1]:
                    pieces.append("")
                    used = 0.0
                pieces[-1] += character
                used += step
        return pieces
