"""R01, R02, R03, R06: how long a plan lasts, what it lies in, and when it must be enacted."""

from collections.abc import Iterator
from datetime import date

from places.formats.tanggal import format_tanggal
from planning.checks.facts import PlanUnderCheck, RkpUnderCheck, RpjmUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.registry import BLOCK, INFO, RKP, RPJM, WARN, rule
from planning.deadlines import deadline_in, months_after

FULL_TERM, OLD_TERM = 8, 6
LAST_OLD_START = 2024  # UU 3/2024 is in force since 25 April 2024: plans begun later last eight years


@rule(
    "R01",
    title="Lama RPJM Desa",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="UU 6/2014 Pasal 79 ayat (2) huruf a jo. UU 3/2024",
    remedy="Perpanjang periode, atau jelaskan bahwa ini sisa masa jabatan.",
    plans=[RPJM],
)
def length(facts: RpjmUnderCheck) -> Iterator[Draft]:
    """A RPJM Desa lasts eight years, six when it began under the old law."""
    years = len(facts.period)
    if years == FULL_TERM or (years == OLD_TERM and facts.first_year <= LAST_OLD_START):
        return
    period = f"{facts.first_year}–{facts.last_year}"
    yield whole("last_year", f"RPJM Desa ini {years} tahun ({period}), seharusnya {FULL_TERM} tahun.")


@rule(
    "R02",
    title="Penetapan RPJM Desa setelah pelantikan",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 5",
    remedy="Tetapkan Perdes RPJM Desa, dan catat sebab keterlambatan dalam berita acara.",
    plans=[RPJM],
)
def rpjm_in_time(facts: RpjmUnderCheck) -> Iterator[Draft]:
    """The Perdes comes within three months (a setting) of the inauguration of the village head."""
    inaugurated = facts.inaugurated_on
    if inaugurated is None:
        if not facts.is_before_app:
            yield whole(
                "inaugurated_on",
                f"Tanggal pelantikan kepala desa untuk RPJM Desa {facts.first_year}–{facts.last_year} belum diisi, "
                "jadi batas penetapan belum dapat diperiksa.",
                remedy="Isi tanggal pelantikan di profil desa.",
                at_most=INFO,
                case="unknown",
            )
        return
    months = facts.setting.rpjm_months
    due = months_after(inaugurated, months)
    yield from _late(facts, due, "RPJM Desa", f"{months} bulan setelah pelantikan {format_tanggal(inaugurated)}")


@rule(
    "R03",
    title="RKP Desa di dalam masa RPJM Desa",
    level=BLOCK,
    allowed=(BLOCK,),
    legal_source="UU 6/2014 Pasal 79 ayat (2) huruf b; Permendagri 114/2014 Pasal 29",
    remedy="Tetapkan RPJM Desa yang mencakup tahun ini lebih dahulu, atau catat Perdes RPJM Desa yang sudah berlaku.",
    plans=[RKP],
)
def inside_rpjm(facts: RkpUnderCheck) -> Iterator[Draft]:
    """The year lies in an enacted RPJM Desa; in the months after a pilkades the new one may still be on its way."""
    bound = {"at_most": WARN, "case": "transition"} if _is_transition(facts) else {}
    rpjm = facts.rpjm
    if rpjm is None or not rpjm.first_year <= facts.year <= rpjm.last_year:
        yield whole("rpjm", f"Tidak ada RPJM Desa yang mencakup tahun {facts.year}.", **bound)
    elif not rpjm.is_enacted:
        yield whole("rpjm", f"RPJM Desa {rpjm.period} masih rancangan, belum ditetapkan dengan Perdes.", **bound)


@rule(
    "R06",
    title="Penetapan RKP Desa tepat waktu",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 29; Permendes PDTT 21/2020 Pasal 22 ayat (4)",
    remedy="Tetapkan Perdes RKP Desa, dan catat sebab keterlambatan dalam berita acara.",
    plans=[RKP],
)
def rkp_in_time(facts: RkpUnderCheck) -> Iterator[Draft]:
    """The Perdes comes by 30 September (a setting) of the year before."""
    yield from _late(facts, deadline_in(facts.year - 1, facts.setting.rkp_deadline), "RKP Desa", "batas penetapan")


def _late(facts: PlanUnderCheck, due: date, plan: str, why: str) -> Iterator[Draft]:
    """A plan enacted after the day, or not enacted though the day has passed."""
    enacted = facts.first_perdes_date
    if enacted is not None and enacted > due:
        yield whole(
            "perdes_date",
            f"Perdes {plan} ditetapkan {format_tanggal(enacted)}, melewati {format_tanggal(due)} ({why}).",
            case="late",
        )
    elif enacted is None and facts.today > due:
        yield whole(
            "perdes_date",
            f"Perdes {plan} belum ditetapkan, padahal batasnya {format_tanggal(due)} ({why}).",
            case="not_yet",
        )


def _is_transition(facts: RkpUnderCheck) -> bool:
    """Whether a village head took office so lately that his RPJM Desa is not yet due."""
    past = [day for day in facts.inaugurations if day <= facts.document_date]
    return bool(past) and facts.document_date <= months_after(max(past), facts.setting.rpjm_months)
