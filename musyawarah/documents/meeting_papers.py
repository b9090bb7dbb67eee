"""Which papers a meeting, a team and a year's usulan have; a room above may put its own in the place of one."""

from collections.abc import Callable, Collection

from musyawarah.documents import (
    ba_pembentukan_tim,
    berita_acara,
    daftar_gagasan,
    daftar_hadir,
    daftar_prioritas,
    laporan_pengkajian,
    notulen,
    rekapitulasi_usulan,
    rktl,
    sk_tim,
    tata_tertib,
    undangan,
)
from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.documents.tim_print import TimPrint
from musyawarah.documents.year_print import YearPrint
from musyawarah.enums import MusyawarahKind
from reporting.payload import Payload

MEETING_PAPERS: dict[str, Callable[[MeetingPrint], Payload]] = {
    "undangan": undangan.draw,
    "tata-tertib": tata_tertib.draw,
    "daftar-hadir-kosong": daftar_hadir.draw_blank,
    "daftar-hadir": daftar_hadir.draw,
    "notulen": notulen.draw,
    "berita-acara": berita_acara.draw,
    "daftar-gagasan": daftar_gagasan.draw_meeting,
}
TIM_PAPERS: dict[str, Callable[[TimPrint], Payload]] = {
    "sk-tim": sk_tim.draw,
    "ba-pembentukan-tim": ba_pembentukan_tim.draw,
    "rktl": rktl.draw,
}
YEAR_PAPERS: dict[str, Callable[[YearPrint], Payload]] = {
    "daftar-gagasan": daftar_gagasan.draw,
    "rekapitulasi-usulan": rekapitulasi_usulan.draw,
    "usulan-sdgs": rekapitulasi_usulan.draw_sdgs,
    "skoring-prioritas": daftar_prioritas.draw_scoring,
    "daftar-prioritas": daftar_prioritas.draw,
    "laporan-pengkajian": laporan_pengkajian.draw,
}
_AFTER_OPENING = frozenset({"daftar-hadir", "notulen", "berita-acara"})
_OF_IDEAS = frozenset({"daftar-gagasan"})
_instead: dict[MusyawarahKind, dict[str, tuple[str, Callable[[MeetingPrint], Payload]]]] = {}


def put_instead(
    usual: str, key: str, kinds: Collection[MusyawarahKind], draw: Callable[[MeetingPrint], Payload]
) -> None:
    """Let another document stand where the usual one does, for meetings of these kinds."""
    for kind in kinds:
        _instead.setdefault(kind, {})[usual] = (key, draw)


def papers_of(source: MeetingPrint) -> dict[str, Callable[[MeetingPrint], Payload]]:
    """The papers of one meeting: those that tell what happened only once it was opened."""
    was_opened = source.meeting.opened_at is not None
    usual = {
        key: draw
        for key, draw in MEETING_PAPERS.items()
        if (was_opened or key not in _AFTER_OPENING) and (source.kind.collects_ideas or key not in _OF_IDEAS)
    }
    others = _instead.get(source.kind, {})
    return dict(others.get(key, (key, draw)) for key, draw in usual.items())
