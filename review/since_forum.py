"""What of a plan was changed after its musrenbang: the BPD agrees to what the forum saw, or knows what is different.

The forum froze nothing, so the lines are read back from the row history as they were when it was closed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.db.models import Model
from django.utils import timezone

from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from musyawarah.models import Musyawarah
from planning.models import RkpBiaya, RkpDesa, RkpKegiatan, RkpLokasi, RpjmBiaya, RpjmKegiatan, RpjmLokasi, RpjmTahun
from planning.process_facts import plan_year
from review.case import Case, Plan

_UNCOMPARED = {"id", "uid", "desa", "rpjm", "rkp", "position", "version", "deleted_at"}
_HELD = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)


@dataclass(frozen=True)
class LineSince:
    """A line that is no longer as the forum saw it; amounts in rupiah, None where it was not there."""

    uid: str
    name: str
    words: str
    amount_before: int | None
    amount_after: int | None

    @property
    def difference(self) -> int:
        """Rupiah more (or less) than at the forum."""
        return (self.amount_after or 0) - (self.amount_before or 0)


@dataclass(frozen=True)
class SinceForum:
    """The forum, and every line that was changed after it."""

    meeting: Musyawarah
    lines: tuple[LineSince, ...]

    @property
    def difference(self) -> int:
        """Rupiah more (or less) than at the forum."""
        return sum(line.difference for line in self.lines)

    @property
    def size(self) -> int:
        """The difference without its sign."""
        return abs(self.difference)


@dataclass
class _LineAt:
    """A line at one moment: its own columns, and the rupiah and places that hung on it."""

    columns: dict[str, Any]
    costs: dict[tuple[Any, ...], int | None] = field(default_factory=dict)
    years: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    places: set[tuple[Any, ...]] = field(default_factory=set)

    @property
    def is_there(self) -> bool:
        """Whether it belonged to the plan."""
        return self.columns["deleted_at"] is None

    @property
    def amount(self) -> int:
        """Rupiah from all sources."""
        return sum(amount or 0 for amount in self.costs.values())


def load_since_forum(case: Case) -> SinceForum | None:
    """What changed after the forum, in six queries or fewer; None where no forum is recorded as held."""
    meeting = forum_of(case)
    if meeting is None:
        return None
    before, now = _lines_at(case.plan, _closing(meeting)), _lines_at(case.plan, None)
    pairs = ((before.get(pk), line) for pk, line in now.items())
    found = (_compared(old, line) for old, line in pairs)
    return SinceForum(meeting, tuple(line for line in found if line is not None))


def forum_of(case: Case) -> Musyawarah | None:
    """The musrenbang that was held last for the plan; of a Perubahan the one for it."""
    kind = MusyawarahKind.MUSRENBANG_PERUBAHAN if case.review.is_change else MusyawarahKind.MUSRENBANG
    meetings = Musyawarah.objects.filter(desa=case.plan.desa_id, kind=kind, plan_kind=case.plan_kind, status__in=_HELD)
    return meetings.filter(year=plan_year(case.plan)).order_by("-held_on", "-pk").first()


def _closing(meeting: Musyawarah) -> datetime:
    """When it was over; one that was held on paper was closed long before it was entered."""
    if meeting.closed_at is not None and not meeting.is_on_paper:
        return meeting.closed_at
    return timezone.make_aware(datetime.combine(meeting.held_on, time.max))


def _lines_at(plan: Plan, moment: datetime | None) -> dict[int, _LineAt]:
    """Every line of the plan by key as the history tells it at a moment; None: now."""
    is_rkp = isinstance(plan, RkpDesa)
    model: type[Model] = RkpKegiatan if is_rkp else RpjmKegiatan
    names = {one.attname: one.name for one in model._meta.concrete_fields}
    owner = {"rkp_id" if is_rkp else "rpjm_id": plan.pk}
    rows = _latest(model, moment, names, **owner)
    lines = {pk: _LineAt({names[key]: value for key, value in row.items()}) for pk, row in rows.items()}
    if is_rkp:
        _add_costs(lines, _latest(RkpBiaya, moment, ("line_id", "sumber_id", "amount"), line_id__in=lines), {})
    else:
        years = _latest(RpjmTahun, moment, ("line_id", "year", "target", "volume"), line_id__in=lines)
        for row in years.values():
            lines[row["line_id"]].years[row["year"]] = (row["target"], row["volume"])
        costs = _latest(RpjmBiaya, moment, ("tahun_id", "sumber_id", "amount"), tahun_id__in=years)
        _add_costs(lines, costs, {pk: (row["line_id"], row["year"]) for pk, row in years.items()})
    places = RkpLokasi if is_rkp else RpjmLokasi
    for row in _latest(places, moment, ("line_id", "dusun_id", "rukun_tetangga_id"), line_id__in=lines).values():
        lines[row["line_id"]].places.add((row["dusun_id"], row["rukun_tetangga_id"]))
    return lines


def _latest(model: Any, moment: datetime | None, columns: Iterable[str], **owner: Any) -> dict[int, dict[str, Any]]:
    """The rows that stood at a moment, by their own key: one query over the history."""
    rows = model.history.filter(**owner)
    if moment is not None:
        rows = rows.filter(history_date__lte=moment)
    wanted = tuple(dict.fromkeys(("id", *columns)))
    found: dict[int, dict[str, Any]] = {}
    for kind, *values in rows.order_by("history_id").values_list("history_type", *wanted):
        row = dict(zip(wanted, values, strict=True))
        if kind == "-":
            found.pop(row["id"], None)
        else:
            found[row["id"]] = row
    return found


def _add_costs(
    lines: Mapping[int, _LineAt], costs: Mapping[int, dict[str, Any]], years: Mapping[int, tuple[int, int]]
) -> None:
    for row in costs.values():
        line, year = years[row["tahun_id"]] if years else (row["line_id"], 0)
        lines[line].costs[year, row["sumber_id"]] = row["amount"]


def _compared(before: _LineAt | None, now: _LineAt) -> LineSince | None:
    was_there = before is not None and before.is_there
    if not was_there and not now.is_there:
        return None
    if before is None or not was_there:
        return _since(now, "ditambahkan", None, now.amount)
    if not now.is_there:
        return _since(now, "dihapus", before.amount, None)
    labels = _differences(before, now)
    return _since(now, f"berubah: {', '.join(labels)}", before.amount, now.amount) if labels else None


def _differences(before: _LineAt, now: _LineAt) -> list[str]:
    """What of a line is different, in the words of its form."""
    keys = [key for key in now.columns if key not in _UNCOMPARED and before.columns.get(key) != now.columns[key]]
    labels = [_label(key) for key in keys]
    if before.years != now.years:
        labels.append("tahun pelaksanaan")
    if before.places != now.places:
        labels.append("tempat")
    if before.costs != now.costs:
        labels.append("biaya" if before.amount != now.amount else "sumber dana")
    return list(dict.fromkeys(labels))


def _label(key: str) -> str:
    return str(RkpKegiatan._meta.get_field(key).verbose_name) if key in _YEARLY else _MULTI_YEAR.get(key, key)


_YEARLY = {one.name for one in RkpKegiatan._meta.concrete_fields}
_MULTI_YEAR = {one.name: str(one.verbose_name) for one in RpjmKegiatan._meta.concrete_fields}


def _since(line: _LineAt, words: str, before: int | None, after: int | None) -> LineSince:
    return LineSince(str(line.columns["uid"]), line.columns["name"], words, before, after)
