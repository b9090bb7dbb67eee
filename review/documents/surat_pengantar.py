"""Surat pengantar pengajuan: the village's letter with which a plan is handed to the camat."""

from places.formats.rupiah import format_rupiah
from places.formats.tanggal import format_tanggal
from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah
from review.documents.check_print import GAP, CheckPrint, find_check
from review.enums import StepKey
from villages.enums import JabatanKind

KEY = "surat-pengantar-pengajuan"


@register(
    key=KEY,
    title="Surat pengantar pengajuan",
    arguments=("desa", "year"),
    alternatives=(("desa", "rpjm"),),
    description="Surat kepala desa kepada camat yang mengantarkan rancangan untuk diperiksa.",
)
def build(*, desa: str, year: int | None = None, rpjm: int | None = None) -> ProseDocument:
    """The letter of the newest round of a plan."""
    return draw(find_check(desa=desa, year=year, rpjm=rpjm))


def draw(source: CheckPrint) -> ProseDocument:
    """The letter: a draft until it has a number and a date."""
    submission, desa = source.submission, source.desa
    dated = submission.letter_date
    total = submission.total
    return ProseDocument(
        key=KEY,
        title=f"Surat pengantar pengajuan {source.plan_name}",
        template="review/documents/surat_pengantar.html",
        draft=not (submission.letter_number and dated),
        author=source.author,
        context={
            "kop": source.kop(),
            "place_and_date": f"{desa.name}, {format_tanggal(dated) if dated else GAP}",
            "head": [
                ["Nomor", submission.letter_number or GAP],
                ["Sifat", "Penting"],
                ["Lampiran", "1 (satu) berkas"],
                ["Hal", f"Pengajuan rancangan {source.plan_name} untuk diperiksa"],
            ],
            "addressees": _addressees(source),
            "opening": f"Bersama ini kami sampaikan rancangan {source.plan_name} untuk diperiksa, dengan keterangan "
            "sebagai berikut:",
            "facts": [
                ["Nomor pengajuan", f"{submission.reference}, putaran ke-{submission.number}"],
                ["Banyak kegiatan", f"{submission.line_count} kegiatan"],
                ["Jumlah biaya", f"{format_rupiah(total, prefix='Rp')} ({terbilang_rupiah(total)})"],
                ["Tanda isi (SHA-256)", submission.payload_sha256],
            ],
            "note": submission.note,
            "closing_words": "Demikian kami sampaikan. Atas perhatian dan bantuannya diucapkan terima kasih.",
            "signatures": signatures([source.officer(JabatanKind.KEPALA_DESA)]),
        },
    )


def _addressees(source: CheckPrint) -> list[str]:
    camat = f"Camat {source.desa.kecamatan.name}"
    if source.submission.step == StepKey.PERIKSA_KABUPATEN:
        return [f"Kepala Dinas Pemberdayaan Masyarakat dan Desa {source.desa.kabupaten.name}", f"melalui {camat}"]
    return [camat]
