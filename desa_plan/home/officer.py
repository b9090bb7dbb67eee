"""The home page of kecamatan and kabupaten: how far each village is."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership
from accounts.policy import may_open_account
from desa_plan.home.task import Status, Task
from places.models import Desa, Kabupaten
from places.querysets import DesaQuerySet
from planning.enums import PlanStatus
from planning.models import RpjmDesa
from review.board.progress import WITH_OFFICERS
from review.models import PlanReview
from review.queue import own_step

VILLAGES_PER_PAGE = 50


@dataclass(frozen=True)
class VillageProgress:
    """One village in the officer's table."""

    desa: Desa
    has_account: bool
    rpjm: RpjmDesa | None


@dataclass(frozen=True)
class AreaCounts:
    """How many villages of an area are how far."""

    villages: int
    with_account: int
    with_plan: int
    enacted: int


@dataclass(frozen=True)
class ReviewWork:
    """Plans that lie with the officer's own office: all of them, those on his desk, those whose days have run out."""

    waiting: int
    mine: int
    overdue: int


def review_work(membership: Membership, *, on: date) -> ReviewWork:
    """Count what waits for the officer's own office, in one query."""
    here = PlanReview.objects.visible_to(membership).filter(state__in=WITH_OFFICERS, step=own_step(membership))
    counted = here.order_by().aggregate(
        waiting=Count("pk"),
        mine=Count("pk", filter=Q(holder=membership)),
        overdue=Count("pk", filter=Q(due_on__lt=on, paused_on=None)),
    )
    return ReviewWork(**counted)


def area_counts(membership: Membership, *, on: date) -> AreaCounts:
    """Count the villages of the officer's own place, in one query."""
    counted = _villages(membership, on=on).aggregate(
        villages=Count("pk"),
        with_account=Count("pk", filter=Q(has_account=True)),
        with_plan=Count("pk", filter=Q(latest_rpjm__isnull=False)),
        enacted=Count("pk", filter=Q(latest_status=PlanStatus.ENACTED)),
    )
    return AreaCounts(**counted)


def village_page(
    membership: Membership, *, on: date, search: str, number: str | None
) -> tuple[Page, list[VillageProgress]]:
    """One page of the villages whose name holds the search words, with their progress; three queries."""
    villages = _villages(membership, on=on).select_related("kecamatan").order_by("kecamatan__code", "code")
    if search:
        villages = villages.filter(name__icontains=search)
    page = Paginator(villages, VILLAGES_PER_PAGE).get_page(number)
    rows = list(page.object_list)
    plans = RpjmDesa.objects.with_summary().in_bulk([desa.latest_rpjm for desa in rows if desa.latest_rpjm])
    return page, [VillageProgress(desa, desa.has_account, plans.get(desa.latest_rpjm)) for desa in rows]


def officer_tasks(membership: Membership, counts: AreaCounts) -> tuple[Task, ...]:
    """What the officer has to do so that the villages can work."""
    if not counts.villages or not may_open_account(membership, role=Role.SEKRETARIS_DESA, place=membership.place):
        return ()
    missing = counts.villages - counts.with_account
    if missing:
        why = f"{missing} dari {counts.villages} desa belum mempunyai sekretaris desa yang berakun."
        return (Task("Buka akun sekretaris desa", reverse("account_list"), Status.NEXT, why),)
    return (Task("Buka akun sekretaris desa", reverse("account_list"), Status.DONE, "Semua desa sudah berakun."),)


def administrator_tasks() -> tuple[Task, ...]:
    """What must be there before anybody can work: places, and an account of each Dinas PMD that takes part."""
    kabupaten = Kabupaten.objects.filter(is_retired=False).count()
    if not kabupaten:
        why = "Jalankan perintah load_wilayah pada server."
        return (
            Task("Muat daftar wilayah", "", Status.TODO, why),
            Task("Buka akun Dinas PMD", "", Status.BLOCKED, "Daftar wilayah belum dimuat."),
        )
    at_work = Membership.objects.filter(role=Role.DINAS_PMD, ends_on=None).values("kabupaten").distinct().count()
    why = f"{at_work} kabupaten/kota sudah mempunyai akun Dinas PMD."
    return (
        Task("Muat daftar wilayah", "", Status.DONE, f"{kabupaten} kabupaten/kota tercatat."),
        Task("Buka akun Dinas PMD", reverse("account_list"), Status.DONE if at_work else Status.NEXT, why),
    )


def _villages(membership: Membership, *, on: date) -> DesaQuerySet:
    """The villages that plan, annotated with has_account, latest_rpjm (id) and latest_status."""
    secretaries = Membership.objects.current(on).filter(desa=OuterRef("pk"), role=Role.SEKRETARIS_DESA)
    latest = RpjmDesa.objects.filter(desa=OuterRef("pk")).order_by("-first_year")
    return (
        Desa.objects.visible_to(membership)
        .planning()
        .annotate(
            has_account=Exists(secretaries.filter(orang__user__isnull=False)),
            latest_rpjm=Subquery(latest.values("pk")[:1]),
            latest_status=Subquery(latest.values("status")[:1]),
        )
    )
