"""What a board is about: the villages of a kecamatan or a kabupaten, one kind of plan, one year."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, QuerySet

from musyawarah.enums import PlanKind
from places.models import Desa, Kabupaten, Kecamatan
from places.querysets import DesaQuerySet
from places.scope import Scope
from planning.models import RkpDesa, RpjmDesa
from review.enums import SubmissionEnd
from review.models import Submission

FIRST_MONTH_OF_PLANNING = 6  # by the end of June the village begins with next year's plan (Permendagri 114 art. 31)


@dataclass(frozen=True)
class Area:
    """A kabupaten, or one kecamatan of it. It reads like a member of that place: `visible_to(area)`."""

    kabupaten: Kabupaten
    kecamatan: Kecamatan | None
    kind: PlanKind
    year: int

    @property
    def scope(self) -> Scope:
        """What lies inside."""
        if self.kecamatan:
            return Scope(kecamatan_id=self.kecamatan.pk)
        return Scope(kabupaten_id=self.kabupaten.pk)

    @property
    def name(self) -> str:
        """ "Kecamatan Seririt" or "Kabupaten Buleleng"."""
        return f"Kecamatan {self.kecamatan.name}" if self.kecamatan else self.kabupaten.name

    @property
    def plan_name(self) -> str:
        """ "RKP Desa 2027" or "RPJM Desa"."""
        return f"{self.kind.label} {self.year}" if self.kind == PlanKind.RKP else str(self.kind.label)

    def villages(self) -> DesaQuerySet:
        """All villages that plan, whether they have begun or not."""
        return Desa.objects.visible_to(self).planning()

    def plans(self) -> QuerySet:
        """One plan of each village: the RKP Desa of the year, or the newest RPJM Desa that holds in it."""
        if self.kind == PlanKind.RKP:
            return RkpDesa.objects.visible_to(self).filter(year=self.year)
        covering = RpjmDesa.objects.filter(first_year__lte=self.year, last_year__gte=self.year)
        newer = covering.filter(desa=OuterRef("desa"), first_year__gt=OuterRef("first_year"))
        return covering.visible_to(self).filter(~Exists(newer))

    def last_rounds(self) -> QuerySet:
        """What each village handed over last; what it took back unread does not count."""
        plan = f"review__{self.kind.value}"
        handed = Submission.objects.visible_to(self).exclude(end=SubmissionEnd.WITHDRAWN)
        own = handed.filter(**{f"{plan}__in": self.plans().order_by().values("pk")})
        return Submission.objects.filter(pk__in=own.order_by().values(plan).annotate(last=Max("pk")).values("last"))


def year_in_hand(today: date) -> int:
    """The plan year that villages work on: from June on the next one."""
    return today.year + 1 if today.month >= FIRST_MONTH_OF_PLANNING else today.year
