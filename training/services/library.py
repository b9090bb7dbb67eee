"""Writing modules of the curriculum: a place's own; the shipped ones come from `load_curriculum`."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import Membership
from accounts.owner import owner_fields
from places.errors import DomainError
from training.models import TrainingModule
from training.module_data import ModuleData
from training.policy import may_edit_module, may_hold_training
from training.rule_choices import known_rules
from training.services.locking import lock_module
from training.services.writing import one_line, plain_lines, write_row

MOST_HOURS = 60  # JP


@transaction.atomic
def create_module(*, by: Membership, data: ModuleData) -> TrainingModule:
    """Make a module of the writer's own place. Raises NotAllowed, DomainError naming the field."""
    may_hold_training(by).require()
    module = TrainingModule(**owner_fields(by.place))
    _take(module, data)
    write_row(module, by=by, verb="create_module", place=by.place, summary=f"Membuat modul “{module.title}”")
    return module


@transaction.atomic
def update_module(*, by: Membership, module: TrainingModule, version: int, data: ModuleData) -> TrainingModule:
    """Write a module. Raises NotAllowed, StaleVersion, DomainError naming the field."""
    may_edit_module(by, module).require()
    fresh = lock_module(module, version=version)
    _take(fresh, data)
    write_row(fresh, by=by, verb="update_module", place=by.place, summary=f"Mengubah modul “{fresh.title}”")
    return fresh


@transaction.atomic
def use_module(*, by: Membership, module: TrainingModule, is_used: bool) -> TrainingModule:
    """Offer a module to programmes, or no longer; programmes that teach it keep it. A second time changes nothing."""
    may_edit_module(by, module).require()
    fresh = lock_module(module)
    if fresh.is_retired == is_used:
        fresh.is_retired = not is_used
        words = "dipakai kembali" if is_used else "tidak dipakai lagi"
        write_row(fresh, by=by, verb="use_module", place=by.place, summary=f"Modul “{fresh.title}” {words}")
    return fresh


def _take(module: TrainingModule, data: ModuleData) -> None:
    title = one_line(data.title, 200)
    if not title:
        raise DomainError("Tulis judul modulnya.", field="title")
    if not 1 <= data.hours <= MOST_HOURS:
        raise DomainError(f"Jam pelajaran antara 1 dan {MOST_HOURS} JP.", field="hours")
    _refuse_unknown_rules(data.rules)
    module.title, module.hours, module.is_public = title, data.hours, data.is_public
    module.summary, module.outcome = data.summary.strip(), plain_lines(data.outcome)
    module.rules = [rule for rule in known_rules() if rule in data.rules]


def _refuse_unknown_rules(rules: Sequence[str]) -> None:
    if set(rules) - known_rules().keys():
        raise DomainError("Pilih aturan dari daftar.", field="rules")
