"""What the lists of a year's usulan are drawn from, loaded once however many of them are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from musyawarah.documents.meeting_print import PRIVATE_GROUPS, plan_words
from musyawarah.documents.village_print import VillagePrint
from musyawarah.enums import MusyawarahKind, PlanKind, TimKind, TimPost
from musyawarah.models import AnggotaTim, Musyawarah
from musyawarah.scoring_facts import ScoringFacts, load_scoring
from musyawarah.usulan_facts import UsulanFact, UsulanList
from musyawarah.usulan_reading import load_usulan
from places.formats.rupiah import format_decimal
from places.models import Desa
from reporting.errors import DocumentError
from reporting.payload import MatrixDocument, Signature, Table
from villages.enums import FormSet, JabatanKind, Unsur
from villages.setting import setting_of

_FORUMS = (MusyawarahKind.MUSDES_PERENCANAAN, MusyawarahKind.MUSRENBANG, MusyawarahKind.MUSDES_PENGESAHAN)


@dataclass(frozen=True)
class YearPrint(VillagePrint):
    """The usulan of a village for one plan year."""

    village: Desa
    year: int

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.village

    @property
    def on(self) -> date:
        """The day it is printed."""
        return timezone.localdate()

    @cached_property
    def is_draft(self) -> bool:
        """Whether no meeting that decides about the year was closed yet."""
        held = Musyawarah.objects.held().filter(desa=self.village, year=self.year, kind__in=_FORUMS)
        return not held.exists()

    @cached_property
    def is_set_b(self) -> bool:
        """Whether the kabupaten prescribes the forms of Permendes PDTT 21/2020."""
        return setting_of(self.village.kabupaten).form_set == FormSet.PERMENDES_21

    @cached_property
    def everything(self) -> UsulanList:
        """Every usulan of the village."""
        return load_usulan(self.village)

    @cached_property
    def usulan(self) -> tuple[UsulanFact, ...]:
        """The list of the year."""
        return self.everything.of_year(self.year)

    @cached_property
    def scoring(self) -> ScoringFacts | None:
        """The scoring of the year."""
        return load_scoring(self.village, self.year, self.usulan)

    @property
    def plan_kind(self) -> PlanKind:
        """The plan that most usulan of the year are for."""
        kinds = [one.plan_kind for one in self.usulan]
        return PlanKind.RPJM if kinds.count(PlanKind.RPJM) > len(kinds) / 2 else PlanKind.RKP

    @property
    def plan_name(self) -> str:
        """ "RKP Desa Tahun 2027"."""
        return plan_words(self.plan_kind, self.year, self.desa_word)

    def signatures(self) -> tuple[Signature, ...]:
        """The head of the village knows, the head of the team made it."""
        return (
            self.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui:", side="left"),
            team_leader(self, self.plan_kind, self.year),
        )


def team_leader(source: VillagePrint, plan_kind: PlanKind, year: int, *, heading: str = "Disusun oleh:") -> Signature:
    """The ketua of the year's team; by Permendagri 114 art. 8 the sekretaris desa unless another is registered."""
    kind = TimKind.PENYUSUN_RPJM if plan_kind == PlanKind.RPJM else TimKind.PENYUSUN_RKP
    own = AnggotaTim.objects.filter(tim__desa=source.desa, tim__kind=kind, tim__deleted_at=None, post=TimPost.KETUA)
    # A RPJM team is formed for the first year and speaks for the years after it.
    of_year = own.filter(tim__year__lte=year) if plan_kind == PlanKind.RPJM else own.filter(tim__year=year)
    member = of_year.select_related("orang").order_by("-tim__year", "tim_id").first()
    office = source.signers[JabatanKind.KETUA_TIM_PENYUSUN] or source.signers[JabatanKind.SEKRETARIS_DESA]
    nip = member.orang.nip if member and member.orang else office.nip if office and not member else ""
    return Signature(
        heading=heading,
        office=f"Ketua Tim Penyusun {'RPJM' if plan_kind == PlanKind.RPJM else 'RKP'} {source.desa_word}",
        name=member.name if member else office.name if office else None,
        nip=nip or None,
        place_and_date=source.place_and_date(),
    )


def find_year(desa: str, year: int) -> YearPrint:
    """The usulan of a village code and a plan year. Raises DocumentError when there is no such village."""
    return YearPrint(find_village(desa), year)


def year_matrix(
    source: YearPrint, *, key: str, title: str, table: Table, notes: tuple[str, ...] = (), draft: bool | None = None
) -> MatrixDocument:
    """The whole form around a table of the year's usulan; `draft` None: as long as the year's lists are drafts."""
    return MatrixDocument(
        key=key,
        title=(title, source.plan_name.upper()),
        head=source.place_head,
        table=table,
        signatures=source.signatures(),
        draft=source.is_draft if draft is None else draft,
        author=source.author,
        notes=notes,
    )


def find_village(desa: str) -> Desa:
    """The village of a code with everything above it. Raises DocumentError when there is none."""
    found = Desa.objects.select_related("kecamatan", "kabupaten", "provinsi").filter(code=desa).first()
    if found is None:
        raise DocumentError(f"Tidak ada desa berkode {desa}.")
    return found


def by_bidang(usulan: Sequence[UsulanFact]) -> list[tuple[str, str, list[UsulanFact]]]:
    """Usulan under code and name of their bidang, those without one last."""
    codes = sorted({(one.bidang_code, one.bidang_name) for one in usulan}, key=lambda pair: (not pair[0], pair))
    return [(code, name, [one for one in usulan if one.bidang_code == code]) for code, name in codes]


def proposer_words(usulan: UsulanFact) -> str:
    """Who proposed it: the group, else the part of the community; the poor and the disabled as "Masyarakat"."""
    unsur = Unsur(usulan.unsur)
    return unsur.printed if unsur in PRIVATE_GROUPS else usulan.kelompok_name or unsur.printed


def volume_and_unit(usulan: UsulanFact) -> str:
    """ "120,5 meter"."""
    return f"{format_decimal(usulan.volume)} {usulan.unit}".strip() if usulan.volume is not None else ""


def sdgs_words(usulan: UsulanFact) -> str:
    """ "1, 3, 8"."""
    return ", ".join(map(str, sorted(usulan.sdgs)))
