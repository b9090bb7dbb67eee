"""Findings and follow-ups as lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet

from accounts.models import Act, Membership
from musyawarah.enums import PlanKind
from places.models import Desa
from training.calling import villages_of
from training.enums import RtlKind
from training.follow_up_rules import evidence_of, is_overdue, meeting_words
from training.measures.measuring import measure_all
from training.measures.result import Measured
from training.models import Rtl, Temuan, TrainingSession
from training.policy import may_write_rtl
from villages.policy_people import may_see_residents

VILLAGES_PER_PAGE = 3  # each is measured anew, in some seventy queries at most
RTL_PER_PAGE = 50
STATES = {
    "jalan": "Berjalan dan terlambat",
    "terlambat": "Terlambat",
    "selesai": "Selesai",
    "henti": "Tidak dilanjutkan",
    "semua": "Semua",
}


@dataclass(frozen=True)
class FindingRow:
    """A finding with what is measured of it today and its follow-ups."""

    temuan: Temuan
    result: Measured | None
    url: str  # where to look; "" for who may not
    rtl_count: int
    open_count: int
    may_follow: bool  # whether the reader may write a follow-up: not for what is measured as mended already

    @property
    def measured_words(self) -> str:
        """What is measured, and on which plan: "Satu aturan pemeriksaan rencana (R12), RKP Desa 2027"."""
        temuan = self.temuan
        rule = f" ({temuan.rule})" if temuan.rule else ""
        plan = f", {PlanKind(temuan.plan_kind).label}" if temuan.plan_kind else ""
        year = f" {temuan.year}" if temuan.year else ""
        return f"{temuan.get_measure_display()}{rule}{plan}{year}"


@dataclass(frozen=True)
class VillageFindings:
    """The findings about one village, or about all (`desa` None)."""

    desa: Desa | None
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True)
class RtlRow:
    """A follow-up as a row of a list."""

    rtl: Rtl
    is_overdue: bool
    meeting: str = ""

    @property
    def status(self) -> str:
        """Its kind of mark."""
        if self.rtl.closed_at:
            return "ok"
        if self.rtl.dropped_reason:
            return "neutral"
        return "danger" if self.is_overdue else "wait"

    @property
    def label(self) -> str:
        """Its state in a word."""
        if self.rtl.closed_at:
            return "Selesai"
        if self.rtl.dropped_reason:
            return "Tidak dilanjutkan"
        return "Terlambat" if self.is_overdue else "Berjalan"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return not (self.rtl.closed_at or self.rtl.dropped_reason)

    @property
    def wants_meeting(self) -> bool:
        """Whether its meeting does not stand in the calendar yet."""
        return self.is_open and self.rtl.kind == RtlKind.MUSYAWARAH and self.rtl.musyawarah is None

    @property
    def closed_by(self) -> str:
        """What alone closes it."""
        return str(evidence_of(self.rtl).label)

    @property
    def plan_words(self) -> str:
        """ "RKP Desa 2027" of a task on a plan."""
        return f"{PlanKind(self.rtl.plan_kind).label} {self.rtl.year}" if self.rtl.plan_kind else ""


def findings_page(membership: Membership | None, session: TrainingSession, number: str | None) -> Page:
    """Findings of a session by village, three villages a page, measured today; the queries grow with villages only."""
    rows = Temuan.objects.visible_to(membership).filter(session=session)
    keys = list(rows.order_by("desa__code").values_list("desa", flat=True).distinct())
    page = Paginator(sorted(keys, key=lambda key: key is not None), VILLAGES_PER_PAGE).get_page(number)
    here = Q(desa__in=[key for key in page if key]) | (Q(desa=None) if None in page.object_list else Q(pk__in=[]))
    joined = rows.filter(here).select_related("desa__kecamatan", "desa__kabupaten", "dusun")
    shown = list(joined.annotate(**_rtl_counts()).order_by("position", "pk"))
    results = measure_all(shown)
    page.object_list = [_of_village(membership, session, key, shown, results) for key in page]
    return page


def _rtl_counts() -> dict[str, Count]:
    is_open = Q(rtl_set__closed_at=None, rtl_set__dropped_reason="")
    return {"rtl_count": Count("rtl_set"), "open_count": Count("rtl_set", filter=is_open)}


def _of_village(
    membership: Membership | None,
    session: TrainingSession,
    key: int | None,
    shown: Sequence[Temuan],
    results: dict[int, Measured],
) -> VillageFindings:
    own = [temuan for temuan in shown if temuan.desa_id == key]
    desa = own[0].desa if own else None
    may_write = desa is not None and bool(may_write_rtl(membership, session, desa))
    rows = []
    for temuan in own:
        result = results.get(temuan.pk)
        is_hidden = result is None or (result.is_private and not may_see_residents(membership, temuan.desa))
        url = "" if is_hidden or result is None else result.url
        may_follow = may_write and not (result and result.is_mended)
        rows.append(FindingRow(temuan, result, url, temuan.rtl_count, temuan.open_count, may_follow))
    return VillageFindings(desa, tuple(rows))


def rtl_rows(rows: QuerySet[Rtl], state: str, today: date) -> QuerySet[Rtl]:
    """Follow-ups in a state, the most overdue first; what is done last, the newest first."""
    narrowed = {
        "jalan": rows.open(),
        "terlambat": rows.open().filter(due_on__lt=today),
        "selesai": rows.exclude(closed_at=None),
        "henti": rows.exclude(dropped_reason=""),
    }.get(state, rows)
    return narrowed.with_evidence().order_by(F("closed_at").desc(nulls_first=True), "dropped_reason", "due_on", "pk")


def rtl_page(rows: QuerySet[Rtl], number: str | None, today: date) -> Page:
    """A page of these follow-ups; five queries at most."""
    page = Paginator(rows, RTL_PER_PAGE).get_page(number)
    page.object_list = [RtlRow(rtl, is_overdue(rtl, today), meeting_words(rtl)) for rtl in page]
    return page


def rtl_counts(rows: QuerySet[Rtl], today: date) -> dict[str, int]:
    """How many are late, running, done and given up; one query."""
    is_open = Q(closed_at=None, dropped_reason="")
    return rows.order_by().aggregate(
        late=Count("pk", filter=is_open & Q(due_on__lt=today)),
        running=Count("pk", filter=is_open & Q(due_on__gte=today)),
        done=Count("pk", filter=Q(closed_at__isnull=False)),
        dropped=Count("pk", filter=~Q(dropped_reason="")),
    )


def first_state(rtl: Rtl) -> str:
    """What was measured of its finding when it was written, "" where nothing was; one query."""
    written = Act.objects.filter(subject_type=rtl._meta.label_lower, subject_id=str(rtl.uid), verb="create_rtl")
    return written.values_list("reason", flat=True).first() or ""


def villages_for(membership: Membership | None, session: TrainingSession) -> list[Desa]:
    """The villages of a session that the reader may see: those it calls, and those that somebody came from."""
    sent = Desa.objects.filter(participant_set__session=session)
    keys = {one.pk for one in villages_of(session)} | set(sent.values_list("pk", flat=True))
    return list(Desa.objects.visible_to(membership).filter(pk__in=keys).select_related("kecamatan").order_by("code"))
