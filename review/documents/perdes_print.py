"""What the papers from the agreement to the Perdes are drawn from: the plan, its review, and who signs when."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from musyawarah.documents.village_print import VillagePrint
from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import Musyawarah
from places.formats.tanggal import format_tanggal
from places.models import Desa
from planning.documents.finding import find_rkp, find_rpjm
from planning.documents.plan_print import PlanPrint
from planning.documents.rkp_print import RkpPrint
from planning.documents.rpjm_print import RpjmPrint
from planning.editions import last_edition
from planning.models import Perubahan, PlanEdition, RkpDesa, RpjmDesa
from review.case import Plan, open_case
from review.models import BpdAgreement, Enactment, PlanReview
from villages.enums import Term
from villages.legal import legal_basis_on

NUMBER_GAP, DATE_GAP = "........", ".............................."


@dataclass(frozen=True)
class PerdesPrint(VillagePrint):
    """One review of a plan on its way to the Perdes; `day` is that of the paper, None until it is known."""

    source: PlanPrint
    day: date | None = None
    change: Perubahan | None = None
    former: PlanEdition | None = None
    agreement: BpdAgreement | None = None
    enactment: Enactment | None = None

    @property
    def desa(self) -> Desa:
        """The village."""
        return self.source.desa

    @property
    def on(self) -> date:
        """Whose office holders sign, and whose regulations are cited: of the paper's day, else of today."""
        return self.day or timezone.localdate()

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.source.record

    @property
    def is_rpjm(self) -> bool:
        """Whether it is a multi-year plan."""
        return isinstance(self.plan, RpjmDesa)

    @property
    def short(self) -> str:
        """ "RKP Desa", "RPJM Nagari"."""
        return f"{'RPJM' if self.is_rpjm else 'RKP'} {self.desa_word}"

    @property
    def subject(self) -> str:
        """ "Rencana Kerja Pemerintah Desa Tahun 2027", of a change with the Perdes that it changes before it."""
        if self.former is None:
            return self.plan_subject
        return f"Perubahan atas {self.former_words} tentang {self.plan_subject}"

    @property
    def plan_subject(self) -> str:
        """The plan in full."""
        if isinstance(self.plan, RpjmDesa):
            years = f"{self.plan.first_year}–{self.plan.last_year}"
            return f"Rencana Pembangunan Jangka Menengah {self.desa_word} Tahun {years}"
        return f"Rencana Kerja Pemerintah {self.desa_word} Tahun {self.plan.year}"

    @property
    def former_words(self) -> str:
        """ "Peraturan Desa Nomor 3 Tahun 2020"."""
        if self.former is None:
            return ""
        return f"Peraturan {self.desa_word} {numbered(self.former.perdes_number, self.former.perdes_date)}"

    @property
    def perdes_number_words(self) -> str:
        """ "Nomor 4 Tahun 2026", with gaps until it is enacted."""
        if self.enactment is None:
            return f"Nomor {NUMBER_GAP} Tahun {NUMBER_GAP}"
        return numbered(self.enactment.perdes_number, self.enactment.perdes_date)

    @property
    def head_words(self) -> str:
        """ "Perbekel Panji"."""
        return f"{self.terms.of(Term.KEPALA_DESA)} {self.desa.name}"

    @property
    def bpd_words(self) -> str:
        """ "Badan Permusyawaratan Desa Panji"."""
        return f"{self.bpd_word} {self.desa.name}"

    @cached_property
    def basis(self) -> list[str]:
        """The regulations that are cited: those chosen for the plan, else the kabupaten's; in force on the day."""
        kabupaten = self.desa.kabupaten
        chosen = legal_basis_on(kabupaten, self.on, rows=list(self.plan.dasar_hukum.all()))
        return [row.citation for row in chosen or legal_basis_on(kabupaten, self.on)]

    @cached_property
    def forum(self) -> Musyawarah | None:
        """The musrenbang that discussed the draft, the last one that was closed."""
        kind = MusyawarahKind.MUSRENBANG_PERUBAHAN if self.change else MusyawarahKind.MUSRENBANG
        held = Musyawarah.objects.filter(
            desa=self.desa,
            kind=kind,
            plan_kind="rpjm" if self.is_rpjm else "rkp",
            year=self.plan.first_year if isinstance(self.plan, RpjmDesa) else self.plan.year,
            status__in=[MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED],
        )
        return held.order_by("-held_on", "-pk").first()


def load_perdes(review: PlanReview) -> PerdesPrint:
    """What the Perdes of a review is drawn from, as it stands in the database."""
    enactment = Enactment.objects.filter(review=review.pk or 0).select_related("edition").first()
    return _loaded(review, enactment.perdes_date if enactment else None, enactment)


def load_agreement(review: PlanReview) -> PerdesPrint:
    """The same for the papers of the agreement, whose day is their own."""
    enactment = Enactment.objects.filter(review=review.pk or 0).select_related("edition").first()
    agreement = BpdAgreement.objects.filter(review=review.pk or 0).first()
    return _loaded(review, agreement.ba_date if agreement else None, enactment)


def review_of(*, desa: str, rpjm: int | None = None, year: int | None = None) -> PlanReview:
    """The newest review of the plan that a document is asked for. Raises DocumentError when there is no such plan."""
    plan: Plan = find_rpjm(desa, rpjm) if rpjm is not None else find_rkp(desa, year or 0)
    return open_case(plan).review


def numbered(number: str, day: date) -> str:
    """ "Nomor 4 Tahun 2026"; a number that says its year already is left as it is."""
    return f"Nomor {number}" if "tahun" in number.casefold() else f"Nomor {number} Tahun {day.year}"


def dated(day: date | None) -> str:
    """ "10 September 2026", a gap until it is known."""
    return format_tanggal(day) if day else DATE_GAP


def _loaded(review: PlanReview, day: date | None, enactment: Enactment | None) -> PerdesPrint:
    plan = type(review.plan).objects.with_place().get(pk=review.plan.pk)
    change = review.perubahan
    return PerdesPrint(
        source=RkpPrint(plan) if isinstance(plan, RkpDesa) else RpjmPrint(plan),
        day=day,
        change=change,
        former=_former(plan, enactment) if change else None,
        agreement=BpdAgreement.objects.filter(review=review.pk or 0).first(),
        enactment=enactment,
    )


def _former(plan: Plan, enactment: Enactment | None) -> PlanEdition | None:
    """The edition that a change starts from."""
    if enactment is None:
        return last_edition(plan)
    return PlanEdition.objects.of_plan(plan).filter(number__lt=enactment.edition.number).first()
