"""Berita acara in which kepala desa and BPD agree on the draft of a Perdes (UU 6/2014 art. 69(3))."""

from places.formats.rupiah import format_rupiah
from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.tanggal import tanggal_terbilang
from reporting.terbilang import terbilang_rupiah
from review.documents.perdes_print import DATE_GAP, NUMBER_GAP, PerdesPrint, load_agreement, numbered, review_of
from villages.enums import JabatanKind

KEY = "ba-kesepakatan"


@register(
    key=KEY,
    title="Berita acara kesepakatan bersama",
    arguments=("desa", "year"),
    alternatives=(("desa", "rpjm"),),
    description="Kesepakatan bersama kepala desa dan BPD terhadap rancangan Peraturan Desa.",
)
def build(*, desa: str, year: int | None = None, rpjm: int | None = None) -> ProseDocument:
    """The agreement on a village's yearly plan (year) or multi-year plan (first year)."""
    return draw(load_agreement(review_of(desa=desa, rpjm=rpjm, year=year)))


def draw(source: PerdesPrint) -> ProseDocument:
    """The minutes: a draft until the agreement was recorded."""
    agreement, word, total = source.agreement, source.desa_word, source.source.plan.total
    day = tanggal_terbilang(agreement.ba_date) if agreement else DATE_GAP
    number = agreement.ba_number if agreement else NUMBER_GAP
    decision = numbered(agreement.keputusan_number, agreement.keputusan_date) if agreement else f"Nomor {NUMBER_GAP}"
    return ProseDocument(
        key=KEY,
        title=f"Berita acara kesepakatan bersama tentang {source.plan_subject}",
        template="review/documents/ba_kesepakatan.html",
        draft=agreement is None,
        author=source.author,
        context={
            "kop": source.kop(),
            "heading": [
                "BERITA ACARA KESEPAKATAN BERSAMA",
                f"{source.head_words} DENGAN {source.bpd_words}".upper(),
                "TENTANG",
                f"RANCANGAN PERATURAN {word} TENTANG {source.subject}".upper(),
            ],
            "number_line": f"Nomor: {number}" if number else "",
            "opening": f"Pada {day}, bertempat di {source.place_words}, kami yang bertanda tangan di bawah ini:",
            "parties": [
                ["Pihak Pertama", _name(source, JabatanKind.KEPALA_DESA), f"{source.head_words}, bertindak untuk dan "
                 f"atas nama Pemerintah {word} {source.desa.name}"],
                ["Pihak Kedua", _name(source, JabatanKind.KETUA_BPD), f"{source.terms.office(JabatanKind.KETUA_BPD)}, "
                 f"bertindak untuk dan atas nama {source.bpd_words}"],
            ],
            "agreed": [
                f"Pihak Pertama dan Pihak Kedua telah membahas rancangan Peraturan {word} tentang {source.subject}.",
                f"Kedua pihak menyepakati rancangan tersebut dengan jumlah biaya seluruh kegiatan sebesar "
                f"{format_rupiah(total, prefix='Rp')} ({terbilang_rupiah(total).lower()}).",
                f"Persetujuan Pihak Kedua dituangkan dalam Keputusan {source.bpd_words} {decision}.",
                f"Pihak Pertama menetapkan rancangan tersebut menjadi Peraturan {word} menurut peraturan "
                f"perundang-undangan.",
            ],
            "closing_words": "Demikian berita acara ini dibuat dan ditandatangani untuk dipergunakan sebagaimana "
            "mestinya.",
            "signatures": signatures(
                [
                    source.officer(JabatanKind.KETUA_BPD, heading="Pihak Kedua", side="left"),
                    source.officer(
                        JabatanKind.KEPALA_DESA,
                        heading="Pihak Pertama",
                        place_and_date=source.place_and_date() if agreement else f"{source.desa.name}, {DATE_GAP}",
                    ),
                ]
            ),
        },
    )  # fmt: skip


def _name(source: PerdesPrint, kind: JabatanKind) -> str:
    signer = source.signers[kind]
    return signer.name if signer else DATE_GAP
