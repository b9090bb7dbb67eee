"""Usulan of a village as plain values: what was decided about each, what it was joined with, what it rests on."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus
from villages.enums import Unsur

# After one of these a usulan does not return to the next year's list by itself.
FINAL = frozenset({DecisionOutcome.AGREED, DecisionOutcome.REJECTED, DecisionOutcome.TO_DU_RKP, DecisionOutcome.MERGED})
# Meetings whose decisions count.
HELD = frozenset({MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED})


@dataclass(frozen=True)
class DecisionFact:
    """What one meeting decided about one usulan; `for_year` is the plan year that the meeting served."""

    pk: int
    uid: UUID
    usulan_pk: int
    musyawarah_pk: int
    musyawarah_title: str
    musyawarah_kind: str
    musyawarah_status: str
    held_on: date
    for_year: int
    number: int
    outcome: str
    reason: str
    rank: int | None
    scored_rank: int | None
    overrule_reason: str
    merged_into_pk: int | None
    decided_at: datetime
    corrected_by_pk: int | None

    @property
    def is_standing(self) -> bool:
        """Whether its meeting was closed and no later one corrected it."""
        return self.musyawarah_status in HELD and self.corrected_by_pk is None

    @property
    def is_final(self) -> bool:
        """Whether the usulan does not come back by itself after it."""
        return self.outcome in FINAL

    @property
    def outcome_label(self) -> str:
        """ "Disepakati"."""
        return str(DecisionOutcome(self.outcome).label)

    @property
    def kind_label(self) -> str:
        """ "Musdes perencanaan"."""
        return str(MusyawarahKind(self.musyawarah_kind).label)


@dataclass(frozen=True)
class UsulanFact:
    """One usulan. Counts of beneficiaries are people; `cost` is whole rupiah or None."""

    pk: int
    uid: UUID
    number: int
    plan_kind: str
    year: int
    name: str
    problem: str
    potential: str
    bidang_code: str
    bidang_name: str
    kegiatan_code: str
    dusun_pk: int | None
    dusun_name: str
    rt: str
    location_text: str
    volume: Decimal | None
    unit: str
    cost: int | None
    manfaat_l: int | None
    manfaat_p: int | None
    manfaat_rtm: int | None
    needs: tuple[str, ...]
    sdgs: tuple[int, ...]
    unsur: str
    kelompok_name: str
    pengusul_gender: str
    has_photo: bool
    is_joint: bool
    is_deleted: bool
    proposed_on: date
    musyawarah_pk: int | None
    musyawarah_title: str
    decisions: tuple[DecisionFact, ...]
    merged_into_pk: int | None
    parent_pks: tuple[int, ...]
    data_desa_pks: tuple[int, ...]
    kajian_pks: tuple[int, ...]

    @cached_property
    def standing(self) -> tuple[DecisionFact, ...]:
        """Decisions that hold, the oldest first."""
        return tuple(one for one in self.decisions if one.is_standing)

    @property
    def last(self) -> DecisionFact | None:
        """The decision that holds now."""
        return self.standing[-1] if self.standing else None

    @property
    def outcome(self) -> str:
        """Outcome of the decision that holds now; "merged" for one that goes on in another; "" while it waits."""
        if self.merged_into_pk is not None:
            return DecisionOutcome.MERGED.value
        return self.last.outcome if self.last else ""

    @property
    def outcome_label(self) -> str:
        """ "Disepakati", or "Belum diputuskan"."""
        return str(DecisionOutcome(self.outcome).label) if self.outcome else "Belum diputuskan"

    @property
    def is_decided(self) -> bool:
        """Whether a closed meeting has decided about it: from then on it stays as it was."""
        return any(one.musyawarah_status in HELD for one in self.decisions)

    @property
    def is_assessed(self) -> bool:
        """Whether it rests on Data Desa or on a recorded problem or potential."""
        return bool(self.data_desa_pks or self.kajian_pks)

    @property
    def unsur_label(self) -> str:
        """The part of the community that proposed it."""
        return str(Unsur(self.unsur).label)

    @property
    def place_words(self) -> str:
        """ "Dusun Kelod RT 002, dekat balai", or "Seluruh desa"."""
        parts = " ".join(part for part in (self.dusun_name, self.rt) if part) or "Seluruh desa"
        return f"{parts}, {self.location_text}" if self.location_text else parts

    @property
    def beneficiaries(self) -> int:
        """Men and women who benefit, as far as they were counted."""
        return (self.manfaat_l or 0) + (self.manfaat_p or 0)

    def stands_in(self, year: int) -> bool:
        """Whether it belongs in the list of a plan year: first proposed by then, and not settled for an earlier one.

        So a deferred or undecided usulan returns by itself, and the list of a past year stays as it was.
        """
        return self.year <= year and not any(one.is_final and one.for_year < year for one in self.standing)

    def came_back_in(self, year: int) -> bool:
        """Whether it stands in that year's list because an earlier year did not settle it."""
        return self.year < year and self.stands_in(year)


@dataclass(frozen=True)
class UsulanList:
    """All usulan of a village, by number; deleted ones are kept apart."""

    everything: tuple[UsulanFact, ...]

    @cached_property
    def by_pk(self) -> dict[int, UsulanFact]:
        """Every usulan, deleted ones too."""
        return {one.pk: one for one in self.everything}

    @cached_property
    def alive(self) -> tuple[UsulanFact, ...]:
        """Those that were not deleted."""
        return tuple(one for one in self.everything if not one.is_deleted)

    def of_year(self, year: int) -> tuple[UsulanFact, ...]:
        """The list of a plan year: those that go on by themselves."""
        return tuple(one for one in self.alive if one.merged_into_pk is None and one.stands_in(year))

    def head_of(self, usulan: UsulanFact) -> UsulanFact:
        """The usulan in which this one goes on; itself when it was not merged."""
        seen = {usulan.pk}
        while usulan.merged_into_pk is not None and usulan.merged_into_pk in self.by_pk:
            usulan = self.by_pk[usulan.merged_into_pk]
            if usulan.pk in seen:  # somebody wrote a ring behind the application's back
                break
            seen.add(usulan.pk)
        return usulan

    def ancestors(self, usulan: UsulanFact) -> tuple[UsulanFact, ...]:
        """Every usulan that went into this one, directly or through others, by number."""
        found: dict[int, UsulanFact] = {}
        waiting = [usulan]
        while waiting:
            for pk in waiting.pop().parent_pks:
                if pk in self.by_pk and pk not in found and pk != usulan.pk:
                    found[pk] = self.by_pk[pk]
                    waiting.append(self.by_pk[pk])
        return tuple(sorted(found.values(), key=lambda one: one.number))
