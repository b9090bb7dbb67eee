"""The certificate of a participant; issued ones carry their code and QR, and the public page reads them back."""

from datetime import date

from django.utils import timezone

from places.formats.tanggal import format_tanggal
from reporting.errors import DocumentError
from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.public_documents import PUBLIC_FACTS
from reporting.registry import register
from training.documents.session_print import SessionPrint, find_session
from training.models import Participant
from villages.enums import Term

KEY = "sertifikat"
_MOST_LESSONS = 24
_ROOMY = 420  # letters that stand in the usual size; more are set smaller


@register(
    key=KEY,
    title="Sertifikat pelatihan",
    arguments=("id",),
    description="Sertifikat seorang peserta dengan nomor, jam pelajaran, dan materi yang diikuti.",
)
def build(*, id: int) -> ProseDocument:
    """The certificate of a participant by his number; a draft, since only an issued one has its code."""
    participant = Participant.objects.named().filter(pk=id).select_related("desa__kecamatan").first()
    if participant is None:
        raise DocumentError(f"Peserta nomor {id} tidak ada atau belum bernama.")
    source = SessionPrint(find_session(participant.session_id))
    found = getattr(participant, "certificate", None)
    number, on = (found.number, found.issued_on) if found else ("(belum diterbitkan)", timezone.localdate())
    return draw(source, participant, number=number, on=on, draft=True)


def draw(
    source: SessionPrint, participant: Participant, *, number: str, on: date, draft: bool = False
) -> ProseDocument:
    """The certificate with its number, as it is issued on a day."""
    where, opening = from_where(source, participant), _opening(source)
    return ProseDocument(
        key=KEY,
        title=title_of(participant, source.program.title),
        template="training/documents/sertifikat.html",
        draft=draft,
        paper="A4",
        author=source.author,
        context={
            "kop": source.kop,
            "number": number,
            "name": participant.name,
            "from_where": where,
            "opening": opening,
            "program": source.program.title,
            "theme": source.program.theme,
            "is_dense": len(f"{where}{source.program.title}{source.program.theme}{opening}") > _ROOMY,
            "hours": source.hours,
            "lessons": [[title, hours] for title, hours in source.lessons[:_MOST_LESSONS]],
            "rest": max(0, len(source.lessons) - _MOST_LESSONS),
            "signatures": signatures([source.signature(on)]),
            PUBLIC_FACTS: [
                ["Nama", participant.name],
                ["Utusan", where],
                ["Kegiatan", source.program.title],
                ["Dilaksanakan", f"{source.days}, {source.venue_words}"],
                ["Nomor sertifikat", number],
                ["Jam pelajaran", hours_words(source.hours)],
                ["Tanggal terbit", format_tanggal(on)],
            ],
        },
    )


def title_of(participant: Participant, program: str) -> str:
    """ "Sertifikat Ni Luh Sari, Bimtek Penyusunan RPJM Desa": what an issued one is listed as."""
    return f"Sertifikat {participant.name}, {program}"


def hours_words(hours: int) -> str:
    """ "12 JP"."""
    return f"{hours} JP" if hours else "tidak dicatat"


def from_where(source: SessionPrint, participant: Participant) -> str:
    """ "Sekretaris Desa, Desa Panji, Kecamatan Sukasada"."""
    office = participant.office or str(participant.get_role_display())
    if participant.desa is None:
        return office
    word = source.terms.of(Term.DESA)
    place = f"{word} {participant.desa.name}, Kecamatan {participant.desa.kecamatan.name}"
    return f"{office}, {place}"


def _opening(source: SessionPrint) -> str:
    lasting = f" selama {source.hours} jam pelajaran (JP)" if source.hours else ""
    return (
        f"yang diselenggarakan oleh {source.organiser} pada {source.days}, bertempat di {source.venue_words}{lasting}."
    )
