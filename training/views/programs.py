"""Pages of programmes: one programme, its form, delete and restore, the order of its modules."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from accounts.models import Membership
from codes.models import Kegiatan
from places.errors import DomainError, StaleVersion
from places.formats.whole_number import read_whole
from planning.row_history import row_changes
from training.certificates import certificates_of_program
from training.curriculum import hours_of, teachable_modules
from training.enums import BalaiAim
from training.forms.programs import CAPACITY, ProgramForm, program_initial
from training.landing import sessions_for
from training.models import TrainingModule, TrainingProgram
from training.policy import may_edit_program, may_hold_training
from training.program_data import TEXTS
from training.program_place import kabupaten_of_place, name_of_place, place_words
from training.schedule import scheduled
from training.services.programs import (
    create_program,
    delete_program,
    move_program_module,
    restore_program,
    update_program,
)
from training.views.program_scope import program_of
from villages.forms.errors import add_domain_error
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_safe
def program_detail(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What a programme is for, its modules, its sessions."""
    program = program_of(request, uid)
    modules = [row.module for row in program.module_set.select_related("module")]
    verdict = may_edit_program(request.membership, program)
    context = {
        "program": program,
        "place": place_words(program),
        "modules": modules,
        "hours": hours_of(modules),
        "rules": sorted({rule for module in modules for rule in module.rules}),
        "has_story": any(getattr(program, name) for name in TEXTS if name != "legal_basis"),
        "aims": [BalaiAim(aim).label for aim in program.aims if aim in BalaiAim.values],
        "sessions": scheduled(list(sessions_for(request.membership).filter(program=program))),
        "has_certificates": certificates_of_program(request.membership, program).exists(),
        "today": timezone.localdate(),
        "may_edit": verdict,
        "changes": row_changes(program) if verdict else [],
    }
    return render(request, "training/program_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def program_create(request: HttpRequest) -> HttpResponse:
    """Make a programme; `?modul=` (repeated) ticks modules beforehand."""
    require(may_hold_training(request.membership))
    form = _form(request, None, initial=_starting_values(request))
    if request.method == "POST" and form.is_valid():
        try:
            program = create_program(by=request.membership, data=form.program_data())
        except DomainError as error:
            add_domain_error(form, error)
        else:
            messages.success(request, f"Program “{program.title}” dibuat. Sekarang tambahkan angkatannya.")
            return redirect("program_detail", uid=program.uid)
    return render(request, "training/program_form.html", {"form": form, "program": None})


@require_http_methods(["GET", "HEAD", "POST"])
def program_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write a programme."""
    program = program_of(request, uid)
    require(may_edit_program(request.membership, program))
    form, version = _form(request, program, initial=program_initial(program)), program.version
    if request.method == "POST":
        version = posted_version(request)
        if form.is_valid():
            try:
                update_program(by=request.membership, program=program, version=version, data=form.program_data())
            except StaleVersion:
                return _conflict(request, program, form)
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, f"Program “{form.cleaned_data['title']}” disimpan.")
                return redirect("program_detail", uid=uid)
    return render(request, "training/program_form.html", {"form": form, "program": program, "version": version})


@require_POST
def program_module_move(request: HttpRequest, uid: UUID, module_uid: UUID) -> HttpResponse:
    """Up or down by one."""
    program = program_of(request, uid)
    require(may_edit_program(request.membership, program))
    module = get_object_or_404(TrainingModule, uid=module_uid, program_set__program=program)
    try:
        move_program_module(
            by=request.membership, program=program, module=module, up=request.POST.get("arah") == "naik"
        )
    except DomainError as error:
        messages.error(request, error.message)
    return redirect(f"{reverse('program_detail', args=[uid])}#modul")


@require_POST
def program_delete(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put a programme away; a second click changes nothing."""
    program = program_of(request, uid)
    require(may_edit_program(request.membership, program))
    try:
        delete_program(by=request.membership, program=program, version=read_whole(request.POST.get("version")))
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("program_detail", uid=uid)
    return redirect(f"{reverse('training_list')}?{urlencode({'terhapus': uid})}")


@require_POST
def program_restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Undo a delete; a second click changes nothing."""
    program = program_of(request, uid)
    require(may_edit_program(request.membership, program))
    restore_program(by=request.membership, program=program)
    messages.success(request, f"Program “{program.title}” dipulihkan.")
    return redirect("program_detail", uid=uid)


def _form(request: HttpRequest, program: TrainingProgram | None, *, initial: dict[str, Any]) -> ProgramForm:
    typed = request.POST if request.method == "POST" else None
    return ProgramForm(typed, initial=initial, **_choices(request.membership, program))


def _choices(membership: Membership, program: TrainingProgram | None) -> dict[str, Any]:
    """What the form offers: modules, and the activities of the sub bidang of capacity."""
    kabupaten = kabupaten_of_place(membership.place)
    usable = Kegiatan.objects.usable_in(kabupaten.pk).filter(code__startswith=CAPACITY).order_by("code")
    return {"modules": teachable_modules(membership, program), "kegiatan": list(usable)}


def _starting_values(request: HttpRequest) -> dict[str, Any]:
    return {
        "year": timezone.localdate().year,
        "organiser": _usual_organiser(request.membership),
        "modules": request.GET.getlist("modul"),
    }


def _usual_organiser(membership: Membership) -> str:
    place = membership.place
    if membership.desa_id:
        return f"Pemerintah {name_of_place(place)}"
    return name_of_place(place) if membership.kecamatan_id else f"Dinas PMD {name_of_place(place)}"


def _conflict(request: HttpRequest, program: TrainingProgram, mine: ProgramForm) -> HttpResponse:
    stored = program_of(request, program.uid)
    theirs = ProgramForm(initial=program_initial(stored), **_choices(request.membership, stored))
    return conflict_page(
        request,
        subject="Program ini",
        mine=mine,
        theirs=theirs,
        version=stored.version,
        back_url=reverse("training_program_edit", args=[program.uid]),
    )
