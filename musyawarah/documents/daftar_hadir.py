"""The attendance list of a meeting: to be filled in by hand, and as it was filled in."""

from collections.abc import Iterable

from musyawarah.documents.meeting_print import MeetingPrint, find_meeting, printed_address, printed_unsur
from musyawarah.enums import AttendanceRole
from musyawarah.models import Kehadiran, Terundang
from places.formats.tanggal import format_tanggal
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.tanggal import format_hari_tanggal
from villages.enums import Term

LEAST_ROWS, EMPTY_ROWS = 20, 10
_ERASED = "(data pribadi dihapus)"


@register(
    key="daftar-hadir-kosong",
    title="Daftar hadir untuk diisi",
    arguments=("id",),
    description="Daftar hadir dengan nama yang diundang dan baris kosong, untuk ditandatangani di tempat.",
)
def build_blank(*, id: int) -> ProseDocument:
    """The list to be signed, of a meeting by its number."""
    return draw_blank(find_meeting(id))


@register(
    key="daftar-hadir",
    title="Daftar hadir",
    arguments=("id",),
    description="Daftar hadir sebagaimana dicatat: nama, L/P, alamat, jabatan atau unsur.",
)
def build(*, id: int) -> ProseDocument:
    """The list as it was filled in, of a meeting by its number."""
    return draw(find_meeting(id))


def draw_blank(source: MeetingPrint) -> ProseDocument:
    """The invited, and rows for those who come besides; never a draft, since it is a form."""
    rows = _rows(source.invited)
    empty = max(EMPTY_ROWS, LEAST_ROWS - len(rows))
    return _list(source, "daftar-hadir-kosong", [*rows, *[_EMPTY] * empty], summary="", draft=False)


def draw(source: MeetingPrint) -> ProseDocument:
    """Those who came."""
    room = source.facts.everybody
    helpers = sum(row.role != AttendanceRole.UNDANGAN for row in source.attendance)
    summary = f"Jumlah: {room.count} orang, {room.men} laki-laki dan {room.women} perempuan"
    summary += f"; {helpers} di antaranya pendamping, narasumber, atau peninjau." if helpers else "."
    return _list(
        source, "daftar-hadir", _rows(source.attendance), summary=summary if room.count else "", draft=source.is_draft
    )


_EMPTY = {"name": "", "gender": "", "address": "", "unsur": ""}


def _list(source: MeetingPrint, key: str, rows: list[dict], *, summary: str, draft: bool) -> ProseDocument:
    meeting = source.meeting
    chair, notulis = meeting.presiding, meeting.notulis
    return ProseDocument(
        key=key,
        title=f"Daftar hadir {source.title}, {source.day_words}",
        template="musyawarah/documents/daftar_hadir.html",
        draft=draft,
        author=source.author,
        context={
            "kop": source.kop(of_bpd=source.kind.is_musdes),
            "heading": [
                "DAFTAR HADIR",
                source.title.upper(),
                f"{source.desa_word} {source.desa.name}".upper(),
            ],
            "foot_note": "" if draft else source.seal_words,
            "dusun_word": source.terms.of(Term.DUSUN),
            "facts": _facts(source),
            "rows": rows,
            "summary": summary,
            "signatures": signatures(
                [
                    Signature(
                        "Pimpinan musyawarah,", meeting.presiding_office, chair.name if chair else None, side="left"
                    ),
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
    pairs = [
        ["Hari, tanggal", format_hari_tanggal(source.on)],
        ["Jam", source.hours_words],
        ["Tempat", source.meeting.place],
        ["Materi", source.meeting.topic],
        ["Dilanjutkan dari", format_tanggal(source.meeting.continues.held_on) if source.meeting.continues else ""],
    ]
    return [pair for pair in pairs if pair[1]]


def _rows(people: Iterable[Kehadiran | Terundang]) -> list[dict]:
    return [
        {
            "name": row.name or _ERASED,
            "gender": row.gender,
            "address": printed_address(row),
            "unsur": printed_unsur(row.unsur, row.office),
        }
        for row in people
    ]
