"""The wording that a decision about a usulan begins with, so that nobody types what the rows already say."""

from musyawarah.enums import DecisionOutcome, PlanKind
from musyawarah.models import Musyawarah, Usulan
from musyawarah.usulan_facts import UsulanFact
from places.formats.rupiah import format_decimal

_ENDINGS = {
    DecisionOutcome.PASSED_ON: "diteruskan ke musyawarah desa",
    DecisionOutcome.DEFERRED: "ditunda",
    DecisionOutcome.REJECTED: "tidak disepakati",
    DecisionOutcome.TO_DU_RKP: "diajukan lewat DU-RKP Desa",
}


def words_about(usulan: UsulanFact, outcome: str, musyawarah: Musyawarah, *, merged_into: Usulan | None = None) -> str:
    """ "Usulan nomor 12, Rabat beton jalan, Banjar Anyar, 120 meter: disepakati untuk RKP Desa 2027."."""
    parts = [f"Usulan nomor {usulan.number}, {usulan.name}", usulan.place_words]
    if usulan.volume is not None:
        parts.append(f"{format_decimal(usulan.volume)} {usulan.unit}".strip())
    return f"{', '.join(parts)}: {_ending(outcome, musyawarah, merged_into)}."


def _ending(outcome: str, musyawarah: Musyawarah, merged_into: Usulan | None) -> str:
    if outcome == DecisionOutcome.AGREED:
        plan = PlanKind(musyawarah.plan_kind).label if musyawarah.plan_kind else "RKP Desa"
        return f"disepakati untuk {plan} {musyawarah.year}" if musyawarah.year else "disepakati"
    if outcome == DecisionOutcome.MERGED and merged_into is not None:
        return f"digabung ke usulan nomor {merged_into.number}, {merged_into.name}"
    return _ENDINGS.get(DecisionOutcome(outcome), str(DecisionOutcome(outcome).label).lower())
