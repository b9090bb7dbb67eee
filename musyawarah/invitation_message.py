"""The invitation as plain text to paste into a chat: what, when, where; never why somebody is invited."""

from urllib.parse import quote

from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.documents.undangan import is_of_bpd
from reporting.tanggal import format_hari_tanggal


def invitation_message(source: MeetingPrint) -> str:
    """One text for everybody; the meeting is called as on paper, where a group of the poor is not named."""
    meeting, letter = source.meeting, source.letter
    sender = "BPD" if is_of_bpd(source) else f"Pemerintah {source.desa_word}"
    lines = [
        "*UNDANGAN*",
        *([f"Nomor: {letter.number}"] if letter and letter.number else []),
        "",
        "Yth. Bapak/Ibu/Saudara,",
        f"kami mengundang Bapak/Ibu/Saudara hadir dalam {source.title}, {source.desa_word} {source.desa.name}.",
        "",
        f"Hari, tanggal: {format_hari_tanggal(meeting.held_on)}",
        *([f"Jam: {source.hours_words}"] if source.hours_words else []),
        f"Tempat: {meeting.place}",
        f"Materi: {meeting.topic}",
    ]
    agenda = [item.title for item in source.facts.agenda]
    if agenda:
        lines += ["", "Acara:", *(f"{number}. {title}" for number, title in enumerate(agenda, start=1))]
    lines += [
        "",
        "Pendapat Bapak/Ibu/Saudara sangat diharapkan. Terima kasih.",
        "",
        f"{sender} {source.desa.name}",
    ]
    return "\n".join(lines)


def chat_link(message: str) -> str:
    """A link that opens the chat application with the text; the recipients are chosen there."""
    return f"https://wa.me/?text={quote(message)}"
