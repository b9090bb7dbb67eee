"""Where each line of a plan came from, in a fixed number of queries, however many lines there are.

A yearly line inherits: from the RPJM line that it carries out, and from the line of last year that it was carried from.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from musyawarah.enums import DecisionOutcome, MusyawarahStatus
from musyawarah.models import DasarUsulan, GabunganUsulan, Keputusan
from places.formats.tanggal import format_tanggal
from planning.enums import Origin, OriginKind, OutsideGround
from planning.models import (
    AsalKegiatanRkp,
    AsalKegiatanRpjm,
    RkpDesa,
    RkpKegiatan,
    RpjmDesa,
    RpjmKegiatan,
)

HELD = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)
_OF_MEETINGS = frozenset({Origin.MUSDUS, Origin.KELOMPOK, Origin.MUSDES})
_OF_PROGRAMMES = frozenset({Origin.PROGRAM_MASUK, Origin.DPRD})
_NAMED_BY_ITSELF = frozenset({Origin.SDGS, Origin.INDEKS_DESA, Origin.RUTIN})


@dataclass(frozen=True)
class DecisionBehind:
    """A decision behind a line; `way` says how it came there ("" for the line's own), `fault` why it does not hold."""

    pk: int
    uid: UUID
    number: int
    text: str
    meeting_uid: UUID
    meeting_title: str
    held_on: date
    usulan_pk: int | None
    usulan_uid: UUID | None
    usulan_name: str
    fault: str = ""
    way: str = ""

    @property
    def words(self) -> str:
        """ "Musrenbang Desa 15 Juni 2026, keputusan nomor 3"."""
        return f"{self.meeting_title} {format_tanggal(self.held_on)}, keputusan nomor {self.number}"


@dataclass(frozen=True)
class LineOrigin:
    """What one line rests on; `words` say it in few words, `is_assessed` is None where no usulan stands behind it."""

    kind: str
    words: str
    decisions: tuple[DecisionBehind, ...] = ()
    is_assessed: bool | None = None

    @property
    def own(self) -> tuple[DecisionBehind, ...]:
        """Decisions that the line itself names."""
        return tuple(one for one in self.decisions if not one.way)

    @property
    def is_clear(self) -> bool:
        """Whether it is known where the line came from."""
        return self.kind != OriginKind.UNCLEAR


@dataclass(frozen=True)
class PlanOrigins:
    """Origins of all living lines of a plan by the line's uid."""

    lines: Mapping[UUID, LineOrigin]

    def of(self, uid: UUID) -> LineOrigin | None:
        """The origin of a line; None for one that is not there."""
        return self.lines.get(uid)

    @cached_property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """Kind, its label and how many lines there are of it; kinds without lines are left out."""
        counted = Counter(one.kind for one in self.lines.values())
        return tuple((kind.value, str(kind.label), counted[kind]) for kind in OriginKind if counted[kind])

    @cached_property
    def assessed(self) -> int:
        """Lines that rest on assessed data through their usulan."""
        return sum(one.is_assessed is True for one in self.lines.values())


@dataclass(frozen=True)
class _Row:
    """A line as it stands in its table."""

    pk: int
    uid: UUID
    origin: str
    names: tuple[str, ...]
    is_before_app: bool
    rpjm_line: int | None = None
    carried_from: int | None = None
    outside: str = ""


def load_rpjm_origins(rpjm: RpjmDesa) -> PlanOrigins:
    """Origins of the living lines of a RPJM Desa: four queries."""
    rows = _rpjm_rows(rpjm.line_set.alive())
    behind = _decisions(AsalKegiatanRpjm.objects.filter(line__rpjm=rpjm), rpjm.desa_id)
    assessed = _assessed(rpjm.desa_id)
    return PlanOrigins({row.uid: _told(row, behind.get(row.pk, ()), assessed) for row in rows})


def load_rkp_origins(rkp: RkpDesa) -> PlanOrigins:
    """Origins of the living lines of a RKP Desa, with what they inherit: six queries."""
    lines = _Lineage(rkp.desa_id, _rkp_rows(rkp))
    own = rkp.line_set.alive().values_list("pk", "uid")
    return PlanOrigins({uid: lines.origin_of(pk) for pk, uid in own})


class _Lineage:
    """The lines of a village that a yearly line may inherit from, resolved one after the other."""

    def __init__(self, desa_id: int, rows: Iterable[_Row]) -> None:
        self.yearly = {row.pk: row for row in rows}
        above = RpjmKegiatan.objects.alive().filter(desa=desa_id, rkp_line_set__isnull=False).distinct()
        self.assessed = _assessed(desa_id)
        self.behind = _decisions(AsalKegiatanRkp.objects.filter(line__desa=desa_id), desa_id)
        of_rpjm = _decisions(AsalKegiatanRpjm.objects.filter(line__desa=desa_id), desa_id)
        self.above = {row.pk: _told(row, of_rpjm.get(row.pk, ()), self.assessed) for row in _rpjm_rows(above)}
        self.told: dict[int, LineOrigin] = {}

    def origin_of(self, pk: int, seen: frozenset[int] = frozenset()) -> LineOrigin:
        """The line's own origin, else the one that it inherits."""
        if pk not in self.told:
            row = self.yearly[pk]
            heirs = []
            if row.rpjm_line in self.above:
                heirs.append(("lewat RPJM Desa", self.above[row.rpjm_line]))
            if row.carried_from in self.yearly and row.carried_from not in seen | {pk}:
                heirs.append(("lanjutan tahun lalu", self.origin_of(row.carried_from, seen | {pk})))
            self.told[pk] = _inherit(row, self.behind.get(pk, ()), heirs, self.assessed)
        return self.told[pk]


def _inherit(
    row: _Row,
    own: tuple[DecisionBehind, ...],
    heirs: list[tuple[str, LineOrigin]],
    assessed: frozenset[int],
) -> LineOrigin:
    """Own decisions before inherited ones; then what the line names itself; then what it inherits."""
    known = {one.pk for one in own}
    decisions = list(own)
    for way, origin in heirs:
        decisions += [replace(one, way=way) for one in origin.decisions if one.pk not in known]
        known |= {one.pk for one in origin.decisions}
    told = _told(row, tuple(decisions), assessed)
    if told.kind == OriginKind.UNCLEAR:
        for way, origin in heirs:
            if origin.is_clear:
                return replace(origin, words=f"{origin.words}, {way}", decisions=told.decisions)
    if told.kind == OriginKind.UNCLEAR and row.outside:
        return replace(told, kind=OriginKind.NAMED, words=row.outside)
    return told


def _told(row: _Row, decisions: tuple[DecisionBehind, ...], assessed: frozenset[int]) -> LineOrigin:
    """What the line rests on by itself."""
    holding = tuple(one for one in decisions if not one.fault)
    if holding:
        usulan = [one.usulan_pk for one in holding if one.usulan_pk is not None]
        rests = any(pk in assessed for pk in usulan) if usulan else None
        return LineOrigin(OriginKind.DECISION, _decision_words(holding), decisions, rests)
    if words := _named_words(row):
        return LineOrigin(OriginKind.NAMED, words, decisions)
    if row.origin == Origin.BEFORE_APP or (row.is_before_app and row.origin in _OF_MEETINGS):
        return LineOrigin(OriginKind.BEFORE_APP, "ditetapkan sebelum aplikasi dipakai", decisions)
    return LineOrigin(OriginKind.UNCLEAR, _unclear_words(row, decisions), decisions)


def _decision_words(decisions: tuple[DecisionBehind, ...]) -> str:
    first = decisions[0]
    more = f" dan {len(decisions) - 1} keputusan lain" if len(decisions) > 1 else ""
    via = f", {first.way}" if first.way else ""
    return f"{first.words}{more}{via}"


def _named_words(row: _Row) -> str:
    if row.names:
        return "; ".join(row.names)
    return str(Origin(row.origin).label) if row.origin in _NAMED_BY_ITSELF else ""


def _unclear_words(row: _Row, decisions: tuple[DecisionBehind, ...]) -> str:
    if decisions:
        return f"{decisions[0].words}: {decisions[0].fault}"
    label = str(Origin(row.origin).label)
    if row.origin in _OF_MEETINGS:
        return f"asal tertulis {label.lower()}, keputusannya belum ditautkan"
    if row.origin in _OF_PROGRAMMES:
        return f"asal tertulis {label}, programnya belum ditunjuk"
    return "asal belum jelas"


def _rpjm_rows(lines: QuerySet[RpjmKegiatan]) -> list[_Row]:
    columns = ("pk", "uid", "origin", "program__name", "kerja_sama__name", "prioritas__name", "rpjm__is_before_app")
    rows = lines.order_by().values_list(*columns)
    return [_Row(pk, uid, origin, _names(*names), before) for pk, uid, origin, *names, before in rows]


def _rkp_rows(rkp: RkpDesa) -> list[_Row]:
    """The lines of the plan, and all of the village that were carried on into other years."""
    carried = RkpKegiatan.objects.filter(carried_from=OuterRef("pk"))
    lines = RkpKegiatan.objects.filter(desa=rkp.desa_id).filter(Q(rkp=rkp, deleted_at=None) | Exists(carried))
    columns = (
        "pk", "uid", "origin", "program__name", "kerja_sama__name", "prioritas__name", "rkp__is_before_app",
        "rpjm_line_id", "carried_from_id", "outside_ground", "outside_reason",
    )  # fmt: skip
    rows = lines.order_by().values_list(*columns)
    return [
        _Row(pk, uid, origin, _names(*names), before, rpjm_line, carried_from, _outside(ground, reason))
        for pk, uid, origin, *names, before, rpjm_line, carried_from, ground, reason in rows
    ]


def _names(program: str | None, kerja_sama: str | None, prioritas: str | None) -> tuple[str, ...]:
    named = (("Program masuk desa", program), ("Kerja sama", kerja_sama), ("Prioritas kabupaten", prioritas))
    return tuple(f"{word}: {name}" for word, name in named if name)


def _outside(ground: str, reason: str) -> str:
    return f"{OutsideGround(ground).label}: {reason}" if ground and reason else ""


def _decisions(links: QuerySet, desa_id: int) -> dict[int, tuple[DecisionBehind, ...]]:
    """The decisions behind each line, the oldest first; one query."""
    corrected = _corrections_of("keputusan_id")
    meeting = "keputusan__musyawarah"
    joined = links.select_related("keputusan__usulan", f"{meeting}__dusun", f"{meeting}__kelompok")
    found: dict[int, list[DecisionBehind]] = defaultdict(list)
    for row in joined.annotate(is_corrected=Exists(corrected)).order_by(f"{meeting}__held_on", "pk"):
        found[row.line_id].append(_behind(row.keputusan, desa_id, is_corrected=row.is_corrected))
    return {pk: tuple(rows) for pk, rows in found.items()}


def _corrections_of(path: str) -> QuerySet[Keputusan]:
    """Later decisions of closed meetings that turned a decision into something else than agreed, also in two steps."""
    of_it = Q(corrects=OuterRef(path)) | Q(corrects__corrects=OuterRef(path))
    return Keputusan.objects.filter(of_it, musyawarah__status__in=HELD).exclude(outcome=DecisionOutcome.AGREED)


def _behind(keputusan: Keputusan, desa_id: int, *, is_corrected: bool) -> DecisionBehind:
    """A decision with its meeting and usulan as a plain value."""
    meeting, usulan = keputusan.musyawarah, keputusan.usulan
    return DecisionBehind(
        pk=keputusan.pk,
        uid=keputusan.uid,
        number=keputusan.number,
        text=keputusan.text,
        meeting_uid=meeting.uid,
        meeting_title=meeting.title,
        held_on=meeting.held_on,
        usulan_pk=keputusan.usulan_id,
        usulan_uid=usulan.uid if usulan else None,
        usulan_name=usulan.name if usulan else "",
        fault=_fault(keputusan, desa_id, is_corrected=is_corrected),
    )


def _fault(keputusan: Keputusan, desa_id: int, *, is_corrected: bool) -> str:
    if keputusan.musyawarah.desa_id != desa_id:
        return "milik desa lain"
    if keputusan.musyawarah.status == MusyawarahStatus.CANCELLED:
        return "musyawarahnya dibatalkan"
    if keputusan.musyawarah.status not in HELD:
        return "musyawarahnya belum ditutup"
    if is_corrected:
        return "sudah diperbaiki musyawarah berikutnya"
    if keputusan.outcome != DecisionOutcome.AGREED:
        return str(keputusan.get_outcome_display()).lower()
    return ""


def _assessed(desa_id: int) -> frozenset[int]:
    """Usulan that rest on assessed data, by themselves or through one that was joined into them; two queries."""
    found = set(DasarUsulan.objects.filter(usulan__desa=desa_id).values_list("usulan_id", flat=True))
    into = dict(GabunganUsulan.objects.living().filter(usulan__desa=desa_id).values_list("usulan_id", "into_id"))
    for pk in tuple(found):
        while (pk := into.get(pk, 0)) and pk not in found:
            found.add(pk)
    return frozenset(found)
