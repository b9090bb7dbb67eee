"""The landing page of training, programmes, curriculum and the knowledge centre."""

import hashlib
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tests.baselines.page import Page
from tests.cast import Cast
from tests.training.making import make_program, make_session
from tests.training.making_library import teach
from training.enums import SessionStatus
from training.models import Material, MaterialVersion, TrainingModule, TrainingProgram, TrainingSession


def landing(cast: Cast, rows: int) -> str:
    """So many programmes of the kabupaten with a coming and a past session each, that call the village."""
    kabupaten, kecamatan = cast.villages.umeanyar.kabupaten, cast.villages.umeanyar.kecamatan
    today = timezone.localdate()
    for number in range(rows):
        program = make_program(kabupaten, title=f"Bimtek {number:03}")
        make_session(program, kecamatan=[kecamatan], on=today + timedelta(days=number))
        held = make_session(program, kecamatan=[kecamatan], on=today - timedelta(days=number + 1), number=2)
        TrainingSession.objects.filter(pk=held.pk).update(status=SessionStatus.HELD, held_at=timezone.now())
    return reverse("training_list")


def a_program(cast: Cast, rows: int) -> str:
    """A programme of the village with so many modules and sessions."""
    program = make_program(cast.villages.umeanyar)
    teach(program, *_modules(cast, rows))
    for number in range(rows):
        make_session(program, number=number + 1)
    return reverse("program_detail", kwargs={"uid": program.uid})


def program_form(cast: Cast, rows: int) -> str:
    """The form of a programme, with so many modules to choose from."""
    a_program(cast, rows)
    return reverse("training_program_edit", kwargs={"uid": TrainingProgram.objects.get().uid})


def library(cast: Cast, rows: int) -> str:
    """So many modules with two materials of two versions each."""
    _fill(_modules(cast, rows), 2)
    return reverse("module_list")


def a_module(cast: Cast, rows: int) -> str:
    """A module with so much material."""
    module = _modules(cast, 1)[0]
    _fill([module], rows)
    return reverse("module_detail", kwargs={"uid": module.uid})


def _modules(cast: Cast, rows: int) -> list[TrainingModule]:
    desa = cast.villages.umeanyar
    return TrainingModule.objects.bulk_create(
        TrainingModule(desa=desa, title=f"Modul {number:03}", is_public=True, rules=["R06"]) for number in range(rows)
    )


def _fill(modules: list[TrainingModule], many: int) -> None:
    materials = Material.objects.bulk_create(
        Material(module=module, title=f"Bahan {at}", is_public=True, position=at)
        for module in modules
        for at in range(many)
    )
    MaterialVersion.objects.bulk_create(
        MaterialVersion(
            material=material,
            number=number,
            file="materi/x.pdf",
            filename="x.pdf",
            content_type="application/pdf",
            sha256=hashlib.sha256(b"x").hexdigest(),
            size=1,
            words="langkah perencanaan",
        )
        for material in materials
        for number in (1, 2)
    )


PAGES = [
    Page("training_list", landing),
    Page("training_list of what is over", lambda cast, rows: f"{landing(cast, rows)}?lihat=lalu"),
    Page("program_detail", a_program),
    Page("training_program_edit", program_form),
    Page("module_list", library),
    Page("module_list that was searched", lambda cast, rows: f"{library(cast, rows)}?q=langkah+perencanaan"),
    Page("module_detail", a_module),
    Page("knowledge_list", lambda cast, rows: library(cast, rows) and reverse("knowledge_list")),
]
