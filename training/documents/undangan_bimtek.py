"""The letter that calls people to a session, with the list of the called behind it."""

from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.registry import register
from training.calling import called_to
from training.documents.session_print import GAP, SessionPrint, find_session
from training.enums import ParticipantRole
from villages.enums import Term

KEY = "undangan-bimtek"
_MOST_TOPICS = 15


@register(
    key=KEY,
    title="Undangan pelatihan",
    arguments=("id",),
    description="Surat panggilan dengan waktu, tempat, materi, dan daftar desa serta peran yang dipanggil.",
)
def build(*, id: int) -> ProseDocument:
    """The letter of a session by its number."""
    return draw(SessionPrint(find_session(id)))


def draw(source: SessionPrint) -> ProseDocument:
    """The letter of a session: a draft until it has a number and a date."""
    session = source.session
    rows = _called(source)
    return ProseDocument(
        key=KEY,
        title=f"Undangan {source.title}",
        template="training/documents/undangan.html",
        draft=not (session.letter_number and session.letter_date),
        author=source.author,
        context={
            "kop": source.kop,
            "place_and_date": source.dated_at(session.letter_date),
            "number": session.letter_number,
            "head": [
                ["Nomor", session.letter_number or GAP],
                ["Sifat", "Penting"],
                ["Lampiran", "1 (satu) daftar" if rows else "-"],
                ["Hal", f"Undangan {source.program.title}"],
            ],
            "addressees": _addressees(source),
            "opening": _opening(source),
            "facts": [
                ["Hari, tanggal", source.days],
                *([["Jam", source.clock_words]] if source.clock_words else []),
                ["Tempat", source.venue_words],
                *([["Tema", source.program.theme]] if source.program.theme else []),
            ],
            "topics": [title for title, _ in source.lessons[:_MOST_TOPICS]],
            "note": session.letter_note,
            "closing_words": _closing(source),
            "signatures": signatures([source.signature(session.letter_date, dated=False)]),
            "list_title": f"Daftar yang dipanggil mengikuti {source.title}",
            "called": rows,
        },
    )


def _called(source: SessionPrint) -> list[dict]:
    """The list of participants; before there is one, who would be called."""
    if source.people:
        rows = [
            {
                "name": one.name,
                "role": one.office or str(one.get_role_display()),
                "desa": one.desa.name if one.desa else "",
                "kecamatan": one.desa.kecamatan.name if one.desa else "",
            }
            for one in source.people
        ]
    else:
        rows = [
            {
                "name": one.name,
                "role": one.office or str(ParticipantRole(one.role).label),
                "desa": one.desa.name,
                "kecamatan": one.desa.kecamatan.name,
            }
            for one in called_to(source.session)
        ]
    return rows


def _addressees(source: SessionPrint) -> list[str]:
    kecamatan = [row.kecamatan.name for row in source.session.kecamatan_set.select_related("kecamatan")]
    if not kecamatan:
        return ["Bapak/Ibu/Saudara", "(daftar terlampir)"]
    head = source.terms.of(Term.KEPALA_DESA)
    return [f"{head} di Kecamatan {_enumerated(kecamatan)}", "(daftar terlampir)"]


def _opening(source: SessionPrint) -> str:
    if not source.session.kecamatan_set.all():
        return f"Mengharap kehadiran Bapak/Ibu/Saudara dalam {source.program.title}, yang dilaksanakan pada:"
    word = source.terms.of(Term.DESA).lower()
    called = source.calls_words or "peserta"
    return (
        f"Dalam rangka {source.program.title}, kami mengharap Saudara menugaskan {called} dari {word} Saudara untuk "
        f"mengikuti kegiatan yang dilaksanakan pada:"
    )


def _closing(source: SessionPrint) -> str:
    bring = "Peserta diharap membawa surat tugas. " if source.session.kecamatan_set.all() else ""
    return f"{bring}Demikian disampaikan. Atas perhatian dan kehadirannya diucapkan terima kasih."


def _enumerated(names: list[str]) -> str:
    """ "Sawan, Kubutambahan, dan Tejakula"."""
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
