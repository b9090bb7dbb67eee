"""The articles of a Perdes RPJM/RKP Desa, as the form F-RKP-12 has them, and those of a Perubahan."""

from review.documents.perdes_print import PerdesPrint

Article = dict[str, object]

_EVENTS = "bencana alam, krisis politik, krisis ekonomi, dan/atau kerusuhan sosial yang berkepanjangan"


def articles(source: PerdesPrint, *, total: str, total_words: str) -> list[Article]:
    """The articles in order; `total` is the cost of the plan in rupiah."""
    if source.change is not None:
        return _of_change(source, total, total_words)
    return [
        _contents(source, total, total_words),
        _guide(source),
        _grounds(source),
        _route(source),
        _basis(source),
        _in_force(source),
    ]


def _article(*paragraphs: str, points: list[str] | None = None) -> Article:
    """One article: its paragraphs (ayat), and points under the last of them."""
    return {"paragraphs": list(paragraphs), "points": points or []}


def _contents(source: PerdesPrint, total: str, total_words: str) -> Article:
    if source.is_rpjm:
        first = (
            f"{source.short} memuat visi dan misi {source.head_words}, arah kebijakan pembangunan "
            f"{source.desa_word.lower()}, serta rencana kegiatan"
        )
    else:
        first = f"{source.short} merupakan penjabaran RPJM {source.desa_word} untuk jangka waktu 1 (satu) tahun"
    return _article(
        f"{first} yang meliputi bidang penyelenggaraan pemerintahan {source.desa_word.lower()}, pelaksanaan "
        f"pembangunan, pembinaan kemasyarakatan, pemberdayaan masyarakat, serta penanggulangan bencana, keadaan "
        f"darurat, dan mendesak.",
        f"Jumlah biaya seluruh kegiatan direncanakan sebesar {total} ({total_words}).",
        f"{source.short} sebagaimana dimaksud pada ayat (1) tercantum dalam Lampiran yang merupakan bagian tidak "
        f"terpisahkan dari Peraturan {source.desa_word} ini.",
    )


def _guide(source: PerdesPrint) -> Article:
    word = source.desa_word.lower()
    if source.is_rpjm:
        return _article(f"{source.short} menjadi pedoman bagi Pemerintah {source.desa_word} dan masyarakat {word} "
                        f"dalam melaksanakan pembangunan selama jangka waktunya.")  # fmt: skip
    return _article(
        f"{source.short} menjadi pedoman bagi Pemerintah {source.desa_word}, {source.bpd_word}, dan masyarakat {word} "
        f"dalam melaksanakan pembangunan pada tahun yang direncanakan."
    )


def _grounds(source: PerdesPrint) -> Article:
    return _article(
        f"{source.short} dapat diubah dalam hal:",
        points=[
            f"terjadi peristiwa khusus, seperti {_EVENTS}",
            "terdapat perubahan mendasar atas kebijakan Pemerintah, pemerintah daerah provinsi, dan/atau pemerintah "
            "daerah kabupaten/kota",
        ],
    )


def _route(source: PerdesPrint) -> Article:
    return _article(
        f"Perubahan {source.short} dibahas dan disepakati dalam musyawarah perencanaan pembangunan "
        f"{source.desa_word.lower()} yang diadakan secara khusus.",
        f"Perubahan sebagaimana dimaksud pada ayat (1) ditetapkan dengan Peraturan {source.desa_word}.",
    )


def _basis(source: PerdesPrint) -> Article:
    following = (
        f"Rencana Kerja Pemerintah {source.desa_word} setiap tahun"
        if source.is_rpjm
        else f"Anggaran Pendapatan dan Belanja {source.desa_word}"
    )
    return _article(f"{source.short} menjadi dasar penyusunan {following}.")


def _in_force(source: PerdesPrint) -> Article:
    return _article(
        f"Peraturan {source.desa_word} ini mulai berlaku pada tanggal diundangkan.",
        f"Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan {source.desa_word} ini dengan "
        f"penempatannya dalam Lembaran {source.desa_word}.",
    )


def _of_change(source: PerdesPrint, total: str, total_words: str) -> list[Article]:
    return [
        _article(
            f"Lampiran {source.former_words} tentang {source.plan_subject} diubah, sehingga berbunyi sebagaimana "
            f"tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Peraturan {source.desa_word} ini.",
            f"Jumlah biaya seluruh kegiatan sesudah perubahan direncanakan sebesar {total} ({total_words}).",
            "Keadaan semula dan menjadi dari setiap kegiatan diperlihatkan dalam Lampiran.",
        ),
        _in_force(source),
    ]
