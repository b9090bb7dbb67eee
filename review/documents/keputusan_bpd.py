"""Keputusan BPD on the draft of a Perdes (UU 6/2014 art. 55a; Permendagri 110/2016)."""

from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.registry import register
from review.documents.perdes_print import NUMBER_GAP, PerdesPrint, dated, load_agreement, numbered, review_of
from villages.enums import JabatanKind

KEY = "keputusan-bpd"


@register(
    key=KEY,
    title="Keputusan BPD",
    arguments=("desa", "year"),
    alternatives=(("desa", "rpjm"),),
    description="Keputusan BPD tentang kesepakatan terhadap rancangan Peraturan Desa.",
)
def build(*, desa: str, year: int | None = None, rpjm: int | None = None) -> ProseDocument:
    """The decision on a village's yearly plan (year) or multi-year plan (first year)."""
    return draw(load_agreement(review_of(desa=desa, rpjm=rpjm, year=year)))


def draw(source: PerdesPrint) -> ProseDocument:
    """The decision: a draft until the agreement was recorded."""
    agreement, word = source.agreement, source.desa_word
    number = (
        numbered(agreement.keputusan_number, agreement.keputusan_date)
        if agreement
        else f"Nomor {NUMBER_GAP} Tahun {NUMBER_GAP}"
    )
    draft_of = f"rancangan Peraturan {word} tentang {source.subject}"
    place = f"Ditetapkan di {source.desa.name}\npada tanggal {dated(agreement.keputusan_date if agreement else None)}"
    return ProseDocument(
        key=KEY,
        title=f"Keputusan {source.bpd_words} tentang {source.plan_subject}",
        template="review/documents/keputusan_bpd.html",
        draft=agreement is None,
        author=source.bpd_words,
        context={
            "kop": source.kop(of_bpd=True),
            "heading": [
                f"KEPUTUSAN {source.bpd_words}".upper(),
                number.upper(),
                "TENTANG",
                f"KESEPAKATAN TERHADAP {draft_of}".upper(),
            ],
            "opening": f"Kesepakatan BPD terhadap {draft_of}.",
            "issuer": source.bpd_words.upper(),
            "considering": [
                f"bahwa {source.bpd_word} mempunyai fungsi membahas dan menyepakati rancangan Peraturan {word} bersama "
                f"{source.head_words}",
                f"bahwa {source.head_words} telah menyampaikan {draft_of}, dan {source.bpd_word} telah membahasnya",
                f"bahwa hasil pembahasan itu perlu ditetapkan dengan Keputusan {source.bpd_word}",
            ],
            "basis": source.basis,
            "dictums": [
                ["KESATU", f"Menyepakati {draft_of} untuk ditetapkan menjadi Peraturan {word}."],
                [
                    "KEDUA",
                    f"Rancangan sebagaimana dimaksud dalam diktum KESATU disampaikan kepada {source.head_words} paling "
                    f"lambat 7 (tujuh) hari sejak disepakati untuk ditetapkan.",
                ],
                ["KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."],
            ],
            "signatures": signatures([source.officer(JabatanKind.KETUA_BPD, place_and_date=place)]),
        },
    )
