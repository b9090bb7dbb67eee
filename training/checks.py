"""The rule that training adds: R38, a secretary who was trained with the forms that are in force."""

from collections.abc import Iterator

from django.utils import timezone

from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.registry import INFO, WARN, rule
from planning.enums import PlanStatus
from review.case import Plan
from training.secretary_training import forms_taught_to_secretary
from villages.enums import FormSet

ANY_FORMS = ""


def load_forms_taught(plan: Plan) -> frozenset[str]:
    """With which forms the village's secretary of today was trained; one query, none of a plan that asks nothing."""
    if plan.is_before_app or not plan.is_open:
        return frozenset()
    return forms_taught_to_secretary(plan.desa, on=timezone.localdate())


@rule(
    "R38",
    title="Sekretaris Desa sudah dilatih dengan format yang berlaku",
    level=INFO,
    allowed=(INFO, WARN),
    legal_source="UU 6/2014 Pasal 115",
    remedy="Usulkan Sekretaris Desa sebagai peserta pelatihan berikutnya; kehadirannya dicatat penyelenggara.",
    load=load_forms_taught,
    of_plan=True,
)
def secretary_trained(facts: PlanUnderCheck, taught: frozenset[str]) -> Iterator[Draft]:
    """Who is secretary now attended a training on plans with the forms that the kabupaten prescribes, or with any.

    Nothing is asked of a plan that is enacted: the next one is made by him.
    """
    forms = facts.setting.form_set
    if facts.is_before_app or facts.status == PlanStatus.ENACTED or taught & {ANY_FORMS, forms}:
        return
    if taught:
        names = " dan ".join(FormSet(one).label for one in sorted(taught))
        message = f"Sekretaris Desa dilatih dengan format {names}; yang berlaku {FormSet(forms).label}."
        yield whole("pelatihan", message, case="other_forms", page=("training_list", ""))
    else:
        message = f"Belum tercatat Sekretaris Desa dilatih dengan format {FormSet(forms).label}."
        yield whole("pelatihan", message, case="untrained", page=("training_list", ""))
