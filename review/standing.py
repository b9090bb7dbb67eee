"""Where a plan stands, in the plain words of the village."""

from dataclasses import dataclass

from django.utils import timezone

from places.formats.tanggal import format_tanggal
from review.case import Case
from review.clock_facts import Clock
from review.enums import ReviewState


@dataclass(frozen=True)
class Standing:
    """One line that says where the file is, and one or two sentences about it."""

    title: str
    words: str


def standing_of(case: Case, clock: Clock | None) -> Standing:
    """What is going on with the plan now, and what comes next."""
    match case.state:
        case ReviewState.DRAFT:
            return Standing(f"Rencana ada pada {case.holder_words}", _draft_words(case))
        case ReviewState.SUBMITTED:
            words = f"Belum ada pemeriksa yang mulai memeriksa. {_until(clock)}"
            return Standing(f"Menunggu diperiksa {case.holder_words}", words)
        case ReviewState.IN_REVIEW:
            return Standing(f"Sedang diperiksa {case.holder_words}", f"{_examiner(case)} {_until(clock)}")
        case ReviewState.RETURNED:
            office = case.office_of(case.review.step)
            words = f"{office} mengembalikannya dengan catatan. Yang terbuka hanya bagian yang diberi catatan; "
            return Standing("Dikembalikan kepada desa", f"{words}perbaiki, jawab catatannya, lalu ajukan lagi.")
        case ReviewState.RECOMMENDED:
            return Standing("Direkomendasikan", "Pemeriksaan selesai. Sekarang menunggu kesepakatan BPD.")
        case ReviewState.PROCEEDING:
            return Standing("Dilanjutkan tanpa rekomendasi", "Sekarang menunggu kesepakatan BPD.")
        case ReviewState.AGREED:
            day = format_tanggal(case.review.agreed_on)
            return Standing("Disepakati BPD", f"Disepakati {day}. Sekarang menunggu penetapan Perdes.")
    return _enacted(case)


def _draft_words(case: Case) -> str:
    if case.next_check is None:
        return "Kabupaten ini tidak memakai pemeriksaan; setelah selesai rencana langsung dibahas BPD."
    return f"Desa masih menyusunnya. Setelah selesai diajukan kepada {case.office_of(case.next_check.key)}."


def _until(clock: Clock | None) -> str:
    if clock is None:
        return ""
    if clock.paused_on is not None:
        return f"Waktunya dijeda sejak {format_tanggal(clock.paused_on)}."
    return f"Batas pemeriksaan {format_tanggal(clock.due_on)}, {clock.words}."


def _examiner(case: Case) -> str:
    review = case.review
    since = f" sejak {format_tanggal(timezone.localdate(review.taken_up_at))}" if review.taken_up_at else ""
    name = review.holder.orang.name if review.holder else "Pemeriksa"
    return f"Dipegang {name}{since}."


def _enacted(case: Case) -> Standing:
    plan = case.plan
    number = f"Perdes Nomor {plan.perdes_number}" if plan.perdes_number else "Perdes"
    if case.state == ReviewState.CLARIFIED:
        return Standing("Ditetapkan dan diklarifikasi", f"{number} sudah diklarifikasi kabupaten.")
    return Standing("Ditetapkan", f"{number} berlaku. Rencana hanya berubah melalui Perubahan.")
