"""Reading a list of RT and RW as people paste it.

Read, one or more per line: `RT 001/RW 002`, `1/2`, `RT 1 RW 2`, `RT 3` (no RW), `RW 002: RT 1-4, 6`, `RW 2: 1 2 3`.
"""

import re

from places.errors import DomainError

MOST = 300
_PAIR = re.compile(r"(?:RT)?\s*(\d{1,3})\s*(?:/|,|\s)\s*(?:RW)?\s*(\d{1,3})", re.IGNORECASE)
_RT_ONLY = re.compile(r"RT\s*(\d{1,3})", re.IGNORECASE)
_OF_RW = re.compile(r"RW\s*(\d{1,3})\s*[:=]\s*(.+)", re.IGNORECASE)
_RANGE = re.compile(r"(?:RT)?\s*(\d{1,3})\s*(?:-|–|s\.?d\.?|sampai)\s*(?:RT)?\s*(\d{1,3})", re.IGNORECASE)
_NUMBER = re.compile(r"(?:RT)?\s*(\d{1,3})", re.IGNORECASE)


def parse_rt_rw(text: str) -> list[tuple[str, str]]:
    """Pairs (rw, rt) of three digits each, rw empty when none, sorted and once each.

    Raises DomainError (field "rukun_tetangga") naming the line that cannot be read.
    """
    found: set[tuple[str, str]] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        # Runs of blanks are drawn together first: the patterns below would try every way to divide them.
        for piece in filter(None, (" ".join(part.split()) for part in line.split(";"))):
            found.update(_read(piece, number))
            if len(found) > MOST:
                raise _unclear(f"Paling banyak {MOST} RT dalam satu dusun.")
    return sorted(found)


def spell_rt_rw(pairs: list[tuple[str, str]]) -> str:
    """The compact form that `parse_rt_rw` reads back: one line per RW."""
    lines: dict[str, list[str]] = {}
    for rw, rt in sorted(pairs):
        lines.setdefault(rw, []).append(rt)
    return "\n".join(
        f"RW {rw}: {', '.join(rts)}" if rw else "; ".join(f"RT {rt}" for rt in rts) for rw, rts in lines.items()
    )


def _read(piece: str, line: int) -> list[tuple[str, str]]:
    if match := _OF_RW.fullmatch(piece):
        rw = _three(match[1], line)
        return [(rw, rt) for rt in _list(match[2], line)]
    if match := _RT_ONLY.fullmatch(piece):
        return [("", _three(match[1], line))]
    if match := _PAIR.fullmatch(piece):
        return [(_three(match[2], line), _three(match[1], line))]
    raise _unclear(f"Baris {line} “{piece[:40]}” tidak terbaca. Tulis seperti RT 001/RW 002 atau RW 002: 1-4, 6.")


def _list(text: str, line: int) -> list[str]:
    """The RT of one RW: "1-4, 6" or "1 2 3"."""
    spaced = re.sub(r"\bRT\s+", "RT", text, flags=re.IGNORECASE)
    spaced = re.sub(r"\s*(-|–|\bs\.?d\.?(?=\s|\d)|\bsampai\b)\s*", "-", spaced, flags=re.IGNORECASE)
    found: list[str] = []
    for piece in filter(None, re.split(r"[,\s]+", spaced)):
        if match := _RANGE.fullmatch(piece):
            first, last = int(match[1]), int(match[2])
            if first > last:
                raise _unclear(f"Baris {line}: “{piece}” berjalan mundur.")
            if last - first >= MOST:
                raise _unclear(f"Baris {line}: “{piece}” terlalu banyak. Paling banyak {MOST} RT dalam satu dusun.")
            found += [_three(str(number), line) for number in range(first, last + 1)]
        elif match := _NUMBER.fullmatch(piece):
            found.append(_three(match[1], line))
        else:
            raise _unclear(f"Baris {line}: “{piece[:40]}” bukan nomor RT.")
    return found


def _three(digits: str, line: int) -> str:
    number = int(digits)
    if number == 0:
        raise _unclear(f"Baris {line}: nomor RT dan RW mulai dari 1.")
    return f"{number:03}"


def _unclear(message: str) -> DomainError:
    return DomainError(message, field="rukun_tetangga")
