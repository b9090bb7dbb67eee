"""Which papers a session has: ours, drawn from one loading, and those that other parts of training registered."""

from collections.abc import Callable
from functools import partial

from places.models import Desa
from reporting.payload import Payload
from reporting.registry import discover, documents
from training.documents import laporan_bimtek, matriks_rtl, rekap_peserta, surat_tugas, undangan_bimtek
from training.documents.session_print import SessionPrint
from training.models import Rtl

Draw = Callable[[], Payload]
OWN: dict[str, Callable[[SessionPrint], Payload]] = {
    undangan_bimtek.KEY: undangan_bimtek.draw,
    rekap_peserta.KEY: rekap_peserta.draw,
    laporan_bimtek.KEY: laporan_bimtek.draw,
}
# Built by their number of the session, in this order; one that is not there is left out.
OTHERS = ("daftar-hadir-bimtek-kosong", "daftar-hadir-bimtek", "matriks-rtl")
OF_CALLED = frozenset({undangan_bimtek.KEY})  # what the called places read, too
UNDRAWN = {laporan_bimtek.KEY: ("pdf", "docx")}  # pictures cost too much for a card


def papers_of(source: SessionPrint, *, desa: Desa | None, is_whole: bool) -> dict[str, Draw]:
    """The papers that a reader gets: `is_whole` with what is about everybody.

    With a village its surat tugas; who does not get the whole finds its own follow-ups alone.
    """
    discover()
    found: dict[str, Draw] = {key: partial(draw, source) for key, draw in OWN.items() if is_whole or key in OF_CALLED}
    if desa is not None:
        found[surat_tugas.KEY] = partial(surat_tugas.draw, source, desa)
        if not is_whole:
            found[matriks_rtl.KEY] = partial(matriks_rtl.draw, source, Rtl.objects.filter(desa=desa))
    if is_whole:
        known = {one.key: one for one in documents()}
        for key in OTHERS:
            if key in known and ("id",) in known[key].choices:
                found[key] = partial(known[key].payload, id=source.session.pk)
    return found
