"""Berita acara hasil pemeriksaan: what the kecamatan (or the Dinas PMD) found in a round."""

from django.utils import timezone

from places.formats.rupiah import format_rupiah
from reporting.payload import ProseDocument, Signature
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.tanggal import tanggal_terbilang
from reporting.terbilang import terbilang_rupiah
from review.documents.check_print import GAP, CheckPrint, find_check, level_words
from review.enums import DoneVia, ItemFits, ItemThere, Outcome, ReviewAct
from review.models import ReviewNote
from villages.enums import JabatanKind

KEY = "ba-pemeriksaan-kecamatan"


@register(
    key=KEY,
    title="Berita acara hasil pemeriksaan",
    arguments=("desa", "year"),
    alternatives=(("desa", "rpjm"),),
    description="Hasil pemeriksaan kecamatan atas rancangan: kelengkapan, kesesuaian, catatan, dan kesimpulan.",
)
def build(*, desa: str, year: int | None = None, rpjm: int | None = None) -> ProseDocument:
    """The minutes of the newest round of a plan."""
    return draw(find_check(desa=desa, year=year, rpjm=rpjm))


def draw(source: CheckPrint) -> ProseDocument:
    """The minutes: a draft until the result was given."""
    given, total = source.result, source.submission.total
    day = tanggal_terbilang(source.on) if given else GAP
    number = given.document_number if given else ""
    return ProseDocument(
        key=KEY,
        title=f"Berita acara hasil pemeriksaan {source.plan_name}",
        template="review/documents/ba_pemeriksaan.html",
        draft=source.is_draft,
        author=source.office,
        context={
            "kop": source.office_kop(),
            "heading": [
                f"BERITA ACARA HASIL PEMERIKSAAN {level_words(source.step).upper()}",
                f"RANCANGAN {source.plan_name}".upper(),
            ],
            "number_line": f"Nomor: {number}" if number else "",
            "opening": f"Pada {day}, {source.office} telah memeriksa rancangan {source.plan_name} yang diajukan "
            f"Pemerintah {source.desa_word} {source.desa.name}.",
            "facts": [
                *source.facts[2:4],
                ["Banyak kegiatan", f"{source.submission.line_count} kegiatan"],
                ["Jumlah biaya", f"{format_rupiah(total, prefix='Rp')} ({terbilang_rupiah(total)})"],
            ],
            "counts": _counts(source),
            "lacking": _lacking(source),
            "notes": [_note_words(note) for note in source.notes],
            "conclusion": _conclusion(source),
            "summary": source.assessment.summary if source.assessment else "",
            "origin": _origin(source),
            "signatures": signatures(
                [
                    _heads_village(source),
                    source.examiner(),
                    source.head_signature(),
                ]
            ),
        },
    )


def _counts(source: CheckPrint) -> str:
    rows = source.rows
    there = sum(row.answer.there == ItemThere.ADA for row in rows)
    fits = sum(row.answer.fits == ItemFits.SESUAI for row in rows)
    return f"Dari {len(rows)} butir daftar periksa, {there} butir ada dan {fits} butir sesuai."


def _lacking(source: CheckPrint) -> list[str]:
    """Items that are not there or do not fit."""
    found = []
    for row in source.rows:
        words = [
            *(["tidak ada"] if row.answer.there == ItemThere.TIDAK else []),
            *(["tidak sesuai"] if row.answer.fits == ItemFits.TIDAK else []),
        ]
        if words:
            note = f" ({row.answer.note})" if row.answer.note else ""
            found.append(f"{row.item.key} {row.item.title}: {' dan '.join(words)}{note}")
    return found


def _note_words(note: ReviewNote) -> list[str]:
    place = note.line_name or "Seluruh dokumen"
    where = f"{place}, kolom {note.field_label}" if note.field_label else place
    return [where, note.text, str(note.get_severity_display())]


def _conclusion(source: CheckPrint) -> str:
    given, word = source.result, source.desa_word
    if given is None:
        label = str(source.assessment or "belum disimpulkan")
        return f"Kesimpulan sementara: {label}."
    if given.act == ReviewAct.RETURN:
        return f"Rancangan {Outcome.RETURNED.label.lower()} kepada Pemerintah {word} untuk diperbaiki menurut catatan."
    concluded = source.assessment.outcome if source.assessment else ""
    has_advice = any(note.closed_at is None for note in source.notes)
    is_fit = concluded == Outcome.FIT or (not concluded and not has_advice)
    outcome = Outcome.FIT if is_fit else Outcome.FIT_ONCE_MENDED
    return (
        f"Rancangan direkomendasikan: {outcome.label.lower()}. Rekomendasi ini bersifat pembinaan; penetapan Peraturan "
        f"{word} merupakan kewenangan kepala {word.lower()} bersama BPD."
    )


def _origin(source: CheckPrint) -> str:
    given = source.result
    if given is None:
        return ""
    moment = timezone.localtime(given.at)
    words = "dicatat dari naskah bertanda tangan" if given.via == DoneVia.FROM_SCAN else "dilakukan di aplikasi"
    return f"Hasil ini {words} oleh {given.by.orang.name}, {given.by.get_role_display()}, pukul {moment:%H.%M}."


def _heads_village(source: CheckPrint) -> Signature:
    return source.officer(JabatanKind.KEPALA_DESA, heading="Menerima hasil pemeriksaan,", side="left")
