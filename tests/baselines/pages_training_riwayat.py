"""A person with so many trainings, and a register with so many cadres."""

from datetime import date, timedelta

from django.urls import reverse

from accounts.enums import Role
from places.models import Orang
from tests.baselines.page import Page
from tests.cast import Cast
from tests.training.making import TRAINED_ON, attend, make_participant, make_program, make_session, participant_of
from tests.training.making_rounds import make_module
from villages.enums import KaderKind
from villages.models import Kader


def many_trainings(cast: Cast, rows: int) -> None:
    """Sari attended so many."""
    program = make_program(cast.villages.umeanyar.kabupaten)
    make_module("Menyusun RKP Desa", ["R13"], program)
    for number in range(rows):
        attend(participant_of(make_session(program, on=TRAINED_ON - timedelta(days=number)), cast.sari))


def my_training(cast: Cast, rows: int) -> str:
    """Her own page."""
    many_trainings(cast, rows)
    return reverse("my_training")


def training_history(cast: Cast, rows: int) -> str:
    """Her history as Dinas PMD reads it."""
    many_trainings(cast, rows)
    return reverse("training_history", kwargs={"pk": cast.sari.orang_id})


def cadre_book(cast: Cast, rows: int) -> str:
    """So many cadres, each trained once."""
    desa = cast.villages.umeanyar
    session = make_session(make_program(desa), on=date(2026, 3, 9))
    for number in range(rows):
        orang = Orang.objects.create(name=f"Kader {number}", desa=desa)
        Kader.objects.create(desa=desa, orang=orang, kind=KaderKind.POSYANDU)
        attend(make_participant(session, orang.name, desa, orang=orang))
    return reverse("cadre_book", kwargs={"desa_code": desa.code})


PAGES = [
    Page("my_training", my_training, most=14),
    Page("training_history", training_history, who=Role.DINAS_PMD, most=16),
    Page("cadre_book", cadre_book, most=14),
]
