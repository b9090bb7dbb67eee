"""R25: when a line is carried out."""

from collections.abc import Iterator
from datetime import date

from places.formats.tanggal import format_tanggal
from planning.checks.facts import RkpUnderCheck
from planning.checks.finding import Draft, at
from planning.checks.registry import BLOCK, RKP, WARN, rule


@rule(
    "R25",
    title="Waktu pelaksanaan di dalam tahun anggaran",
    level=BLOCK,
    allowed=(BLOCK, WARN),
    legal_source="UU 6/2014 Pasal 79 ayat (2) huruf b; Permendagri 114/2014, format RKP Desa (waktu pelaksanaan)",
    remedy="Pilih bulan mulai dan selesai di dalam tahun anggaran.",
    plans=[RKP],
)
def within_the_year(facts: RkpUnderCheck) -> Iterator[Draft]:
    """Begin and end, as far as known, lie in the year; a line without any time is pointed out."""
    first, last = date(facts.year, 1, 1), date(facts.year, 12, 31)
    for line in facts.lines:
        for field, day in (("starts_on", line.starts_on), ("ends_on", line.ends_on)):
            if day is not None and not first <= day <= last:
                word = "Mulai" if field == "starts_on" else "Selesai"
                yield at(line, field, f"{word} {format_tanggal(day)}, di luar tahun {facts.year}.", case="outside")
        if line.starts_on is None and line.ends_on is None and not line.time_words.strip():
            yield at(line, "starts_on", "Waktu pelaksanaan belum diisi.", at_most=WARN, case="none")
