"""What a round is compared with: the round before, the enacted text, the RPJM Desa's year, last year's RKP Desa."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from musyawarah.enums import PlanKind
from places.formats.rupiah import format_decimal
from planning.calculations.semula_menjadi import Comparison, LineChange, compare
from planning.documents.official import complete_list
from planning.documents.plan_rows import volume_words
from planning.documents.rincian_parts import code_words, cost_words, names_of_bidang
from planning.editions import frozen_list, last_edition
from planning.facts import LineFact, YearFact
from planning.models import RkpDesa, RkpKegiatan, RpjmDesa
from planning.rpjm_facts import load_rpjm_facts
from reporting.payload import Column, MatrixDocument, Row, Table
from review.frozen import frozen_list_of
from review.models import PlanReview, Submission
from review.rounds import former_round

_OF_A_YEAR = (
    Column("no", ("No",), 8, "integer"),
    Column("bidang", ("Bidang",), 26),
    Column("kode", ("Kode",), 14),
    Column("kegiatan", ("Nama Kegiatan",), 46),
    Column("lokasi", ("Lokasi",), 28),
    Column("volume", ("Volume dan Satuan",), 20),
    Column("jumlah", ("Biaya", "Jumlah (Rp)"), 26, "rupiah"),
    Column("sumber", ("Biaya", "Sumber"), 30),
)


class Against(StrEnum):
    """The other side; the value stands in the address."""

    ROUND = "pengajuan-sebelumnya"
    EDITION = "naskah-berlaku"
    RPJM = "rpjm"
    LAST_YEAR = "tahun-lalu"

    @property
    def title(self) -> str:
        """As the page names it."""
        return _TITLES[self]

    @classmethod
    def of(cls, review: PlanReview) -> list["Against"]:
        """What this kind of plan can be compared with."""
        edition = [cls.EDITION] if review.is_change else []
        yearly = [cls.RPJM, cls.LAST_YEAR] if review.plan_kind == PlanKind.RKP else []
        return [cls.ROUND, *edition, *yearly]


_TITLES = {
    Against.ROUND: "Pengajuan sebelumnya",
    Against.EDITION: "Naskah yang berlaku",
    Against.RPJM: "RPJM Desa",
    Against.LAST_YEAR: "RKP tahun lalu",
}


@dataclass(frozen=True)
class Compared:
    """A comparison, and in words what stands on the former side."""

    comparison: Comparison
    before: str


def compared(submission: Submission, against: Against) -> Compared | None:
    """The round beside the other side; None where there is no other side. `submission.review` comes with its plan."""
    plan, after = submission.review.plan, frozen_list_of(submission)
    match against:
        case Against.ROUND:
            former = former_round(submission)
            return Compared(compare(frozen_list_of(former), after), former.reference) if former else None
        case Against.EDITION:
            edition = last_edition(plan)
            return Compared(compare(frozen_list(edition), after), str(edition)) if edition else None
        case Against.RPJM:
            return _with_rpjm(plan, after) if isinstance(plan, RkpDesa) and plan.rpjm else None
        case Against.LAST_YEAR:
            return _with_last_year(plan, after) if isinstance(plan, RkpDesa) else None


def fate_words(line: LineChange) -> str:
    """What became of a line, in a word or two."""
    if line.fate == "moved_in":
        return f"Dipindah dari bidang {line.other_group}"
    return {"added": "Ditambah", "removed": "Dihapus"}.get(line.fate, "")


def _with_rpjm(rkp: RkpDesa, after: MatrixDocument) -> Compared:
    """Lines that the RPJM Desa plans for the year, under the yearly line that carries each of them out."""
    rpjm: RpjmDesa = rkp.rpjm  # type: ignore[assignment]  # asked by the caller
    rpjm.desa = rkp.desa
    facts = load_rpjm_facts(rpjm)
    names = names_of_bidang(facts)
    planned = [line for line in facts.lines if any(year.year == rkp.year for year in line.years)]
    rows = tuple(Row("row", _year_cells(line, rkp.year, names), ref=str(line.uid)) for line in planned)
    before = MatrixDocument(key="rpjm", title=("RPJM",), head=(), table=Table(_OF_A_YEAR, rows))
    links = RkpKegiatan.objects.filter(rkp=rkp, rpjm_line__isnull=False).order_by("pk")
    pairs = links.values_list("rpjm_line__uid", "uid")
    words = f"RPJM Desa {rpjm.period}, tahun {rkp.year}"
    return Compared(compare(_renamed(before, pairs, after), after), words)


def _with_last_year(rkp: RkpDesa, after: MatrixDocument) -> Compared | None:
    """Last year's lines: the one that was carried over, else the one of the same RPJM line, else of the same name."""
    former = RkpDesa.objects.with_place().filter(desa=rkp.desa_id, year=rkp.year - 1).first()
    if former is None:
        return None
    edition = last_edition(former)
    before = frozen_list(edition) if edition and not former.is_draft else complete_list(former)
    old = RkpKegiatan.objects.filter(rkp=former, deleted_at=None).order_by("pk")
    by_rpjm = {rpjm: uid for rpjm, uid in old.values_list("rpjm_line", "uid") if rpjm}
    by_name = {(code, _plain(name)): uid for code, name, uid in old.values_list("kegiatan__code", "name", "uid")}
    rows = RkpKegiatan.objects.filter(rkp=rkp).order_by("pk")
    new = rows.values_list("uid", "carried_from__uid", "rpjm_line", "kegiatan__code", "name")
    pairs = [
        (found, uid)
        for uid, carried, rpjm, code, name in new
        if (found := carried or by_rpjm.get(rpjm) or by_name.get((code, _plain(name))))
    ]
    return Compared(compare(_renamed(before, pairs, after), after), str(former))


def _year_cells(line: LineFact, year: int, names: Mapping[str, str]) -> tuple:
    planned = next(one for one in line.years if one.year == year)
    return (
        line.number,
        f"{line.bidang} {names[line.bidang]}",
        code_words(line),
        line.name,
        line.location,
        _volume_words(line, planned),
        sum(cost.amount or 0 for cost in planned.costs),
        cost_words(planned.costs),
    )


def _volume_words(line: LineFact, planned: YearFact) -> str:
    """What is planned for the year; where only the whole is known, the whole."""
    if planned.volume is None:
        return volume_words(line)
    return f"{format_decimal(planned.volume)} {line.unit}".strip()


def _renamed(
    document: MatrixDocument, pairs: Iterable[tuple[UUID | None, UUID]], after: MatrixDocument
) -> MatrixDocument:
    """The former list with the uids of the newer one; a former line stands for the first newer line that names it."""
    wanted = {row.ref for row in after.table.rows if row.ref}
    found: dict[str, str] = {}
    for before, uid in pairs:
        if before and str(uid) in wanted:
            found.setdefault(str(before), str(uid))
    table = document.table
    rows = tuple(replace(row, ref=found.get(row.ref, row.ref)) if row.ref else row for row in table.rows)
    return replace(document, table=replace(table, rows=rows), notes=after.notes)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
