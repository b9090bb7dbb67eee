"""The local words for places and offices: perbekel, keuchik, wali nagari, banjar dinas ..."""

from collections.abc import Mapping
from dataclasses import dataclass

from places.models import Kabupaten
from villages.enums import JabatanKind, Term
from villages.local_defaults import local_defaults
from villages.models import LocalTerm

_TERM_OF_KIND = {
    JabatanKind.KEPALA_DESA: Term.KEPALA_DESA,
    JabatanKind.SEKRETARIS_DESA: Term.SEKRETARIS_DESA,
    JabatanKind.KEPALA_DUSUN: Term.KEPALA_DUSUN,
}
_BPD_KINDS = {JabatanKind.KETUA_BPD: "Ketua", JabatanKind.ANGGOTA_BPD: "Anggota"}


@dataclass(frozen=True)
class Terms:
    """The words in use in one kabupaten; `labels` holds those that differ from the national ones."""

    labels: Mapping[str, str]

    def of(self, term: Term) -> str:
        """The local word, else the national one."""
        return self.labels.get(term.value) or str(term.label)

    def office(self, kind: str) -> str:
        """What an office is called here: "Perbekel", "Kaur Keuangan", "Ketua BPD"."""
        known = JabatanKind(kind)
        if known in _TERM_OF_KIND:
            return self.of(_TERM_OF_KIND[known])
        if known in _BPD_KINDS:
            return f"{_BPD_KINDS[known]} {self.of(Term.BPD)}"
        return str(known.label)


def terms_of(kabupaten: Kabupaten) -> Terms:
    """The kabupaten's words: its own settings over the defaults of its provinsi (one query)."""
    own = LocalTerm.objects.filter(kabupaten=kabupaten).values_list("term", "label")
    return Terms(local_defaults(kabupaten.code) | dict(own))
