"""Cost and sources of an activity's row: what is not divided stays so."""

from collections.abc import Callable

from places.formats.rupiah import format_rupiah
from places.workbooks.problem import NOTE, Complaint
from planning.workbooks.amounts import read_amount
from planning.workbooks.fund_sources import Share, read_sources
from planning.workbooks.row_draft import Draft


def read_money(draft: Draft) -> None:
    """Amount and sources, and what is missing or unclear about them."""
    cell = draft.cells.first("amount")
    if cell:
        draft.note("amount", cell)
        read = read_amount(cell.value)
        draft.values["amount"] = read.amount
        draft.complain(read.complaint, "amount")
    _sources(draft)
    _missing_amount(draft)


def _sources(draft: Draft) -> None:
    shares: list[Share] = []
    is_unsplit = False
    cell = draft.cells.first("source")
    if cell:
        draft.note("source", cell)
        found = read_sources(draft.cells.text("source"))
        draft.values["source_words"] = found.words
        shares, is_unsplit = list(found.shares), found.is_unsplit
        if found.unknown:
            unknown = ", ".join(found.unknown)[:80]
            complaint = Complaint(
                "source_unknown", f"sumber dana “{unknown}” tidak dikenal.", "Pilih sumbernya, misalnya DDS atau ADD."
            )
            draft.complain(complaint, "source")
    for column in draft.cells.head.fields.get("source_amount", ()):
        value = draft.cells.sheet.at(draft.cells.row, column.index)
        read = read_amount(value)
        if read.amount:
            shares = [share for share in shares if share.code != column.source] + [Share(column.source, read.amount)]
            draft.places.setdefault("source", draft.cells.sheet.where(draft.cells.row, column.index))
        draft.complain(read.complaint, "source")
    draft.values["sources"] = settle(
        draft.values.get("amount"), shares, lambda about: draft.complain(about, "source"), is_unsplit=is_unsplit
    )
    known = [share.amount for share in draft.values["sources"] if share.amount is not None]
    if draft.values.get("amount") is None and not draft.cells.has("amount") and known:
        draft.values["amount"] = sum(known)


def settle(
    amount: int | None, shares: list[Share], complain: Callable[[Complaint], None], *, is_unsplit: bool = False
) -> tuple[Share, ...]:
    """A single source pays all unless the cell says it does not; several are candidates; amounts must add up."""
    if len(shares) == 1 and shares[0].amount is None and not is_unsplit:
        return (Share(shares[0].code, amount),)
    if shares and all(share.amount is not None for share in shares):
        total = sum(share.amount or 0 for share in shares)
        if amount is None or total == amount:
            return tuple(shares)
        what = "jumlah tiap sumber tidak sama dengan biayanya; dibaca sebagai belum dibagi."
        complain(Complaint("source_sum", what, "Perbaiki pembagiannya sehingga jumlahnya sama."))
        return tuple(Share(share.code) for share in shares)
    if len(shares) > 1 or (shares and is_unsplit):
        names = ", ".join(share.code for share in shares)
        cost = f"{format_rupiah(amount)} " if amount is not None else ""
        what = f"biaya {cost}dari sumber {names} tanpa pembagian; dibaca sebagai belum dibagi."
        complain(Complaint("source_unsplit", what, "Tulis jumlah tiap sumber."))
        return tuple(Share(share.code) for share in shares)
    return tuple(shares)


def _missing_amount(draft: Draft) -> None:
    cells = draft.cells
    if draft.values.get("amount") is None and not cells.has("amount", "year_amount", "source_amount", "year"):
        if cells.covered_down("amount"):
            what = "biayanya digabung dengan baris di atasnya."
            complaint = Complaint("amount_merged", what, "Tulis biaya tiap kegiatan sendiri-sendiri.")
            draft.complain(complaint, "amount")
        elif not any(problem.field == "amount" for problem in draft.problems):
            draft.complain(Complaint("amount_blank", "biaya kosong.", "Tulis biayanya dalam rupiah."), "amount")
    elif draft.values.get("amount") == 0:
        draft.complain(Complaint("amount_zero", "biayanya 0.", "Tulis biayanya bila ada.", NOTE), "amount")
    if draft.values.get("amount") and not draft.values["sources"] and not draft.cells.has("source"):
        complaint = Complaint(
            "source_blank", "sumber dana kosong; dibaca sebagai belum dibagi.", "Pilih sumber dananya."
        )
        draft.complain(complaint, "source")
