"""Notulen: what was said and decided under each item of the agenda."""

from musyawarah.documents.decision_words import decision_words, mended_words
from musyawarah.documents.meeting_print import MeetingPrint, clock, find_meeting
from musyawarah.models import AgendaMusyawarah
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.tanggal import format_hari_tanggal


@register(
    key="notulen",
    title="Notulen",
    arguments=("id",),
    description="Catatan pembahasan dan keputusan menurut acara musyawarah.",
)
def build(*, id: int) -> ProseDocument:
    """The notulen of a meeting by its number."""
    return draw(find_meeting(id))


def draw(source: MeetingPrint) -> ProseDocument:
    """The notulen of a meeting."""
    meeting = source.meeting
    notulis, chair = meeting.notulis, meeting.presiding
    agenda = {item.pk for item in source.facts.agenda}
    return ProseDocument(
        key="notulen",
        title=f"Notulen {source.title}, {source.day_words}",
        template="musyawarah/documents/notulen.html",
        draft=source.is_draft,
        author=source.author,
        context={
            "kop": source.kop(of_bpd=source.kind.is_musdes),
            "heading": ["NOTULEN", source.title.upper(), f"{source.desa_word} {source.desa.name}".upper()],
            "foot_note": source.seal_words,
            "facts": _facts(source),
            "agenda": [_item(source, item) for item in source.facts.agenda],
            "others": [decision_words(source, one) for one in source.decisions if one.agenda_id not in agenda],
            "mended": [mended_words(mend) for mend in source.mended],
            "closing_words": meeting.closing_words,
            "signatures": signatures(
                [
                    Signature("Mengetahui:", meeting.presiding_office, chair.name if chair else None, side="left"),
                    Signature(
                        "Notulis,",
                        meeting.notulis_office,
                        notulis.name if notulis else None,
                        place_and_date=source.place_and_date(),
                    ),
                ]
            ),
        },
    )


def _facts(source: MeetingPrint) -> list[list[str]]:
    meeting, room = source.meeting, source.facts.everybody
    present = f"{room.count} orang ({room.men} laki-laki, {room.women} perempuan)" if room.count else ""
    pairs = [
        ["Materi", meeting.topic],
        ["Hari, tanggal", format_hari_tanggal(source.on)],
        ["Jam", source.hours_words],
        ["Tempat", meeting.place],
        ["Pimpinan", meeting.presiding.name if meeting.presiding else ""],
        ["Notulis", meeting.notulis.name if meeting.notulis else ""],
        ["Hadir", present],
    ]
    return [pair for pair in pairs if pair[1]]


def _item(source: MeetingPrint, item: AgendaMusyawarah) -> dict:
    hours = f"{clock(item.starts_at)}" if item.starts_at else ""
    hours += f" s.d. {clock(item.ends_at)}" if item.starts_at and item.ends_at else ""
    when = ", ".join(part for part in (f"Jam {hours}" if hours else "", item.speaker) if part)
    return {
        "title": f"{item.position}. {item.title}",
        "when": when,
        "notes": item.notes,
        "decisions": [decision_words(source, one) for one in source.decisions if one.agenda_id == item.pk],
    }
