"""What the services of ceilings take, and how a village's and Dinas PMD's rows are put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from places.errors import DomainError
from places.formats.rupiah import format_rupiah
from places.formats.rupiah_input import LARGEST
from places.models import Desa
from planning.enums import PaguOrigin

# What a village earns and gathers itself: Dinas PMD knows nothing of it, nobody but the village writes it.
VILLAGE_SOURCES = ("PAD", "SWD", "DLL")


@dataclass(frozen=True)
class CeilingData:
    """Ceiling of a source (its code) in whole rupiah; no amount means that none is known, no SiLPA that it stays."""

    source: str
    amount: int | None
    silpa: int | None = None
    regular: int | None = None


@dataclass(frozen=True)
class VillageCeilings:
    """Ceilings of one village out of many; `version` is that of its year as it was last seen, 0 without one."""

    desa: Desa
    version: int
    rows: tuple[CeilingData, ...]


@dataclass(frozen=True)
class Ceiling:
    """Ceiling of a source as it is stored, in whole rupiah."""

    amount: int
    silpa: int = 0
    regular: int | None = None
    origin: str = PaguOrigin.DESA

    @property
    def total(self) -> int:
        """Pagu and SiLPA together, in rupiah."""
        return self.amount + self.silpa

    @property
    def is_given(self) -> bool:
        """Whether Dinas PMD gave it, so that the village only reads it."""
        return self.origin == PaguOrigin.KABUPATEN


Ceilings = Mapping[str, Ceiling]


def merged_by_village(stored: Ceilings, rows: Iterable[CeilingData]) -> dict[str, Ceiling]:
    """The ceilings after the village wrote all of its rows: sources it leaves out go, what Dinas PMD gave stays.

    Raises DomainError for a sum that Dinas PMD gave and the village would change, a source twice, an odd sum.
    """
    typed = _by_source(rows)
    wanted: dict[str, Ceiling] = {}
    for source in dict.fromkeys((*stored, *typed)):
        row, known = typed.get(source, CeilingData(source, None)), stored.get(source)
        silpa = (known.silpa if known else 0) if row.silpa is None and source in typed else row.silpa or 0
        if known and known.is_given:
            if source in typed and (row.amount, row.regular) != (known.amount, known.regular):
                raise DomainError(f"Pagu {source} diisi Dinas PMD dan tidak diubah oleh desa.", field=source)
            wanted[source] = replace(known, silpa=silpa)
        elif row.amount is not None or silpa:
            wanted[source] = Ceiling(row.amount or 0, silpa, row.regular)
    return _checked(wanted)


def merged_by_kabupaten(stored: Ceilings, rows: Iterable[CeilingData]) -> dict[str, Ceiling]:
    """The ceilings after Dinas PMD wrote some sources: the others, and every SiLPA it says nothing of, stay.

    Raises DomainError for a source that is the village's own, a source twice, an odd sum.
    """
    wanted = dict(stored)
    for source, row in _by_source(rows).items():
        if source in VILLAGE_SOURCES:
            raise DomainError(f"{source} diisi oleh desa sendiri, bukan oleh Dinas PMD.", field=source)
        known = stored.get(source)
        silpa = row.silpa if row.silpa is not None else known.silpa if known else 0
        if row.amount is not None:
            wanted[source] = Ceiling(row.amount, silpa, row.regular, PaguOrigin.KABUPATEN)
        elif silpa:
            wanted[source] = Ceiling(0, silpa)
        else:
            wanted.pop(source, None)
    return _checked(wanted)


def total_of(ceilings: Ceilings) -> int:
    """Rupiah over all sources, SiLPA included."""
    return sum(ceiling.total for ceiling in ceilings.values())


def changes_in_words(before: Ceilings, after: Ceilings) -> str:
    """Old and new sums per source: "DDS 0 → 1.270.999.000; PBH 5 → 0"."""
    words = []
    for source in dict.fromkeys((*before, *after)):
        old, new = before.get(source), after.get(source)
        if old != new:
            words.append(f"{source} {_spelled(old)} → {_spelled(new)}")
    return "; ".join(words)


def _spelled(ceiling: Ceiling | None) -> str:
    if ceiling is None:
        return "0"
    silpa = f" + SiLPA {format_rupiah(ceiling.silpa)}" if ceiling.silpa else ""
    return f"{format_rupiah(ceiling.amount)}{silpa}"


def _by_source(rows: Iterable[CeilingData]) -> dict[str, CeilingData]:
    found: dict[str, CeilingData] = {}
    for row in rows:
        if row.source in found:
            raise DomainError(f"Sumber dana {row.source} ditulis dua kali.", field=row.source)
        found[row.source] = row
    return found


def _checked(ceilings: dict[str, Ceiling]) -> dict[str, Ceiling]:
    for source, ceiling in ceilings.items():
        if min(ceiling.amount, ceiling.silpa, ceiling.regular or 0) < 0:
            raise DomainError(f"Pagu {source} tidak boleh kurang dari nol.", field=source)
        if ceiling.regular is not None and ceiling.regular > ceiling.amount:
            raise DomainError("Pagu reguler tidak boleh melebihi pagunya.", field=source)
    if total_of(ceilings) > LARGEST:
        raise DomainError("Jumlah pagu terlalu besar. Periksa banyaknya angka nol.")
    return ceilings
