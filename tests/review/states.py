"""Plans of any village in the states that the village's own pages are about."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from codes.models import Kegiatan
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from places.models import Desa
from planning.models import RkpDesa
from review.enums import NoteOpens
from review.models import OpeningRequest, PlanReview, ReviewNote
from review.note_data import NoteData
from review.services.notes import add_note
from review.services.opening import OpeningData, ask_opening
from review.services.reviewing import return_plan, take_up
from review.services.submitting import go_on_without, submit_plan
from tests.cast import make_member
from tests.review.making import case, line, ready_rkp, said, version

NOTED = "Rabat beton Jalan Melati"
LOCKED = "Posyandu balita"


def member_of(desa: Desa, role: Role, name: str) -> Membership:
    """Who plays the role for the village, made when nobody does."""
    known = Membership.objects.filter(role=role)
    places = (known.filter(desa=desa), known.filter(kecamatan=desa.kecamatan))
    return next((found for rows in places if (found := rows.first())), None) or make_member(name, role, desa)


def secretary(desa: Desa) -> Membership:
    """The secretary of the village."""
    return member_of(desa, Role.SEKRETARIS_DESA, "Nengah")


def officer(desa: Desa) -> Membership:
    """The officer of its kecamatan."""
    return member_of(desa, Role.PETUGAS_KECAMATAN, "Ratna")


def ready(desa: Desa) -> RkpDesa:
    """A plan of the village that nothing blocks."""
    if not Kegiatan.objects.exists():
        load_kegiatan()
        load_short_lists()
    found = RkpDesa.objects.filter(desa=desa).first()
    return found or ready_rkp(secretary(desa), desa)


def handed_over(desa: Desa) -> RkpDesa:
    """Submitted."""
    plan = ready(desa)
    submit_plan(by=secretary(desa), plan=plan, version=version(plan), data=said(plan))
    return plan


def returned(desa: Desa) -> RkpDesa:
    """Given back with a note on one line that opens it."""
    plan = handed_over(desa)
    take_up(by=officer(desa), plan=plan, version=version(plan))
    uid: UUID = line(plan, NOTED).uid
    add_note(by=officer(desa), plan=plan, data=NoteData("Volumenya belum wajar.", opens=NoteOpens.LINE, line_uid=uid))
    return_plan(by=officer(desa), plan=plan, version=version(plan), reason="Perbaiki volumenya.")
    return plan


def proceeding(desa: Desa) -> RkpDesa:
    """Gone on without a recommendation."""
    plan = ready(desa)
    go_on_without(by=secretary(desa), plan=plan, version=version(plan), reason="Waktu sudah mendesak.", data=said(plan))
    return plan


def review_of(plan: RkpDesa) -> PlanReview:
    """The stored review of a plan."""
    return PlanReview.objects.get(rkp=plan)


def note_of(plan: RkpDesa) -> ReviewNote:
    """The note of a returned plan."""
    return ReviewNote.objects.get(review=review_of(plan))


def asked(plan: RkpDesa, *, by: Membership | None = None, until: date | None = None) -> OpeningRequest:
    """A request for the posyandu, of a plan that was returned or went on."""
    is_unlock = case(plan).state != "returned"
    data = OpeningData(
        reason="Pagunya berubah.",
        lines=(line(plan, LOCKED).uid,),
        until=(until or in_days(7)) if is_unlock else None,
    )
    return ask_opening(by=by or secretary(plan.desa), plan=plan, version=version(plan), data=data)


def in_days(count: int) -> date:
    """A day from today."""
    return timezone.localdate() + timedelta(days=count)
