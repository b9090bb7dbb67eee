"""What became of each usulan of a village: its last word, from decisions, plan lines, money, realisation and DU-RKP.

Loaded in a fixed number of queries, however many usulan there are.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from musyawarah.enums import DecisionOutcome
from musyawarah.usulan_facts import UsulanFact, UsulanList
from musyawarah.usulan_reading import load_usulan
from places.formats.rupiah import format_rupiah
from planning.enums import DuRkpAnswer, EvaluationResult, PlanStatus
from planning.models import DuRkpKegiatan, RkpBiaya, RkpDesa, RkpKegiatan, RpjmKegiatan, RpjmTahun
from planning.usulan_lines import LinesOfUsulan, load_usulan_lines


@dataclass(frozen=True)
class YearlyLine:
    """A living line of a RKP Desa with its money (rupiah by source; None is not split) and its realisation."""

    uid: UUID
    name: str
    year: int
    is_enacted: bool
    perdes_number: str
    perdes_date: date | None
    costs: tuple[tuple[str | None, int], ...]
    result: str
    percent: int | None
    obstacle: str

    @property
    def is_funded(self) -> bool:
        """Whether a source pays for it."""
        return any(source and amount for source, amount in self.costs)

    @property
    def money_words(self) -> str:
        """ "Rp 45.000.000 dari DDS", "biaya Rp 5.000.000 belum dibagi ke sumber dana", "belum ada biayanya"."""
        paid = [(source, amount) for source, amount in self.costs if source and amount]
        if paid:
            total = sum(amount for _, amount in paid)
            return f"Rp {format_rupiah(total)} dari {', '.join(str(source) for source, _ in paid)}"
        unsplit = sum(amount for source, amount in self.costs if source is None)
        return f"biaya Rp {format_rupiah(unsplit)} belum dibagi ke sumber dana" if unsplit else "belum ada biayanya"


@dataclass(frozen=True)
class MultiYearLine:
    """A living line of a RPJM Desa with the years in which it is planned."""

    uid: UUID
    name: str
    first_year: int
    last_year: int
    years: tuple[int, ...]

    @property
    def period(self) -> str:
        """ "2027–2034"."""
        return f"{self.first_year}–{self.last_year}"

    @property
    def years_words(self) -> str:
        """ "2027, 2029", or "tanpa tahun"."""
        return ", ".join(map(str, self.years)) or "tanpa tahun"


@dataclass(frozen=True)
class Proposed:
    """A living line of a DU-RKP with the answer that it was given."""

    uid: UUID
    name: str
    year: int
    sent_on: date | None
    letter_number: str
    answer: str
    answer_reason: str
    answered_on: date | None
    answered_by: str


@dataclass(frozen=True)
class Fate:
    """The last word about a usulan; `status` is the kind of a word of state (docs/look.md)."""

    status: str
    words: str
    detail: str = ""


@dataclass(frozen=True)
class VillageFates:
    """Everything that tells what became of the usulan of a village."""

    usulan: UsulanList
    lines: LinesOfUsulan
    yearly: dict[int, YearlyLine]
    multi_year: dict[int, MultiYearLine]
    proposed: dict[int, Proposed]
    enacted_years: frozenset[int]

    @cached_property
    def by_uid(self) -> dict[UUID, UsulanFact]:
        """Usulan by uid, deleted ones too."""
        return {one.uid: one for one in self.usulan.everything}

    def yearly_of(self, usulan: UsulanFact) -> list[YearlyLine]:
        """Lines of yearly plans that carry it out, by year."""
        return [self.yearly[line.pk] for line in self.lines.of(usulan.pk) if line.is_yearly]

    def multi_year_of(self, usulan: UsulanFact) -> list[MultiYearLine]:
        """Lines of multi-year plans that carry it out."""
        return [self.multi_year[line.pk] for line in self.lines.of(usulan.pk) if not line.is_yearly]

    def proposed_of(self, usulan: UsulanFact) -> list[Proposed]:
        """Its lines in lists that were sent to higher government."""
        return [self.proposed[row.pk] for row in self.lines.du_rkp_by_usulan.get(usulan.pk, ())]

    def of_year(self, year: int) -> tuple[UsulanFact, ...]:
        """Usulan that were first proposed for the plan of a year, and those that came back into its list."""
        return tuple(one for one in self.usulan.alive if one.year == year or one.came_back_in(year))

    def next_list(self, usulan: UsulanFact) -> int:
        """The plan year in whose list a usulan that is not settled stands next."""
        last = usulan.last
        year = max(usulan.year, last.for_year + 1) if last and last.outcome == DecisionOutcome.DEFERRED else usulan.year
        while year in self.enacted_years:
            year += 1
        return year

    def last_word(self, usulan: UsulanFact) -> Fate:
        """What became of it, through the one in which it goes on."""
        head = self.usulan.head_of(usulan)
        fate = self._last_word_of(head)
        if head.pk == usulan.pk:
            return fate
        further = f"{fate.words}. {fate.detail}" if fate.detail else fate.words
        return Fate(fate.status, f"Digabung ke usulan {head.number}", further)

    def _last_word_of(self, usulan: UsulanFact) -> Fate:
        if usulan.is_deleted:
            return Fate("neutral", "Dihapus dari daftar")
        if yearly := self.yearly_of(usulan):
            return _of_yearly(yearly[-1])
        if proposed := self.proposed_of(usulan):
            return _of_proposed(proposed[-1])
        if multi_year := self.multi_year_of(usulan):
            line = multi_year[-1]
            return Fate("next", f"Masuk RPJM Desa {line.period}", f"Direncanakan {line.years_words}")
        return self._of_decision(usulan)

    def _of_decision(self, usulan: UsulanFact) -> Fate:
        reason = usulan.last.reason if usulan.last else ""
        match usulan.outcome:
            case DecisionOutcome.AGREED:
                return Fate("warn", "Disepakati, belum masuk rencana")
            case DecisionOutcome.REJECTED:
                return Fate("danger", "Tidak disepakati", reason)
            case DecisionOutcome.TO_DU_RKP:
                return Fate("warn", "Diajukan lewat DU-RKP, belum masuk daftarnya", reason)
            case DecisionOutcome.DEFERRED:
                return Fate("wait", f"Ditunda, kembali dalam daftar {self.next_list(usulan)}", reason)
            case DecisionOutcome.PASSED_ON:
                return Fate("wait", f"Diteruskan ke musdes, ada dalam daftar {self.next_list(usulan)}")
            case DecisionOutcome.MERGED:
                return Fate("neutral", "Digabung", reason)
        return Fate("wait", f"Belum diputuskan, ada dalam daftar {self.next_list(usulan)}")


def load_fates(desa_id: int) -> VillageFates:
    """Everything about a village's usulan: fifteen queries."""
    enacted = RkpDesa.objects.filter(desa=desa_id).exclude(status=PlanStatus.DRAFT)
    return VillageFates(
        usulan=load_usulan(desa_id),
        lines=load_usulan_lines(desa_id),
        yearly=_yearly(desa_id),
        multi_year=_multi_year(desa_id),
        proposed=_proposed(desa_id),
        enacted_years=frozenset(enacted.values_list("year", flat=True)),
    )


def _yearly(desa_id: int) -> dict[int, YearlyLine]:
    costs: dict[int, list[tuple[str | None, int]]] = defaultdict(list)
    paid = RkpBiaya.objects.filter(line__desa=desa_id, line__deleted_at=None, amount__isnull=False).order_by("pk")
    for line_id, source, amount in paid.values_list("line_id", "sumber__code", "amount"):
        costs[line_id].append((source, amount))
    columns = (
        "pk", "uid", "name", "rkp__year", "rkp__status", "rkp__perdes_number", "rkp__perdes_date",
        "evaluasi__result", "evaluasi__percent", "evaluasi__obstacle",
    )  # fmt: skip
    rows = RkpKegiatan.objects.alive().filter(desa=desa_id).order_by().values_list(*columns)
    return {
        pk: YearlyLine(
            uid,
            name,
            year,
            status != PlanStatus.DRAFT,
            number,
            day,
            tuple(costs[pk]),
            result or "",
            percent,
            obstacle or "",
        )
        for pk, uid, name, year, status, number, day, result, percent, obstacle in rows
    }


def _multi_year(desa_id: int) -> dict[int, MultiYearLine]:
    years: dict[int, list[int]] = defaultdict(list)
    ticked = RpjmTahun.objects.filter(line__desa=desa_id, line__deleted_at=None).order_by("year")
    for line_id, year in ticked.values_list("line_id", "year"):
        years[line_id].append(year)
    columns = ("pk", "uid", "name", "rpjm__first_year", "rpjm__last_year")
    rows = RpjmKegiatan.objects.alive().filter(desa=desa_id).order_by().values_list(*columns)
    return {pk: MultiYearLine(*values, tuple(years[pk])) for pk, *values in rows}


def _proposed(desa_id: int) -> dict[int, Proposed]:
    columns = (
        "pk", "uid", "name", "du_rkp__year", "du_rkp__sent_on", "du_rkp__letter_number", "answer", "answer_reason",
        "answered_on", "answered_by",
    )  # fmt: skip
    rows = DuRkpKegiatan.objects.alive().filter(desa=desa_id).order_by().values_list(*columns)
    return {pk: Proposed(*values) for pk, *values in rows}


def _of_yearly(line: YearlyLine) -> Fate:
    match line.result:
        case EvaluationResult.FINISHED:
            return Fate("ok", f"Selesai dikerjakan tahun {line.year}", line.money_words)
        case EvaluationResult.PARTLY:
            return Fate("wait", f"Dikerjakan sebagian tahun {line.year}", line.obstacle or line.money_words)
        case EvaluationResult.NOT_STARTED:
            return Fate("danger", f"Tidak terlaksana tahun {line.year}", line.obstacle)
    plan = f"RKP Desa {line.year}" if line.is_enacted else f"rancangan RKP Desa {line.year}"
    if line.is_funded:
        return Fate("ok" if line.is_enacted else "next", f"Masuk {plan}, didanai", line.money_words)
    return Fate("wait", f"Masuk {plan}, belum didanai", line.money_words)


def _of_proposed(row: Proposed) -> Fate:
    if row.answer:
        kinds = {DuRkpAnswer.ACCEPTED: "ok", DuRkpAnswer.PARTLY: "ok", DuRkpAnswer.REFUSED: "danger"}
        label = str(DuRkpAnswer(row.answer).label).lower()
        return Fate(kinds[DuRkpAnswer(row.answer)], f"DU-RKP {row.year}: {label}", row.answer_reason)
    if row.sent_on:
        return Fate("wait", f"Dikirim lewat DU-RKP {row.year}, menunggu jawaban")
    return Fate("next", f"Masuk DU-RKP {row.year}, belum dikirim")
