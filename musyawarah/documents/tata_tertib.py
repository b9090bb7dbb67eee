"""Tata tertib of a meeting: what the meeting wrote, else the usual rules of its kind."""

from musyawarah.documents.meeting_print import MeetingPrint, find_meeting
from musyawarah.starting_texts import usual_rules_text
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.tanggal import format_hari_tanggal


@register(
    key="tata-tertib",
    title="Tata tertib musyawarah",
    arguments=("id",),
    description="Aturan berbicara dan mengambil keputusan, dibacakan dan disahkan pada awal musyawarah.",
)
def build(*, id: int) -> ProseDocument:
    """The rules of a meeting by its number."""
    return draw(find_meeting(id))


def draw(source: MeetingPrint) -> ProseDocument:
    """The rules of a meeting: a draft until it has been opened, when they are agreed."""
    meeting = source.meeting
    text = meeting.rules_text or usual_rules_text(meeting.kind)
    return ProseDocument(
        key="tata-tertib",
        title=f"Tata tertib {source.title}, {source.day_words}",
        template="musyawarah/documents/tata_tertib.html",
        draft=meeting.opened_at is None,
        author=source.author,
        context={
            "kop": source.kop(of_bpd=source.kind.is_musdes),
            "heading": ["TATA TERTIB", source.title.upper(), f"{source.desa_word} {source.desa.name}".upper()],
            "facts": [
                ["Hari, tanggal", format_hari_tanggal(source.on)],
                ["Tempat", meeting.place],
            ],
            "rules": [line.strip() for line in text.splitlines() if line.strip()],
            "signatures": signatures(
                [
                    Signature(
                        "Pimpinan musyawarah,",
                        meeting.presiding_office,
                        meeting.presiding.name if meeting.presiding else None,
                        place_and_date=source.place_and_date(),
                    )
                ]
            ),
        },
    )
