"""Usulan of a village as plain values: what was decided about each, what it was joined with, what it rests on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus
from musyawarah.models import DasarUsulan, GabunganUsulan, Keputusan, Usulan
from places.models import Desa
from villages.enums import Unsur

# After one of these a usulan does not return to the next year's list by itself.
FINAL = frozenset({DecisionOutcome.AGREED, DecisionOutcome.REJECTED, DecisionOutcome.TO_DU_RKP, DecisionOutcome.MERGED})
_HELD = frozenset({MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED})


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
        return self.musyawarah_status in _HELD and self.corrected_by_pk is None

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
        return any(one.musyawarah_status in _HELD for one in self.decisions)

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


def load_usulan(desa: Desa | int) -> UsulanList:
    """Every usulan of a village in four queries, however many there are."""
    desa_id = desa if isinstance(desa, int) else desa.pk
    rows = Usulan.objects.filter(desa=desa_id).for_table().select_related("kegiatan").order_by("number")
    decisions = _decisions(desa_id)
    into: dict[int, int] = {}
    parents: dict[int, list[int]] = defaultdict(list)
    for child, head in GabunganUsulan.objects.filter(usulan__desa=desa_id, undone_at=None).values_list(
        "usulan_id", "into_id"
    ):
        into[child] = head
        parents[head].append(child)
    data: dict[int, list[int]] = defaultdict(list)
    kajian: dict[int, list[int]] = defaultdict(list)
    bases = DasarUsulan.objects.filter(usulan__desa=desa_id)
    for usulan_id, data_id, kajian_id in bases.values_list("usulan_id", "data_desa_id", "kajian_id"):
        (data if data_id else kajian)[usulan_id].append(data_id or kajian_id)
    return UsulanList(
        tuple(
            _fact(row, decisions.get(row.pk, ()), into.get(row.pk), parents[row.pk], data[row.pk], kajian[row.pk])
            for row in rows
        )
    )


def _decisions(desa_id: int) -> dict[int, tuple[DecisionFact, ...]]:
    rows = Keputusan.objects.filter(musyawarah__desa=desa_id).select_related(
        "musyawarah__dusun", "musyawarah__kelompok"
    )
    rows = list(rows.order_by("musyawarah__held_on", "decided_at", "pk"))
    corrected = {row.corrects_id: row.pk for row in rows if row.corrects_id and row.musyawarah.status in _HELD}
    found: dict[int, list[DecisionFact]] = defaultdict(list)
    for row in rows:
        if row.usulan_id:
            found[row.usulan_id].append(_decision(row, corrected.get(row.pk)))
    return {pk: tuple(facts) for pk, facts in found.items()}


def _decision(row: Keputusan, corrected_by: int | None) -> DecisionFact:
    meeting = row.musyawarah
    return DecisionFact(
        pk=row.pk,
        uid=row.uid,
        usulan_pk=row.usulan_id,
        musyawarah_pk=meeting.pk,
        musyawarah_title=meeting.title,
        musyawarah_kind=meeting.kind,
        musyawarah_status=meeting.status,
        held_on=meeting.held_on,
        for_year=meeting.year or meeting.held_on.year + 1,
        number=row.number,
        outcome=row.outcome,
        reason=row.reason,
        rank=row.rank,
        scored_rank=row.scored_rank,
        overrule_reason=row.overrule_reason,
        merged_into_pk=row.merged_into_id,
        decided_at=row.decided_at,
        corrected_by_pk=corrected_by,
    )


def _fact(
    row: Usulan,
    decisions: Iterable[DecisionFact],
    into: int | None,
    parents: list[int],
    data: list[int],
    kajian: list[int],
) -> UsulanFact:
    return UsulanFact(
        pk=row.pk,
        uid=row.uid,
        number=row.number,
        plan_kind=row.plan_kind,
        year=row.year,
        name=row.name,
        problem=row.problem,
        potential=row.potential,
        bidang_code=row.bidang.code if row.bidang else "",
        bidang_name=row.bidang.name if row.bidang else "",
        kegiatan_code=row.kegiatan.code if row.kegiatan else "",
        dusun_pk=row.dusun_id,
        dusun_name=row.dusun.name if row.dusun else "",
        rt=str(row.rukun_tetangga) if row.rukun_tetangga else "",
        location_text=row.location_text,
        volume=row.volume,
        unit=row.unit.name if row.unit else "",
        cost=row.cost,
        manfaat_l=row.manfaat_l,
        manfaat_p=row.manfaat_p,
        manfaat_rtm=row.manfaat_rtm,
        needs=tuple(row.needs),
        sdgs=tuple(row.sdgs),
        unsur=row.unsur,
        kelompok_name=row.kelompok.name if row.kelompok else "",
        pengusul_gender=row.pengusul_gender,
        has_photo=bool(row.photo),
        is_joint=row.is_joint,
        is_deleted=row.deleted_at is not None,
        proposed_on=row.proposed_on,
        musyawarah_pk=row.musyawarah_id,
        musyawarah_title=row.musyawarah.title if row.musyawarah else "",
        decisions=tuple(decisions),
        merged_into_pk=into,
        parent_pks=tuple(parents),
        data_desa_pks=tuple(data),
        kajian_pks=tuple(kajian),
    )
