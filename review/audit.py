"""The trail of acts on a plan or in a village: who, when, in which role, what, why; who may read it, and filters."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Act, Membership
from accounts.verdict import ALLOWED, Verdict, denied
from places.models import Desa
from planning.history import acts_on_plan
from planning.models import Perubahan, RkpDesa, RpjmDesa
from review.models import OpeningRequest, PlanReview, ReviewNote
from villages.policy_people import may_see_residents

Plan = RpjmDesa | RkpDesa

_READERS_ABOVE = frozenset({Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.DINAS_PMD, Role.INSPEKTORAT, Role.ADMINISTRATOR})
# What tells of residents by name: read by those alone who may see residents.
_PERSONAL_SUBJECTS = (
    "villages.warga",
    "villages.keluarga",
    "villages.tindaklanjutwarga",
    "villages.kelompok",
    "villages.anggotakelompok",
    "places.orang",
)
_PERSONAL_VERBS = ("load_residents", "erase_person")

# Work of the officers that a village reads once it was sent to it.
_DRAFTS = ("add_review_note", "edit_review_note", "remove_review_note", "save_checklist")
_MOVED = Q(verb__startswith="review_") | Q(
    verb__in=["pause_review", "resume_review", "forward_plans", "undo_forwarding"]
)
_EXAMINED = (Q(subject_type__startswith="review.") | Q(verb__contains="opening")) & ~_MOVED
_PROPOSED = Q(subject_type__startswith="planning.durkp")

# The kinds of acts that a reader can choose.
KINDS: dict[str, tuple[str, Q]] = {
    "perpindahan": ("Perpindahan rencana", _MOVED),
    "pemeriksaan": ("Catatan dan pembukaan kunci", _EXAMINED),
    "rencana": ("Isi rencana", Q(subject_type__startswith="planning.") & ~_MOVED & ~_EXAMINED & ~_PROPOSED),
    "du_rkp": ("DU-RKP", _PROPOSED),
    "musyawarah": ("Musyawarah dan usulan", Q(subject_type__startswith="musyawarah.")),
    "desa": ("Data desa", Q(subject_type__startswith="villages.") | Q(subject_type__startswith="places.")),
    "akun": ("Akun dan peran", Q(subject_type__startswith="accounts.")),
}


@dataclass(frozen=True)
class TrailFilter:
    """What a reader asks for; empty parts leave everything in. Days are inclusive."""

    person: str = ""
    first: date | None = None
    last: date | None = None
    kind: str = ""


def may_read_trail(membership: Membership | None, desa: Desa) -> Verdict:
    """Whether the trail of a village may be read: by its own people, its reviewers, and Inspektorat (domain 8.1)."""
    if membership is None:
        return denied("Anda belum masuk.")
    if membership.role == Role.PENDAMPING:
        return denied(
            "Pendamping membaca rencana, bukan jejak tindakan orang.",
            who="Yang dapat: desa sendiri, pemeriksa di kecamatan dan Dinas PMD, serta Inspektorat.",
        )
    if membership.desa_id:
        return ALLOWED if membership.desa_id == desa.pk else denied("Jejak ini milik desa lain.")
    if membership.role not in _READERS_ABOVE:
        return denied(
            f"{membership.get_role_display()} tidak membaca jejak tindakan.",
            who="Yang dapat: desa sendiri, pemeriksa di kecamatan dan Dinas PMD, serta Inspektorat.",
        )
    return ALLOWED


def plan_trail(plan: Plan) -> QuerySet[Act]:
    """Acts on a plan, its lines, its Perubahan, and what was written about it while it was reviewed."""
    reviews = PlanReview.objects.of_plan(plan)
    changes = [str(uid) for uid in Perubahan.objects.of_plan(plan).values_list("uid", flat=True)]
    uids = [
        str(uid)
        for model in (ReviewNote, OpeningRequest)
        for uid in model.objects.filter(review__in=reviews).values_list("uid", flat=True)
    ]
    about = Q(pk__in=acts_on_plan(plan).values("pk"))
    about |= Q(subject_type="planning.perubahan", subject_id__in=changes)
    about |= Q(subject_type__startswith="review.", subject_id__in=uids)
    return Act.objects.filter(about, desa=plan.desa_id)


def village_trail(desa: Desa) -> QuerySet[Act]:
    """All acts in a village."""
    return Act.objects.filter(desa=desa)


def readable(acts: QuerySet[Act], membership: Membership | None, desa: Desa) -> QuerySet[Act]:
    """Leave out what tells of residents, for those who may not see all of them, and the officers' unsent drafts."""
    if membership is None or membership.desa_id is not None:
        acts = acts.exclude(verb__in=_DRAFTS)
    sees_all = may_see_residents(membership, desa) and membership is not None and membership.role != Role.KEPALA_DUSUN
    if sees_all:
        return acts
    return acts.exclude(subject_type__in=_PERSONAL_SUBJECTS).exclude(verb__in=_PERSONAL_VERBS)


def filtered(acts: QuerySet[Act], asked: TrailFilter) -> QuerySet[Act]:
    """The acts that a reader asks for, newest first."""
    if asked.person:
        acts = acts.filter(orang_name__icontains=asked.person)
    if asked.first:
        acts = acts.filter(at__gte=_midnight(asked.first))
    if asked.last:
        acts = acts.filter(at__lt=_midnight(asked.last + timedelta(days=1)))
    if asked.kind in KINDS:
        acts = acts.filter(KINDS[asked.kind][1])
    return acts.order_by("-pk")


def _midnight(day: date) -> datetime:
    """The beginning of a day where the reader lives."""
    return timezone.make_aware(datetime.combine(day, time.min))
