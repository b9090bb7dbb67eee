"""The recap of a year's usulan: how many per hamlet or unsur and field, for whom, and what became of them; pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from musyawarah.enums import DecisionOutcome
from musyawarah.usulan_facts import UsulanFact, UsulanList
from villages.enums import Unsur

BY_DUSUN, BY_UNSUR = "dusun", "unsur"
WHOLE_VILLAGE = "Seluruh desa"
# A column each; what was merged stands in its head's row.
OUTCOMES = tuple(outcome.value for outcome in DecisionOutcome if outcome != DecisionOutcome.MERGED)


@dataclass(frozen=True)
class RecapRow:
    """One hamlet or unsur, or the sum of all; `bidang` and `outcomes` in the order of the recap's heads."""

    label: str
    bidang: tuple[int, ...]
    count: int
    manfaat_l: int
    manfaat_p: int
    manfaat_rtm: int
    outcomes: tuple[int, ...]


@dataclass(frozen=True)
class Recap:
    """Rows under the codes of the fields ("" where none is chosen) and the outcomes ("" while it waits)."""

    bidang_codes: tuple[str, ...]
    outcome_labels: tuple[str, ...]
    rows: tuple[RecapRow, ...]
    total: RecapRow
    silent: tuple[str, ...]


def recap_of(usulan: UsulanList, year: int, *, by: str, dusun_names: Sequence[str], codes: Sequence[str]) -> Recap:
    """The recap of a year's list, by hamlet or by unsur; `silent` names hamlets from which nothing was heard.

    A hamlet whose usulan went on in another hamlet's or the village's one was heard, too.
    """
    rows = usulan.of_year(year)
    bidang_codes = (*codes, *([""] if any(not row.bidang_code for row in rows) else []))
    outcomes = ("", *OUTCOMES)
    label_of, labels = _grouping(by, rows, dusun_names)
    groups = [(label, [row for row in rows if label_of(row) == label]) for label in labels]
    heard = {one.dusun_name for row in rows for one in (row, *usulan.ancestors(row))}
    return Recap(
        bidang_codes=bidang_codes,
        outcome_labels=("Belum diputuskan", *(str(DecisionOutcome(outcome).label) for outcome in OUTCOMES)),
        rows=tuple(_row(label, group, bidang_codes, outcomes) for label, group in groups),
        total=_row("Jumlah", rows, bidang_codes, outcomes),
        silent=tuple(name for name in dusun_names if name not in heard),
    )


def _grouping(
    by: str, rows: Iterable[UsulanFact], dusun_names: Sequence[str]
) -> tuple[Callable[[UsulanFact], str], list[str]]:
    """How a usulan is named in the first column, and the names in order."""
    if by == BY_UNSUR:
        present = {row.unsur for row in rows}
        return (lambda row: row.unsur_label), [str(Unsur(value).label) for value in Unsur.values if value in present]
    present = {row.dusun_name for row in rows}
    gone = sorted(name for name in present if name and name not in dusun_names)  # hamlets out of use
    return (lambda row: row.dusun_name or WHOLE_VILLAGE), [
        *dusun_names,
        *gone,
        *([WHOLE_VILLAGE] if "" in present else []),
    ]


def _row(label: str, rows: Sequence[UsulanFact], codes: Sequence[str], outcomes: Sequence[str]) -> RecapRow:
    bidang = Counter(row.bidang_code for row in rows)
    results = Counter(row.outcome for row in rows)
    return RecapRow(
        label=label,
        bidang=tuple(bidang[code] for code in codes),
        count=len(rows),
        manfaat_l=sum(row.manfaat_l or 0 for row in rows),
        manfaat_p=sum(row.manfaat_p or 0 for row in rows),
        manfaat_rtm=sum(row.manfaat_rtm or 0 for row in rows),
        outcomes=tuple(results[outcome] for outcome in outcomes),
    )
