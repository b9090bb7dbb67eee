"""Loading what last year left behind: unfinished, unevaluated, unfunded, never taken up, or postponed."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Sum

from planning.carry_over_facts import Candidate, CarryOverFacts, Decision
from planning.enums import CarryOutcome, EvaluationResult
from planning.evaluation_facts import EvaluatedLine, Realisation, load_evaluation_facts
from planning.models import CarryOver, RkpDesa, RkpKegiatan, RpjmKegiatan, RpjmTahun
from planning.querysets import RpjmKegiatanQuerySet

# The new line that goes on with something: its uid and name.
Twin = tuple[UUID, str]


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


def count_undecided(rkp: RkpDesa) -> int:
    """How many candidates of `load_carry_over` are open, without their stories: at most six queries."""
    loading = _Loading(rkp)
    previous = RkpDesa.objects.filter(desa=rkp.desa_id, year=rkp.year - 1).first()
    keys = loading.kept_waiting()
    if previous is not None:
        keys |= {f"rkp-{pk}" for pk in _unfinished(previous).values_list("pk", flat=True)}
        keys |= {f"rpjm-{pk}" for pk in _never_taken(previous).values_list("pk", flat=True)}
    return sum(key not in loading.decisions or loading.decisions[key].is_lost for key in keys)


class _Loading:
    """What was decided so far, and what the plan holds."""

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

    @cached_property
    def _twins(self) -> tuple[dict[int, Twin], dict[int, Twin]]:
        """Living lines of the plan by what they were carried from, and by the RPJM line that they carry out."""
        by_origin: dict[int, Twin] = {}
        by_rpjm: dict[int, Twin] = {}
        lines = self.rkp.line_set.alive().order_by("-pk")
        for uid, name, origin_id, rpjm_id in lines.values_list("uid", "name", "carried_from_id", "rpjm_line_id"):
            if origin_id:
                by_origin[origin_id] = (uid, name)
            if rpjm_id:
                by_rpjm[rpjm_id] = (uid, name)
        return by_origin, by_rpjm

    def _twin(self, *, rpjm_id: int | None, origin_id: int | None = None) -> Twin | None:
        by_origin, by_rpjm = self._twins
        return by_origin.get(origin_id or 0) or by_rpjm.get(rpjm_id or 0)

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
        return self._of_rpjm(_never_taken(previous).for_table(), previous.year, "never_taken")

    def postponed(self) -> list[Candidate]:
        """What earlier plans put off and no plan since has decided about, and whatever this one has decided about."""
        waiting = {key for key, waits in self.is_waiting.items() if waits}
        rkp_ids, rpjm_ids = _ids({*waiting, *self.decisions})
        rpjm_lines = RpjmKegiatan.objects.filter(pk__in=rpjm_ids).for_table()
        found = [*self._of_old_lines(rkp_ids), *self._of_rpjm(rpjm_lines, None, "postponed")]
        return [one if one.key in waiting else replace(one, kind="decided") for one in found]

    def kept_waiting(self) -> set[str]:
        """Keys of what `postponed` gives: those whose line was not deleted meanwhile."""
        waiting = {key for key, waits in self.is_waiting.items() if waits}
        rkp_ids, rpjm_ids = _ids({*waiting, *self.decisions})
        living = RkpKegiatan.objects.alive().filter(pk__in=rkp_ids).values_list("pk", flat=True)
        planned = RpjmKegiatan.objects.alive().filter(pk__in=rpjm_ids).values_list("pk", flat=True)
        return {*(f"rkp-{pk}" for pk in living), *(f"rpjm-{pk}" for pk in planned)}

    def _of_line(self, line: EvaluatedLine, kind: str, year: int, rpjm_id: int | None) -> Candidate:
        plan = line.plan
        twin = self._twin(rpjm_id=rpjm_id, origin_id=plan.pk)
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
        lines: list[Any] = list(rows)  # with the annotated cost
        years = _years_of({line.rpjm_line_id for line in lines if line.rpjm_line_id})
        for line in lines:
            done = getattr(line, "evaluasi", None)
            twin = self._twin(rpjm_id=line.rpjm_line_id, origin_id=line.pk)
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
                    **self._common(f"rpjm-{line.pk}", self._twin(rpjm_id=line.pk)),
                )
            )
        return found

    def _common(self, key: str, twin: Twin | None) -> dict[str, Any]:
        decision = self.decisions.get(key)
        uid, name = twin if twin is not None else (None, "")
        delays = tuple(self.delays.get(key, ()))
        return {"postponed": delays, "twin_uid": uid, "twin_name": name, "decision": decision}


def _ids(keys: set[str]) -> tuple[list[int], list[int]]:
    """Ids of yearly lines and of RPJM lines."""
    parted = [key.split("-") for key in keys]
    return tuple([int(pk) for kind, pk in parted if kind == wanted] for wanted in ("rkp", "rpjm"))  # type: ignore[return-value]


def _unfinished(previous: RkpDesa) -> Any:
    """Lines of last year's plan that are not known to be finished."""
    return previous.line_set.alive().filter(Q(evaluasi=None) | ~Q(evaluasi__result=EvaluationResult.FINISHED))


def _never_taken(previous: RkpDesa) -> RpjmKegiatanQuerySet:
    """RPJM lines planned for last year that its plan never took up; none without a RPJM Desa."""
    taken = RkpKegiatan.objects.filter(rkp=previous, deleted_at=None, rpjm_line=OuterRef("pk"))
    planned = RpjmKegiatan.objects.alive().filter(rpjm=previous.rpjm_id, tahun_set__year=previous.year)
    return planned.exclude(Exists(taken))


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
