"""Berita acara of the forming of a team, with its members."""

from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.documents.tim_print import TimPrint, find_tim
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.tanggal import format_hari_tanggal, tanggal_terbilang
from villages.enums import JabatanKind


@register(
    key="ba-pembentukan-tim",
    title="Berita acara pembentukan tim",
    arguments=("id",),
    description="Kesepakatan tentang susunan tim, dengan musyawarah yang membentuknya.",
)
def build(*, id: int) -> ProseDocument:
    """The minutes of the forming of a team by its number."""
    return draw(find_tim(id))


def draw(source: TimPrint) -> ProseDocument:
    """The minutes of the forming of a team: a draft until its meeting was closed."""
    meeting = MeetingPrint(source.tim.musyawarah, source.terms) if source.tim.musyawarah else None
    day = meeting.on if meeting else source.on
    opening = f"Pada hari ini {tanggal_terbilang(day)} ({day:%d-%m-%Y}), bertempat di "
    opening += f"{meeting.meeting.place}, {source.place_words}" if meeting else source.place_words
    opening += f", telah dibentuk {source.name}"
    return ProseDocument(
        key="ba-pembentukan-tim",
        title=f"BA pembentukan {source.name}",
        template="musyawarah/documents/ba_pembentukan_tim.html",
        draft=meeting.is_draft if meeting else True,
        author=source.author,
        context={
            "kop": source.kop(),
            "heading": [
                f"BERITA ACARA PEMBENTUKAN {source.name}".upper(),
                f"{source.desa_word} {source.desa.name}".upper(),
            ],
            "foot_note": meeting.seal_words if meeting else "",
            "opening": f"{opening} dengan susunan sebagai berikut:",
            "held": f"Susunan ini disepakati dalam {meeting.title}, {format_hari_tanggal(day)}." if meeting else "",
            "members": [
                {"name": member.name, "unsur": member.unsur, "post": str(member.get_post_display())}
                for member in source.members
            ],
            "signatures": signatures(_signers(source, meeting)),
        },
    )


def _signers(source: TimPrint, meeting: MeetingPrint | None) -> list[Signature]:
    where = source.place_and_date(meeting.on if meeting else None)
    head = source.officer(JabatanKind.KEPALA_DESA, place_and_date=where)
    row = meeting.meeting if meeting else None
    chair = row.presiding if row else None
    if row is None or chair is None:
        return [head]
    notulis = row.notulis.name if row.notulis else None
    signers = [
        Signature("Pimpinan musyawarah,", row.presiding_office, chair.name, side="left"),
        Signature("Notulis,", row.notulis_office, notulis, place_and_date=where),
    ]
    if head.name == chair.name:
        return signers
    return [*signers, source.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui:", side="center")]
