"""Who signs: the person who held the office on the document's date, in the capacity he held it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from places.models import Desa, Dusun
from villages.enums import Capacity, JabatanKind
from villages.models import Jabatan, PemangkuJabatan
from villages.terms import Terms, terms_of

_PREFIX = {Capacity.PJ: "Pj. ", Capacity.PLT: "Plt. ", Capacity.ATAS_NAMA: "a.n. "}


@dataclass(frozen=True)
class Signatory:
    """What stands in a signature block. An "a.n." title has two lines: the office signed for, and the signer's own."""

    kind: str
    title: str
    title_with_place: str
    name: str
    nip: str
    capacity: str


def signatory(
    *, desa: Desa, kind: JabatanKind, on: date, dusun: Dusun | None = None, terms: Terms | None = None
) -> Signatory | None:
    """Who signs for this office on this date, or None while nobody holds it."""
    return signatories(desa=desa, kinds=[kind], on=on, dusun=dusun, terms=terms)[kind]


def signatories(
    *, desa: Desa, kinds: Iterable[JabatanKind], on: date, dusun: Dusun | None = None, terms: Terms | None = None
) -> dict[JabatanKind, Signatory | None]:
    """Who signs for each of these offices on this date: one query, and one more for the terms unless given.

    A Pj., Plt. or a.n. stands before the definitive holder on the days he is named for; of two, the later named one.
    """
    holders = list(holders_on(desa=desa, on=on))
    words = terms or terms_of(desa.kabupaten)
    found: dict[JabatanKind, Signatory | None] = {}
    for kind in kinds:
        own = [h for h in holders if h.jabatan.kind == kind and (dusun is None or h.jabatan.dusun_id == dusun.pk)]
        signer = max(own, key=_precedence, default=None)
        found[kind] = _signatory(signer, holders, words, desa) if signer else None
    return found


def holders_on(*, desa: Desa, on: date) -> Iterable[PemangkuJabatan]:
    """Everybody who holds an office of the village on this date, with office and person, in the order of the SOTK."""
    running = Q(ends_on=None) | Q(ends_on__gte=on)
    held = PemangkuJabatan.objects.filter(running, desa=desa, starts_on__lte=on)
    return held.select_related("jabatan__dusun", "orang").order_by("jabatan__position", "jabatan_id", "starts_on", "pk")


def title_of(jabatan: Jabatan, terms: Terms) -> str:
    """What an office is called: its own title, else the local word; a kepala dusun with his dusun."""
    if jabatan.title:
        return jabatan.title
    title = terms.office(jabatan.kind)
    return f"{title} {jabatan.dusun.name}" if jabatan.dusun else title


def office_title(holder: PemangkuJabatan, terms: Terms) -> str:
    """What a holder is called, with the capacity: "Pj. Perbekel", "Plt. Sekretaris Desa"."""
    return f"{_PREFIX.get(Capacity(holder.capacity), '')}{title_of(holder.jabatan, terms)}"


def _precedence(holder: PemangkuJabatan) -> tuple[bool, date, int]:
    # Offices with several holders (members of the BPD) are not signed for by kind; the newest is as good as any.
    return holder.capacity != Capacity.DEFINITIF, holder.starts_on, holder.pk


def _signatory(holder: PemangkuJabatan, holders: list[PemangkuJabatan], terms: Terms, desa: Desa) -> Signatory:
    title = office_title(holder, terms)
    placed = f"{title} {desa.name}" if holder.jabatan.kind == JabatanKind.KEPALA_DESA else title
    if holder.capacity == Capacity.ATAS_NAMA:
        own = _own_office(holder, holders)
        below = f"\n{office_title(own, terms)}" if own else ""
        title, placed = title + below, placed + below
    return Signatory(holder.jabatan.kind, title, placed, holder.orang.name, holder.orang.nip, holder.capacity)


def _own_office(holder: PemangkuJabatan, holders: list[PemangkuJabatan]) -> PemangkuJabatan | None:
    """The office that the one who signs for another holds himself, the highest of the SOTK first."""
    others = (h for h in holders if h.orang_id == holder.orang_id and h.capacity != Capacity.ATAS_NAMA)
    return next((h for h in others if h.jabatan_id != holder.jabatan_id), None)
