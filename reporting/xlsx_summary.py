"""The summary under a form, fitted into the columns of the form's own sheet."""

from collections.abc import Sequence

from reporting.payload import Column


def summary_spans(summary: Sequence[Column], sheet: Sequence[Column]) -> list[tuple[int, int]]:
    """For each column of the summary the sheet columns (from 0, inclusive) that are at least as wide together.

    Every column gets one of the sheet's as long as there are enough; the last ones share what is left.
    """
    spans, first = [], 0
    for index, column in enumerate(summary):
        still_wanted = len(summary) - index - 1
        last = first
        width = sheet[first].width_mm
        while width < column.width_mm and last + 1 < len(sheet) - still_wanted:
            last += 1
            width += sheet[last].width_mm
        spans.append((first, last))
        first = min(last + 1, len(sheet) - 1)
    return spans
