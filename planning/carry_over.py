"""What last year left behind, with its story: unfinished, unevaluated, unfunded, never taken up, or postponed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, Sum

from places.formats.rupiah import format_decimal, format_rupiah
from planning.enums import CarryOutcome, EvaluationResult
from planning.evaluation_facts import EvaluatedLine, Realisation, load_evaluation_facts
from planning.models import CarryOver, RkpDesa, RkpKegiatan, RpjmKegiatan, RpjmTahun

KIND_WORDS = {
    "partly": "Selesai sebagian",
    "not_started": "Tidak terlaksana",
    "not_evaluated": "Belum dievaluasi",
    "unfunded": "Tidak mendapat biaya",
    "never_taken": "Ada dalam RPJM Desa, tidak masuk RKP Desa",
    "postponed": "Pernah ditunda",
    "decided": "Sudah diputuskan",
}

_ORDER = ("postponed", "partly", "not_started", "unfunded", "never_taken", "decided", "not_evaluated")


@dataclass(frozen=True)
class Decision:
    """What was decided about a candidate; `new_uid` is the living line that goes on with it."""

    pk: int
    outcome: str
    reason: str
    new_uid: UUID | None
    new_name: str

    @property
    def words(self) -> str:
        """ "Dilanjutkan", "Ditunda ke tahun berikutnya: menunggu lahan"."""
        label = str(CarryOutcome(self.outcome).label)
        return f"{label}: {self.reason}" if self.reason else label

    @property
    def is_lost(self) -> bool:
        """Whether it was to be carried on, and the line that did so was deleted."""
        return self.outcome == CarryOutcome.CARRIED and self.new_uid is None


@dataclass(frozen=True)
class Candidate:
    """One thing that last year left; `cost` in rupiah of the year that it stood in."""

    pk: int
    is_rpjm: bool
    uid: UUID
    kind: str
    year: int
    code: str
    name: str
    volume: Decimal | None
    unit: str
    cost: int
    planned_years: tuple[int, ...]
    realisation: Realisation | None
    postponed: tuple[tuple[int, str], ...]
    twin_uid: UUID | None
    twin_name: str
    decision: Decision | None

    @property
    def key(self) -> str:
        """Name of the candidate in a form."""
        return f"{'rpjm' if self.is_rpjm else 'rkp'}-{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether something is to be decided."""
        return self.decision is None or self.decision.is_lost

    @property
    def kind_words(self) -> str:
        """Why it is a candidate."""
        return KIND_WORDS[self.kind]

    @cached_property
    def story(self) -> tuple[str, ...]:
        """What happened to it so far, in sentences."""
        years = ", ".join(map(str, self.planned_years))
        told = [f"RPJM Desa: direncanakan {years}." if years else "Tidak ada dalam RPJM Desa."]
        amount = f"Rp{format_rupiah(self.cost)}" if self.cost else "tanpa biaya"
        volume = f", {format_decimal(self.volume)} {self.unit}".rstrip() if self.volume is not None else ""
        where = f"RPJM Desa untuk {self.year}" if self.is_rpjm else f"RKP Desa {self.year}"
        told.append(f"{where}: {amount}{volume}.")
        told += self._realised()
        told += [f"Ditunda pada RKP Desa {year}: {reason}." for year, reason in self.postponed]
        return tuple(told)

    def _realised(self) -> list[str]:
        if self.is_rpjm:
            return []
        if self.realisation is None:
            return ["Belum ada evaluasi."]
        parts = [self.realisation.result_label]
        if self.realisation.percent is not None:
            parts.append(f"{self.realisation.percent}% fisik")
        if self.realisation.amount is not None:
            parts.append(f"terpakai Rp{format_rupiah(self.realisation.amount)}")
        told = [f"{', '.join(parts)}."]
        if self.realisation.obstacle:
            told.append(f"Kendala: {self.realisation.obstacle}.")
        if self.realisation.follow_up:
            told.append(f"Tindak lanjut: {self.realisation.follow_up}.")
        return told


@dataclass(frozen=True)
class CarryOverFacts:
    """Everything that a yearly plan has to decide about; `previous_year` is None without a plan of the year before."""

    previous_year: int | None
    previous_pk: int | None
    candidates: tuple[Candidate, ...]

    @cached_property
    def undecided(self) -> tuple[Candidate, ...]:
        """Candidates that something is to be decided about; what nobody has evaluated comes last."""
        return tuple(sorted((one for one in self.candidates if one.is_open), key=lambda one: _ORDER.index(one.kind)))

    @cached_property
    def not_evaluated(self) -> tuple[Candidate, ...]:
        """Undecided lines of which nobody has said what became of them."""
        return tuple(one for one in self.undecided if one.kind == "not_evaluated")

    @cached_property
    def decided(self) -> tuple[Candidate, ...]:
        """The others."""
        return tuple(one for one in self.candidates if not one.is_open)


def load_carry_over(rkp: RkpDesa) -> CarryOverFacts:
    """The candidates of a yearly plan in a fixed number of queries, in the order of the older plan."""
    loading = _Loading(rkp)
    previous = RkpDesa.objects.filter(desa=rkp.desa_id, year=rkp.year - 1).select_related("desa").first()
    found = loading.postponed()
    if previous is not None:
        found = [*loading.left_of(previous), *loading.never_taken(previous), *found]
    known: dict[str, Candidate] = {}
    for candidate in found:
        known.setdefault(candidate.key, candidate)
    year, pk = (previous.year, previous.pk) if previous is not None else (None, None)
    return CarryOverFacts(year, pk, tuple(known.values()))


class _Loading:
    """What was decided so far and what the plan holds, loaded once."""

    def __init__(self, rkp: RkpDesa) -> None:
        self.rkp = rkp
        self.decisions: dict[str, Decision] = {}
        self.delays: dict[str, list[tuple[int, str]]] = {}
        # By key: whether the newest decision before this plan was to postpone.
        self.is_waiting: dict[str, bool] = {}
        rows = CarryOver.objects.filter(rkp__desa=rkp.desa_id, rkp__year__lte=rkp.year).order_by("rkp__year", "pk")
        for row in rows.select_related("rkp", "new_line"):
            key = f"rkp-{row.from_line_id}" if row.from_line_id else f"rpjm-{row.from_rpjm_line_id}"
            if row.rkp_id == rkp.pk:
                self.decisions[key] = _decision(row)
                continue
            self.is_waiting[key] = row.outcome == CarryOutcome.POSTPONED
            if self.is_waiting[key]:
                self.delays.setdefault(key, []).append((row.rkp.year, row.reason))
        own = rkp.line_set.alive().order_by("-pk").values_list("uid", "name", "rpjm_line_id", "carried_from_id")
        self.by_rpjm: dict[int, tuple[UUID, str]] = {}
        self.by_origin: dict[int, tuple[UUID, str]] = {}
        for uid, name, rpjm_id, origin_id in own:
            if rpjm_id:
                self.by_rpjm[rpjm_id] = (uid, name)
            if origin_id:
                self.by_origin[origin_id] = (uid, name)

    def left_of(self, previous: RkpDesa) -> Iterable[Candidate]:
        """Lines of last year's plan that are not known to be finished, or had no money."""
        facts = load_evaluation_facts(previous)
        links = dict(previous.line_set.alive().values_list("pk", "rpjm_line_id"))
        for line in facts.lines:
            kind = _kind(line)
            if kind:
                yield self._of_line(line, kind, previous.year, links.get(line.plan.pk))

    def never_taken(self, previous: RkpDesa) -> Iterable[Candidate]:
        """RPJM lines planned for last year that its yearly plan never took up."""
        if previous.rpjm_id is None:
            return []
        taken = RkpKegiatan.objects.alive().filter(rkp=previous, rpjm_line=OuterRef("pk"))
        lines = RpjmKegiatan.objects.filter(rpjm=previous.rpjm_id, tahun_set__year=previous.year).for_table()
        return self._of_rpjm(lines.exclude(Exists(taken)), previous.year, "never_taken")

    def postponed(self) -> list[Candidate]:
        """What earlier plans put off and no plan since has decided about, and whatever this one has decided about."""
        waiting = {key for key, waits in self.is_waiting.items() if waits}
        keys = [key.split("-") for key in {*waiting, *self.decisions}]
        rkp_ids = [int(pk) for kind, pk in keys if kind == "rkp"]
        rpjm_lines = RpjmKegiatan.objects.filter(pk__in=[int(pk) for kind, pk in keys if kind == "rpjm"]).for_table()
        found = [*self._of_old_lines(rkp_ids), *self._of_rpjm(rpjm_lines, None, "postponed")]
        return [one if one.key in waiting else replace(one, kind="decided") for one in found]

    def _of_line(self, line: EvaluatedLine, kind: str, year: int, rpjm_id: int | None) -> Candidate:
        plan = line.plan
        twin = self.by_origin.get(plan.pk) or self.by_rpjm.get(rpjm_id or 0)
        key = f"rkp-{plan.pk}"
        return Candidate(
            pk=plan.pk,
            is_rpjm=False,
            uid=plan.uid,
            kind=kind,
            year=year,
            code=plan.code,
            name=plan.name,
            volume=plan.volume,
            unit=plan.unit,
            cost=plan.total,
            planned_years=plan.rpjm_years,
            realisation=line.realisation,
            **self._common(key, twin),
        )

    def _of_old_lines(self, ids: list[int]) -> Iterable[Candidate]:
        rows = RkpKegiatan.objects.alive().filter(pk__in=ids).with_cost()
        rows = rows.select_related("rkp", "kegiatan", "unit", "evaluasi").order_by("rkp__year", "position", "pk")
        lines = list(rows)
        years = _years_of({line.rpjm_line_id for line in lines if line.rpjm_line_id})
        for line in lines:
            done = getattr(line, "evaluasi", None)
            twin = self.by_origin.get(line.pk) or self.by_rpjm.get(line.rpjm_line_id or 0)
            yield Candidate(
                pk=line.pk,
                is_rpjm=False,
                uid=line.uid,
                kind="postponed",
                year=line.rkp.year,
                code=line.kegiatan.code if line.kegiatan else "",
                name=line.name,
                volume=line.volume,
                unit=line.unit.name if line.unit else "",
                cost=line.cost,
                planned_years=years.get(line.rpjm_line_id or 0, ()),
                realisation=_realisation(done) if done else None,
                **self._common(f"rkp-{line.pk}", twin),
            )

    def _of_rpjm(self, lines: Iterable[RpjmKegiatan], year: int | None, kind: str) -> list[Candidate]:
        rows = list(lines)
        ids = {line.pk for line in rows}
        years, costs = _years_of(ids), _costs_of(ids)
        found = []
        for line in rows:
            planned = years.get(line.pk, ())
            stood = year or max((one for one in planned if one < self.rkp.year), default=self.rkp.year - 1)
            found.append(
                Candidate(
                    pk=line.pk,
                    is_rpjm=True,
                    uid=line.uid,
                    kind=kind,
                    year=stood,
                    code=line.kegiatan.code if line.kegiatan else "",
                    name=line.name,
                    volume=line.volume,
                    unit=line.unit.name if line.unit else "",
                    cost=costs.get((line.pk, stood), 0),
                    planned_years=planned,
                    realisation=None,
                    **self._common(f"rpjm-{line.pk}", self.by_rpjm.get(line.pk)),
                )
            )
        return found

    def _common(self, key: str, twin: tuple[UUID, str] | None) -> dict:
        decision = self.decisions.get(key)
        uid, name = twin if twin is not None else (None, "")
        delays = tuple(self.delays.get(key, ()))
        return {"postponed": delays, "twin_uid": uid, "twin_name": name, "decision": decision}


def _kind(line: EvaluatedLine) -> str:
    """Why a line of last year is a candidate; "" when it is finished."""
    if line.realisation is None:
        return "not_evaluated" if line.plan.total else "unfunded"
    if line.realisation.result == EvaluationResult.FINISHED:
        return ""
    return "unfunded" if not line.plan.total else str(line.realisation.result)


def _decision(row: CarryOver) -> Decision:
    line = row.new_line if row.new_line is not None and row.new_line.deleted_at is None else None
    return Decision(row.pk, row.outcome, row.reason, line.uid if line else None, line.name if line else "")


def _realisation(row: object) -> Realisation:
    fields = ("result", "volume", "amount", "percent", "obstacle", "follow_up", "version")
    return Realisation(*(getattr(row, field) for field in fields))


def _years_of(rpjm_ids: set[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    rows = RpjmTahun.objects.filter(line__in=rpjm_ids).order_by("line_id", "year")
    for line_id, year in rows.values_list("line_id", "year"):
        found[line_id] = (*found.get(line_id, ()), year)
    return found


def _costs_of(rpjm_ids: set[int]) -> dict[tuple[int, int], int]:
    rows = RpjmTahun.objects.filter(line__in=rpjm_ids).order_by().values("line_id", "year")
    summed = rows.annotate(total=Sum("biaya_set__amount")).values_list("line_id", "year", "total")
    return {(line_id, year): total or 0 for line_id, year, total in summed}
