"""R07 and R08: the steps of a plan are taken in time and in their order."""

from collections.abc import Iterator

from places.formats.tanggal import format_tanggal
from planning.checks.facts import PlanUnderCheck, RkpUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.registry import INFO, RKP, WARN, rule
from planning.step_states import StepState

_IN_TIME = {"musdes_perencanaan": WARN, "tim": WARN, "pagu": INFO}  # ceilings come from the kabupaten


@rule(
    "R07",
    title="Musdes, tim, dan pagu tepat waktu",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 29, Pasal 31, Pasal 33, dan Pasal 35",
    remedy="Laksanakan langkahnya dan catat tanggalnya; sebab terlambat ditulis dalam berita acara.",
    plans=[RKP],
)
def in_time(facts: RkpUnderCheck) -> Iterator[Draft]:
    """The planning musdes and the team's decree by 30 June, the ceilings by 31 July, or by the kabupaten's own days."""
    for key, most in _IN_TIME.items():
        state = facts.steps.by_key.get(key)
        if state is not None and state.due is not None:
            yield from _late(facts, state, most)


@rule(
    "R08",
    title="Urutan tanggal langkah",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 7 dan Pasal 30; Permendes PDTT 21/2020 Pasal 26 dan Pasal 34",
    remedy="Periksa tanggalnya; bila memang demikian, jelaskan dalam berita acara.",
)
def in_order(facts: PlanUnderCheck) -> Iterator[Draft]:
    """No step of the form set is taken before the one that stands before it."""
    for earlier, later in facts.steps.out_of_order:
        if earlier.last is not None and later.first is not None:
            yield whole(
                "langkah",
                f"{later.step.title} tercatat {format_tanggal(later.first)}, lebih dahulu daripada "
                f"{earlier.step.title} ({format_tanggal(earlier.last)}).",
                case=later.step.key,
            )


def _late(facts: RkpUnderCheck, state: StepState, most: str) -> Iterator[Draft]:
    due = state.due
    if due is None:
        return
    title, limit = state.step.title, format_tanggal(due)
    if state.was_late and state.first is not None:
        message = f"{title}: {format_tanggal(state.first)}, melewati batas {limit}."
        yield whole("langkah", message, case=f"{state.step.key}_late", at_most=most, legal_source=state.step.source)
    elif not state.is_done and facts.today > due and not facts.is_before_app:
        message = f"{title} belum tercatat selesai, padahal batasnya {limit}."
        yield whole("langkah", message, case=f"{state.step.key}_not_yet", at_most=most, legal_source=state.step.source)
