"""The inclusion report as it is read: exact for the village itself, without small numbers for everybody else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from places.formats.rupiah import format_rupiah
from places.formats.tanggal import format_tanggal
from planning.inclusion_facts import InclusionFacts, MeetingInclusion, SexCount, UsulanShare
from planning.small_counts import HIDDEN, hide_parts, is_small, lump_small
from reporting.charts import Bar, BarChart, Series, StackedChart, bar_chart, stacked_chart

Parts = Callable[[Sequence[int]], tuple[tuple[str, ...], str]]


@dataclass(frozen=True)
class MeetingRow:
    """One meeting in words; `sexes` are men, women and unknown, `unsur` "Kelompok tani 6, PKK 5"."""

    title: str
    day: str
    attended: tuple[str, str, str]
    total: str
    women_share: str
    spoke: tuple[str, str]
    proposed: tuple[str, str]
    unsur: str


@dataclass(frozen=True)
class UsulanRow:
    """Usulan of one group in words; the shares in percent of what was proposed, "" where they would tell too much."""

    label: str
    proposed: str
    agreed: str
    agreed_share: str
    funded: str
    funded_share: str


@dataclass(frozen=True)
class DusunRow:
    """One hamlet in words."""

    name: str
    usulan: UsulanRow
    amount: int
    has_met: bool


@dataclass(frozen=True)
class InclusionWords:
    """The whole report."""

    meetings: tuple[MeetingRow, ...]
    by_group: tuple[UsulanRow, ...]
    group_total: UsulanRow
    by_sex: tuple[UsulanRow, ...]
    reached: tuple[tuple[str, str, int, int], ...]  # label, people, lines, rupiah
    dusun: tuple[DusunRow, ...]
    attendance_chart: StackedChart
    usulan_chart: BarChart
    dusun_chart: BarChart


def inclusion_words(facts: InclusionFacts, *, is_public: bool) -> InclusionWords:
    """The report in words; `is_public` hides counts of one to four, and what would give them away."""
    parts: Parts = hide_parts if is_public else _exact
    by_group, group_total = _usulan_rows(facts.by_group, parts)
    by_sex, _ = _usulan_rows(facts.by_sex, parts)
    hamlets, _ = _usulan_rows([one.usulan for one in facts.dusun], parts)
    meetings = tuple(_meeting_row(one, parts, is_public) for one in facts.meetings)
    return InclusionWords(
        meetings=meetings,
        by_group=by_group,
        group_total=group_total,
        by_sex=by_sex,
        reached=tuple(
            (one.label, _people_words(one.people, is_public), one.lines, one.amount) for one in facts.reached
        ),
        dusun=tuple(
            DusunRow(one.name, row, one.amount, one.has_met) for one, row in zip(facts.dusun, hamlets, strict=True)
        ),
        attendance_chart=_attendance_chart(facts.meetings, meetings),
        usulan_chart=_usulan_chart(by_group),
        dusun_chart=_dusun_chart(facts),
    )


def _exact(parts: Sequence[int]) -> tuple[tuple[str, ...], str]:
    return tuple(map(str, parts)), str(sum(parts))


def _meeting_row(meeting: MeetingInclusion, parts: Parts, is_public: bool) -> MeetingRow:
    (men, women, unknown), total = parts(meeting.attended.parts)
    unsur = lump_small(meeting.unsur) if is_public else [(name, str(count)) for name, count in meeting.unsur.items()]
    return MeetingRow(
        title=meeting.title,
        day=format_tanggal(meeting.held_on),
        attended=(men, women, unknown),
        total=total,
        women_share=_percent_words(women, total),
        spoke=_two(meeting.spoke, parts),
        proposed=_two(meeting.proposed, parts),
        unsur=", ".join(f"{name} {count}".strip() for name, count in unsur),
    )


def _two(count: SexCount, parts: Parts) -> tuple[str, str]:
    (men, women, _), _ = parts(count.parts)
    return men, women


def _usulan_rows(shares: Sequence[UsulanShare], parts: Parts) -> tuple[tuple[UsulanRow, ...], UsulanRow]:
    columns = [parts([getattr(share, name) for share in shares]) for name in ("proposed", "agreed", "funded")]
    labels = [share.label for share in shares]
    rows = [_usulan_row(label, *(column[0][index] for column in columns)) for index, label in enumerate(labels)]
    return tuple(rows), _usulan_row("Jumlah", *(column[1] for column in columns))


def _usulan_row(label: str, proposed: str, agreed: str, funded: str) -> UsulanRow:
    return UsulanRow(
        label, proposed, agreed, _percent_words(agreed, proposed), funded, _percent_words(funded, proposed)
    )


def _percent_words(part: str, whole: str) -> str:
    """A share in whole percent; "" when a hidden number stands in it, or there is nothing to share."""
    if not (part.isdigit() and whole.isdigit()) or whole == "0":
        return ""
    return f"{round(int(part) * 100 / int(whole))}%"


def _people_words(people: int, is_public: bool) -> str:
    return HIDDEN if is_public and is_small(people) else format_rupiah(people, zero="0")


def _number(words: str) -> int:
    return int(words) if words.isdigit() else 0


def _attendance_chart(facts: Sequence[MeetingInclusion], rows: Sequence[MeetingRow]) -> StackedChart:
    labels = [str(number) for number, _ in enumerate(rows, start=1)]
    series = [
        Series(label, tuple(_number(row.attended[index]) for row in rows), tuple(row.attended[index] for row in rows))
        for index, label in ((1, "Perempuan"), (0, "Laki-laki"))
    ]
    if any(one.attended.unknown for one in facts):
        words = tuple(row.attended[2] for row in rows)
        series.append(Series("Tidak dicatat", tuple(map(_number, words)), words, hatched=True))
    return stacked_chart(
        "hadir", "Kehadiran menurut jenis kelamin (nomor menurut tabel)", labels, series, [row.total for row in rows]
    )


def _usulan_chart(rows: Sequence[UsulanRow]) -> BarChart:
    bars = [
        Bar(f"{row.label}: {words}", _number(count), count)
        for row in rows
        for words, count in (("diusulkan", row.proposed), ("disepakati", row.agreed), ("dibiayai", row.funded))
        if row.proposed not in {"0", HIDDEN}
    ]
    return bar_chart("usulan", "Usulan yang disepakati dan dibiayai", bars, unit="Usulan")


def _dusun_chart(facts: InclusionFacts) -> BarChart:
    bars = [Bar(one.name, one.amount, format_rupiah(one.amount)) for one in facts.dusun]
    bars.append(Bar("Seluruh desa", facts.whole_village, format_rupiah(facts.whole_village)))
    if facts.elsewhere:
        bars.append(Bar("Tempat lain", facts.elsewhere, format_rupiah(facts.elsewhere)))
    return bar_chart("dusun", "Anggaran per dusun", bars)
