"""The tasks of a village for its yearly plan: to open, compose, complete and print it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.models import Membership
from desa_plan.home.task import Status, Task
from places.formats.rupiah import format_rupiah
from places.models import Desa
from planning.carry_over import count_undecided
from planning.models import RkpBiaya, RkpDesa, RpjmDesa

FIRST_MONTH = 6  # by the end of June the village begins with next year's plan (Permendagri 114/2014 art. 31)


@dataclass(frozen=True)
class YearlyProgress:
    """How far the latest yearly plan is; cost in rupiah."""

    pk: int
    year: int
    is_draft: bool
    perdes_number: str
    line_count: int
    incomplete_count: int
    undecided_count: int
    cost: int


@dataclass(frozen=True)
class YearlyFacts:
    """The latest yearly plan, and the year that is to be planned next when the RPJM Desa covers it."""

    latest: YearlyProgress | None
    next_year: int | None
    is_due: bool

    @property
    def is_open(self) -> bool:
        """Whether there is anything to say about yearly plans."""
        return self.latest is not None or self.next_year is not None


def yearly_facts(desa: Desa, membership: Membership, *, on: date) -> YearlyFacts:
    """Look at a village's yearly plans on a day: two queries, and those of an unfinished plan."""
    plans = RkpDesa.objects.visible_to(membership).filter(desa=desa).with_place().with_summary()
    rkp = plans.order_by("-year").first()
    year = on.year + 1
    is_planned = rkp is not None and rkp.year >= year
    covered = not is_planned and RpjmDesa.objects.filter(desa=desa, first_year__lte=year, last_year__gte=year).exists()
    return YearlyFacts(_progress(rkp) if rkp else None, year if covered else None, on.month >= FIRST_MONTH)


def yearly_title(facts: YearlyFacts) -> str:
    """ "RKP Desa 2027": the plan being written, else the one to be opened."""
    if facts.latest is not None and (facts.latest.is_draft or facts.next_year is None):
        return f"RKP Desa {facts.latest.year}"
    return f"RKP Desa {facts.next_year}"


def yearly_tasks(facts: YearlyFacts, *, may_write: bool) -> tuple[Task, ...]:
    """Tasks of the unfinished plan, else the one to be opened beside the enacted one."""
    rkp = facts.latest
    if rkp is not None and rkp.is_draft:
        return (
            _compose(rkp, may_write),
            *_carry_over(rkp, may_write),
            _complete(rkp, may_write),
            _print(rkp, may_write),
        )
    tasks = (_enacted(rkp),) if rkp is not None else ()
    return (*tasks, *_open(facts, may_write))


def _progress(rkp: RkpDesa) -> YearlyProgress:
    costs = RkpBiaya.objects.filter(line=OuterRef("pk"))
    open_costs = costs.filter(Q(sumber=None, amount__gt=0) | Q(sumber__isnull=False, amount=None))
    unsure = Q(kegiatan=None) | Q(is_code_confirmed=False) | Exists(open_costs)
    return YearlyProgress(
        pk=rkp.pk,
        year=rkp.year,
        is_draft=rkp.is_draft,
        perdes_number=rkp.perdes_number,
        line_count=rkp.line_count,  # type: ignore[attr-defined]  # annotated by with_summary
        incomplete_count=rkp.line_set.alive().filter(unsure).count() if rkp.is_draft else 0,
        undecided_count=count_undecided(rkp) if rkp.is_draft else 0,
        cost=rkp.cost,  # type: ignore[attr-defined]
    )


def _open(facts: YearlyFacts, may_write: bool) -> tuple[Task, ...]:
    year = facts.next_year
    if year is None:
        return ()
    if not may_write:
        return (Task(f"RKP Desa {year}", "", Status.TODO, "Belum dibuka oleh sekretaris desa atau tim penyusun."),)
    why = f"Menjabarkan RPJM Desa untuk tahun {year}. Penyusunan dimulai bulan Juni dan ditetapkan akhir September."
    url = f"{reverse('rkp_create')}?tahun={year}"
    return (Task(f"Buka RKP Desa {year}", url, Status.TODO, why, may_wait=not facts.is_due),)


def _compose(rkp: YearlyProgress, may_write: bool) -> Task:
    title = "Ambil kegiatan dari RPJM Desa" if may_write else "Kegiatan RKP Desa"
    if rkp.line_count:
        return Task(title, reverse("rkp_detail", args=[rkp.pk]), Status.DONE, _size(rkp))
    name = "rkp_compose" if may_write else "rkp_detail"
    why = f"Yang direncanakan untuk {rkp.year} disalin dengan lokasi, volume, dan biayanya."
    return Task(title, reverse(name, args=[rkp.pk]), Status.TODO, why)


def _carry_over(rkp: YearlyProgress, may_write: bool) -> tuple[Task, ...]:
    if not rkp.undecided_count:
        return ()
    title = "Putuskan kelanjutan kegiatan tahun lalu" if may_write else "Kelanjutan kegiatan tahun lalu"
    why = f"{rkp.undecided_count} kegiatan belum diputuskan: dilanjutkan, ditunda, atau tidak dilanjutkan."
    return (Task(title, reverse("rkp_carry_over", args=[rkp.pk]), Status.TODO, why, may_wait=True),)


def _complete(rkp: YearlyProgress, may_write: bool) -> Task:
    title = "Lengkapi kegiatan RKP Desa" if may_write else "Kelengkapan RKP Desa"
    url = reverse("rkp_detail", args=[rkp.pk])
    if not rkp.line_count:
        return Task(title, "", Status.BLOCKED, "Belum ada kegiatan.")
    if not rkp.incomplete_count:
        return Task(title, url, Status.DONE, "Semua kegiatan berkode dan terbagi per sumber dana.")
    why = f"{rkp.incomplete_count} kegiatan belum lengkap: kode belum pasti atau biaya belum dibagi per sumber dana."
    return Task(title, f"{url}#belum-lengkap", Status.TODO, why)


def _print(rkp: YearlyProgress, may_write: bool) -> Task:
    title = "Cetak RKP Desa" if may_write else "Dokumen RKP Desa"
    if not rkp.line_count:
        return Task(title, "", Status.BLOCKED, "Belum ada kegiatan.")
    why = "PDF dan Excel, bertanda RANCANGAN sampai ditetapkan."
    return Task(title, reverse("rkp_documents", args=[rkp.pk]), Status.READY, why)


def _enacted(rkp: YearlyProgress) -> Task:
    why = f"Perdes Nomor {rkp.perdes_number}. {_size(rkp)}"
    return Task(f"RKP Desa {rkp.year} ditetapkan", reverse("rkp_detail", args=[rkp.pk]), Status.DONE, why)


def _size(rkp: YearlyProgress) -> str:
    return f"{rkp.line_count} kegiatan, jumlah Rp {format_rupiah(rkp.cost)}."
