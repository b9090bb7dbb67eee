"""Writing programmes: what they are for, what pays for them, which modules they teach in which order."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from accounts.owner import owner_fields
from places.errors import DomainError
from training.enums import BalaiAim, ProgramFunding, SessionStatus
from training.models import ProgramModule, TrainingModule, TrainingProgram
from training.policy import may_edit_program, may_hold_training
from training.program_data import LISTS, TEXTS, ProgramData
from training.program_place import kabupaten_of_program
from training.services.locking import lock_program
from training.services.writing import one_line, plain_lines, write_row
from villages.enums import FormSet

FIRST_YEAR, LAST_YEAR = 2014, 2100  # the Village Law is of 2014
MOST_MODULES = 40
HIGHEST_BUDGET = 10**12  # rupiah


@transaction.atomic
def create_program(*, by: Membership, data: ProgramData) -> TrainingProgram:
    """Make a programme of the writer's own place. Raises NotAllowed, DomainError naming the field."""
    may_hold_training(by).require()
    program = TrainingProgram(**owner_fields(by.place))
    _take(program, data)
    write_row(program, by=by, verb="create_program", place=by.place, summary=f"Membuat program “{program.title}”")
    _set_modules(by, program, data.modules)
    return program


@transaction.atomic
def update_program(*, by: Membership, program: TrainingProgram, version: int, data: ProgramData) -> TrainingProgram:
    """Write a programme. Raises NotAllowed, StaleVersion, DomainError naming the field."""
    fresh = _locked(by, program, version=version)
    _refuse_deleted(fresh)
    _take(fresh, data)
    write_row(fresh, by=by, verb="update_program", place=by.place, summary=f"Mengubah program “{fresh.title}”")
    _set_modules(by, fresh, data.modules)
    return fresh


@transaction.atomic
def move_program_module(*, by: Membership, program: TrainingProgram, module: TrainingModule, up: bool) -> None:
    """Let a module change places with its neighbour; the first is not moved up, nor the last down."""
    fresh = _locked(by, program)
    _refuse_deleted(fresh)
    rows = list(fresh.module_set.all())
    at = next((index for index, row in enumerate(rows) if row.module_id == module.pk), None)
    if at is None:
        raise DomainError("Modul ini tidak lagi menjadi bagian program.")
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for position, row in enumerate(rows, start=1):
        row.position = position
    ProgramModule.objects.bulk_update(rows, ["position"])
    summary = f"“{module.title}” menjadi modul ke-{to + 1} program “{fresh.title}”"
    log_act(by=by, verb="move_program_module", subject=fresh, place=fresh.place, summary=summary)


@transaction.atomic
def delete_program(*, by: Membership, program: TrainingProgram, version: int | None = None) -> TrainingProgram:
    """Put a programme away; it can be brought back. Raises DomainError while a session of it stands.

    A second delete changes nothing.
    """
    fresh = _locked(by, program, version=version)
    if fresh.deleted_at is not None:
        return fresh
    standing = fresh.session_set.exclude(status=SessionStatus.CANCELLED).count()
    if standing:
        raise DomainError(f"Program ini masih punya {standing} angkatan. Batalkan dahulu angkatannya.")
    fresh.deleted_at = timezone.now()
    write_row(fresh, by=by, verb="delete_program", place=fresh.place, summary=f"Menghapus program “{fresh.title}”")
    return fresh


@transaction.atomic
def restore_program(*, by: Membership, program: TrainingProgram) -> TrainingProgram:
    """Undo a delete; a second time changes nothing."""
    fresh = _locked(by, program)
    if fresh.deleted_at is not None:
        fresh.deleted_at = None
        summary = f"Memulihkan program “{fresh.title}”"
        write_row(fresh, by=by, verb="restore_program", place=fresh.place, summary=summary)
    return fresh


def _locked(by: Membership, program: TrainingProgram, *, version: int | None = None) -> TrainingProgram:
    may_edit_program(by, program).require()
    return lock_program(program, version=version)


def _refuse_deleted(program: TrainingProgram) -> None:
    if program.deleted_at is not None:
        raise DomainError("Program ini sudah dihapus. Pulihkan dahulu.")


def _take(program: TrainingProgram, data: ProgramData) -> None:
    _refuse_nonsense(data)
    program.title, program.theme = one_line(data.title, 200), one_line(data.theme, 200)
    program.organiser, program.year = one_line(data.organiser, 200), data.year
    for name in TEXTS:
        typed = getattr(data, name)
        setattr(program, name, plain_lines(typed) if name in LISTS else typed.strip())
    program.aims = [aim.value for aim in BalaiAim if aim in data.aims]
    program.form_set = FormSet(data.form_set) if data.form_set else ""
    program.funding = ProgramFunding(data.funding) if data.funding else ""
    local = (None, kabupaten_of_program(program).pk)
    if data.kegiatan is not None and data.kegiatan.kabupaten_id not in local:
        raise DomainError("Pilih kegiatan dari daftar.", field="kegiatan")
    program.kegiatan, program.budget, program.is_public = data.kegiatan, data.budget, data.is_public


def _refuse_nonsense(data: ProgramData) -> None:
    if not data.title.strip():
        raise DomainError("Tulis nama programnya.", field="title")
    if not data.organiser.strip():
        raise DomainError("Tulis siapa penyelenggaranya.", field="organiser")
    if not FIRST_YEAR <= data.year <= LAST_YEAR:
        raise DomainError(f"Tahun antara {FIRST_YEAR} dan {LAST_YEAR}.", field="year")
    if data.budget is not None and not 0 <= data.budget <= HIGHEST_BUDGET:
        raise DomainError("Biaya tidak masuk akal.", field="budget")
    if len(data.modules) > MOST_MODULES:
        raise DomainError(f"Satu program memuat paling banyak {MOST_MODULES} modul.", field="modules")


def _set_modules(by: Membership, program: TrainingProgram, modules: Sequence[TrainingModule]) -> None:
    """Those that stay keep their order; new ones follow them in the order given."""
    wanted = {module.pk: module for module in modules}
    seen = TrainingModule.objects.visible_to(by).filter(pk__in=wanted).values_list("pk", flat=True)
    kept = list(program.module_set.all())
    if set(wanted) - set(seen) - {row.module_id for row in kept}:
        raise DomainError("Pilih modul dari daftar.", field="modules")
    program.module_set.exclude(module__in=wanted).delete()
    stay = [row for row in kept if row.module_id in wanted]
    known = {row.module_id for row in stay}
    after = max((row.position for row in stay), default=0)
    ProgramModule.objects.bulk_create(
        ProgramModule(program=program, module=module, position=after + number)
        for number, module in enumerate((one for one in wanted.values() if one.pk not in known), start=1)
    )
