"""The terms of reference (KAK) of a programme: why, on what basis, for what, with which modules, when, for how much."""

from typing import Any

from places.formats.rupiah import format_rupiah
from reporting.errors import DocumentError
from reporting.payload import ProseDocument
from reporting.prose_blocks import signatures
from reporting.registry import register
from reporting.terbilang import terbilang_rupiah
from training.documents.program_print import ProgramPrint, lines_of
from training.documents.session_print import GAP
from training.enums import SessionStatus
from training.models import TrainingProgram
from training.schedule import ScheduledSession, calls_words, load_schedule

KEY = "kak-pelatihan"


@register(
    key=KEY,
    title="Kerangka acuan kegiatan (KAK)",
    arguments=("id",),
    description="Latar belakang, dasar hukum, tujuan, hasil, materi, jadwal, peserta, dan biaya sebuah program.",
)
def build(*, id: int) -> ProseDocument:
    """The terms of reference of a programme by its number. Raises DocumentError for an unknown one."""
    rows = TrainingProgram.objects.alive().select_related(
        "desa__kabupaten", "desa__kecamatan", "kecamatan__kabupaten", "kabupaten", "kegiatan"
    )
    program = rows.filter(pk=id).first()
    if program is None:
        raise DocumentError(f"Program nomor {id} tidak ada.")
    return draw(ProgramPrint(program))


def draw(source: ProgramPrint) -> ProseDocument:
    """A draft until background, aims, results and modules are written."""
    program = source.program
    schedule = load_schedule(program.session_set.exclude(status=SessionStatus.CANCELLED))
    lists = {name: lines_of(getattr(program, name)) for name in ("legal_basis", "specific_aims", "expected_results")}
    is_whole = all((program.background, program.general_aim, lists["expected_results"], source.modules))
    return ProseDocument(
        key=KEY,
        title=f"Kerangka acuan {program.title}",
        template="training/documents/kak.html",
        draft=not is_whole,
        author=source.author,
        context={
            "kop": source.kop,
            "heading": ["KERANGKA ACUAN KEGIATAN", program.title, f"TAHUN {program.year}"],
            "background": program.background.strip() or GAP,
            "needs": program.needs.strip(),
            "general_aim": program.general_aim.strip() or GAP,
            **lists,
            "modules": [[module.title, module.outcome.splitlines(), module.hours] for module in source.modules],
            "hours": sum(module.hours for module in source.modules),
            "schedule": [[one.days, one.for_whom, _place(one), str(one.quota)] for one in schedule],
            "people": sum(one.quota for one in schedule),
            "called": list(dict.fromkeys(words for one in schedule if (words := calls_words(one.session)))),
            "funding": _funding(source),
            "signatures": signatures([source.signature(None, dated=False)]),
        },
    )


def _place(one: ScheduledSession) -> str:
    return str(one.session.venue) if one.session.venue else "belum ditetapkan"


def _funding(source: ProgramPrint) -> list[Any]:
    program = source.program
    return [
        ["Penyelenggara", source.organiser],
        ["Sumber dana", program.get_funding_display() or GAP],
        *([["Kegiatan APB Desa", str(program.kegiatan)]] if program.kegiatan else []),
        ["Biaya", _amount(program.budget)],
    ]


def _amount(rupiah: int | None) -> str:
    return f"Rp{format_rupiah(rupiah)} ({terbilang_rupiah(rupiah)})" if rupiah is not None else GAP
