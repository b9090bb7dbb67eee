"""Decree of the head of the village that forms a team (F-RPJM-01, F-RKP-01, F-RKP-02)."""

from musyawarah.documents.meeting_print import MeetingPrint
from musyawarah.documents.tim_print import TimPrint, find_tim
from musyawarah.enums import TimKind
from places.formats.tanggal import format_tanggal
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from villages.enums import JabatanKind, Term
from villages.legal import legal_basis_on

_TASKS = {
    TimKind.PENYUSUN_RPJM: (
        "menyelaraskan arah kebijakan perencanaan pembangunan kabupaten/kota",
        "mengkaji keadaan {desa}",
        "menyusun rancangan RPJM {Desa}",
        "menyempurnakan rancangan RPJM {Desa} berdasarkan hasil musyawarah",
    ),
    TimKind.PENYUSUN_RKP: (
        "mencermati pagu indikatif {desa} dan menyelaraskan program/kegiatan yang masuk ke {desa}",
        "mencermati ulang dokumen RPJM {Desa}",
        "menyusun rancangan RKP {Desa}",
        "menyusun rancangan daftar usulan RKP {Desa}",
    ),
    TimKind.VERIFIKASI: (
        "memeriksa usulan kegiatan di lapangan",
        "memeriksa rencana kegiatan dan rencana anggaran biaya",
        "menyerahkan hasil pemeriksaan kepada {kepala}",
    ),
    TimKind.PANITIA_MUSRENBANG: (
        "menyusun jadwal dan agenda musyawarah",
        "menyampaikan undangan dan bahan musyawarah",
        "menyiapkan tempat, perlengkapan, dan daftar hadir",
        "menyusun notulen dan berita acara",
    ),
}
_TASKS[TimKind.PANITIA_MUSDES] = _TASKS[TimKind.PANITIA_MUSRENBANG]
_LAW = {
    TimKind.PENYUSUN_RPJM: "Pasal 8 Peraturan Menteri Dalam Negeri Nomor 114 Tahun 2014",
    TimKind.PENYUSUN_RKP: "Pasal 33 Peraturan Menteri Dalam Negeri Nomor 114 Tahun 2014",
    TimKind.VERIFIKASI: "Pasal 32 Peraturan Menteri Dalam Negeri Nomor 114 Tahun 2014",
}


@register(
    key="sk-tim",
    title="Surat keputusan tim",
    arguments=("id",),
    description="Keputusan kepala desa tentang pembentukan tim, dengan lampiran susunan anggotanya.",
)
def build(*, id: int) -> ProseDocument:
    """The decree of a team by its number."""
    return draw(find_tim(id))


def draw(source: TimPrint) -> ProseDocument:
    """The decree of a team: a draft until it has a number and a date. A panitia musdes is formed by the BPD."""
    tim = source.tim
    of_bpd = tim.kind == TimKind.PANITIA_MUSDES
    head = source.terms.of(Term.KEPALA_DESA)
    issuer = source.bpd_word if of_bpd else f"{head} {source.desa.name}"
    number = tim.decree_number or "(belum diisi)"
    return ProseDocument(
        key="sk-tim",
        title=f"SK {source.name}",
        template="musyawarah/documents/sk_tim.html",
        draft=source.is_draft,
        author=source.author,
        context={
            "kop": source.kop(of_bpd=of_bpd),
            "heading": [
                f"KEPUTUSAN {issuer}".upper(),
                f"NOMOR {number}",
                "TENTANG",
                f"PEMBENTUKAN {source.name}".upper(),
            ],
            "issuer": issuer.upper(),
            "considering": _considering(source),
            "basis": [row.citation for row in legal_basis_on(source.desa.kabupaten, source.on)],
            "dictums": _dictums(source, head),
            "number": number,
            "dated": format_tanggal(tim.decree_date) if tim.decree_date else "(belum diisi)",
            "list_title": f"SUSUNAN {source.name}".upper(),
            "members": [
                {"name": member.name, "unsur": member.unsur, "post": str(member.get_post_display())}
                for member in source.members
            ],
            "signatures": signatures([_signer(source, of_bpd=of_bpd)]),
            "list_signatures": signatures([_signer(source, of_bpd=of_bpd)]),
        },
    )


def _considering(source: TimPrint) -> list[str]:
    word = source.desa_word.lower()
    law = _LAW.get(TimKind(source.tim.kind))
    first = f"untuk melaksanakan {law} perlu dibentuk {source.name}" if law else f"perlu dibentuk {source.name}"
    lines = [f"bahwa {first};"]
    if source.tim.musyawarah is not None:
        meeting = MeetingPrint(source.tim.musyawarah, source.terms)
        lines.append(f"bahwa susunan tim telah disepakati dalam {meeting.title} pada tanggal {meeting.day_words};")
    lines.append(
        f"bahwa nama-nama dalam lampiran keputusan ini dipandang mampu membantu perencanaan pembangunan {word};"
    )
    return lines


def _dictums(source: TimPrint, head: str) -> list[list]:
    words = {"desa": source.desa_word.lower(), "Desa": source.desa_word, "kepala": head}
    tasks = [task.format(**words) for task in _TASKS[TimKind(source.tim.kind)]]
    to = source.bpd_word if source.tim.kind == TimKind.PANITIA_MUSDES else head
    return [
        ["KESATU", f"Membentuk {source.name} dengan susunan sebagaimana tercantum dalam lampiran keputusan ini.", []],
        ["KEDUA", "Tim sebagaimana dimaksud dalam diktum KESATU bertugas:", tasks],
        ["KETIGA", f"Dalam melaksanakan tugasnya tim bertanggung jawab kepada {to}.", []],
        [
            "KEEMPAT",
            f"Biaya akibat keputusan ini dibebankan pada Anggaran Pendapatan dan Belanja {source.desa_word}.",
            [],
        ],
        ["KELIMA", "Keputusan ini mulai berlaku pada tanggal ditetapkan.", []],
    ]


def _signer(source: TimPrint, *, of_bpd: bool) -> Signature:
    dated = source.tim.decree_date
    where = f"Ditetapkan di {source.desa.name}"
    when = f"pada tanggal {format_tanggal(dated)}" if dated else ""
    place_and_date = f"{where}\n{when}" if when else where
    kind = JabatanKind.KETUA_BPD if of_bpd else JabatanKind.KEPALA_DESA
    return source.officer(kind, place_and_date=place_and_date)
