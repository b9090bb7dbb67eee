"""The trainings of a person, wherever he was sent from: his history follows him."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import Membership
from places.models import Orang
from reporting.verification_code import grouped
from training.enums import ExamKind, SessionStatus
from training.models import Certificate, ExamSheet, Participant, TrainingSession
from training.policy import may_see_private
from villages.models import Kader

_PLACES = ("session__program__desa", "session__program__kecamatan", "session__program__kabupaten")


@dataclass(frozen=True)
class PastTraining:
    """One training of a person. Scores and the key to his own page are empty where the reader may not have them."""

    participant: Participant
    attended: int
    halves: int
    modules: tuple[str, ...]
    certificate: Certificate | None = None
    code: str = ""
    pre: Decimal | None = None
    post: Decimal | None = None
    is_linked: bool = False

    @property
    def was_there(self) -> bool:
        """Whether he was marked present for any half day."""
        return self.attended > 0

    @property
    def hours(self) -> int:
        """Hours of lesson of his certificate."""
        return self.certificate.hours if self.certificate else 0


def people_with_history(membership: Membership | None) -> QuerySet:
    """Persons whose history the reader may open: himself, and those of his place who were listed once or are cadres.

    Somebody who is known as a resident only has none that others could ask for.
    """
    if membership is None:
        return Orang.objects.none()
    listed = Exists(Participant.objects.filter(orang=OuterRef("pk"))) | Exists(
        Kader.objects.filter(orang=OuterRef("pk"))
    )
    own = Orang.objects.visible_to(membership).filter(listed).values("pk")
    return Orang.objects.filter(Q(pk=membership.orang_id) | Q(pk__in=own))


def trainings_of_person(orang: Orang, membership: Membership | None) -> list[PastTraining]:
    """Every training he was listed for, the newest first; six queries for any number of them."""
    halves = Count("session__half_set", distinct=True)
    rows = Participant.objects.filter(orang=orang, session__program__deleted_at=None)
    listed = rows.exclude(session__status=SessionStatus.CANCELLED).select_related("desa", *_PLACES)
    listed = listed.annotate(attended=Count("mark_set", distinct=True), halves=halves)
    people = list(
        listed.prefetch_related("session__program__module_set__module").order_by("-session__starts_on", "-pk")
    )
    keys = [one.pk for one in people]
    certificates = Certificate.objects.filter(participant__in=keys).select_related("document")
    by_person = {row.participant_id: row for row in certificates.defer("document__payload")}
    scores = _scores(one.pk for one in people if may_see_private(membership, one))
    seen = set(
        TrainingSession.objects.visible_to(membership)
        .filter(pk__in=[one.session_id for one in people])
        .values_list("pk", flat=True)
    )
    return [_past(one, by_person.get(one.pk), scores, seen) for one in people]


def hours_of_history(trainings: Iterable[PastTraining]) -> int:
    """Hours of lesson of all certificates."""
    return sum(one.hours for one in trainings)


def _past(
    one: Participant, certificate: Certificate | None, scores: dict[tuple[int, str], Decimal], seen: Collection[int]
) -> PastTraining:
    return PastTraining(
        participant=one,
        attended=one.attended,
        halves=one.halves,
        modules=tuple(row.module.title for row in one.session.program.module_set.all()),
        certificate=certificate,
        code=grouped(certificate.document.code) if certificate else "",
        pre=scores.get((one.pk, ExamKind.PRE)),
        post=scores.get((one.pk, ExamKind.POST)),
        is_linked=one.session_id in seen,
    )


def _scores(keys: Iterable[int]) -> dict[tuple[int, str], Decimal]:
    sheets = ExamSheet.objects.filter(participant__in=list(keys)).select_related("exam")
    return {(sheet.participant_id, sheet.exam.kind): sheet.points for sheet in sheets}
