"""Who gets a certificate of a session, who has one, and who does not; and their files, singly and in one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from accounts.models import Membership
from reporting.enums import FileKind
from reporting.issued import file_of
from reporting.models import IssuedDocument
from reporting.pdf_joining import PdfPart, bound
from reporting.verification_code import grouped
from training.attendance_facts import attendance_of
from training.documents.sertifikat import title_of
from training.models import Certificate, Participant, TrainingProgram, TrainingSession
from training.querysets import OfParticipantQuerySet


@dataclass(frozen=True)
class CertificateRow:
    """A named participant, his attendance in percent, and his certificate once there is one."""

    participant: Participant
    certificate: Certificate | None
    percent: int | None
    qualifies: bool
    is_current: bool  # whether his certificate bears the name and title of today

    @property
    def code(self) -> str:
        """The verification code as it is printed."""
        return grouped(self.certificate.document.code) if self.certificate else ""


@dataclass(frozen=True)
class CertificateList:
    """The certificates of a session, as far as the reader sees its people."""

    rows: tuple[CertificateRow, ...]

    @property
    def issued(self) -> list[CertificateRow]:
        """Those who have one."""
        return [row for row in self.rows if row.certificate]

    @property
    def waiting(self) -> list[CertificateRow]:
        """Those who qualify and have none yet."""
        return [row for row in self.rows if row.qualifies and not row.certificate]

    @property
    def outside(self) -> list[CertificateRow]:
        """Those who were not there often enough."""
        return [row for row in self.rows if not row.qualifies and not row.certificate]


def certificates_of(session: TrainingSession, membership: Membership | None) -> CertificateList:
    """Everybody named on the list whom the reader may see. Four queries, whatever their number."""
    people = list(
        Participant.objects.visible_to(membership)
        .filter(session=session)
        .named()
        .select_related("desa__kecamatan")
        .order_by("position", "pk")
    )
    rows = Certificate.objects.filter(participant__session=session).select_related("document")
    found = {row.participant_id: row for row in rows.defer("document__payload")}
    attendance = attendance_of(session)
    return CertificateList(
        tuple(
            CertificateRow(
                participant=one,
                certificate=(own := found.get(one.pk)),
                percent=attendance.percent(one),
                qualifies=attendance.has_passed(one),
                is_current=own is None or own.document.title == title_of(one, session.program.title),
            )
            for one in people
        )
    )


def certificates_of_program(membership: Membership | None, program: TrainingProgram) -> OfParticipantQuerySet:
    """The certificates of all its sessions as far as the reader sees their people, session by session."""
    rows = Certificate.objects.visible_to(membership).filter(participant__session__program=program)
    return rows.order_by("participant__session__number", "participant__position", "participant_id")


def certificate_pdf(document: IssuedDocument) -> bytes:
    """The PDF of a certificate as it was issued. Raises TamperedError when a byte of it changed."""
    return file_of(document, FileKind.PDF).data


def all_in_one(certificates: Sequence[Certificate], *, title: str) -> bytes:
    """The issued PDFs one behind the other, in the order given, each with its own code. Raises TamperedError."""
    prefetch_related_objects([one.document for one in certificates], "file_set")
    parts = [PdfPart(f"{one.number} {one.participant.name}", certificate_pdf(one.document)) for one in certificates]
    return bound(parts, title=title)
