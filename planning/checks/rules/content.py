"""R16 to R19: volume and unit, place, beneficiaries, code."""

from collections.abc import Iterator

from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, at
from planning.checks.registry import BLOCK, INFO, WARN, rule

FORMS = "Permendagri 114/2014, format Rancangan RPJM Desa dan RKP Desa"


@rule(
    "R16",
    title="Volume dan satuan",
    level=BLOCK,
    allowed=(BLOCK, WARN),
    legal_source=f"{FORMS} (volume)",
    remedy="Isi volume dengan angka di atas nol dan satuan yang dapat diukur.",
)
def measured(facts: PlanUnderCheck) -> Iterator[Draft]:
    """A volume above zero in a unit of the list; "Paket" and "Ls" cannot be measured and are pointed out."""
    for line in facts.plan.lines:
        if line.volume is None or line.volume <= 0:
            yield at(line, "volume", "Volume belum diisi." if line.volume is None else "Volume nol.", case="volume")
        if not line.unit:
            yield at(line, "unit", "Satuan belum diisi.", case="unit")
        elif line.unit in facts.vague_units:
            yield at(
                line,
                "unit",
                f"Satuan “{line.unit}” sulit diperiksa.",
                remedy="Pakai satuan yang dapat diukur, misalnya m, unit, orang, atau kali.",
                at_most=WARN,
                case="vague",
            )
        elif line.unit not in facts.units:
            yield at(line, "unit", f"Satuan “{line.unit}” tidak ada lagi dalam daftar.", at_most=WARN, case="unlisted")


@rule(
    "R17",
    title="Lokasi",
    level=WARN,
    allowed=(BLOCK, WARN, INFO),
    legal_source=f"{FORMS} (lokasi RT/RW/dusun)",
    remedy="Pilih dusun dan RT-nya, atau beberapa sekaligus bila tersebar.",
)
def placed(facts: PlanUnderCheck) -> Iterator[Draft]:
    """A line says where it is carried out."""
    for line in facts.plan.lines:
        if not line.location.strip():
            yield at(line, "location_kind", "Lokasi belum diisi.")


@rule(
    "R18",
    title="Penerima manfaat",
    level=WARN,
    allowed=(BLOCK, WARN, INFO),
    legal_source="Permendagri 114/2014, format usulan (penerima manfaat LK, PR, A-RTM); Permendes PDTT 21/2020",
    remedy="Isi jumlah laki-laki dan perempuan; anggota rumah tangga miskin termasuk di dalamnya.",
)
def beneficiaries(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Somebody benefits, and no more poor people than people."""
    for line in facts.plan.lines:
        people = (line.manfaat_l or 0) + (line.manfaat_p or 0)
        poor = line.manfaat_rtm or 0
        if people == 0:
            yield at(line, "manfaat_l", "Jumlah penerima manfaat belum diisi.", case="none")
        elif poor > people:
            yield at(
                line,
                "manfaat_rtm",
                f"Anggota rumah tangga miskin {poor} orang, melebihi seluruh penerima manfaat {people} orang.",
                case="poor",
            )


@rule(
    "R19",
    title="Kode kegiatan",
    level=BLOCK,
    allowed=(BLOCK, WARN),
    legal_source="Permendagri 20/2018, lampiran kode bidang, sub bidang, dan kegiatan",
    remedy="Pilih kode kegiatan dari daftar; bidangnya mengikuti kode.",
)
def coded(facts: PlanUnderCheck) -> Iterator[Draft]:
    """The code is in the list, certain, and of the line's own bidang."""
    for line in facts.plan.lines:
        if not line.code:
            yield at(line, "kegiatan", "Kode kegiatan belum dipilih.", case="none")
        elif line.code not in facts.codes:
            yield at(line, "kegiatan", f"Kode {line.code} tidak ada dalam daftar yang berlaku.", case="unlisted")
        elif line.code[0] != line.bidang:
            message = f"Kode {line.code} milik bidang {line.code[0]}, sedangkan kegiatan ini di bidang {line.bidang}."
            yield at(line, "kegiatan", message, case="bidang")
        elif not line.is_code_confirmed:
            yield at(line, "code_unconfirmed", f"Kode {line.code} belum dipastikan.", case="unconfirmed")
