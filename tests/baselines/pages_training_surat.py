"""Certificates, papers and the report of a session with so many participants."""

from django.urls import reverse

from accounts.enums import Role
from reporting.models import IssuedDocument
from tests.baselines.page import Page
from tests.cast import Cast
from tests.training.making import hold, make_program, make_session
from tests.training.making_certificates import ISSUED_ON
from training.enums import MarkVia, ParticipantRole
from training.models import AttendanceMark, Certificate, Participant, SessionPicture, TrainingSession


def _session(cast: Cast, rows: int) -> TrainingSession:
    """A held session of the kabupaten; two of three were there, and every second of those has a certificate."""
    desa = cast.villages.umeanyar
    session = make_session(make_program(desa.kabupaten), kecamatan=[desa.kecamatan])
    people = Participant.objects.bulk_create(
        Participant(session=session, desa=desa, name=f"Peserta {at}", role=ParticipantRole.WARGA, position=at)
        for at in range(rows)
    )
    halves = list(session.half_set.all())
    AttendanceMark.objects.bulk_create(
        AttendanceMark(participant=one, half=half, via=MarkVia.OFFICER)
        for one in people
        if one.position % 3
        for half in halves
    )
    for one in people[1::6]:
        document = IssuedDocument.objects.create(
            key="sertifikat",
            title=f"Sertifikat {one.name}",
            payload="{}",
            payload_sha256="0" * 64,
            issued_by=cast.dewi,
            kabupaten=desa.kabupaten,
        )
        Certificate.objects.create(
            participant=one, number=f"{one.position:03}", hours=6, issued_on=ISSUED_ON, document=document
        )
    return hold(session)


def _page(name: str):
    return lambda cast, rows: reverse(name, args=[_session(cast, rows).uid])


def _paper(key: str):
    return lambda cast, rows: reverse("session_document", args=[_session(cast, rows).uid, key])


def _report(cast: Cast, rows: int) -> str:
    session = _session(cast, rows)
    SessionPicture.objects.bulk_create(SessionPicture(session=session, file=f"{at}.jpg") for at in range(rows))
    return reverse("report_edit", args=[session.uid])


PAGES = [
    Page("certificate_list", _page("certificate_list"), who=Role.DINAS_PMD),
    Page("certificate_list of a called village", _page("certificate_list")),
    Page("certificate_issue", _page("certificate_issue"), who=Role.DINAS_PMD),
    Page("session_documents", _page("session_documents"), who=Role.DINAS_PMD),
    Page("session_documents of a called village", _page("session_documents")),
    Page("session_document laporan-bimtek", _paper("laporan-bimtek"), who=Role.DINAS_PMD),
    Page("session_document rekap-peserta", _paper("rekap-peserta"), who=Role.DINAS_PMD),
    Page("report_edit", _report, who=Role.DINAS_PMD),
]
