"""What every paper of a village is drawn from: the place, its words, its letterhead, and who signs."""

from abc import ABC, abstractmethod
from datetime import date
from functools import cached_property

from places.formats.tanggal import format_tanggal
from places.models import Desa
from reporting.payload import Side, Signature
from reporting.prose_blocks import kop
from villages.enums import JabatanKind, Term
from villages.letterhead import Letterhead, letterhead
from villages.signing import Signatory, signatories
from villages.terms import Terms, terms_of

_SIGNERS = (
    JabatanKind.KEPALA_DESA,
    JabatanKind.KETUA_BPD,
    JabatanKind.SEKRETARIS_DESA,
    JabatanKind.KETUA_TIM_PENYUSUN,
)


class VillagePrint(ABC):
    """A village on a day; everything with a name comes from its registers."""

    @property
    @abstractmethod
    def desa(self) -> Desa:
        """The village."""

    @property
    @abstractmethod
    def on(self) -> date:
        """The day whose holders of offices sign."""

    @cached_property
    def terms(self) -> Terms:
        """Local words of the kabupaten."""
        return terms_of(self.desa.kabupaten)

    @cached_property
    def letterhead(self) -> Letterhead:
        """Kop surat."""
        return letterhead(self.desa, terms=self.terms)

    @cached_property
    def signers(self) -> dict[JabatanKind, Signatory | None]:
        """Who held the signing offices on the day."""
        return signatories(desa=self.desa, kinds=_SIGNERS, on=self.on, terms=self.terms)

    @property
    def desa_word(self) -> str:
        """ "Desa", "Nagari", "Gampong"."""
        return self.terms.of(Term.DESA)

    @property
    def bpd_word(self) -> str:
        """The village council's name, written out where it is the national one."""
        word = self.terms.of(Term.BPD)
        return "Badan Permusyawaratan Desa" if word == Term.BPD.label else word

    @property
    def author(self) -> str:
        """ "Pemerintah Desa Panji"."""
        return f"Pemerintah {self.desa_word} {self.desa.name}"

    @property
    def place_words(self) -> str:
        """ "Desa Panji, Kecamatan Sukasada, Kabupaten Buleleng, Provinsi Bali"."""
        desa = self.desa
        return (
            f"{self.desa_word} {desa.name}, Kecamatan {desa.kecamatan.name}, {desa.kabupaten.name}, "
            f"Provinsi {desa.provinsi.name}"
        )

    @property
    def place_head(self) -> tuple[tuple[str, str], ...]:
        """DESA, KECAMATAN, KABUPATEN (or KOTA), PROVINSI, as every form begins."""
        desa = self.desa
        return (
            (self.desa_word.upper(), desa.name.upper()),
            ("KECAMATAN", desa.kecamatan.name.upper()),
            ("KOTA" if desa.kabupaten.is_kota else "KABUPATEN", desa.kabupaten.plain_name.upper()),
            ("PROVINSI", desa.provinsi.name.upper()),
        )

    def kop(self, *, of_bpd: bool = False) -> dict:
        """The letterhead for a prose context; letters of the BPD carry its name under the village's."""
        lines = [*self.letterhead.lines, *([self.bpd_word.upper()] if of_bpd else [])]
        return {**kop(lines, self.letterhead.address_line), "lambang": self.letterhead.lambang}

    def place_and_date(self, on: date | None = None) -> str:
        """ "Panji, 27 April 2015"."""
        return f"{self.desa.name}, {format_tanggal(on or self.on)}"

    def officer(
        self, kind: JabatanKind, *, heading: str = "", place_and_date: str | None = None, side: Side = "right"
    ) -> Signature:
        """The signature of an office; a dotted line while nobody held it on the day."""
        signer = self.signers[kind]
        if kind == JabatanKind.KEPALA_DESA:
            title = signer.title_with_place if signer else f"{self.terms.of(Term.KEPALA_DESA)} {self.desa.name}"
        else:
            title = signer.title if signer else self.terms.office(kind)
        return Signature(
            heading=heading,
            office=title,
            name=signer.name if signer else None,
            nip=(signer.nip or None) if signer else None,
            place_and_date=place_and_date,
            side=side,
        )
