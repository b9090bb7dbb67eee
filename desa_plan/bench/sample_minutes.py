"""A berita acara of a given number of decisions, made up of plain values: no database is asked."""

from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import kop, signatures
from reporting.stylesheets import stylesheet_uri

_PAGE = (
    '<!DOCTYPE html><html lang="id"><head><title>x</title><link rel="stylesheet" href="{}"></head>'
    "<body>{}</body></html>"
)
_PLACE = "Desa Sumberwangi, Kecamatan Tirtoarum, Kabupaten Pandanaran, Provinsi Jawa Timur"


def one_line_page() -> str:
    """A page of one line in the style sheet of our papers: what WeasyPrint takes at the least."""
    return _PAGE.format(stylesheet_uri("prose.css"), "<p>Satu baris.</p>")


def sample_minutes(decisions: int) -> ProseDocument:
    """The minutes of a musdes, its attendance list apart."""
    return ProseDocument(
        key="berita-acara",
        title="Berita acara Musyawarah Desa Perencanaan, 15 Juni 2026",
        template="musyawarah/documents/berita_acara.html",
        draft=False,
        author="Pemerintah Desa Sumberwangi",
        context={
            "kop": kop(("PEMERINTAH KABUPATEN PANDANARAN", "KECAMATAN TIRTOARUM", "DESA SUMBERWANGI")),
            "heading": ["BERITA ACARA PENYUSUNAN RKP DESA TAHUN 2027", "MELALUI MUSYAWARAH DESA", "DESA SUMBERWANGI"],
            "number_line": "Nomor: 001/BA/2026",
            "foot_note": "Segel 3f2a3f2a3f2a",
            "opening": f"Berkaitan dengan penyusunan RKP Desa Tahun 2027 di {_PLACE} telah diadakan musyawarah desa:",
            "facts": [["Hari dan tanggal", "Senin, 15 Juni 2026"], ["Jam", "09.00 s.d. 12.00"], ["Tempat", "Balai"]],
            "attended": "Musyawarah dihadiri oleh sebagaimana tercantum dalam daftar hadir terlampir.",
            "presence": ["Pada pembukaan hadir 58 orang, terdiri atas 39 laki-laki dan 19 perempuan."],
            "topic": "Menyusun RKP Desa",
            "agenda": ["Pembukaan", "Pembahasan usulan", "Penutup"],
            "leaders": [["Pimpinan musyawarah", "Joko (Ketua BPD)"], ["Notulis", "Sari (Sekretaris Desa)"]],
            "decided": "Peserta musyawarah memutuskan dan menyepakati hal-hal berikut:",
            "decisions": [_decision(number) for number in range(1, decisions + 1)],
            "mended": ["Keputusan: semula “ditnda” menjadi “ditunda”, karena salah ketik (Sari dan Joko)."],
            "closing_words": "",
            "origin": [],
            "signatures": signatures(
                [
                    Signature("Pimpinan musyawarah,", "Ketua BPD", "JOKO", side="left"),
                    Signature("Notulis,", "Sekretaris Desa", "SARI", place_and_date="Sumberwangi, 15 Juni 2026"),
                    Signature("Mengetahui,", "Kepala Desa Sumberwangi", "MADE", side="center"),
                    Signature("Wakil masyarakat,", "", "NI LUH", side="left"),
                    Signature("Wakil masyarakat,", "", "WAYAN"),
                ]
            ),
            "approvers": [{"name": "NI LUH", "address": "Krajan"}, {"name": "WAYAN", "address": "Krajan"}],
        },
    )


def _decision(number: int) -> dict:
    return {
        "number": number,
        "text": f"Usulan nomor {number}, Rabat beton jalan usaha tani {number}, Dusun Krajan, 120,5 meter: disepakati.",
        "lines": [
            "Hasil: Disepakati. Cara: musyawarah mufakat. Peringkat 1 (menurut skor 4), diubah karena: rusak.",
            "Pada saat keputusan ini hadir 29 dari 60 undangan, kurang dari kuorum 66,67 persen.",
        ],
    }
