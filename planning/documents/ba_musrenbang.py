"""Berita acara of a musrenbang with the lines of the plan that it discussed (F-RPJM-13, F-RKP-11)."""

from musyawarah.documents.berita_acara import minutes_context
from musyawarah.documents.meeting_papers import put_instead
from musyawarah.documents.meeting_print import MeetingPrint, find_meeting
from musyawarah.enums import MusyawarahKind, PlanKind
from places.formats.rupiah import format_rupiah
from planning.documents.plan_print import PlanPrint
from planning.documents.plan_rows import sources_words, volume_words
from planning.documents.rkp_print import RkpPrint
from planning.documents.rpjm_print import RpjmPrint
from planning.models import RkpDesa, RpjmDesa
from reporting.payload import ProseDocument
from reporting.registry import register

KINDS = (MusyawarahKind.MUSRENBANG, MusyawarahKind.MUSRENBANG_PERUBAHAN)


@register(
    key="ba-musrenbang",
    title="Berita acara musrenbang",
    arguments=("id",),
    description="Berita acara dengan daftar kegiatan yang dibahas: lokasi, volume, pagu indikatif, dan sumber dana.",
)
def build(*, id: int) -> ProseDocument:
    """The minutes of a musrenbang by its number."""
    return draw(find_meeting(id))


def draw(source: MeetingPrint) -> ProseDocument:
    """The minutes of a musrenbang; its plan is that of the same village, kind and year."""
    plan = _plan_of(source)
    return ProseDocument(
        key="ba-musrenbang",
        title=f"Berita acara musrenbang {source.desa.name}, {source.day_words}",
        template="planning/documents/ba_musrenbang.html",
        draft=source.is_draft,
        author=source.author,
        context=minutes_context(source)
        | {
            "plan_title": f"Kegiatan dalam {plan.name} Tahun {plan.years[0]}" if plan else "Kegiatan yang dibahas",
            "groups": _groups(plan) if plan else [],
            "total": format_rupiah(plan.plan.total) if plan else "",
        },
    )


def _plan_of(source: MeetingPrint) -> PlanPrint | None:
    meeting = source.meeting
    if meeting.year is None:
        return None
    if meeting.plan_kind == PlanKind.RPJM:
        rpjm = RpjmDesa.objects.with_place().filter(desa=meeting.desa_id, first_year=meeting.year).first()
        return RpjmPrint(rpjm) if rpjm else None
    rkp = RkpDesa.objects.with_place().filter(desa=meeting.desa_id, year=meeting.year).first()
    return RkpPrint(rkp) if rkp else None


def _groups(source: PlanPrint) -> list[dict]:
    """Lines under their bidang, numbered through, with the sum of each bidang."""
    groups, number = [], 0
    for bidang in source.plan.bidang:
        rows = []
        for line in (line for line in source.plan.lines if line.bidang == bidang.code):
            number += 1
            rows.append(
                {
                    "number": number,
                    "name": line.name,
                    "place": line.location,
                    "volume": volume_words(line),
                    "amount": format_rupiah(line.total, zero="-"),
                    "source": sources_words(line) if line.total else "",
                }
            )
        groups.append(
            {"title": f"Bidang {bidang.code}: {bidang.name}", "rows": rows, "total": format_rupiah(bidang.total)}
        )
    return groups


put_instead("berita-acara", "ba-musrenbang", KINDS, draw)
