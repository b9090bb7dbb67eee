"""Who left traces in a session: he cannot be taken off its list, and nobody takes his place."""

from django.db.models import Exists, OuterRef, Q

from training.models import AttendanceMark, Certificate, ExamSheet, Participant, Rtl, TrainingSession

_TRACES = (AttendanceMark, ExamSheet, Certificate, Rtl)


def participants_with_records(session: TrainingSession) -> frozenset[int]:
    """Keys of the participants who attended, sat a test, got a certificate or promised something; one query."""
    found = Q(evaluated_on__isnull=False)
    for model in _TRACES:
        found |= Q(Exists(model.objects.filter(participant=OuterRef("pk"))))
    return frozenset(Participant.objects.filter(found, session=session).order_by().values_list("pk", flat=True))


def has_records(participant: Participant) -> bool:
    """The same for one."""
    return participant.pk in participants_with_records(participant.session)
