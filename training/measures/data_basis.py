"""Data that was not assessed: activities that rest neither on Data Desa nor on a recorded problem or potential."""

from planning.enums import OriginKind
from planning.line_origin_facts import LineOrigin
from training.measures.result import Measured, counted, unknown
from training.measures.village_facts import Target, VillageFacts

_WITHOUT_USULAN = frozenset(
    {OriginKind.NAMED, OriginKind.BEFORE_APP}
)  # routine duty, a programme from above, old lines


def measure(facts: VillageFacts, target: Target) -> Measured:
    """True while a line that comes from the village's own meetings has no assessed data behind it."""
    if target.plan is None:
        return unknown(f"{target.words} belum ada dalam aplikasi.")
    url = target.url("detail")
    lines = [one for one in facts.origins(target.plan).lines.values() if _must_rest_on_data(one)]
    if not lines:
        return unknown(f"{target.words} belum memuat kegiatan dari musyawarah desa.", url)
    resting = sum(one.is_assessed is True for one in lines)
    rest = counted(resting, len(lines), "kegiatan dari musyawarah")
    words = f"{target.words}: {rest} berdasar Data Desa atau masalah yang dikaji."
    return Measured(resting < len(lines), words, url)


def _must_rest_on_data(line: LineOrigin) -> bool:
    return line.kind not in _WITHOUT_USULAN
