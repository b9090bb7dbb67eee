"""R28 and R29: last year is evaluated, and nothing of it is forgotten."""

from collections.abc import Iterator

from planning.checks.facts import RkpUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.registry import INFO, RKP, WARN, rule
from planning.evaluation_facts import ENOUGH_PERCENT


@rule(
    "R28",
    title="Evaluasi RKP Desa tahun lalu",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 41; Permendes PDTT 21/2020 Pasal 43",
    remedy="Isi hasil, realisasi, dan kendala kegiatan tahun lalu.",
    plans=[RKP],
)
def evaluated(facts: RkpUnderCheck) -> Iterator[Draft]:
    """Four lines of five of last year's plan are evaluated."""
    before = facts.year - 1
    if facts.last_year is None:
        yield whole(
            "evaluation",
            f"RKP Desa {before} tidak ada dalam aplikasi, jadi evaluasinya belum dapat diperiksa.",
            remedy=f"Salin RKP Desa {before} sebagai rencana lama, lalu isi evaluasinya.",
            at_most=INFO,
            case="unknown",
        )
        return
    lines = facts.last_year.lines
    done = sum(1 for line in lines if line.result)
    if done * 100 < len(lines) * ENOUGH_PERCENT:
        percent = done * 100 // len(lines)
        yield whole(
            "evaluation",
            f"Evaluasi RKP Desa {before} baru {done} dari {len(lines)} kegiatan ({percent}%), "
            f"seharusnya sedikitnya {ENOUGH_PERCENT}%.",
            case="too_few",
        )


@rule(
    "R29",
    title="Kegiatan tahun lalu yang belum selesai",
    level=INFO,
    allowed=(WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 41; Permendes PDTT 21/2020 Pasal 35 dan Pasal 43",
    remedy="Putuskan di halaman Kelanjutan: dilanjutkan, ditunda, atau tidak dilanjutkan dengan alasan.",
    plans=[RKP],
)
def considered(facts: RkpUnderCheck) -> Iterator[Draft]:
    """Each unfinished line of last year, and each that the RPJM Desa planned and nobody funded, has an outcome."""
    if facts.last_year is None:
        return
    before = facts.year - 1
    for line in facts.last_year.lines:
        if line.is_unfinished and not line.is_decided:
            yield whole(
                "carry_over",
                f"“{line.name}” dari RKP Desa {before} belum selesai, dan belum diputuskan kelanjutannya.",
                case="unfinished",
            )
    for line in facts.last_year.unfunded:
        if not line.is_decided:
            yield whole(
                "carry_over",
                f"“{line.name}” direncanakan RPJM Desa untuk {before} tetapi tidak masuk RKP Desa {before}, "
                "dan belum diputuskan kelanjutannya.",
                case="unfunded",
            )
