"""Which line of a plan a row of a workbook means."""

from collections.abc import Mapping
from typing import Any

from places.workbooks.words import plain
from planning.enums import LocationKind
from planning.import_lists import ImportLists, Line
from planning.workbooks.reading import ReadRow

NEW_LINE = "baru"  # the correction that a row is no line of the plan yet
Correction = Mapping[str, Any]


class Matches:
    """Which line of the plan a row means: the same code, name and place; each line is meant once."""

    def __init__(self, lists: ImportLists) -> None:
        self._by_uid = {str(line.uid): line for line in lists.lines}
        self._by_key: dict[tuple[str, str, str], list[Line]] = {}
        self._by_name: dict[tuple[str, str], list[Line]] = {}
        self._lists, self._used = lists, set()
        for line in lists.lines:
            code, name, place = line.kegiatan.code if line.kegiatan else "", plain(line.name), _place_key(line)
            self._by_key.setdefault((code, name, place), []).append(line)
            self._by_name.setdefault((name, place), []).append(line)

    def line_for(self, row: ReadRow, correction: Correction) -> Line | None:
        """The line that the page chose, else the one that is equal in code, name and place."""
        chosen = correction.get("line")
        if chosen == NEW_LINE:
            return None
        if chosen:
            return self._by_uid.get(chosen)
        name, place = plain(row.name), self._row_place(row)
        if not name:
            return None
        alike = self._by_name.get((name, place), [])
        if row.code:  # a line that still waits for its code may be the one
            alike = self._by_key.get((row.code, name, place)) or [line for line in alike if line.kegiatan is None]
        for line in alike:
            if line.pk not in self._used:
                self._used.add(line.pk)
                return line
        return None

    def _row_place(self, row: ReadRow) -> str:
        kind, places = self._lists.place(row.location)
        return _spelled_place(
            kind, row.location, [(one.dusun.pk, getattr(one.rukun_tetangga, "pk", None)) for one in places]
        )


def _place_key(line: Line) -> str:
    places = [(row.dusun_id, row.rukun_tetangga_id) for row in line.lokasi_set.all()]
    return _spelled_place(line.location_kind, line.location_text, places)


def _spelled_place(kind: str, words: str, places: list[tuple[int, int | None]]) -> str:
    if kind == LocationKind.WHOLE_VILLAGE:
        return "desa"
    return str(sorted(places, key=str)) if kind == LocationKind.PLACES else plain(words)
