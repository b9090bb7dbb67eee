"""What last year left behind, as plain values with their story."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from places.formats.rupiah import format_decimal, format_rupiah
from planning.enums import CarryOutcome
from planning.evaluation_facts import Realisation

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
