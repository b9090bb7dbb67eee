"""Reading the small whole numbers that travel in hidden fields and addresses."""

LONGEST = 9


def read_whole(text: str | None) -> int | None:
    """The number of at most nine ASCII digits, else None: "²" and "٣" count as digits in Python, but not here."""
    if not text or len(text) > LONGEST or not (text.isascii() and text.isdigit()):
        return None
    return int(text)
