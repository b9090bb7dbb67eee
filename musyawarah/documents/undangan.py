"""The letter of invitation of a meeting, with the list of the invited behind it when it is long."""

from accounts.enums import Role
from musyawarah.documents.meeting_print import MeetingPrint, find_meeting, printed_address, printed_unsur
from places.formats.tanggal import format_tanggal
from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.tanggal import format_hari_tanggal
from villages.enums import JabatanKind

MOST_NAMES_IN_LETTER = 3  # more of them stand in a list behind the letter


@register(
    key="undangan",
    title="Surat undangan",
    arguments=("id",),
    description="Surat undangan musyawarah dengan waktu, tempat, acara, dan daftar yang diundang.",
)
def build(*, id: int) -> ProseDocument:
    """The letter of a meeting by its number."""
    return draw(find_meeting(id))


def draw(source: MeetingPrint) -> ProseDocument:
    """The letter of a meeting: a draft until it has a number and a date."""
    letter = source.letter
    number, dated = (letter.number, letter.dated) if letter else ("", None)
    is_listed = len(source.invited) > MOST_NAMES_IN_LETTER
    return ProseDocument(
        key="undangan",
        title=f"Undangan {source.title}, {source.day_words}",
        template="musyawarah/documents/undangan.html",
        draft=not (number and dated),
        author=source.author,
        context={
            "kop": source.kop(of_bpd=is_of_bpd(source)),
            "place_and_date": source.place_and_date(dated) if dated else f"{source.desa.name}, (tanggal belum diisi)",
            "number": number,
            "head": [
                ["Nomor", number or "(belum diisi)"],
                ["Sifat", letter.sifat if letter else "Penting"],
                ["Lampiran", _lampiran(letter.lampiran if letter else "", is_listed=is_listed)],
                ["Hal", f"Undangan {source.title}"],
            ],
            "addressees": ["Daftar terlampir"] if is_listed else [row.name for row in source.invited] or ["Warga desa"],
            "opening": _opening(source),
            "facts": [
                ["Hari, tanggal", format_hari_tanggal(source.on)],
                *([["Jam", source.hours_words]] if source.hours_words else []),
                ["Tempat", source.meeting.place],
            ],
            "agenda": [item.title for item in source.facts.agenda],
            "note": letter.note if letter else "",
            "signatures": signatures([_signer(source)]),
            "list_title": f"Daftar yang diundang dalam {source.title}, {format_tanggal(source.on)}",
            "invited": [
                {"name": row.name, "unsur": printed_unsur(row.unsur, row.office), "address": printed_address(row)}
                for row in source.invited
            ]
            if is_listed
            else [],
        },
    )


def is_of_bpd(source: MeetingPrint) -> bool:
    """Whether the BPD invites (UU 6/2014 art. 54)."""
    return source.facts.rule.convenor == Role.BPD


def _lampiran(typed: str, *, is_listed: bool) -> str:
    return typed or ("1 (satu) daftar" if is_listed else "-")


def _opening(source: MeetingPrint) -> str:
    about = f" dalam rangka penyusunan {source.plan_name}" if source.plan_name else ""
    return (
        f"Mengharap kehadiran Bapak/Ibu/Saudara pada {source.title}{about} dengan materi "
        f"{source.meeting.topic}, yang akan diadakan pada:"
    )


def _signer(source: MeetingPrint):
    return source.officer(JabatanKind.KETUA_BPD if is_of_bpd(source) else JabatanKind.KEPALA_DESA)
