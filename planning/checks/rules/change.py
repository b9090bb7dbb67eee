"""R33: a change of an enacted plan states its ground and its evidence."""

from collections.abc import Iterator

from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.registry import BLOCK, rule
from planning.enums import PlanStatus


@rule(
    "R33",
    title="Dasar perubahan rencana",
    level=BLOCK,
    allowed=(BLOCK,),
    legal_source="Permendagri 114/2014 Pasal 28 (RPJM Desa), Pasal 49 dan Pasal 50 (RKP Desa)",
    remedy="Lengkapi dasar perubahan A (peristiwa khusus) atau B (kebijakan) dengan penjelasan dan bukti.",
)
def grounded(facts: PlanUnderCheck) -> Iterator[Draft]:
    """A plan that is being changed has a ground, an explanation, evidence, and an enacted text to compare with."""
    change = facts.change
    if facts.status == PlanStatus.CHANGING and (change is None or not change.is_open):
        yield whole("change", "Rencana sedang diubah tanpa catatan dasar perubahan.", case="none")
        return
    if change is None:
        return
    for missing in change.missing:
        yield whole("change", f"{change.ground_words}. Belum ada: {missing}", case="missing")
    if not change.has_former:
        yield whole(
            "change",
            "Naskah yang ditetapkan tidak ada, jadi semula–menjadi tidak dapat diperlihatkan.",
            remedy="Tarik perubahan ini dan buka lagi, agar naskah yang berlaku disimpan lebih dahulu.",
            case="no_former",
        )
