"""What stands around the table of a plan's form: title, head, author, signatures."""

from planning.documents.plan_print import PlanPrint
from reporting.payload import MatrixDocument, Signature, Table
from reporting.terbilang import terbilang_rupiah
from villages.enums import JabatanKind


def matrix(source: PlanPrint, *, key: str, table: Table) -> MatrixDocument:
    """The whole form around a table of the plan."""
    return MatrixDocument(
        key=key,
        title=(source.heading, source.years_title),
        head=source.place_head,
        table=table,
        total_in_words=terbilang_rupiah(source.plan.total),
        signatures=(head_signature(source), team_signature(source)),
        draft=source.is_draft,
        author=source.author,
    )


def head_signature(source: PlanPrint, *, alone: bool = False) -> Signature:
    """The head of the village: on the left of the team's, or alone with place and date."""
    if alone:
        return source.officer(JabatanKind.KEPALA_DESA, place_and_date=source.place_and_date())
    return source.officer(JabatanKind.KEPALA_DESA, heading="Mengetahui:", side="left")


def team_signature(source: PlanPrint) -> Signature:
    """The head of the tim penyusun: by Permendagri 114 art. 8 the sekretaris desa unless another is registered."""
    signer = source.signers[JabatanKind.KETUA_TIM_PENYUSUN] or source.signers[JabatanKind.SEKRETARIS_DESA]
    return Signature(
        heading="Disusun oleh:",
        office=f"Ketua Tim Penyusun {source.name}",
        name=signer.name if signer else None,
        nip=signer.nip or None if signer else None,
        place_and_date=source.place_and_date(),
        side="right",
    )
