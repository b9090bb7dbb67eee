"""Who is told of a move, and in which words: one table beside the table of moves."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from accounts.enums import Role
from places.formats.tanggal import format_tanggal
from review.case import Case
from review.enums import ReviewAct, ReviewState
from review.models import ReviewMove


class Circle(StrEnum):
    """Whose officers or village staff."""

    DESA = "desa"
    KECAMATAN = "kecamatan"
    KABUPATEN = "kabupaten"


@dataclass(frozen=True)
class Audience:
    """Roles at one place of the plan's village."""

    circle: Circle
    roles: frozenset[Role]


@dataclass(frozen=True)
class Telling:
    """What a message says; `url` is a path of this application."""

    subject: str
    text: str
    url: str


def _at(circle: Circle, *roles: Role) -> Audience:
    return Audience(circle, frozenset(roles))


_WRITERS = _at(Circle.DESA, Role.SEKRETARIS_DESA, Role.KAUR_PERENCANAAN, Role.TIM_PENYUSUN)
_SECRETARY = _at(Circle.DESA, Role.SEKRETARIS_DESA)
_HEAD = _at(Circle.DESA, Role.KEPALA_DESA)
_BPD = _at(Circle.DESA, Role.BPD)
OFFICERS_OF_KECAMATAN = _at(Circle.KECAMATAN, Role.PETUGAS_KECAMATAN, Role.CAMAT)
OFFICERS_OF_KABUPATEN = _at(Circle.KABUPATEN, Role.DINAS_PMD)
_LAWYERS = _at(Circle.KABUPATEN, Role.BAGIAN_HUKUM)

_OFFICERS_OF_STEP = {
    "periksa_kecamatan": OFFICERS_OF_KECAMATAN,
    "periksa_kabupaten": OFFICERS_OF_KABUPATEN,
}

# Beside the officers of the step, who are told where `_TELLS_STEP` says so.
TOLD: dict[ReviewAct, tuple[Audience, ...]] = {
    ReviewAct.SUBMIT: (_SECRETARY, _HEAD),
    ReviewAct.WITHDRAW: (_HEAD,),
    ReviewAct.TAKE_UP: (_SECRETARY, _HEAD),
    ReviewAct.RELEASE: (),
    ReviewAct.RETURN: (_WRITERS, _HEAD),
    ReviewAct.RECOMMEND: (_SECRETARY, _HEAD, _BPD),
    ReviewAct.UNDO_RECOMMEND: (_SECRETARY, _HEAD, _BPD),
    ReviewAct.GO_ON: (_HEAD, _BPD, OFFICERS_OF_KECAMATAN),
    ReviewAct.STEP_BACK: (_HEAD, _BPD, OFFICERS_OF_KECAMATAN),
    ReviewAct.AGREE: (_SECRETARY, _HEAD, OFFICERS_OF_KECAMATAN),
    ReviewAct.UNDO_AGREE: (_SECRETARY, _HEAD, _BPD, OFFICERS_OF_KECAMATAN),
    ReviewAct.ENACT: (_SECRETARY, _BPD, OFFICERS_OF_KECAMATAN, OFFICERS_OF_KABUPATEN, _LAWYERS),
    ReviewAct.CLARIFY: (_SECRETARY, _HEAD, _BPD),
}
_TELLS_STEP = frozenset({ReviewAct.SUBMIT, ReviewAct.WITHDRAW, ReviewAct.RELEASE, ReviewAct.RECOMMEND, ReviewAct.GO_ON})


def audiences_of(move: ReviewMove, case: Case) -> list[Audience]:
    """Everybody whom a move concerns: the table, and the officers of the step that it lies with or has left."""
    found = list(TOLD[ReviewAct(move.act)])
    if move.act in _TELLS_STEP:
        steps = {move.step, case.review.step}
        found += [audience for key, audience in _OFFICERS_OF_STEP.items() if key in steps]
    return found


def telling_of(move: ReviewMove, case: Case) -> Telling:
    """The words of one move: what happened, by whom, where the plan is now, by when, and why."""
    return Telling(
        subject=f"{_plan_words(case)}: {_HAPPENED[ReviewAct(move.act)]}"[:150],
        text="\n".join(_sentences(move, case)),
        url=page_of(case),
    )


def page_of(case: Case) -> str:
    """The address of the review's page."""
    return case.review.get_absolute_url()


def _plan_words(case: Case) -> str:
    return f"{case.review} · {case.plan.desa.name}"


def _sentences(move: ReviewMove, case: Case) -> Collection[str]:
    said = [f"{move.by.orang.name} ({move.by.get_role_display()}): {move.get_act_display().lower()}."]
    said.append(f"Keadaan sekarang: {case.state.label}, ada pada {case.holder_words}.")
    if case.review.due_on is not None and case.state in {ReviewState.SUBMITTED, ReviewState.IN_REVIEW}:
        said.append(f"Batas pemeriksaan: {format_tanggal(case.review.due_on)}.")
    if move.reason:
        said.append(f"Alasan: {move.reason}")
    if next_words := NEXT.get(case.state):
        said.append(next_words)
    return said


_HAPPENED: dict[ReviewAct, str] = {
    ReviewAct.SUBMIT: "diajukan untuk diperiksa",
    ReviewAct.WITHDRAW: "pengajuan ditarik",
    ReviewAct.TAKE_UP: "mulai diperiksa",
    ReviewAct.RELEASE: "menunggu pemeriksa lain",
    ReviewAct.RETURN: "dikembalikan dengan catatan",
    ReviewAct.RECOMMEND: "direkomendasikan",
    ReviewAct.UNDO_RECOMMEND: "rekomendasi ditarik",
    ReviewAct.GO_ON: "dilanjutkan tanpa rekomendasi",
    ReviewAct.STEP_BACK: "dibuka kembali untuk disusun",
    ReviewAct.AGREE: "disepakati BPD",
    ReviewAct.UNDO_AGREE: "kesepakatan BPD ditarik",
    ReviewAct.ENACT: "ditetapkan dengan Perdes",
    ReviewAct.CLARIFY: "hasil klarifikasi dicatat",
}

NEXT: dict[ReviewState, str] = {
    ReviewState.RETURNED: "Berikutnya: desa memperbaiki bagian yang dicatat, menjawab catatan, lalu mengajukan lagi.",
    ReviewState.RECOMMENDED: "Berikutnya: BPD dan kepala desa menyepakati rancangan Perdes.",
    ReviewState.PROCEEDING: "Berikutnya: BPD dan kepala desa menyepakati rancangan Perdes.",
    ReviewState.AGREED: "Berikutnya: kepala desa menetapkan Perdes dan sekretaris desa mengundangkannya.",
    ReviewState.ENACTED: "Berikutnya: Perdes disampaikan untuk klarifikasi dan diumumkan kepada warga.",
}
