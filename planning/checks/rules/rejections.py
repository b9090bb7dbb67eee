"""R37: what women's and poor groups proposed is not turned down with an empty phrase."""

from collections import Counter
from collections.abc import Iterator

from places.workbooks.words import plain
from planning.checks.facts import PlanUnderCheck
from planning.checks.finding import Draft, whole
from planning.checks.making import RejectionFact
from planning.checks.registry import INFO, WARN, rule

FEWEST_WORDS = 3


@rule(
    "R37",
    title="Usulan kelompok perempuan dan miskin yang tidak disepakati",
    level=WARN,
    allowed=(WARN, INFO),
    legal_source="UU 6/2014 Pasal 80 ayat (4); Permendagri 114/2014 Pasal 16",
    remedy="Tulis alasan yang dapat dimengerti pengusulnya; setelah disegel, lewat keputusan musyawarah berikutnya.",
)
def explained(facts: PlanUnderCheck) -> Iterator[Draft]:
    """Each rejection says why in more than a few words, and not all in the same words."""
    rejections = facts.making.rejections
    repeated = Counter(plain(one.reason) for one in rejections)
    for one in rejections:
        if len(plain(one.reason).split()) < FEWEST_WORDS:
            yield _draft(one, f"alasannya hanya “{one.reason.strip()}”", case="short")
        elif len(rejections) > 1 and repeated[plain(one.reason)] == len(rejections):
            yield _draft(one, "alasannya sama untuk semua usulan kelompok perempuan dan miskin", case="same")


def _draft(one: RejectionFact, words: str, *, case: str) -> Draft:
    message = f"Usulan “{one.name}” tidak disepakati dalam {one.meeting_title or 'musyawarah'}, {words}."
    return whole("usulan", message, case=case, page=("musyawarah_decisions", str(one.meeting_uid)))
