"""Access from the agreement of the BPD to the published Perdes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from places.models import Desa
from planning.models import PlanEdition, RkpDesa
from review.enums import PublishedAt
from review.models import PlanChapter
from review.services.agreeing import agree
from review.services.chapters import add_chapter, delete_chapter
from review.services.enacting import enact
from review.services.publishing import PublicationData, add_publication
from tests.access.row import NO_SUCH_METHOD, Row, everyone, only
from tests.access.rows_planning import only_editors, reading, writer
from tests.cast import Cast
from tests.planning.changing import picture
from tests.review.making import agreement, enactment, paper, version
from tests.review.pdfs import blank_pdf
from tests.review.states import proceeding, ready, review_of

AGREES = [Role.BPD, Role.SEKRETARIS_DESA]
ENACTS = [Role.KEPALA_DESA, Role.SEKRETARIS_DESA]
CLARIFIES = [Role.DINAS_PMD, Role.BAGIAN_HUKUM]


def scan() -> dict:
    """The upload of those who record it from paper; the others' form has no such field."""
    return {"scan": SimpleUploadedFile("naskah.png", picture())}


def agreed(cast: Cast, desa: Desa) -> RkpDesa:
    """A plan that the BPD agreed to, as the secretary recorded it."""
    plan = proceeding(desa)
    agree(by=writer(cast, desa), plan=plan, version=version(plan), data=agreement(), paper=paper())
    return plan


def enacted(cast: Cast, desa: Desa) -> RkpDesa:
    """A plan that was set by Perdes, as the secretary recorded it."""
    plan = agreed(cast, desa)
    enact(by=writer(cast, desa), plan=plan, version=version(plan), data=enactment(), paper=paper())
    return plan


def of_plan(cast: Cast, desa: Desa) -> dict:
    """A plan by kind and key."""
    return {"plan": "rkp", "pk": ready(desa).pk}


def of_enacted(cast: Cast, desa: Desa) -> dict:
    """An enacted plan by kind and key."""
    return {"plan": "rkp", "pk": enacted(cast, desa).pk}


def document(cast: Cast, desa: Desa) -> dict:
    """A paper of a plan."""
    return of_plan(cast, desa) | {"key": "keputusan-bpd"}


def file(cast: Cast, desa: Desa) -> dict:
    """A file of a paper."""
    return document(cast, desa) | {"kind": "docx"}


def proceeding_review(cast: Cast, desa: Desa) -> dict:
    """The review of a plan that waits for the BPD."""
    return {"uid": review_of(proceeding(desa)).uid}


def agreed_review(cast: Cast, desa: Desa) -> dict:
    """The review of a plan that waits for its Perdes."""
    return {"uid": review_of(agreed(cast, desa)).uid}


def enacted_review(cast: Cast, desa: Desa) -> dict:
    """The review of a plan that has its Perdes."""
    return {"uid": review_of(enacted(cast, desa)).uid}


def a_chapter(cast: Cast, desa: Desa) -> PlanChapter:
    """A chapter of a plan that is open."""
    return add_chapter(by=writer(cast, desa), plan=ready(desa), title="Bab I", content=blank_pdf())


def chapter(cast: Cast, desa: Desa) -> dict:
    """A chapter by key."""
    return {"pk": a_chapter(cast, desa).pk}


def deleted_chapter(cast: Cast, desa: Desa) -> dict:
    """A deleted chapter by key."""
    return {"pk": delete_chapter(by=writer(cast, desa), chapter=a_chapter(cast, desa)).pk}


def publication(cast: Cast, desa: Desa) -> dict:
    """A publication with a photo."""
    edition = PlanEdition.objects.get(rkp=enacted(cast, desa))
    data = PublicationData(PublishedAt.BALIHO, "Depan balai desa", edition.perdes_date, picture())
    return {"pk": add_publication(by=writer(cast, desa), edition=edition, data=data).pk}


def seen(desa: Desa) -> dict:
    """The version of the review that a page carries."""
    return {"version": version(RkpDesa.objects.get(desa=desa))}


def agreeing(cast: Cast, desa: Desa) -> dict:
    """Keputusan BPD and berita acara."""
    day = "2026-09-10"
    return seen(desa) | scan() | {"keputusan_number": "5", "keputusan_date": day, "ba_date": day}


def undoing(cast: Cast, desa: Desa) -> dict:
    """Why the BPD takes it back."""
    return seen(desa) | scan() | {"reason": "Anggaran berubah.", "acted_on": "2026-09-11"}


def enacting(cast: Cast, desa: Desa) -> dict:
    """Perdes and promulgation."""
    days = {"perdes_date": "2026-09-15", "promulgated_on": "2026-09-15"}
    return seen(desa) | scan() | days | {"perdes_number": "4", "lembaran_number": "4"}


def clarifying(cast: Cast, desa: Desa) -> dict:
    """What the kabupaten found."""
    return seen(desa) | {"result": "fits", "clarified_on": "2026-10-01"}


def new_chapter(cast: Cast, desa: Desa) -> dict:
    """A PDF with its title."""
    return {"title": "Bab II", "file": SimpleUploadedFile("bab.pdf", blank_pdf(2))}


def new_publication(cast: Cast, desa: Desa) -> dict:
    """Where the plan hangs."""
    return {"medium": "papan", "where": "Balai banjar", "published_on": "2026-09-20"}


def nothing(cast: Cast, desa: Desa) -> dict:
    """A button."""
    return {}


def act(name: str, roles: list[Role], kwargs, data) -> Row:
    """An act of these roles, on a page of its own."""
    return Row(name, get=only(roles, 200), post=only(roles, 302), kwargs=kwargs, data=data)


def button(name: str, kwargs) -> Row:
    """A button of those who write the village's plans."""
    return Row(name, get=NO_SUCH_METHOD, post=only_editors(302), kwargs=kwargs, data=nothing)


def growing(name: str, kwargs, data) -> Row:
    """A list that everybody reads and the village's writers add to."""
    return Row(name, get=everyone(200), post=only_editors(302), kwargs=kwargs, data=data)


ROWS = [
    reading("perdes_documents", of_plan),
    reading("perdes_document", document),
    reading("perdes_download", file),
    act("review_agree", AGREES, proceeding_review, agreeing),
    act("review_undo_agree", AGREES, agreed_review, undoing),
    act("review_enact", ENACTS, agreed_review, enacting),
    act("review_clarify", CLARIFIES, enacted_review, clarifying),
    growing("chapter_list", of_plan, new_chapter),
    reading("chapter_file", chapter),
    button("chapter_move", chapter),
    button("chapter_delete", chapter),
    button("chapter_restore", deleted_chapter),
    growing("publication_list", of_enacted, new_publication),
    reading("publication_picture", publication),
    button("publication_delete", publication),
]
