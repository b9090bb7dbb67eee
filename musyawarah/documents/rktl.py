"""RKTL: the work plan of a team, signed by its members (form B-01 of Permendes PDTT 21/2020)."""

from musyawarah.documents.tim_print import TimPrint, find_tim
from musyawarah.enums import TimPost
from musyawarah.models import RktlKegiatan
from places.formats.tanggal import format_tanggal
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from villages.enums import JabatanKind


@register(
    key="rktl",
    title="Rencana kerja tindak lanjut (RKTL)",
    arguments=("id",),
    description="Kegiatan tim dengan tanggal dan tempatnya, dan daftar tanda tangan anggota tim.",
)
def build(*, id: int) -> ProseDocument:
    """The work plan of a team by its number."""
    return draw(find_tim(id))


def draw(source: TimPrint) -> ProseDocument:
    """The work plan of a team; it is no draft: the members sign it themselves."""
    chair = source.holder(TimPost.KETUA)
    return ProseDocument(
        key="rktl",
        title=f"RKTL {source.name}",
        template="musyawarah/documents/rktl.html",
        draft=False,
        author=source.author,
        context={
            "kop": source.kop(),
            "heading": [
                "RENCANA KERJA TINDAK LANJUT (RKTL)",
                source.name.upper(),
                f"{source.desa_word} {source.desa.name}".upper(),
            ],
            "rows": [{"activity": row.activity, "when": _when(row), "note": row.note} for row in source.rktl],
            "members": [{"name": member.name, "post": str(member.get_post_display())} for member in source.members],
            "signatures": signatures(
                [
                    source.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui:", side="left"),
                    Signature("", "Ketua Tim", chair.name if chair else None, place_and_date=source.place_and_date()),
                    Signature("Fasilitator,", f"Pendamping {source.desa_word}", side="center"),
                ]
            ),
        },
    )


def _when(row: RktlKegiatan) -> str:
    """Dates and place: "1 Juli 2026 s.d. 3 Juli 2026, balai desa"."""
    days = [format_tanggal(day) for day in (row.starts_on, row.ends_on) if day]
    days = days[:1] if len(set(days)) == 1 else days
    return ", ".join(part for part in (" s.d. ".join(days), row.place) if part)
