"""Plans on the officers' desk, and what the village does between two rounds."""

from typing import Any
from uuid import UUID

from planning.models import RkpDesa
from planning.services.rkp_lines import update_rkp_line
from review.enums import NoteOpens, Severity
from review.models import PlanReview, ReviewNote
from review.note_data import NoteData
from review.services.notes import add_note
from review.services.reviewing import return_plan, take_up
from tests.cast import Cast
from tests.planning.rkp_making import changed_rkp, fresh_rkp
from tests.review.making import line, submitted, version

MELATI, KAMBOJA, POSYANDU = "Rabat beton Jalan Melati", "Rabat beton Jalan Kamboja", "Posyandu balita"


def noted(cast: Cast, plan: RkpDesa, name: str = MELATI, **values: Any) -> ReviewNote:
    """Rina writes a draft on a line; it opens the line."""
    uid: UUID = line(plan, name).uid
    shared = {"text": "Volumenya belum wajar.", "opens": NoteOpens.LINE, "line_uid": uid}
    return add_note(by=cast.rina, plan=plan, data=NoteData(**shared | values))


def about_document(text: str = "Lampirkan berita acara musrenbang.", **values: Any) -> NoteData:
    """A note on the whole document."""
    return NoteData(text, **{"severity": Severity.SHOULD} | values)


def given_back(cast: Cast, plan: RkpDesa) -> RkpDesa:
    """Rina returns the plan."""
    return_plan(by=cast.rina, plan=plan, version=version(plan), reason="Mohon diperbaiki.")
    return plan


def change_line(cast: Cast, plan: RkpDesa, name: str, **values: Any) -> None:
    """Sari changes one line."""
    row = fresh_rkp(line(plan, name))
    update_rkp_line(by=cast.sari, line=row, version=row.version, data=changed_rkp(row, **values))


def handed_in_again(cast: Cast, plan: RkpDesa) -> RkpDesa:
    """Sari submits the plan anew and Rina takes it up."""
    submitted(cast, plan)
    take_up(by=cast.rina, plan=plan, version=version(plan))
    return plan


def review_of(plan: RkpDesa) -> PlanReview:
    """The review as it is stored now."""
    return PlanReview.objects.get(rkp=plan)


def fresh(note: ReviewNote) -> ReviewNote:
    """A note as it is stored now."""
    return ReviewNote.objects.get(pk=note.pk)
