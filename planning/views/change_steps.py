"""What comes next while a change is open, as a task list."""

from dataclasses import dataclass

from django.urls import reverse

from planning.calculations.semula_menjadi import Comparison
from planning.change_policy import missing_before_enactment
from planning.models import Perubahan, RpjmDesa
from planning.step_links import address


@dataclass(frozen=True)
class Step:
    """One entry of the task list."""

    title: str
    url: str
    status: str
    why: str = ""


def change_steps(change: Perubahan, found: Comparison) -> list[Step]:
    """Change the lines, complete the evidence, discuss semula–menjadi, hand over."""
    missing = missing_before_enactment(change)
    uid = {"uid": change.uid}
    changed = f"{len(found.differing)} kegiatan berbeda dari naskah yang ditetapkan" if found.differing else ""
    ready = not missing and not found.is_same
    return [
        Step(
            "Ubah kegiatan yang terpengaruh",
            change.plan.get_absolute_url(),
            "next" if found.is_same else "done",
            changed,
        ),
        Step(
            "Lengkapi dasar dan bukti",
            reverse("change_edit", kwargs=uid),
            "todo" if missing else "done",
            "Belum ada: " + " ".join(missing) if missing else "",
        ),
        Step(
            "Bahas semula–menjadi dalam musrenbang desa",
            reverse("change_comparison", kwargs=uid),
            "todo" if found.is_same else "next",
            "Cetak lembar semula–menjadi untuk peserta.",
        ),
        Step(
            "Ajukan, sepakati dengan BPD, dan tetapkan dengan Perdes perubahan",
            address("review_of_rpjm" if isinstance(change.plan, RpjmDesa) else "review_of_rkp", str(change.plan.pk))
            if ready
            else "",
            "next" if ready else "blocked",
            "Perubahan menempuh jalan yang sama dengan rencana baru."
            if ready
            else "Menunggu kegiatan yang diubah dan bukti yang lengkap.",
        ),
    ]
