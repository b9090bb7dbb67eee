"""Issuing certificates: numbered, drawn together, each frozen with a code of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from reporting.issued import payload_of
from reporting.models import IssuedDocument
from reporting.payload import ProseDocument
from reporting.services.issue import DrawnDocument, draw_documents, issue_document, issue_drawn
from training.attendance_facts import attendance_of
from training.certificate_number import fresh_numbers, read_pattern
from training.documents.sertifikat import draw
from training.documents.session_print import SessionPrint
from training.models import Certificate, Participant, TrainingSession
from training.policy import may_issue_certificates
from training.services.locking import lock_session

_STALE = "Daftar peserta atau kehadirannya baru saja berubah. Periksa lagi siapa yang mendapat sertifikat."


@dataclass(frozen=True)
class Planned:
    """A certificate that is about to be issued."""

    participant: Participant
    number: str


def issue_certificates(
    *, by: Membership, session: TrainingSession, version: int, pattern: str, on: date
) -> list[Certificate]:
    """Give a certificate to everybody who was there often enough and has none yet: all of them or nobody.

    They are drawn in one run before anything is locked. Asked again it gives none twice. `pattern` is kept for later.

    Raises NotAllowed, StaleVersion (also when the list changed while they were drawn), RendererUnavailableError, and
    DomainError: nobody qualifies, the pattern is unknown, or the day lies before the session's last.
    """
    may_issue_certificates(by, session).require()
    pattern = read_pattern(pattern)
    _refuse_early(session, on)
    planned = _planned(session, pattern, on)
    if not planned:
        raise DomainError("Tidak ada peserta yang memenuhi syarat dan belum bersertifikat.")
    drawn = draw_documents(_papers(session, planned, on))
    return _issue(by, session, version, pattern, on, planned, drawn)


@transaction.atomic
def renew_certificate(*, by: Membership, certificate: Certificate) -> Certificate:
    """Replace a certificate by one that says what list and session say now; number and date stay.

    The old code leads to the new version. Raises NotAllowed, and DomainError when nothing changed.
    """
    session = lock_session(certificate.participant.session)
    may_issue_certificates(by, session).require()
    rows = Certificate.objects.select_for_update(of=("self",)).select_related(
        "document", "participant__desa__kecamatan"
    )
    fresh = rows.get(pk=certificate.pk)
    paper = draw(SessionPrint(session), fresh.participant, number=fresh.number, on=fresh.issued_on)
    if payload_of(fresh.document) == paper:
        raise DomainError("Sertifikat ini sudah sama dengan daftar peserta dan angkatannya.")
    document = issue_document(by=by, place=session.program.place, payload=paper, replaces=fresh.document)
    fresh.document, fresh.hours = document, SessionPrint(session).hours
    fresh.save(update_fields=["document", "hours"])
    return fresh


@transaction.atomic
def _issue(
    by: Membership,
    session: TrainingSession,
    version: int,
    pattern: str,
    on: date,
    planned: Sequence[Planned],
    drawn: Sequence[DrawnDocument],
) -> list[Certificate]:
    session = lock_session(session, version=version)
    may_issue_certificates(by, session).require()
    again = _planned(session, pattern, on)
    if again != planned or [one.payload for one in drawn] != _papers(session, again, on):
        raise StaleVersion(_STALE)
    documents: list[IssuedDocument] = issue_drawn(by=by, place=session.program.place, drawn=drawn)
    hours = SessionPrint(session).hours
    certificates = Certificate.objects.bulk_create(
        Certificate(participant=one.participant, number=one.number, hours=hours, issued_on=on, document=document)
        for one, document in zip(planned, documents, strict=True)
    )
    session.certificate_prefix = pattern
    session.version += 1
    summary = f"Menerbitkan {len(certificates)} sertifikat {session}"
    act = log_act(by=by, verb="issue_certificates", subject=session, place=session.program.place, summary=summary)
    save_with_history(session, act=act)
    return certificates


def _planned(session: TrainingSession, pattern: str, on: date) -> list[Planned]:
    """Who gets one, in the order of the list, with a number that nobody of the session has."""
    attendance = attendance_of(session)
    people = Participant.objects.filter(session=session).named().select_related("desa__kecamatan")
    taken = dict(Certificate.objects.filter(participant__session=session).values_list("participant_id", "number"))
    wanted = [one for one in people.order_by("position", "pk") if one.pk not in taken and attendance.has_passed(one)]
    numbers = fresh_numbers(pattern, len(wanted), taken.values(), session_number=session.number, on=on)
    return [Planned(one, number) for one, number in zip(wanted, numbers, strict=True)]


def _papers(session: TrainingSession, planned: Sequence[Planned], on: date) -> list[ProseDocument]:
    source = SessionPrint(session)
    return [draw(source, one.participant, number=one.number, on=on) for one in planned]


def _refuse_early(session: TrainingSession, on: date) -> None:
    if on < session.ends_on:
        raise DomainError("Tanggal sertifikat tidak mendahului hari terakhir pelatihan.", field="on")
