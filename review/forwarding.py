"""What a kecamatan passes on: how far each of its villages is, what is missing, and who may pass on or take back."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from accounts.verdict import ALLOWED, Verdict, denied
from musyawarah.enums import PlanKind
from places.models import Desa, Kecamatan
from planning.enums import PlanStatus
from planning.models import RkpDesa, RpjmDesa
from review.enums import ReviewAct, ReviewState, StepKey
from review.models import Forwarding, PlanReview, ReviewMove
from review.path import ReviewPath, path_of

PASSED = frozenset(
    {
        ReviewState.RECOMMENDED,
        ReviewState.PROCEEDING,
        ReviewState.AGREED,
        ReviewState.ENACTED,
        ReviewState.CLARIFIED,
    }
)
_FORWARDERS = frozenset({Role.CAMAT, Role.PETUGAS_KECAMATAN})
_WHO = "Yang dapat: Camat atau Petugas Kecamatan."


@dataclass(frozen=True)
class VillageWay:
    """How far the plan of one village is; `review` None while it was never submitted."""

    desa: Desa
    review: PlanReview | None
    is_enacted: bool

    @property
    def is_passed(self) -> bool:
        """Whether the plan is through with the kecamatan: it was passed, went on without, or was enacted."""
        if self.is_enacted:
            return True
        if self.review is None:
            return False
        return self.review.state in PASSED or self.review.step == StepKey.PERIKSA_KABUPATEN

    @property
    def state_words(self) -> str:
        """Where it stands."""
        if self.review is not None:
            return str(self.review.get_state_display())
        return "Ditetapkan" if self.is_enacted else "Belum diajukan"


@dataclass(frozen=True)
class Batch:
    """The plans of one kind and year of all villages of a kecamatan; `standing` is the forwarding that holds."""

    kecamatan: Kecamatan
    plan_kind: PlanKind
    year: int
    path: ReviewPath
    villages: tuple[VillageWay, ...]
    standing: Forwarding | None

    @property
    def missing(self) -> tuple[VillageWay, ...]:
        """Villages that are not through with the kecamatan."""
        return tuple(way for way in self.villages if not way.is_passed)

    @property
    def missing_names(self) -> str:
        """Their names."""
        return ", ".join(way.desa.name for way in self.missing)

    @property
    def waits(self) -> bool:
        """Whether Dinas PMD waits for the kecamatan at all."""
        step = self.path.step(StepKey.PERIKSA_KABUPATEN)
        return step is not None and step.waits_for_all

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("forwarding_detail", args=[self.kecamatan.code, self.plan_kind.value, self.year])

    def __str__(self) -> str:
        return f"{self.plan_kind.label} {self.year} Kecamatan {self.kecamatan.name}"


def load_batch(kecamatan: Kecamatan, plan_kind: PlanKind, year: int) -> Batch:
    """The batch of one kecamatan in five queries.

    Every desa that plans makes a RKP Desa each year. Periods of RPJM Desa differ from village to village, so there
    the villages count whose plan begins in that year.
    """
    plans = _plans(kecamatan, plan_kind, year)
    states = dict(plans.values_list("desa", "status"))
    desa = Desa.objects.planning().filter(kecamatan=kecamatan).order_by("code")
    if plan_kind == PlanKind.RPJM:
        desa = desa.filter(pk__in=states)
    by_desa = {review.desa_id: review for review in reviews_of(kecamatan, plan_kind, year)}
    enacted = {PlanStatus.ENACTED, PlanStatus.CHANGING}
    return Batch(
        kecamatan=kecamatan,
        plan_kind=plan_kind,
        year=year,
        path=path_of(kecamatan.kabupaten_id, plan_kind),
        villages=tuple(VillageWay(one, by_desa.get(one.pk), states.get(one.pk) in enacted) for one in desa),
        standing=_standing(kecamatan, plan_kind, year),
    )


def may_forward(membership: Membership | None, batch: Batch) -> Verdict:
    """Whether the kecamatan may pass its plans on: only when every village is through; the missing ones are named."""
    verdict = _is_of_kecamatan(membership, batch)
    if not verdict:
        return verdict
    if not batch.waits:
        return denied(
            "Di kabupaten ini pemeriksaan Dinas PMD tidak menunggu semua desa, jadi tidak ada yang diteruskan.",
            who="Yang dapat mengubah alur: Dinas PMD.",
        )
    if batch.standing is not None:
        return denied(f"{batch} sudah diteruskan.")
    if not batch.villages:
        return denied(f"Tidak ada desa dengan {batch.plan_kind.label} {batch.year}.")
    if batch.missing:
        return denied(
            f"{len(batch.missing)} desa belum selesai diperiksa kecamatan: {batch.missing_names}.",
            who="Selesaikan pemeriksaannya, atau tunggu desa mengajukan.",
        )
    return ALLOWED


def may_undo_forwarding(membership: Membership | None, batch: Batch) -> Verdict:
    """Whether the kecamatan may take its plans back: not while Dinas PMD has taken one up."""
    verdict = _is_of_kecamatan(membership, batch)
    if not verdict:
        return verdict
    if batch.standing is None:
        return denied(f"{batch} belum diteruskan.")
    if taken := taken_up_above(batch):
        names = ", ".join(sorted(review.desa.name for review in taken))
        return denied(f"Dinas PMD sudah memeriksa rencana: {names}.", who="Penarikan dimulai dari Dinas PMD.")
    return ALLOWED


def taken_up_above(batch: Batch) -> list[PlanReview]:
    """Plans that Dinas PMD has in hand or has answered since the kecamatan passed them on."""
    if batch.standing is None:
        return []
    begun = ReviewMove.objects.filter(
        act=ReviewAct.TAKE_UP, step=StepKey.PERIKSA_KABUPATEN, at__gte=batch.standing.forwarded_at
    )
    reviews = reviews_of(batch.kecamatan, batch.plan_kind, batch.year).exclude(state=ReviewState.SUBMITTED)
    return list(reviews.filter(pk__in=begun.values("review")).select_related("desa"))


def reviews_of(kecamatan: Kecamatan, plan_kind: str, year: int) -> QuerySet[PlanReview]:
    """The reviews of all plans of a kind and year; those of a Perubahan wait for nobody."""
    return PlanReview.objects.filter(desa__kecamatan=kecamatan, plan_kind=plan_kind, year=year, perubahan=None)


def _is_of_kecamatan(membership: Membership | None, batch: Batch) -> Verdict:
    if membership is None:
        return denied("Anda belum masuk.")
    if membership.role not in _FORWARDERS or membership.kecamatan_id != batch.kecamatan.pk:
        return denied(f"Rencana diteruskan oleh Kecamatan {batch.kecamatan.name}.", who=_WHO)
    return ALLOWED


def _plans(kecamatan: Kecamatan, plan_kind: PlanKind, year: int) -> QuerySet:
    if plan_kind == PlanKind.RPJM:
        return RpjmDesa.objects.filter(desa__kecamatan=kecamatan, first_year=year)
    return RkpDesa.objects.filter(desa__kecamatan=kecamatan, year=year)


def _standing(kecamatan: Kecamatan, plan_kind: PlanKind, year: int) -> Forwarding | None:
    rows = Forwarding.objects.filter(kecamatan=kecamatan, plan_kind=plan_kind, year=year, undone_at=None)
    return rows.select_related("forwarded_by__orang").first()
