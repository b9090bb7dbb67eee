"""Findings that are measured, and follow-ups, with so many rows."""

from datetime import timedelta

from django.urls import reverse

from accounts.enums import Role
from tests.baselines.page import Page
from tests.baselines.pages_planning import load_codes
from tests.cast import Cast, make_desa
from tests.training.loonuna import TODAY, make_plan, make_training
from tests.training.making import make_participant, make_program, make_session
from training.enums import Measure, RtlKind, TemuanCategory
from training.models import Rtl, Temuan, TrainingSession

MEASURES = [{"measure": one} | ({"rule": "R05"} if one == Measure.RULE else {}) for one in Measure]


def _findings(session: TrainingSession, desa, rows: int) -> None:
    Temuan.objects.bulk_create(
        Temuan(session=session, desa=desa, category=TemuanCategory.DATA, text=f"Temuan {at}", position=at, **measure)
        for at in range(rows)
        for measure in [MEASURES[at % len(MEASURES)]]
    )


def _rtl(session: TrainingSession, desa, rows: int) -> None:
    temuan = Temuan.objects.create(session=session, desa=desa, category="data", text="Data", measure=Measure.SOTK)
    ani = make_participant(session, "Ani", desa)
    Rtl.objects.bulk_create(
        Rtl(
            session=session,
            desa=desa,
            temuan=temuan,
            participant=ani,
            kind=RtlKind.MUSYAWARAH,
            activity=f"Kegiatan {at}",
            person="Sari",
            indicator="Ada",
            due_on=TODAY + timedelta(days=at - 5),
        )
        for at in range(rows)
    )


def measured_of_a_village(cast: Cast, rows: int) -> str:
    """So many findings about one village, each with one of the six measures."""
    load_codes()
    make_plan(cast)
    session = make_training(cast)
    _findings(session, cast.villages.umeanyar, rows)
    return reverse("temuan_list", kwargs={"uid": session.uid})


def measured_of_villages(cast: Cast, rows: int) -> str:
    """A finding about each of so many villages of the kecamatan."""
    load_codes()
    seririt = cast.villages.umeanyar.kecamatan
    session = make_session(make_program(seririt), kecamatan=[seririt], on=TODAY)
    for at in range(rows):
        _findings(session, make_desa(f"51.08.02.{3000 + at}", f"Desa {at}", seririt), 6)
    return reverse("temuan_list", kwargs={"uid": session.uid})


def follow_ups(cast: Cast, rows: int) -> str:
    """So many follow-ups of a session."""
    session = make_training(cast)
    _rtl(session, cast.villages.umeanyar, rows)
    return reverse("rtl_list", kwargs={"uid": session.uid})


def follow_ups_of_villages(cast: Cast, rows: int) -> str:
    """So many follow-ups in each of three villages of the kecamatan."""
    seririt = cast.villages.umeanyar.kecamatan
    session = make_session(make_program(seririt), kecamatan=[seririt], on=TODAY)
    for desa in (cast.villages.umeanyar, cast.villages.kalianget):
        _rtl(session, desa, rows)
    return reverse("rtl_overview")


def one_follow_up(cast: Cast, rows: int) -> str:
    """One of so many follow-ups, its finding measured."""
    follow_ups(cast, rows)
    return reverse("rtl_close", kwargs={"uid": Rtl.objects.latest("pk").uid})


PAGES = [
    Page("temuan_list", measured_of_a_village, most=110),
    Page("temuan_list of many villages", measured_of_villages, who=Role.PETUGAS_KECAMATAN, most=90),
    Page("rtl_list", follow_ups, most=20),
    Page("rtl_overview of a kecamatan", follow_ups_of_villages, who=Role.PETUGAS_KECAMATAN, most=12),
    Page("rtl_close", one_follow_up, most=20),
]
