"""R26: cooperation needs an agreement."""

from collections.abc import Iterator

from planning.checks.facts import RkpUnderCheck
from planning.checks.finding import Draft, at
from planning.checks.registry import BLOCK, RKP, WARN, rule
from planning.enums import Pola

COOPERATION = {Pola.KERJASAMA_ANTAR_DESA, Pola.PIHAK_KETIGA}


@rule(
    "R26",
    title="Kerja sama mempunyai perjanjian",
    level=WARN,
    allowed=(BLOCK, WARN),
    legal_source="UU 6/2014 Pasal 91 sampai Pasal 93; Permendagri 96/2017",
    remedy="Pilih kerja samanya pada kegiatan ini, dan isi nomor perjanjian atau berita acaranya.",
    plans=[RKP],
)
def agreed(facts: RkpUnderCheck) -> Iterator[Draft]:
    """A line carried out in cooperation points to an agreement with a number."""
    for line in facts.lines:
        if line.pola not in COOPERATION or (line.kerja_sama_agreement or "").strip():
            continue
        what = "belum menunjuk kerja sama" if line.kerja_sama_agreement is None else "kerja samanya belum bernomor"
        message = f"Pola {Pola(line.pola).label.lower()}, tetapi {what}."
        yield at(line, "kerja_sama", message, case="none" if line.kerja_sama_agreement is None else "number")
