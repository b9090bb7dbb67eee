"""Laporan hasil pengkajian keadaan desa (F-RPJM-10) with its attachments: data, tools with drawings, usulan."""

from collections.abc import Iterable

from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.documents.year_print import YearPrint, by_bidang, find_year, team_leader, volume_and_unit
from musyawarah.enums import KajianTool, MusyawarahKind
from musyawarah.models import GambarKajian, HasilKajian, Musyawarah
from places.formats.rupiah import format_decimal
from places.formats.tanggal import MONTHS, format_tanggal
from reporting.payload import PayloadError, ProseDocument
from reporting.prose_blocks import picture_uri, signatures
from reporting.registry import register
from reporting.tanggal import tanggal_terbilang
from villages.enums import DataDesaCategory, JabatanKind, Term
from villages.models import DataDesa

_HEADS = {
    KajianTool.SKETSA: (("Unsur sketsa", "Kondisi", "Masalah", "Potensi"), (22, 20, 26)),
    KajianTool.KALENDER: (("Masalah/kegiatan", "Bulan", "Masalah", "Potensi"), (24, 22, 24)),
    KajianTool.KELEMBAGAAN: (("Lembaga", "Dasar hukum", "Pengurus", "Ruang lingkup", "Masalah"), (18, 18, 16, 20)),
    KajianTool.POKOK_PIKIRAN: (("Pokok pikiran", "Masalah", "Potensi"), (34, 30)),
}
_COLLECTING = [kind for kind in MusyawarahKind if kind.collects_ideas]


@register(
    key="laporan-pengkajian",
    title="Laporan hasil pengkajian keadaan desa",
    arguments=("desa", "year"),
    description="Laporan tim dengan lampiran data desa, hasil alat kaji beserta gambarnya, dan rekapitulasi usulan.",
)
def build(*, desa: str, year: int) -> ProseDocument:
    """The report of a village for a plan year."""
    return draw(find_year(desa, year))


def draw(source: YearPrint) -> ProseDocument:
    """The report with its attachments."""
    tools = _tools(source)
    recap_number = len(tools) + 2
    word = source.desa_word.lower()
    return ProseDocument(
        key="laporan-pengkajian",
        title=f"Laporan pengkajian keadaan {word} {source.desa.name}, {source.year}",
        template="musyawarah/documents/laporan_pengkajian.html",
        draft=source.is_draft,
        author=source.author,
        context={
            "kop": source.kop(),
            "heading": [
                f"LAPORAN HASIL PENGKAJIAN KEADAAN {source.desa_word.upper()}",
                f"{source.desa_word} {source.desa.name}".upper(),
                f"UNTUK {source.plan_name}".upper(),
            ],
            "opening": (
                f"Pada hari ini {tanggal_terbilang(source.on)}, tim penyusun di {source.place_words} melaporkan "
                f"bahwa pengkajian keadaan {word} untuk penyusunan {source.plan_name} telah dilaksanakan."
            ),
            "desa_word": word,
            "dusun_word": source.terms.of(Term.DUSUN).lower(),
            "attachments": [
                f"data {word}",
                *[tool["title"][:1].lower() + tool["title"][1:] for tool in tools],
                "rekapitulasi usulan dari dusun dan kelompok masyarakat",
                f"daftar program yang masuk ke {word} (dicetak tersendiri)",
            ],
            "meetings": _meetings(source),
            "data": _data(source),
            "tools": tools,
            "recap_number": recap_number,
            "recap": _recap(source),
            "signatures": signatures(
                [
                    source.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui:", side="left"),
                    team_leader(source, source.plan_kind, source.year, heading=""),
                ]
            ),
        },
    )


def _meetings(source: YearPrint) -> list[str]:
    """The forums that collected ideas and were closed; a group of the poor or disabled is not named."""
    held = Musyawarah.objects.held().with_place().filter(desa=source.desa, year=source.year, kind__in=_COLLECTING)
    return [
        f"{MeetingPrint(meeting, source.terms).title}, {format_tanggal(meeting.held_on)}"
        for meeting in held.order_by("held_on", "pk")
    ]


def _data(source: YearPrint) -> list[dict]:
    """The four lists, of the last year that has data by then."""
    alive = DataDesa.objects.alive().filter(desa=source.desa, year__lte=source.year)
    last = alive.order_by("-year").values_list("year", flat=True).first()
    rows = list(alive.filter(year=last)) if last else []
    return [
        {
            "title": f"{category.label}{f' ({last})' if last else ''}",
            "rows": [_entry(row) for row in rows if row.category == category],
        }
        for category in DataDesaCategory
    ]


def _entry(row: DataDesa) -> dict:
    amount = format_decimal(row.amount) if row.amount is not None else ""
    return {"label": f"{row.group}: {row.label}" if row.group else row.label, "amount": amount, "unit": row.unit}


def _tools(source: YearPrint) -> list[dict]:
    rows = list(
        HasilKajian.objects.alive()
        .filter(desa=source.desa, year=source.year)
        .select_related("dusun")
        .order_by("position", "pk")
    )
    drawings = list(GambarKajian.objects.filter(desa=source.desa, year=source.year).select_related("dusun"))
    return [
        {
            "number": number,
            "title": str(tool.label).replace("BPD", source.bpd_word),
            "heads": list(_HEADS[tool][0]),
            "widths": list(_HEADS[tool][1]),
            "rows": [_cells(tool, row) for row in rows if row.tool == tool],
            "drawings": _drawings(one for one in drawings if one.tool == tool),
        }
        for number, tool in enumerate(KajianTool, start=2)
    ]


def _cells(tool: KajianTool, row: HasilKajian) -> list[str]:
    subject = f"{row.subject} ({row.dusun.name})" if row.dusun else row.subject
    match tool:
        case KajianTool.SKETSA:
            return [subject, row.condition, row.problem, row.potential]
        case KajianTool.KALENDER:
            months = ", ".join(MONTHS[month - 1][:3] for month in sorted(row.months) if 1 <= month <= 12)
            return [subject, months, row.problem, row.potential]
        case KajianTool.KELEMBAGAAN:
            managers = str(row.manager_count) if row.manager_count is not None else ""
            return [subject, row.legal_basis, managers, row.scope, row.problem]
    return [subject, row.problem, row.potential]


def _drawings(rows: Iterable[GambarKajian]) -> list[dict]:
    """Pictures that can be read; a lost file leaves its caption out too."""
    found = []
    for row in rows:
        try:
            with row.file.open("rb") as file:
                picture = picture_uri(file.read())
        except (OSError, PayloadError):
            continue
        where = f" ({row.dusun.name})" if row.dusun else ""
        found.append({"picture": picture, "caption": f"{row.caption or row.get_tool_display()}{where}"})
    return found


def _recap(source: YearPrint) -> list[dict]:
    groups, number = [], 0
    for code, name, members in by_bidang(source.usulan):
        rows = []
        for one in members:
            number += 1
            people = f"{one.manfaat_l or 0}/{one.manfaat_p or 0}" if one.beneficiaries else ""
            rows.append(
                {
                    "number": number,
                    "name": one.name,
                    "place": one.place_words,
                    "volume": volume_and_unit(one),
                    "people": people,
                }
            )
        groups.append({"title": f"Bidang {code}: {name}" if code else "Bidang belum ditentukan", "rows": rows})
    return groups
