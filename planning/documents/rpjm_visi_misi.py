"""Cover and visi-misi sheet of a RPJM Desa: the vision, its tree of misi, tujuan and sasaran, the policy direction."""

from places.formats.tanggal import format_tanggal
from planning.documents.finding import find_rpjm
from planning.documents.plan_frame import head_signature
from planning.documents.rpjm_print import RpjmPrint
from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.registry import register
from villages.enums import Term


@register(
    key="rpjm-visi-misi",
    title="RPJM Desa: sampul dan lembar visi-misi",
    arguments=("desa", "rpjm"),
    description="Sampul, visi dan misi kepala desa, tujuan, sasaran, dan arah kebijakan.",
)
def build(*, desa: str, rpjm: int) -> ProseDocument:
    """The sheet of a village's plan by code and first year."""
    return draw(RpjmPrint(find_rpjm(desa, rpjm)))


def draw(source: RpjmPrint) -> ProseDocument:
    """The sheet of a plan."""
    rpjm = source.rpjm
    perdes = f"Peraturan Desa Nomor {rpjm.perdes_number}, {format_tanggal(source.on)}"
    return ProseDocument(
        key="rpjm-visi-misi",
        title=f"RPJM Desa {rpjm.desa.name} Tahun {rpjm.first_year}–{rpjm.last_year}",
        template="planning/documents/rpjm_visi_misi.html",
        draft=rpjm.is_open,
        author=source.author,
        context={
            "cover": {
                "kind": "RENCANA PEMBANGUNAN JANGKA MENENGAH DESA",
                "short": "(RPJM DESA)",
                "years": f"TAHUN {rpjm.first_year}–{rpjm.last_year}",
                "places": [f"{label} {value}" for label, value in source.place_head],
                "lambang": source.letterhead.lambang,
                "perdes": "" if rpjm.is_open else perdes,
            },
            "kop": source.kop(),
            "sheet_title": f"VISI DAN MISI {source.terms.of(Term.KEPALA_DESA).upper()}",
            "visi": rpjm.visi,
            "tree": source.visi_misi_tree,
            "policies": [
                {"title": "Arah kebijakan pembangunan desa", "text": rpjm.arah_pembangunan},
                {"title": "Arah kebijakan keuangan desa", "text": rpjm.arah_keuangan},
            ],
            "signatures": signatures([head_signature(source, alone=True)]),
        },
    )
