"""Reading the curriculum: modules that a place may teach, in the order of the shipped curriculum, then by title."""

from collections.abc import Sequence

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from accounts.models import Membership
from places.models import Desa, Kabupaten, Kecamatan
from training.models import TrainingModule, TrainingProgram
from training.program_place import name_of_place

SHIPPED = "Modul baku"


def modules_for(membership: Membership | None) -> QuerySet:
    """Modules that the reader may see, the shipped curriculum first."""
    return in_order(TrainingModule.objects.visible_to(membership).select_related("desa", "kecamatan", "kabupaten"))


def in_order(rows: QuerySet) -> QuerySet:
    """The shipped curriculum by its codes, then the others by title."""
    own = Case(When(code="", then=Value(1)), default=Value(0), output_field=IntegerField())
    return rows.order_by(own, "code", "title", "pk")


def teachable_modules(membership: Membership, program: TrainingProgram | None = None) -> list[TrainingModule]:
    """Modules in use, and those that the programme already teaches, with their rules and hours."""
    is_wanted = Q(is_retired=False)
    if program is not None:
        is_wanted |= Q(program_set__program=program)
    return list(modules_for(membership).filter(is_wanted).distinct())


def hours_of(modules: Sequence[TrainingModule]) -> int:
    """Hours of lesson (JP) of several modules."""
    return sum(module.hours for module in modules)


def owner_words(module: TrainingModule) -> str:
    """ "Modul baku" for the shipped ones, else whose it is: "Kabupaten Buleleng", "Desa Umeanyar"."""
    place: Desa | Kecamatan | Kabupaten | None = module.place
    return name_of_place(place) if place is not None else SHIPPED
