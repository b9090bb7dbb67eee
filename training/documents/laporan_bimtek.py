"""Report of a session, BAB I to V, with its charts, its pictures and its list of participants."""

from typing import Any

from places.formats.rupiah import format_rupiah
from places.formats.tanggal import format_tanggal
from reporting.payload import PayloadError, ProseDocument
from reporting.prose_blocks import picture_uri, signatures
from reporting.registry import register
from reporting.tanggal import format_hari_tanggal
from training.documents.program_print import lines_of
from training.documents.report_charts import attendance_chart, role_chart
from training.documents.report_results import certificate_words, conclusion, evaluation, exams
from training.documents.session_print import GAP, SessionPrint, find_session
from training.enums import BalaiAim
from training.models import Rtl, SessionPicture, Temuan
from training.recap import Heads, RecapRow, recap_by_kecamatan, recap_by_role, recap_of_all

KEY = "laporan-bimtek"


@register(
    key=KEY,
    title="Laporan kegiatan pelatihan",
    arguments=("id",),
    description="Laporan BAB I sampai V: dasar dan tujuan, pelaksanaan, hasil dengan grafik, tindak lanjut, penutup.",
)
def build(*, id: int) -> ProseDocument:
    """The report of a session by its number."""
    return draw(SessionPrint(find_session(id)))


def draw(source: SessionPrint) -> ProseDocument:
    """The report of a session: a draft until it was declared held."""
    program, session = source.program, source.session
    return ProseDocument(
        key=KEY,
        title=f"Laporan {source.title}",
        template="training/documents/laporan.html",
        draft=not source.is_held,
        author=source.author,
        context={
            "kop": source.kop,
            "heading": [
                "LAPORAN PELAKSANAAN",
                program.title.upper(),
                f"ANGKATAN {session.number} TAHUN {program.year}",
            ],
            "background": program.background or GAP,
            "needs": program.needs,
            "legal_basis": lines_of(program.legal_basis),
            "general_aim": program.general_aim or GAP,
            "specific_aims": lines_of(program.specific_aims) + _aims(program.aims),
            "expected_results": lines_of(program.expected_results),
            "place_facts": _place_facts(source),
            "funding_facts": _funding_facts(source),
            "rundown": _rundown(source),
            "roles": _recap(recap_by_role(source.people, source.came), source),
            "kecamatan": _recap(recap_by_kecamatan(source.people, source.came), source),
            "role_chart": role_chart(source),
            "attendance_chart": attendance_chart(source),
            "results": session.results or GAP,
            "exams": exams(source),
            "evaluation": evaluation(source),
            "findings": _findings(source),
            "certificates": certificate_words(source),
            "follow_up": _follow_up(source),
            "conclusion": conclusion(source),
            "obstacles": session.obstacles or "Tidak ada kendala yang dicatat.",
            "suggestions": session.suggestions or "Tidak ada saran yang dicatat.",
            "signatures": signatures([source.signature(session.ends_on)]),
            "pictures": _pictures(source),
            "people": _people(source),
        },
    )


def _aims(aims: list[str]) -> list[str]:
    """The aims of a Balai Rakyat that the programme serves."""
    return [str(BalaiAim(aim).label) for aim in aims if aim in BalaiAim.values]


def _place_facts(source: SessionPrint) -> list[list[str]]:
    kecamatan = [row.kecamatan.name for row in source.session.kecamatan_set.select_related("kecamatan")]
    return [
        ["Hari, tanggal", source.days],
        *([["Jam", source.clock_words]] if source.clock_words else []),
        ["Tempat", source.venue_words],
        *([["Kecamatan", ", ".join(kecamatan)]] if kecamatan else []),
        *([["Tema", source.program.theme]] if source.program.theme else []),
    ]


def _funding_facts(source: SessionPrint) -> list[list[str]]:
    program = source.program
    responsible = source.session.responsible
    return [
        ["Penyelenggara", source.organiser],
        *([["Penanggung jawab", responsible]] if responsible else []),
        ["Sumber dana", str(program.get_funding_display()) if program.funding else GAP],
        *([["Kegiatan APB Desa", f"{program.kegiatan.code} {program.kegiatan.name}"]] if program.kegiatan else []),
        *([["Biaya", format_rupiah(program.budget, prefix="Rp")]] if program.budget is not None else []),
    ]


def _rundown(source: SessionPrint) -> list[dict[str, Any]]:
    return [
        {
            "day": format_hari_tanggal(item.held_on),
            "clock": f"{item.starts_at:%H.%M}–{item.ends_at:%H.%M}",
            "title": item.title,
            "speaker": item.speaker.name if item.speaker else "",
            "hours": str(item.hours) if item.hours else "",
        }
        for item in source.items
    ]


def _recap(rows: list[RecapRow], source: SessionPrint) -> list[list[Any]]:
    """A row for each group and one for all: label, places, then L, P and sum of the named and of those who came."""
    return [
        [one.label, one.places, *_figures(one.named), *_figures(one.came)]
        for one in (*rows, recap_of_all(source.people, source.came))
    ]


def _figures(heads: Heads) -> tuple[int, int, int]:
    return heads.male, heads.female, heads.total


def _findings(source: SessionPrint) -> list[dict[str, str]]:
    rows = Temuan.objects.filter(session=source.session, deleted_at=None).select_related("desa")
    return [
        {
            "category": str(one.get_category_display()),
            "text": one.text,
            "desa": one.desa.name if one.desa else "",
        }
        for one in rows
    ]


def _follow_up(source: SessionPrint) -> list[dict[str, str]]:
    """The session's and its villages' own plan; what participants committed to, after it."""
    rows = Rtl.objects.filter(session=source.session).select_related("desa", "participant")
    ordered = sorted(rows, key=lambda one: (one.participant_id is not None, one.desa.name, one.due_on, one.pk))
    return [
        {
            "desa": one.desa.name,
            "activity": one.activity,
            "person": one.person,
            "due": format_tanggal(one.due_on),
            "indicator": one.indicator,
            "state": "Selesai" if one.closed_at else "Tidak dilanjutkan" if one.dropped_reason else "Berjalan",
        }
        for one in ordered
    ]


def _pictures(source: SessionPrint) -> list[dict[str, str]]:
    """Pictures that can be read; a lost file leaves its caption out too."""
    found = []
    for row in SessionPicture.objects.filter(session=source.session):
        try:
            with row.file.open("rb") as file:
                picture = picture_uri(file.read())
        except (OSError, PayloadError):
            continue
        found.append({"picture": picture, "caption": row.caption})
    return found


def _people(source: SessionPrint) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "gender": one.gender,
            "desa": one.desa.name if one.desa else "",
            "kecamatan": one.desa.kecamatan.name if one.desa else "",
            "office": one.office or str(one.get_role_display()),
            "percent": percent if (percent := source.attendance.percent(one)) is not None else "",
        }
        for one in source.named
    ]
