"""Perdes RPJM/RKP Desa (F-RKP-12; Permendagri 111/2014): a draft until it is enacted."""

from collections.abc import Sequence

from places.formats.rupiah import format_rupiah
from places.formats.tanggal import format_tanggal
from reporting.hashing import in_groups
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah
from review.documents.perdes_annexes import Annex, annex_titles
from review.documents.perdes_articles import articles
from review.documents.perdes_print import NUMBER_GAP, PerdesPrint, dated, load_perdes, review_of
from villages.enums import JabatanKind

RPJM_KEY, RKP_KEY = "perdes-rpjm", "perdes-rkp"


@register(
    key=RPJM_KEY,
    title="Perdes RPJM Desa",
    arguments=("desa", "rpjm"),
    description="Peraturan Desa tentang RPJM Desa: menimbang, mengingat, pasal, penetapan, dan pengundangan.",
)
def build_rpjm(*, desa: str, rpjm: int) -> ProseDocument:
    """The Perdes of a village's multi-year plan, by code and first year."""
    return draw(load_perdes(review_of(desa=desa, rpjm=rpjm)))


@register(
    key=RKP_KEY,
    title="Perdes RKP Desa",
    arguments=("desa", "year"),
    description="Peraturan Desa tentang RKP Desa: menimbang, mengingat, pasal, penetapan, dan pengundangan.",
)
def build_rkp(*, desa: str, year: int) -> ProseDocument:
    """The Perdes of a village's yearly plan, by code and year."""
    return draw(load_perdes(review_of(desa=desa, year=year)))


def draw(source: PerdesPrint, annexes: Sequence[Annex] | None = None) -> ProseDocument:
    """The articles with the list of annexes; `annexes` when they are finished, with their pages and fingerprints."""
    word = source.desa_word
    return ProseDocument(
        key=RPJM_KEY if source.is_rpjm else RKP_KEY,
        title=f"Peraturan {word} {source.desa.name} {source.perdes_number_words} tentang {source.subject}",
        template="review/documents/perdes.html",
        draft=source.enactment is None,
        author=source.author,
        context={
            "lambang": source.letterhead.lambang,
            "heading": [
                f"{source.head_words}".upper(),
                f"{source.desa.kabupaten.name}".upper(),
                f"PERATURAN {word} {source.desa.name}".upper(),
                source.perdes_number_words.upper(),
                "TENTANG",
                source.subject.upper(),
            ],
            "opening": f"Peraturan {word} tentang {source.subject}.",
            "issuer": source.head_words.upper(),
            "considering": _considering(source),
            "basis": source.basis,
            "agreed_by": [source.bpd_words.upper(), source.head_words.upper()],
            "decree": f"PERATURAN {word} TENTANG {source.subject}.".upper(),
            "articles": articles(source, total=format_rupiah(source.source.plan.total, prefix="Rp"),
                                 total_words=terbilang_rupiah(source.source.plan.total).lower()),
            "signatures": signatures([_enacted(source)]),
            "promulgation": signatures([_promulgated(source)]),
            "gazette": _gazette(source),
            "annex_lines": [f"Lampiran Peraturan {word} {source.desa.name}", source.perdes_number_words,
                            f"tentang {source.subject}"],
            "annexes": _annexes(source, annexes),
            "annexes_joined": annexes is not None,
        },
    )  # fmt: skip


def _considering(source: PerdesPrint) -> list[str]:
    word = source.desa_word
    law = "Pasal 79 Undang-Undang Nomor 6 Tahun 2014 tentang Desa"
    lines = [f"bahwa untuk melaksanakan ketentuan {law}, {_duty(source)}"]
    if source.change is not None:
        ground = source.change.ground_words.partition(". ")[2]
        lines.append(f"bahwa {source.former_words} perlu diubah karena {ground[:1].lower()}{ground[1:]}")
    forum = source.forum
    if forum is not None:
        lines.append(
            f"bahwa rancangannya telah dibahas dalam {forum.get_kind_display()} pada tanggal "
            f"{format_tanggal(forum.held_on)}"
        )
    lines.append(
        f"bahwa rancangan Peraturan {word} ini telah dibahas dan disepakati bersama {source.head_words} dan "
        f"{source.bpd_words} pada tanggal {dated(source.agreement.ba_date if source.agreement else None)}"
    )
    letters = "abcdefgh"[: len(lines)]
    named = ", ".join(f"huruf {letter}" for letter in letters[:-1])
    lines.append(
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {named}, dan huruf {letters[-1]}, perlu menetapkan "
        f"Peraturan {word} tentang {source.subject}"
    )
    return lines


def _duty(source: PerdesPrint) -> str:
    word = source.desa_word
    if source.is_rpjm:
        return (
            f"Pemerintah {word} menyusun rencana pembangunan jangka menengah yang memuat visi dan misi "
            f"{source.head_words}"
        )
    return f"Pemerintah {word} menyusun rencana kerja tahunan sebagai penjabaran RPJM {word}"


def _enacted(source: PerdesPrint) -> Signature:
    place = f"Ditetapkan di {source.desa.name}\npada tanggal {dated(source.day)}"
    return source.officer(JabatanKind.KEPALA_DESA, place_and_date=place)


def _promulgated(source: PerdesPrint) -> Signature:
    day = source.enactment.promulgated_on if source.enactment else None
    place = f"Diundangkan di {source.desa.name}\npada tanggal {dated(day)}"
    return source.officer(JabatanKind.SEKRETARIS_DESA, place_and_date=place, side="left")


def _gazette(source: PerdesPrint) -> str:
    """ "LEMBARAN DESA PANJI TAHUN 2026 NOMOR 4"."""
    row = source.enactment
    year, number = (str(row.lembaran_year), row.lembaran_number) if row else (NUMBER_GAP, NUMBER_GAP)
    return f"Lembaran {source.desa_word} {source.desa.name} Tahun {year} Nomor {number}".upper()


def _annexes(source: PerdesPrint, annexes: Sequence[Annex] | None) -> list[dict]:
    if annexes is None:
        return [{"title": title, "pages": "", "sha256": ""} for title in annex_titles(source)]
    return [{"title": one.title, "pages": str(one.pages), "sha256": in_groups(one.sha256)} for one in annexes]
