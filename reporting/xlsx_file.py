"""Workbooks whose bytes depend on their content only: no hour of making, no order of hashing."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.writer.excel import ExcelWriter

_FIXED_TIME = datetime(2020, 1, 1)


class OrderedRanges(MultiCellRange):
    """Merged ranges, written in the order of the sheet."""

    def __iter__(self) -> Iterator[CellRange]:
        return iter(self.sorted())

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Rows and columns from 1, inclusive; the caller never merges a cell twice."""
        self.ranges.add(CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom))


class _TimelessZip(ZipFile):
    def writestr(
        self,
        zinfo_or_arcname: Any,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        super().writestr(ZipInfo(str(zinfo_or_arcname)), data, compress_type=ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *args: Any, **kwargs: Any) -> None:
        self.writestr(arcname or filename, Path(filename).read_bytes())


def workbook_bytes(workbook: Workbook) -> bytes:
    """The file; `Workbook.save` would stamp it with the present time."""
    workbook.properties.created = workbook.properties.modified = _FIXED_TIME
    target = BytesIO()
    ExcelWriter(workbook, _TimelessZip(target, "w", ZIP_DEFLATED)).save()
    return target.getvalue()
