"""R30 and R35: regulations in force on the document's date, and numbers of Perdes that are used once."""

from collections.abc import Iterator

from places.formats.tanggal import format_tanggal
from planning.checks.facts import PerdesFact, PlanUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.registry import BLOCK, INFO, WARN, rule
from planning.perdes import perdes_key

SHOWN = 90  # letters of a citation


@rule(
    "R30",
    title="Dasar hukum masih berlaku",
    level=WARN,
    allowed=(BLOCK, WARN),
    legal_source="UU 12/2011 lampiran II; Permendagri 111/2014",
    remedy="Hapus peraturan itu dari dasar hukum, atau ganti dengan penggantinya.",
)
def in_force(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Every regulation that is cited is in force on the document's date; an uncertain date is pointed out."""
    on = facts.document_date
    for row in facts.citations:
        if row.valid_from > on:
            yield whole(
                "dasar_hukum",
                f"{row.citation} baru berlaku {format_tanggal(row.valid_from)}, sesudah {format_tanggal(on)}.",
                case="not_yet",
            )
        elif row.valid_until is not None and row.valid_until < on:
            message = f"{row.citation} tidak berlaku lagi sejak {format_tanggal(row.valid_until)}."
            yield whole("dasar_hukum", message, case="revoked")
    uncertain = [row.citation for row in facts.citations if not row.is_certain]
    if uncertain:
        first = uncertain[0] if len(uncertain[0]) <= SHOWN else f"{uncertain[0][:SHOWN].rsplit(' ', 1)[0]} …"
        more = f" dan {len(uncertain) - 1} lainnya" if len(uncertain) > 1 else ""
        yield whole(
            "dasar_hukum",
            f"Masa berlaku peraturan yang dikutip belum dipastikan: {first}{more}.",
            remedy="Pastikan di JDIH; Dinas PMD dapat menandainya pada daftar dasar hukum kabupaten.",
            at_most=INFO,
            case="uncertain",
        )


@rule(
    "R35",
    title="Nomor Perdes hanya sekali dalam setahun",
    level=BLOCK,
    allowed=(BLOCK,),
    legal_source="Permendagri 111/2014",
    remedy="Periksa nomor pada naskah Perdes, lalu perbaiki yang salah.",
)
def number_used_once(facts: PlanUnderCheck) -> Iterator[Draft]:
    """No other Perdes of the same year bears the number of one of this plan."""
    for own in (row for row in facts.perdes if row.is_own):
        for other in facts.perdes:
            if not other.is_own and _key(other) == _key(own):
                yield whole(
                    "perdes_number",
                    f"Perdes Nomor {own.number} ({own.owner}) dan Perdes Nomor {other.number} ({other.owner}) "
                    f"sama-sama bernomor itu pada tahun {own.date.year}.",
                )


def _key(perdes: PerdesFact) -> tuple[int, str]:
    return perdes_key(perdes.number, perdes.date)
