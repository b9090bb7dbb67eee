"""Filling the form of a session with what its organiser has to choose from, and counting what is typed."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone

from accounts.owner import owner_fields
from places.enums import DesaKind
from places.models import Desa, Kecamatan
from training.calling import villages_in
from training.clashes import Clash, Wanted, clashes_of_plan
from training.forms.session import KecamatanChoice, SessionForm, numbered, session_initial, usual_calls
from training.models import TrainingProgram, TrainingSession, Venue
from training.program_place import kabupaten_of_program
from training.quota import quota_of_plan


def session_form(
    request: HttpRequest, program: TrainingProgram, *, itself: TrainingSession | None = None, is_stored: bool = False
) -> SessionForm:
    """The form as it was sent, else (or with `is_stored`) as it is stored, else with what is usual."""
    choices = kecamatan_choices(program)
    venues = Venue.objects.filter(**owner_fields(program.place))
    own = itself.venue_id if itself else None
    return SessionForm(
        request.POST if request.method == "POST" and not is_stored else None,
        initial=session_initial(itself) if itself else _usual(program, choices),
        kecamatan=choices,
        venues=venues.filter(Q(is_retired=False) | Q(pk=own)).select_related("desa", "kecamatan", "kabupaten"),
    )


def kecamatan_choices(program: TrainingProgram) -> list[KecamatanChoice]:
    """The kecamatan that a programme may call, with how many villages each has: those of the kabupaten, or itself."""
    place = program.place
    if isinstance(place, Desa):
        return []
    mine = {"pk": place.pk} if isinstance(place, Kecamatan) else {"kabupaten": place}
    planning = Q(desa_set__is_retired=False) & ~Q(desa_set__kind=DesaKind.KELURAHAN)
    rows = Kecamatan.objects.filter(**mine, is_retired=False).annotate(villages=Count("desa_set", filter=planning))
    return [KecamatanChoice(row, row.villages) for row in rows.order_by("code")]


def counted(form: SessionForm, program: TrainingProgram, itself: TrainingSession | None = None) -> dict[str, Any]:
    """Quota and clashes of what the form says, for the page: of a sent form, else of what it begins with."""
    said = form.cleaned_data if form.is_bound else form.initial
    kecamatan = form.kecamatan()
    villages = villages_in(kecamatan) if kecamatan else [program.desa] if program.desa else []
    quota = quota_of_plan(villages, form.calls(), on=said.get("starts_on") or timezone.localdate())
    return {"quota": quota, "clashes": _clashes(form, program, itself) if form.is_bound else []}


def _clashes(form: SessionForm, program: TrainingProgram, itself: TrainingSession | None) -> list[Clash]:
    data = form.cleaned_data
    if not data.get("starts_on") or not data.get("ends_on"):
        return []
    wanted = Wanted(
        kabupaten=kabupaten_of_program(program),
        starts_on=data["starts_on"],
        ends_on=data["ends_on"],
        starts_at=data.get("starts_at"),
        ends_at=data.get("ends_at"),
        venue=data.get("venue"),
        kecamatan=tuple(one.pk for one in form.kecamatan()),
        desa=program.desa,
        roles=tuple(role for role, _ in form.calls()),
        itself=itself,
    )
    return clashes_of_plan(wanted)


def _usual(program: TrainingProgram, choices: list[KecamatanChoice]) -> dict[str, Any]:
    """One secretary of every village, from eight to four; a kecamatan calls itself."""
    own = numbered([choice.kecamatan for choice in choices]) if isinstance(program.place, Kecamatan) else {}
    return {"starts_at": "08:00", "ends_at": "16:00", "pass_percent": 75, **usual_calls(), **own}
