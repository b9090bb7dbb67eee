"""Writing the dates of a plan's steps, and a kabupaten's own deadlines for them."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from musyawarah.enums import PlanKind
from places.errors import DomainError, StaleVersion
from places.models import Kabupaten
from planning.models import BatasLangkah, TanggalLangkah
from planning.policy import may_write_for_kabupaten, may_write_for_village
from planning.process_facts import Plan, plan_year
from planning.services.locking import lock_periods
from planning.step_data import StepDates, StepDeadline
from planning.step_table import Step, is_month_day, shipped_steps
from villages.services.locking import lock_setting

_MOST_YEARS_AWAY = 10
_MOST_DAYS = 730
_PLANS = {PlanKind.RPJM: "RPJM Desa", PlanKind.RKP: "RKP Desa"}


@transaction.atomic
def save_step_dates(*, by: Membership, plan: Plan, step: Step, version: int, data: StepDates) -> TanggalLangkah:
    """Write the dates of one step of a plan; `version` 0 says that none were written before.

    Raises NotAllowed, StaleVersion, and DomainError, naming the field, for a day that cannot be, and for `done_on` of
    a step whose own record tells it.
    """
    may_write_for_village(by, plan.desa_id).require()
    lock_periods(plan.desa_id)
    year = plan_year(plan)
    _refuse_odd_dates(step, data, year=year)
    row = TanggalLangkah.objects.filter(
        desa=plan.desa_id, plan_kind=step.plan_kind, year=year, step=step.key
    ).first() or TanggalLangkah(desa_id=plan.desa_id, plan_kind=step.plan_kind, year=year, step=step.key, version=0)
    if row.version != version:
        raise StaleVersion("Tanggal langkah ini baru saja disimpan oleh orang lain.")
    row.planned_on, row.done_on, row.note = data.planned_on, data.done_on, data.note.strip()
    row.version += 1
    words = [f"{word} {day:%d-%m-%Y}" for word, day in (("rencana", row.planned_on), ("selesai", row.done_on)) if day]
    summary = f"Langkah “{step.title}” {year}: {', '.join(words) or 'tanggal dikosongkan'}"
    act = log_act(by=by, verb="save_step_dates", subject=plan, place=plan.desa, summary=summary)
    save_with_history(row, act=act)
    return row


@transaction.atomic
def save_step_deadlines(
    *, by: Membership, kabupaten: Kabupaten, version: int, deadlines: Mapping[tuple[str, str], StepDeadline]
) -> int:
    """Write a kabupaten's own deadlines by (kind of plan, step); an empty one gives the shipped one back.

    Gives how many changed. `version` is that of the kabupaten's settings. Raises NotAllowed, StaleVersion, and
    DomainError for a step or a day that is not known.
    """
    setting = lock_setting(kabupaten, version=version)
    may_write_for_kabupaten(by, kabupaten.pk).require()
    steps = {(step.plan_kind.value, step.key): step for step in shipped_steps() if step.due.is_own}
    stored = {(row.plan_kind, row.step): row for row in BatasLangkah.objects.filter(kabupaten=kabupaten)}
    words = []
    for (plan_kind, key), deadline in deadlines.items():
        step = steps.get((plan_kind, key))
        if step is None:
            raise DomainError("Langkah ini tidak dikenal atau batasnya tidak diatur di sini.")
        _refuse_odd_deadline(step, deadline)
        if _write(kabupaten, step, deadline, stored.get((plan_kind, key))):
            words.append(f"{_PLANS[step.plan_kind]} {step.title}: {_words(deadline)}")
    if words:
        setting.version += 1
        setting.save()
        summary = f"Batas langkah {'; '.join(words)}"
        log_act(by=by, verb="save_step_deadlines", subject=setting, place=kabupaten, summary=summary)
    return len(words)


def _write(kabupaten: Kabupaten, step: Step, deadline: StepDeadline, row: BatasLangkah | None) -> bool:
    """Whether anything changed."""
    if deadline.is_empty:
        if row is not None:
            row.delete()
        return row is not None
    if row is not None and (row.month_day, row.days) == (deadline.month_day, deadline.days):
        return False
    if row is None:
        row = BatasLangkah(kabupaten=kabupaten, plan_kind=step.plan_kind, step=step.key, version=0)
    row.month_day, row.days = deadline.month_day, deadline.days
    row.version += 1
    row.save()
    return True


def _refuse_odd_dates(step: Step, data: StepDates, *, year: int) -> None:
    if data.done_on is not None and not step.done_by.is_typed:
        raise DomainError("Tanggal langkah ini diambil dari catatannya sendiri.", field="done_on")
    if data.done_on is not None and data.done_on > timezone.localdate():
        raise DomainError("Tanggal pelaksanaan tidak boleh di masa depan.", field="done_on")
    for field in ("planned_on", "done_on"):
        day: date | None = getattr(data, field)
        if day is not None and abs(day.year - year) > _MOST_YEARS_AWAY:
            raise DomainError(f"Tanggal ini terlalu jauh dari tahun {year}. Periksa tahunnya.", field=field)


def _refuse_odd_deadline(step: Step, deadline: StepDeadline) -> None:
    field = deadline_field(step)
    if step.plan_kind == PlanKind.RPJM:
        if deadline.month_day:
            raise DomainError("Batas RPJM Desa dihitung dalam hari setelah pelantikan.", field=field)
        if deadline.days is not None and not 1 <= deadline.days <= _MOST_DAYS:
            raise DomainError(f"Isi antara 1 dan {_MOST_DAYS} hari.", field=field)
        return
    if deadline.days is not None:
        raise DomainError("Batas RKP Desa berupa tanggal dan bulan.", field=field)
    if deadline.month_day and not is_month_day(deadline.month_day):
        raise DomainError("Tulis tanggal dan bulan yang ada, misalnya 30-06.", field=field)


def deadline_field(step: Step) -> str:
    """The name of a step's input in the form of deadlines."""
    return f"{step.plan_kind}_{step.key}"


def _words(deadline: StepDeadline) -> str:
    if deadline.is_empty:
        return "bawaan"
    return deadline.month_day or f"{deadline.days} hari"
