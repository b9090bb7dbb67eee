"""From the agreement to the clarification as a task list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from places.formats.tanggal import format_tanggal
from review.case import Case
from review.chapters import living_chapters
from review.clarification import ClarificationClock
from review.enums import ReviewAct, ReviewState, StepKey
from review.links import act_page, page_of
from review.models import Enactment
from review.policy import MayDo

_AGREED = {ReviewState.AGREED, ReviewState.ENACTED, ReviewState.CLARIFIED}
_ENACTED = {ReviewState.ENACTED, ReviewState.CLARIFIED}


@dataclass(frozen=True)
class PerdesStep:
    """One entry of the task list."""

    title: str
    url: str
    status: str
    why: str = ""


def perdes_steps(
    case: Case,
    enactment: Enactment | None,
    clock: ClarificationClock | None,
    acts: Mapping[ReviewAct, MayDo],
) -> list[PerdesStep]:
    """Chapters, agreement, Perdes, publication, clarification; a plan enacted before the application has none."""
    if case.state in _ENACTED and enactment is None:
        return []
    address = {"plan": case.plan_kind.value, "pk": case.plan.pk}
    steps = [
        _chapters(case, reverse("chapter_list", kwargs=address)),
        _agreement(case, acts[ReviewAct.AGREE]),
        _perdes(case, acts[ReviewAct.ENACT]),
        _publication(enactment, reverse("publication_list", kwargs=address)),
    ]
    if case.path.step(StepKey.KLARIFIKASI) is not None:
        steps.append(_clarification(case, clock, acts[ReviewAct.CLARIFY]))
    return steps


def _chapters(case: Case, url: str) -> PerdesStep:
    count = living_chapters(case.plan).count()
    why = (
        f"{count} bab akan digabungkan dengan lampiran Perdes." if count else "Boleh kosong; matriksnya dibuat sendiri."
    )
    if case.state in _ENACTED:
        why = f"{count} bab menjadi bagian naskah." if count else "Tanpa bab tambahan."
    return PerdesStep("Bab naskah dari desa", url, "done" if count or case.state in _ENACTED else "todo", why)


def _agreement(case: Case, may_do: MayDo) -> PerdesStep:
    title = "Kesepakatan BPD"
    if case.state in _AGREED:
        day = case.review.agreed_on
        return PerdesStep(title, "", "done", f"Disepakati {format_tanggal(day)}." if day else "")
    if may_do.verdict:
        return PerdesStep(
            title, act_page(case, ReviewAct.AGREE), "next", "Bahas rancangannya, lalu catat keputusannya."
        )
    if case.state in {ReviewState.RECOMMENDED, ReviewState.PROCEEDING}:
        return PerdesStep(title, "", "next", f"{may_do.verdict.reason} {may_do.verdict.who}".strip())
    return PerdesStep(
        title, page_of(case), "blocked", f"Rencana sekarang “{case.state.label}”; selesaikan pengajuannya dahulu."
    )


def _perdes(case: Case, may_do: MayDo) -> PerdesStep:
    title = "Penetapan dan pengundangan Perdes"
    if case.state in _ENACTED:
        return PerdesStep(title, "", "done", f"Perdes Nomor {case.plan.perdes_number}.")
    if case.state != ReviewState.AGREED:
        return PerdesStep(title, "", "blocked", "Menunggu kesepakatan BPD.")
    if may_do.verdict:
        return PerdesStep(
            title, act_page(case, ReviewAct.ENACT), "next", "Perdes diterbitkan bersama semua lampirannya."
        )
    return PerdesStep(title, "", "next", f"{may_do.verdict.reason} {may_do.verdict.who}".strip())


def _publication(enactment: Enactment | None, url: str) -> PerdesStep:
    title = "Publikasi kepada warga"
    if enactment is None:
        return PerdesStep(title, "", "blocked", "Sesudah Perdes ditetapkan.")
    count = enactment.edition.publication_set.count()
    if count:
        return PerdesStep(title, url, "done", f"{count} publikasi tercatat.")
    return PerdesStep(title, url, "todo", "Baliho, papan informasi, situs web, atau pertemuan warga.")


def _clarification(case: Case, clock: ClarificationClock | None, may_do: MayDo) -> PerdesStep:
    title = "Klarifikasi kabupaten"
    if case.state == ReviewState.CLARIFIED:
        return PerdesStep(title, "", "done", "")
    if clock is None:
        return PerdesStep(title, "", "blocked", "Sesudah Perdes diundangkan.")
    due = f"batas {format_tanggal(clock.due_on)}{', sudah terlewati' if clock.is_overdue else ''}"
    if may_do.verdict:
        return PerdesStep(title, act_page(case, ReviewAct.CLARIFY), "next", f"Catat hasilnya; {due}.")
    return PerdesStep(title, "", "todo", f"Ditunggu dari kabupaten; {due}.")
