"""What stands around the table of a plan's form: title, head, author, signatures."""

from places.formats.tanggal import format_tanggal
from planning.documents.plan_print import PlanPrint
from reporting.payload import MatrixDocument, Signature, Table
from reporting.terbilang import terbilang_rupiah
from villages.enums import JabatanKind, Term


def matrix(source: PlanPrint, *, key: str, table: Table) -> MatrixDocument:
    """The whole form around a table of the plan."""
    return MatrixDocument(
        key=key,
        title=(source.heading, source.years_title),
        head=place_head(source),
        table=table,
        total_in_words=terbilang_rupiah(source.plan.total),
        signatures=(head_signature(source), team_signature(source)),
        draft=source.is_draft,
        author=author(source),
    )


def author(source: PlanPrint) -> str:
    """Who made the document: "Pemerintah Desa Panji"."""
    return f"Pemerintah {source.terms.of(Term.DESA)} {source.desa.name}"


def place_head(source: PlanPrint) -> tuple[tuple[str, str], ...]:
    """DESA, KECAMATAN, KABUPATEN (or KOTA), PROVINSI, as every planning form begins."""
    desa = source.desa
    return (
        (source.terms.of(Term.DESA).upper(), desa.name.upper()),
        ("KECAMATAN", desa.kecamatan.name.upper()),
        ("KOTA" if desa.kabupaten.is_kota else "KABUPATEN", desa.kabupaten.plain_name.upper()),
        ("PROVINSI", desa.provinsi.name.upper()),
    )


def head_signature(source: PlanPrint, *, alone: bool = False) -> Signature:
    """The head of the village: on the left of the team's, or alone with place and date."""
    head = source.signers[JabatanKind.KEPALA_DESA]
    return Signature(
        heading="" if alone else "Mengetahui:",
        office=head.title_with_place if head else f"{source.terms.of(Term.KEPALA_DESA)} {source.desa.name}",
        name=head.name if head else None,
        nip=head.nip or None if head else None,
        place_and_date=place_and_date(source) if alone else None,
        side="right" if alone else "left",
    )


def team_signature(source: PlanPrint) -> Signature:
    """The head of the tim penyusun: by Permendagri 114 art. 8 the sekretaris desa unless another is registered."""
    signer = source.signers[JabatanKind.KETUA_TIM_PENYUSUN] or source.signers[JabatanKind.SEKRETARIS_DESA]
    return Signature(
        heading="Disusun oleh:",
        office=f"Ketua Tim Penyusun {source.name}",
        name=signer.name if signer else None,
        nip=signer.nip or None if signer else None,
        place_and_date=place_and_date(source),
        side="right",
    )


def place_and_date(source: PlanPrint) -> str:
    """ "Panji, 27 April 2015"."""
    return f"{source.desa.name}, {format_tanggal(source.on)}"
