"""R15: the rows of a RAB."""

from collections.abc import Iterator

from places.formats.rupiah import format_decimal, format_rupiah
from planning.checks.facts import RkpUnderCheck
from planning.checks.finding import Draft, at
from planning.checks.registry import BLOCK, RKP, WARN, rule
from planning.rab_facts import RabRowFact
from planning.rkp_facts import RkpLineFact


@rule(
    "R15",
    title="Rincian RAB",
    level=BLOCK,
    allowed=(BLOCK,),
    legal_source="Permendagri 114/2014 Pasal 41, format RAB; standar harga kabupaten",
    remedy="Perbaiki volume, harga satuan, atau jumlah baris itu.",
    plans=[RKP],
)
def rows_add_up(facts: RkpUnderCheck) -> Iterator[Draft]:
    """Volume times price is the amount; a price above the kabupaten's standard is pointed out."""
    for line in facts.lines:
        rab = facts.rab.get(line.uid)
        for row in rab.rows if rab else ():
            yield from _row(line, row)


def _row(line: RkpLineFact, row: RabRowFact) -> Iterator[Draft]:
    if row.counted != row.amount:
        yield at(
            line,
            "rab",
            f"RAB “{row.name}”: {format_decimal(row.volume)} {row.unit} × {_rp(row.price)} = {_rp(row.counted)}, "
            f"tertulis {_rp(row.amount)}.",
            case="amount",
        )
    if row.standard and row.difference and row.difference.is_above:
        yield at(
            line,
            "rab",
            f"RAB “{row.name}”: harga {_rp(row.price)} melebihi standar kabupaten {_rp(row.standard.price)} "
            f"(lebih {_rp(row.difference.rupiah)}).",
            remedy="Turunkan harga, atau lampirkan survei harga dan alasannya.",
            at_most=WARN,
            case="standard",
        )


def _rp(amount: int) -> str:
    return format_rupiah(amount, prefix="Rp")
