"""The files that training keeps with a hash: material, pictures of sessions, evidence of follow-ups."""

from collections.abc import Iterator

from django.db.models import QuerySet

from places.models import Desa
from reporting.issued import Fault
from review.stored_faults import also_check, file_differs
from training.models import MaterialVersion, Rtl, SessionPicture


def material_files(desa: Desa | None) -> QuerySet:
    """Every version of all material, or of that of a village."""
    rows = MaterialVersion.objects.select_related("material").defer("words")
    return rows.filter(material__module__desa=desa) if desa else rows


def session_pictures(desa: Desa | None) -> QuerySet:
    """Pictures of all sessions, or of those that a village holds."""
    rows = SessionPicture.objects.select_related("session")
    return rows.filter(session__program__desa=desa) if desa else rows


def evidence_files(desa: Desa | None) -> QuerySet:
    """Files that closed a follow-up."""
    rows = Rtl.objects.exclude(file="")
    return rows.filter(desa=desa) if desa else rows


def material_faults(version: MaterialVersion) -> Iterator[Fault]:
    """What differs in a file of the library, deleted or not."""
    if file_differs(version.file, version.sha256):
        message = f"Materi “{version.material.title}” versi {version.number} tidak sama dengan yang diunggah."
        yield Fault(f"material {version.material.uid}: {version.file.name}", message)


def picture_faults(picture: SessionPicture) -> Iterator[Fault]:
    """What differs in a picture of a session."""
    if file_differs(picture.file, picture.sha256):
        message = f"Gambar “{picture}” tidak sama dengan yang disimpan dahulu."
        yield Fault(f"session {picture.session.uid}: {picture.file.name}", message)


def evidence_faults(rtl: Rtl) -> Iterator[Fault]:
    """What differs in the evidence of a follow-up."""
    if file_differs(rtl.file, rtl.file_sha256):
        yield Fault(f"rtl {rtl.uid}: {rtl.file.name}", f"Bukti “{rtl.file_name}” tidak sama dengan yang diunggah.")


also_check("materi", material_files, material_faults)
also_check("gambar pelatihan", session_pictures, picture_faults)
also_check("bukti tindak lanjut", evidence_files, evidence_faults)
