"""What everybody may read of a village: enacted plans as they were frozen, and counts that point at nobody."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Kehadiran
from musyawarah.usulan_facts import UsulanFact
from places.enums import Gender
from places.models import Desa
from planning.documents.rincian_parts import NOT_SPLIT, shares_of
from planning.editions import frozen_list
from planning.facts import source_order
from planning.models import PlanEdition, RpjmDesa
from planning.small_counts import hide_parts, hide_small, is_small
from planning.usulan_fates import Fate, VillageFates, load_fates
from reporting.models import IssuedDocument
from reporting.public_documents import PUBLIC_KEYS
from review.models import Publication

HOUSEHOLD = "Usulan untuk satu atau beberapa orang"
_HELD = [MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED]


@dataclass(frozen=True)
class PublicLine:
    """One line of an enacted plan; `id` is its stable uid, amounts are whole rupiah."""

    id: str
    number: int
    bidang: str
    code: str
    name: str
    location: str
    volume: str
    men: str
    women: str
    when: str
    amount: int
    shares: tuple[tuple[str, int], ...]

    @property
    def sources(self) -> str:
        """ "ADD, DDS"."""
        return ", ".join(source for source, _ in self.shares)


@dataclass(frozen=True)
class PublicPlan:
    """An enacted plan as its last edition froze it."""

    edition: PlanEdition
    lines: tuple[PublicLine, ...]

    @property
    def is_rpjm(self) -> bool:
        """Whether it is a RPJM Desa."""
        return self.edition.rpjm_id is not None

    @property
    def title(self) -> str:
        """ "RKP Desa Umeanyar 2027"."""
        return str(self.edition.plan)

    @property
    def year(self) -> int:
        """Its year, or its first year."""
        plan = self.edition.plan
        return plan.first_year if isinstance(plan, RpjmDesa) else plan.year

    @cached_property
    def total(self) -> int:
        """Rupiah of all lines."""
        return sum(line.amount for line in self.lines)

    @cached_property
    def by_source(self) -> tuple[tuple[str, int], ...]:
        """Rupiah by source, in the order of the national list."""
        sums: dict[str, int] = defaultdict(int)
        for line in self.lines:
            for source, amount in line.shares:
                sums[source] += amount
        return tuple(sorted(sums.items(), key=lambda item: source_order(None if item[0] == NOT_SPLIT else item[0])))

    @cached_property
    def by_bidang(self) -> tuple[tuple[str, tuple[PublicLine, ...], int], ...]:
        """Bidang with their lines and rupiah."""
        found: dict[str, list[PublicLine]] = defaultdict(list)
        for line in self.lines:
            found[line.bidang].append(line)
        return tuple((name, tuple(lines), sum(line.amount for line in lines)) for name, lines in found.items())


@dataclass(frozen=True)
class PublicMeetings:
    """Who came to the village's held meetings of one year, without anybody who can be recognised."""

    year: int
    meetings: int
    men: str
    women: str
    total: str


@dataclass(frozen=True)
class PublicUsulan:
    """A usulan and what became of it; never with a person, an RT, a place on the map or a photo."""

    number: int
    name: str
    dusun: str
    group: str
    status: str
    fate: str
    detail: str


def editions_of(desa: Desa) -> list[PlanEdition]:
    """The last enacted edition of each plan of a village, the newest plan first: one query."""
    rows = PlanEdition.objects.filter(desa=desa).select_related("rpjm__desa", "rkp__desa").order_by("-number")
    last: dict[tuple[int | None, int | None], PlanEdition] = {}
    for row in rows:
        last.setdefault((row.rpjm_id, row.rkp_id), row)
    return sorted(last.values(), key=lambda row: (row.rkp_id is None, -_year(row)))


def public_documents_of(edition: PlanEdition) -> list[IssuedDocument]:
    """The issued documents of an edition that anybody may have: one query, payloads left in the database."""
    rows = IssuedDocument.objects.filter(pk__in=edition.document_set.values("document"), key__in=PUBLIC_KEYS)
    return list(rows.defer("payload").order_by("pk"))


def newer_edition(edition: PlanEdition) -> PlanEdition | None:
    """The last edition of the same plan, where this one was superseded."""
    newer = PlanEdition.objects.of_plan(edition.plan).filter(number__gt=edition.number)
    return newer.first()


def load_public_plan(edition: PlanEdition) -> PublicPlan:
    """The lines of an edition from its frozen complete list. Raises DocumentError when it was tampered with."""
    table = frozen_list(edition).table
    keys = [column.key for column in table.columns]
    rows = (dict(zip(keys, row.cells, strict=True)) | {"ref": row.ref} for row in table.rows if row.kind == "row")
    return PublicPlan(edition, tuple(_line(row) for row in rows))


def load_public_meetings(desa: Desa) -> list[PublicMeetings]:
    """Attendance of held meetings by year: one query, counts below five hidden."""
    rows = Kehadiran.objects.filter(musyawarah__desa=desa, musyawarah__status__in=_HELD)
    came: dict[int, Counter[str]] = defaultdict(Counter)
    met: dict[int, set[int]] = defaultdict(set)
    for gender, held_on, meeting in rows.values_list("gender", "musyawarah__held_on", "musyawarah"):
        came[held_on.year][gender] += 1
        met[held_on.year].add(meeting)
    found = []
    for year in sorted(came, reverse=True):
        known = (came[year][Gender.L], came[year][Gender.P])
        (men, women, *_), total = hide_parts((*known, came[year].total() - sum(known)))
        found.append(PublicMeetings(year, len(met[year]), men, women, total))
    return found


def load_public_usulan(desa: Desa) -> tuple[list[int], VillageFates]:
    """The years that usulan stand in, the newest first, and everything that tells what became of them."""
    fates = load_fates(desa.pk)
    years = {one.year for one in fates.usulan.alive if one.is_decided}
    return sorted(years, reverse=True), fates


def public_usulan(desa: Desa, fates: VillageFates, year: int) -> list[PublicUsulan]:
    """The decided usulan of a plan year: one query beside the fates."""
    enacted = frozenset(PlanEdition.objects.filter(desa=desa, rkp=None).values_list("rpjm__first_year", flat=True))
    return [_usulan(one, fates, enacted) for one in fates.of_year(year) if one.is_decided]


def count_usulan(fates: VillageFates, year: int) -> int:
    """How many usulan of a plan year were decided."""
    return sum(1 for one in fates.of_year(year) if one.is_decided)


def publications_of(desa: Desa) -> list[Publication]:
    """Where the village made its plans known: one query."""
    return list(Publication.objects.filter(desa=desa).select_related("edition__rkp__desa", "edition__rpjm__desa"))


def _public_fate(one: UsulanFact, fates: VillageFates, enacted: frozenset[int]) -> Fate:
    """Its last word; what lies in a draft only is not told before the Perdes, with what money above all."""
    head = fates.usulan.head_of(one)
    yearly, multi_year = fates.yearly_of(head), fates.multi_year_of(head)
    if yearly:
        is_told = yearly[-1].is_enacted
    else:
        is_told = not multi_year or multi_year[-1].first_year in enacted
    if is_told:
        return fates.last_word(one)
    joined = "" if head.pk == one.pk else f"Digabung ke usulan {head.number}. "
    return Fate("next", "Disepakati, sedang disusun", f"{joined}Rencananya dibuka setelah ditetapkan dengan Perdes.")


def _usulan(one: UsulanFact, fates: VillageFates, enacted: frozenset[int]) -> PublicUsulan:
    fate = _public_fate(one, fates, enacted)
    is_small_group = is_small(one.beneficiaries)
    return PublicUsulan(
        number=one.number,
        name=f"{HOUSEHOLD} ({one.bidang_name})" if is_small_group else one.name,
        dusun="" if is_small_group else one.dusun_name or "Seluruh desa",
        group="" if is_small_group else one.kelompok_name,
        status=fate.status,
        fate=fate.words,
        detail="" if is_small_group else fate.detail,
    )


def _line(row: dict) -> PublicLine:
    amount = int(row["jumlah"] or 0)
    men, women = int(row["manfaat_l"] or 0), int(row["manfaat_p"] or 0)
    few = is_small(men + women)
    return PublicLine(
        id=str(row["ref"]),
        number=int(row["no"] or 0),
        bidang=str(row["bidang"]),
        code=str(row["kode"]),
        name=str(row["kegiatan"]),
        location="" if few else str(row["lokasi"] or ""),
        volume=str(row["volume"] or ""),
        men=hide_small(men),
        women=hide_small(women),
        when=str(row.get("waktu") or ""),
        amount=amount,
        shares=tuple(shares_of(str(row["sumber"] or ""), amount).items()),
    )


def _year(edition: PlanEdition) -> int:
    plan = edition.plan
    return plan.first_year if isinstance(plan, RpjmDesa) else plan.year
