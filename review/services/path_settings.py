"""Writing a kabupaten's path: which steps are used, their working days, what binds and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Kabupaten
from planning.policy import may_write_for_kabupaten
from review.enums import StepKey
from review.models import ReviewStep
from review.path import PathStep, shipped_path
from villages.services.locking import lock_setting

FEWEST_DAYS, MOST_DAYS = 1, 60
OF_LAW = frozenset({StepKey.BPD, StepKey.PERDES})  # UU 6/2014 arts 55, 69: no kabupaten leaves them out


@dataclass(frozen=True)
class StepSetting:
    """What a kabupaten may say of a step; `working_days` None: nobody waits for it."""

    is_used: bool = True
    working_days: int | None = None
    is_binding: bool = False
    waits_for_all: bool = False


def setting_of_step(step: PathStep) -> StepSetting:
    """What a step says now."""
    return StepSetting(step.is_used, step.working_days, step.is_binding, step.waits_for_all)


@transaction.atomic
def save_path(
    *, by: Membership, kabupaten: Kabupaten, version: int, steps: Mapping[tuple[str, str], StepSetting]
) -> int:
    """Write the path by (kind of plan, step); a step that says what is shipped keeps no row of its own.

    Gives how many changed. Plans that are under way finish the step in which they lie. `version` is that of the
    kabupaten's settings. Raises NotAllowed, StaleVersion, and DomainError naming the field "<plan>_<step>".
    """
    setting = lock_setting(kabupaten, version=version)
    may_write_for_kabupaten(by, kabupaten.pk).require()
    stored = {(row.plan_kind, row.step): row for row in ReviewStep.objects.filter(kabupaten=kabupaten)}
    words = []
    for (plan_kind, key), wanted in steps.items():
        shipped = next((step for step in shipped_path(plan_kind).all_steps if step.key == key), None)
        if shipped is None:
            raise DomainError("Langkah ini tidak dikenal.")
        _refuse_odd(shipped, wanted)
        if _write(kabupaten, shipped, wanted, stored.get((plan_kind, key))):
            words.append(f"{shipped.plan_kind.label} {shipped.title}: {_words(wanted)}")
    if words:
        setting.version += 1
        setting.save()
        summary = f"Alur pemeriksaan {'; '.join(words)}"
        log_act(by=by, verb="save_review_path", subject=setting, place=kabupaten, summary=summary)
    return len(words)


def _refuse_odd(step: PathStep, wanted: StepSetting) -> None:
    field = f"{step.plan_kind}_{step.key}"
    if step.key in OF_LAW and not wanted.is_used:
        raise DomainError(f"{step.title} diwajibkan undang-undang dan tidak dapat ditiadakan.", field=field)
    if wanted.is_binding and not step.key.is_check:
        raise DomainError("Hanya rekomendasi pemeriksa yang dapat diwajibkan.", field=field)
    if wanted.waits_for_all and step.key != StepKey.PERIKSA_KABUPATEN:
        raise DomainError("Hanya pemeriksaan Dinas PMD yang dapat menunggu semua desa.", field=field)
    days = wanted.working_days
    if days is not None and not FEWEST_DAYS <= days <= MOST_DAYS:
        raise DomainError(f"Isi {FEWEST_DAYS} sampai {MOST_DAYS} hari kerja.", field=f"{field}_days")
    if days is None and wanted.is_used and step.key.is_check:
        raise DomainError("Isi berapa hari kerja pemeriksa menjawab.", field=f"{field}_days")


def _write(kabupaten: Kabupaten, shipped: PathStep, wanted: StepSetting, row: ReviewStep | None) -> bool:
    """Whether anything changed."""
    as_shipped = wanted == setting_of_step(shipped)
    before = StepSetting(row.is_used, row.working_days, row.is_binding, row.waits_for_all) if row else None
    if wanted == before or (row is None and as_shipped):
        return False
    if as_shipped and row is not None:
        row.delete()
        return True
    row = row or ReviewStep(kabupaten=kabupaten, plan_kind=shipped.plan_kind, step=shipped.key, version=0)
    row.is_used, row.working_days = wanted.is_used, wanted.working_days
    row.is_binding, row.waits_for_all = wanted.is_binding, wanted.waits_for_all
    row.version += 1
    row.save()
    return True


def _words(wanted: StepSetting) -> str:
    if not wanted.is_used:
        return "tidak dipakai"
    said = [f"{wanted.working_days} hari kerja"] if wanted.working_days else ["dipakai"]
    said += ["rekomendasi wajib ada"] if wanted.is_binding else []
    said += ["menunggu semua desa"] if wanted.waits_for_all else []
    return ", ".join(said)
