"""Small numbers of people are not published: in a hamlet everybody knows who the two of them are."""

from collections.abc import Mapping, Sequence

LEAST = 5
HIDDEN = f"<{LEAST}"


def is_small(count: int) -> bool:
    """Whether a count tells of so few that they can be recognised; nobody at all is no secret."""
    return 0 < count < LEAST


def hide_small(count: int) -> str:
    """The count in figures, "<5" for one to four."""
    return HIDDEN if is_small(count) else str(count)


def hide_parts(parts: Sequence[int]) -> tuple[tuple[str, ...], str]:
    """Counts that add up, and their sum, so that no hidden one can be found by taking the others from the sum."""
    hidden = [part for part in parts if is_small(part)]
    total, seen = sum(parts), sum(part for part in parts if not is_small(part))
    # Several hidden ones may be told together, unless their sum is the least or the most that they can come to.
    is_safe = not hidden or len(hidden) < sum(hidden) < len(hidden) * (LEAST - 1)
    if is_safe and len(hidden) != 1:
        words = str(total)
    else:
        words = HIDDEN if total < LEAST else f"≥{max(seen, LEAST)}"
    return tuple(hide_small(part) for part in parts), words


def lump_small(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Named counts; the small ones lose their names, together with one more when only one of them is small."""
    small = [name for name, count in counts.items() if is_small(count)]
    if len(small) == 1 and len(counts) > 1:
        others = [name for name in counts if name not in small]
        small.append(min(others, key=lambda name: counts[name]))
    shown = [(name, str(count)) for name, count in counts.items() if name not in small]
    return [*shown, ("unsur lain", "")] if small else shown
