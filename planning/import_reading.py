"""Reading a workbook for a plan: the activities, and the ceilings of the same year where they stand beside them."""

from collections.abc import Callable
from dataclasses import dataclass

from places.formats.rupiah import format_rupiah
from places.workbooks.opening import open_workbook
from planning.import_lists import ImportLists
from planning.workbooks.pagu_reader import PaguReading, read_pagu
from planning.workbooks.plan_reader import read_plan
from planning.workbooks.reading import RKP, RPJM, Ask, Reading

Say = Callable[[str], None]


@dataclass(frozen=True)
class Found:
    """What a workbook holds for a plan."""

    reading: Reading
    pagu: PaguReading

    def to_json(self) -> dict:
        """Plain values, as they are kept with the import."""
        return {"plan": self.reading.to_json(), "pagu": self.pagu.to_json()}

    @classmethod
    def from_json(cls, data: dict) -> "Found":
        """What `to_json` wrote."""
        return cls(Reading.from_json(data["plan"]), PaguReading.from_json(data["pagu"]))


def read_workbook(
    content: bytes,
    name: str,
    *,
    lists: ImportLists,
    first_year: int,
    last_year: int,
    sheet: str = "",
    say: Say = lambda _: None,
) -> Found:
    """Open and read; `say` is told each step. Raises WorkbookRefused for what is no workbook or must not be opened."""
    say("Membuka berkas …")
    book = open_workbook(content, name)
    say(f"Membaca {len(book.sheets)} lembar …")
    shape = RPJM if lists.is_rpjm else RKP
    reading = read_plan(book, Ask(shape, first_year, last_year, sheet, lists.sub_bidang_names))
    say(f"{len(reading.rows)} kegiatan ditemukan, jumlah {format_rupiah(reading.total, prefix='Rp')}.")
    pagu = PaguReading() if lists.is_rpjm else read_pagu(book, first_year)
    return Found(reading, pagu)
