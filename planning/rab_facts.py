"""RAB and examination sheets as plain values: what pages, documents and checks read.

Each function needs one query, whatever the number of rows; every total is a sum of the rows and is stored nowhere.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from planning.enums import RabGroup, VerificationResult
from planning.examination import Paper, PaperState
from planning.facts import source_order
from planning.models import PemeriksaanRab, RabRincian, RkpDesa, RkpKegiatan
from planning.rab_amounts import PriceDifference, price_difference, row_amount


@dataclass(frozen=True)
class StandardPrice:
    """One price of the kabupaten's standard, rupiah per unit."""

    code: str
    name: str
    unit: str
    price: int


@dataclass(frozen=True)
class RabRowFact:
    """One row: `amount` is what is stored, whole rupiah; without source it is "belum dibagi"."""

    group: str
    name: str
    volume: Decimal
    unit: str
    price: int
    amount: int
    source: str | None
    standard: StandardPrice | None

    @property
    def counted(self) -> int:
        """Volume times price, rupiah rounded half up; rule R15 compares it with `amount`."""
        return row_amount(self.volume, self.price)

    @property
    def difference(self) -> PriceDifference | None:
        """How far the price lies from the standard; None where the row points to none."""
        return price_difference(self.price, self.standard.price) if self.standard else None


@dataclass(frozen=True)
class RabGroupFact:
    """The rows of one group with their number and name on the form: 1 Bahan, 2 Alat, 3 Upah."""

    number: int
    group: str
    label: str
    rows: tuple[RabRowFact, ...]

    @cached_property
    def total(self) -> int:
        """Rupiah of the group."""
        return sum(row.amount for row in self.rows)


@dataclass(frozen=True)
class RabFacts:
    """The whole RAB of a line; a line without one has no rows."""

    rows: tuple[RabRowFact, ...] = ()

    @cached_property
    def total(self) -> int:
        """Rupiah of all rows: the cost of the line (rule R14)."""
        return sum(row.amount for row in self.rows)

    @cached_property
    def groups(self) -> tuple[RabGroupFact, ...]:
        """Bahan, alat and upah as the form prints them, empty ones too."""
        return tuple(
            RabGroupFact(number, group.value, str(group.label), tuple(row for row in self.rows if row.group == group))
            for number, group in enumerate(RabGroup, start=1)
        )

    @cached_property
    def by_source(self) -> dict[str | None, int]:
        """Rupiah per source code in the national order; None is "belum dibagi" and stands last."""
        totals: dict[str | None, int] = {}
        for row in self.rows:
            totals[row.source] = totals.get(row.source, 0) + row.amount
        return dict(sorted(totals.items(), key=lambda item: source_order(item[0])))


@dataclass(frozen=True)
class PaperFact:
    """One paper of the examination sheet; an empty state means that nobody looked yet."""

    number: int
    key: str
    label: str
    state: str

    @property
    def state_label(self) -> str:
        """ "Ada", "Tidak ada", "Tidak perlu", or nothing."""
        return str(PaperState(self.state).label) if self.state in PaperState.values else ""


@dataclass(frozen=True)
class ExaminationFacts:
    """The sheet of a line as the tim verifikasi filled it."""

    papers: tuple[PaperFact, ...]
    examined_on: date | None
    result: str
    note: str
    wakil_masyarakat: str
    pendamping: str
    dinas: str

    @property
    def result_label(self) -> str:
        """ "Layak", "Tidak layak", or nothing while undecided."""
        return str(VerificationResult(self.result).label) if self.result else ""

    @property
    def is_feasible(self) -> bool:
        """Whether the line was found LAYAK (rule R21)."""
        return self.result == VerificationResult.LAYAK


def rab_facts(line: RkpKegiatan) -> RabFacts:
    """The RAB of one line in print order; one query."""
    rows = _rows(RabRincian.objects.filter(line=line))
    return RabFacts(tuple(fact for _uid, fact in rows))


def load_rab_facts(rkp: RkpDesa) -> dict[UUID, RabFacts]:
    """Every RAB of a yearly plan by the uid of its living line, lines without one left out; one query."""
    rows: dict[UUID, list[RabRowFact]] = defaultdict(list)
    for uid, fact in _rows(RabRincian.objects.filter(line__rkp=rkp, line__deleted_at=None)):
        rows[uid].append(fact)
    return {uid: RabFacts(tuple(facts)) for uid, facts in rows.items()}


def examination_facts(line: RkpKegiatan) -> ExaminationFacts | None:
    """The examination sheet of one line, None while there is none; one query."""
    sheet = PemeriksaanRab.objects.filter(line=line).first()
    return _examination(sheet) if sheet else None


def load_examination_facts(rkp: RkpDesa) -> dict[UUID, ExaminationFacts]:
    """Every examination sheet of a yearly plan by the uid of its living line; one query."""
    sheets = PemeriksaanRab.objects.filter(line__rkp=rkp, line__deleted_at=None).select_related("line")
    return {sheet.line.uid: _examination(sheet) for sheet in sheets}


_GROUP_ORDER = {group.value: number for number, group in enumerate(RabGroup)}


def _rows(rows: QuerySet[RabRincian]) -> Iterator[tuple[UUID, RabRowFact]]:
    """Rows with the uid of their line, grouped as the form prints them and then as they were typed."""
    values = rows.order_by("line_id", "position", "pk").values_list(
        "line__uid", "line_id", "group", "name", "volume", "unit__name", "price", "amount", "sumber__code",
        "standar__code", "standar__name", "standar__unit_name", "standar__price",
    )  # fmt: skip
    for uid, _line, group, name, volume, unit, price, amount, source, *standard in sorted(
        values, key=lambda row: (row[1], _GROUP_ORDER[row[2]])
    ):
        known = None if standard[1] is None else StandardPrice(*standard)
        yield uid, RabRowFact(group, name, volume, unit or "", price, amount, source, known)


def _examination(sheet: PemeriksaanRab) -> ExaminationFacts:
    papers = tuple(
        PaperFact(number, paper.value, str(paper.label), sheet.items.get(paper.value, ""))
        for number, paper in enumerate(Paper, start=1)
    )
    return ExaminationFacts(
        papers,
        sheet.examined_on,
        sheet.result,
        sheet.note,
        sheet.wakil_masyarakat,
        sheet.pendamping,
        sheet.dinas,
    )
