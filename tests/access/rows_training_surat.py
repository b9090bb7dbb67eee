"""Access to the papers of a session: documents, certificates, the report and its pictures."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Level
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Answers, Row, everyone, only, public
from tests.cast import Cast
from tests.planning.making_files import photo
from tests.training.making import attend, hold, make_participant, make_program, make_session
from tests.training.making_certificates import ISSUED_ON, make_certificate
from training.models import Certificate, SessionPicture, TrainingSession
from training.policy import HOLDERS

OF_VILLAGES = HOLDERS[Level.DESA]
NOBODY_WRITES: Answers = public(405)


def a_session(desa: Desa) -> TrainingSession:
    """A held session of the village with one who was there."""
    session = make_session(make_program(desa))
    attend(make_participant(session, "Ketut Artha", desa))
    return hold(session)


def held(cast: Cast, desa: Desa) -> dict:
    """The address of a held session."""
    return {"uid": a_session(desa).uid}


def paper(cast: Cast, desa: Desa) -> dict:
    """A paper of a session."""
    return held(cast, desa) | {"key": "rekap-peserta"}


def file(cast: Cast, desa: Desa) -> dict:
    """A file of a session."""
    return paper(cast, desa) | {"kind": "xlsx"}


def a_certificate(cast: Cast, desa: Desa) -> Certificate:
    """A certificate of somebody of the village."""
    return make_certificate(desa, cast.sari)


def program_with_certificates(cast: Cast, desa: Desa) -> dict:
    """A programme that gave certificates."""
    return {"uid": a_certificate(cast, desa).participant.session.program.uid}


def of_certificate(cast: Cast, desa: Desa) -> dict:
    """The address of a certificate."""
    one = a_certificate(cast, desa)
    return {"uid": one.participant.session.uid, "pk": one.participant_id}


def with_certificates(cast: Cast, desa: Desa) -> dict:
    """A session that gave certificates."""
    return {"uid": a_certificate(cast, desa).participant.session.uid}


def own_code(cast: Cast, desa: Desa) -> dict:
    """The code of a participant who has a certificate."""
    return {"code": a_certificate(cast, desa).participant.code}


def of_picture(cast: Cast, desa: Desa) -> dict:
    """A picture of a session."""
    session = a_session(desa)
    picture = SessionPicture(session=session, caption="Pembukaan", sha256="0" * 64)
    picture.file.save("gambar.jpg", ContentFile(photo()), save=False)
    picture.save()
    return {"uid": session.uid, "pk": picture.pk}


def a_pattern(cast: Cast, desa: Desa) -> dict:
    """A form that issues."""
    return {"version": "1", "pattern": "{nomor}/BIMTEK", "on": ISSUED_ON.isoformat()}


def a_report(cast: Cast, desa: Desa) -> dict:
    """What a report tells."""
    return {"version": "1", "results": "Semua desa menyusun rancangan.", "obstacles": "", "suggestions": ""}


def a_picture(cast: Cast, desa: Desa) -> dict:
    """A picture with its caption."""
    return {"file": SimpleUploadedFile("gambar.jpg", photo()), "caption": "Pembukaan"}


def reading(name: str, kwargs) -> Row:
    """A page of whoever sees the session."""
    return Row(name, everyone(200), NO_SUCH_METHOD, kwargs=kwargs)


def writing(name: str, kwargs, data) -> Row:
    """A form of the organiser."""
    return Row(name, only(OF_VILLAGES, 200), only(OF_VILLAGES, 302), kwargs=kwargs, data=data)


def pressing(name: str, kwargs, data=None) -> Row:
    """A button of the organiser."""
    return Row(name, NO_SUCH_METHOD, only(OF_VILLAGES, 302), kwargs=kwargs, data=data)


ROWS = [
    reading("session_documents", held),
    reading("session_document", paper),
    reading("session_download", file),
    reading("certificate_list", with_certificates),
    reading("certificate_all", with_certificates),
    reading("program_certificates", program_with_certificates),
    reading("certificate_file", of_certificate),
    writing("certificate_issue", held, a_pattern),
    pressing("certificate_renew", of_certificate),
    Row(
        "participant_certificate",
        public(200),
        NOBODY_WRITES,
        kwargs=own_code,
        other_get=public(200),
        other_post=NOBODY_WRITES,
        is_public=True,
    ),
    writing("report_edit", held, a_report),
    pressing("picture_add", held, a_picture),
    pressing("picture_remove", of_picture),
    reading("picture_file", of_picture),
]
FOREIGN_FIELDS: list = []
