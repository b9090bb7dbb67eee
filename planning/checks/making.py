"""What the rules about meetings, teams and papers read: how the plan came about, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from musyawarah.enums import DecisionOutcome, PlanKind
from musyawarah.models import Keputusan, Usulan
from places.models import Desa
from places.workbooks.words import plain
from planning.meeting_facts import POOR_GROUPS, WOMENS_GROUPS
from planning.models import DuRkpKegiatan, RkpDesa
from planning.process_facts import Plan, ProcessFacts, load_process
from planning.usulan_lines import load_usulan_lines
from villages.enums import Term
from villages.models import KabupatenSetting, PemangkuJabatan
from villages.terms import Terms, terms_of


@dataclass(frozen=True)
class HolderFact:
    """Somebody in an office for a time; `titles` are the spellings of the office, plain and small."""

    kind: str
    titles: frozenset[str]
    orang_pk: int
    name: str
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the office was his on that day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class RejectionFact:
    """A usulan of a women's or poor group that a meeting did not agree to, and why."""

    name: str
    reason: str
    meeting_uid: UUID
    meeting_title: str


@dataclass(frozen=True)
class DuRkpFact:
    """A row of the DU-RKP, and the lines of the yearly plan that carry out the same usulan."""

    name: str
    line_uids: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class PlaceNames:
    """Names of villages and kecamatan of the kabupaten, plain and small, without the own ones."""

    desa: frozenset[str] = frozenset()
    kecamatan: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    desa_word: str = "desa"


NOTHING_KNOWN = ProcessFacts(PlanKind.RKP, 2000, is_before_app=True)


@dataclass(frozen=True)
class MakingFacts:
    """How a plan came about, and what its papers are measured against."""

    process: ProcessFacts = NOTHING_KNOWN
    dusun_with_usulan: frozenset[int] = frozenset()
    rejections: tuple[RejectionFact, ...] = ()
    holders: tuple[HolderFact, ...] = ()
    places: PlaceNames = field(default_factory=PlaceNames)
    du_rkp: tuple[DuRkpFact, ...] = ()


def load_making(plan: Plan, *, setting: KabupatenSetting, **known: Any) -> MakingFacts:
    """Everything that these rules read, in a fixed number of queries; `known` goes to `load_process`."""
    process, terms = load_process(plan, setting=setting, **known), terms_of(plan.desa.kabupaten)
    return MakingFacts(
        process=process,
        dusun_with_usulan=_heard(plan.desa_id, process),
        rejections=_rejections(plan.desa_id, process),
        holders=holders_of(plan.desa, terms),
        places=_places(plan.desa, terms),
        du_rkp=_du_rkp(plan) if isinstance(plan, RkpDesa) else (),
    )


def load_line_making(plan: Plan) -> MakingFacts:
    """What the rules about lines read of it: names of places, and the DU-RKP; three queries."""
    du_rkp = _du_rkp(plan) if isinstance(plan, RkpDesa) else ()
    return MakingFacts(places=_places(plan.desa, terms_of(plan.desa.kabupaten)), du_rkp=du_rkp)


def holders_of(desa: Desa, terms: Terms) -> tuple[HolderFact, ...]:
    """Everybody who ever held an office of the village, with the spellings of its title; one query."""
    rows = PemangkuJabatan.objects.filter(desa=desa).select_related("jabatan__dusun", "orang")
    found = []
    for row in rows.order_by("jabatan__position", "jabatan_id", "starts_on", "pk"):
        words = {row.jabatan.title, terms.office(row.jabatan.kind), str(row.jabatan.get_kind_display())}
        places = [desa.name] + ([row.jabatan.dusun.name] if row.jabatan.dusun else [])
        titles = {plain(f"{word} {place}".strip()) for word in words if word for place in ("", *places)}
        orang = row.orang
        found.append(HolderFact(row.jabatan.kind, frozenset(titles), orang.pk, orang.name, row.starts_on, row.ends_on))
    return tuple(found)


def _heard(desa_id: int, process: ProcessFacts) -> frozenset[int]:
    rows = Usulan.objects.alive().filter(desa=desa_id, year=process.year, plan_kind=process.plan_kind)
    return frozenset(rows.exclude(dusun=None).order_by().values_list("dusun_id", flat=True).distinct())


def _rejections(desa_id: int, process: ProcessFacts) -> tuple[RejectionFact, ...]:
    rows = Keputusan.objects.standing().filter(
        musyawarah__desa=desa_id,
        musyawarah__plan_kind=process.plan_kind,
        musyawarah__year=process.year,
        outcome=DecisionOutcome.REJECTED,
        usulan__isnull=False,
    )
    titles = {meeting.uid: meeting.title for meeting in process.meetings}
    wanted = {str(unsur) for unsur in WOMENS_GROUPS | POOR_GROUPS}
    found = []
    for name, reason, uid, *unsur in rows.order_by("musyawarah__held_on", "pk").values_list(
        "usulan__name",
        "reason",
        "musyawarah__uid",
        "usulan__unsur",
        "usulan__kelompok__unsur",
        "usulan__musyawarah__unsur",
    ):
        if wanted.intersection(unsur):
            found.append(RejectionFact(name, reason, uid, titles.get(uid, "")))
    return tuple(found)


def _places(desa: Desa, terms: Terms) -> PlaceNames:
    own = {plain(desa.name), plain(desa.kecamatan.name)}
    names = Desa.objects.filter(kabupaten=desa.kabupaten_id).order_by().values_list("name", "kecamatan__name")
    villages, districts = set(), set()
    for village, district in names:
        villages.add(plain(village))
        districts.add(plain(district))
    return PlaceNames(frozenset(villages - own), frozenset(districts - own), frozenset(own), plain(terms.of(Term.DESA)))


def _du_rkp(rkp: RkpDesa) -> tuple[DuRkpFact, ...]:
    """Rows of the year's DU-RKP; what the lines carry out is asked only when there are any."""
    rows = DuRkpKegiatan.objects.filter(du_rkp__desa=rkp.desa_id, du_rkp__year=rkp.year, deleted_at=None)
    listed = list(rows.values_list("name", "usulan_id", "keputusan__usulan_id"))
    if not listed:
        return ()
    lines = load_usulan_lines(rkp.desa_id)
    return tuple(
        DuRkpFact(name, frozenset(one.uid for key in keys if key for one in lines.of(key))) for name, *keys in listed
    )
