"""Surat tugas: with it the head of a village sends people to a session."""

from dataclasses import dataclass
from datetime import date

from musyawarah.documents.village_print import VillagePrint
from places.formats.tanggal import format_tanggal
from places.models import Desa
from reporting.errors import DocumentError
from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.registry import register
from training.documents.session_print import GAP, SessionPrint, find_session
from training.models import Participant
from villages.enums import JabatanKind

KEY = "surat-tugas"


@dataclass(frozen=True)
class SendingVillage(VillagePrint):
    """A village that sends people to a session, on the day of its letter."""

    village: Desa
    day: date

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.village

    @property
    def on(self) -> date:
        """The day of the letter."""
        return self.day


@register(
    key=KEY,
    title="Surat tugas",
    arguments=("id", "desa"),
    description="Surat tugas kepala desa bagi utusan desa yang mengikuti pelatihan.",
)
def build(*, id: int, desa: str) -> ProseDocument:
    """The letter of a village for a session, by the code of the one and the number of the other."""
    found = Desa.objects.select_related("kecamatan", "kabupaten", "provinsi").filter(code=desa).first()
    if found is None:
        raise DocumentError(f"Desa dengan kode {desa} tidak dikenal.")
    return draw(SessionPrint(find_session(id)), found)


def draw(source: SessionPrint, desa: Desa) -> ProseDocument:
    """The letter of a village: a draft until it has a number, a date and a name."""
    people = [one for one in source.named if one.desa_id == desa.pk]
    number, dated = _number_and_date(people)
    village = SendingVillage(desa, dated or source.session.starts_on)
    return ProseDocument(
        key=KEY,
        title=f"Surat tugas {village.desa_word} {desa.name}, {source.title}",
        template="training/documents/surat_tugas.html",
        draft=not (people and number and dated),
        author=village.author,
        context={
            "kop": village.kop(),
            "heading": ["SURAT TUGAS"],
            "number_line": f"Nomor: {number or GAP}",
            "basis": _basis(source),
            "opening": f"Dengan ini {village.officer(JabatanKind.KEPALA_DESA).office} menugaskan:".replace("\n", " "),
            "people": [
                {
                    "name": one.name,
                    "gender": one.gender or "-",
                    "office": one.office or str(one.get_role_display()),
                }
                for one in people
            ],
            "purpose": f"untuk mengikuti {source.program.title} yang diselenggarakan oleh {source.organiser} pada:",
            "facts": [
                ["Hari, tanggal", source.days],
                *([["Jam", source.clock_words]] if source.clock_words else []),
                ["Tempat", source.venue_words],
            ],
            "closing_words": "Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab, dan "
            "hasilnya dilaporkan setelah kegiatan selesai.",
            "signatures": signatures(
                [
                    village.officer(
                        JabatanKind.KEPALA_DESA,
                        place_and_date=village.place_and_date(dated)
                        if dated
                        else f"{desa.name}, (tanggal belum diisi)",
                    )
                ]
            ),
        },
    )


def _number_and_date(people: list[Participant]) -> tuple[str, date | None]:
    """Of the first on the list whose letter has a number."""
    known = [one for one in people if one.task_letter_number]
    return (known[0].task_letter_number, known[0].task_letter_date) if known else ("", None)


def _basis(source: SessionPrint) -> str:
    session = source.session
    number = f" nomor {session.letter_number}" if session.letter_number else ""
    dated = f" tanggal {format_tanggal(session.letter_date)}" if session.letter_date else ""
    return f"Dasar: surat undangan {source.organiser}{number}{dated} perihal {source.program.title}."
