"""What papers of a programme or of its sessions are drawn from: whose it is, its letterhead, who signs."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from places.formats.tanggal import format_tanggal
from places.models import Desa, Kabupaten, Kecamatan
from reporting.payload import Signature
from reporting.prose_blocks import kop
from training.models import TrainingModule, TrainingProgram
from training.program_place import kabupaten_of_program, name_of_place
from villages.enums import JabatanKind, Term
from villages.letterhead import letterhead
from villages.signing import signatory
from villages.terms import Terms, terms_of

Signer = tuple[str, str, str]  # office, name, NIP


class OfProgram:
    """What follows from a programme, whatever is printed of it."""

    program: TrainingProgram

    @property
    def place(self) -> Desa | Kecamatan | Kabupaten:
        """Who holds it."""
        return self.program.place

    @cached_property
    def terms(self) -> Terms:
        """Local words of the kabupaten."""
        return terms_of(kabupaten_of_program(self.program))

    @cached_property
    def modules(self) -> tuple[TrainingModule, ...]:
        """What the programme teaches."""
        return tuple(row.module for row in self.program.module_set.select_related("module"))

    @property
    def author(self) -> str:
        """Whose paper it is."""
        if isinstance(self.place, Desa):
            return f"Pemerintah {self.terms.of(Term.DESA)} {self.place.name}"
        return f"Pemerintah {name_of_place(self.place)}"

    @property
    def organiser(self) -> str:
        """Who organises it, as the programme names it."""
        return self.program.organiser or self.author

    @cached_property
    def kop(self) -> dict[str, Any]:
        """The letterhead: the village's own; else the government of the kabupaten and its office or kecamatan."""
        place = self.place
        if isinstance(place, Desa):
            own = letterhead(place, terms=self.terms)
            return {**kop(own.lines, own.address_line), "lambang": own.lambang}
        government = f"Pemerintah {kabupaten_of_program(self.program).name}"
        office = f"Kecamatan {place.name}" if isinstance(place, Kecamatan) else _office_of(self.organiser, place)
        return kop([line.upper() for line in (government, office) if line])

    @property
    def seat(self) -> str:
        """The place that stands before the date of a letter."""
        return self.place.plain_name if isinstance(self.place, Kabupaten) else self.place.name

    def dated_at(self, on: date | None) -> str:
        """ "Singaraja, 27 April 2015"; a gap where no day is set."""
        return f"{self.seat}, {format_tanggal(on) if on else '(tanggal belum diisi)'}"

    def signature(self, on: date | None, *, heading: str = "", dated: bool = True) -> Signature:
        """Who signs: as entered, else the head of the place that holds the programme.

        A letter that bears its date at its head goes without one here (`dated`).
        """
        office, name, nip = self.named_signer() or self._head(on or timezone.localdate())
        place_and_date = self.dated_at(on) if dated else None
        return Signature(heading, office, name or None, nip or None, place_and_date)

    def named_signer(self) -> Signer | None:
        """Who was entered to sign."""
        return None

    def _head(self, on: date) -> Signer:
        place = self.place
        if isinstance(place, Desa):
            found = signatory(desa=place, kind=JabatanKind.KEPALA_DESA, on=on, terms=self.terms)
            usual = f"{self.terms.of(Term.KEPALA_DESA)} {place.name}"
            return (found.title_with_place, found.name, found.nip) if found else (usual, "", "")
        if isinstance(place, Kecamatan):
            return f"Camat {place.name}", "", ""
        if _office_of(self.organiser, place):
            return f"Kepala {self.organiser}", "", ""
        return f"{'Wali Kota' if place.is_kota else 'Bupati'} {place.plain_name}", "", ""


@dataclass(frozen=True)
class ProgramPrint(OfProgram):
    """A programme without one of its sessions."""

    program: TrainingProgram


def lines_of(text: str) -> list[str]:
    """A typed list, one entry a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _office_of(organiser: str, kabupaten: Kabupaten) -> str:
    """ "Dinas PMD Kabupaten Buleleng" under the line of that kabupaten is "Dinas PMD"; its government is no office."""
    if organiser.casefold() in {f"pemerintah {kabupaten.name}".casefold(), kabupaten.name.casefold()}:
        return ""
    return re.sub(rf"\s*{re.escape(kabupaten.name)}\s*$", "", organiser, flags=re.IGNORECASE)
