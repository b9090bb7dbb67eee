"""Recap of the participants of a session by role and sex, with a small table by kecamatan."""

from reporting.payload import Column, MatrixDocument, Row, Summary, Table
from reporting.registry import register
from training.documents.session_print import SessionPrint, find_session
from training.recap import Heads, RecapRow, recap_by_kecamatan, recap_by_role, recap_of_all

KEY = "rekap-peserta"
_SEXES = (("l", "L"), ("p", "P"), ("jumlah", "Jumlah"))


@register(
    key=KEY,
    title="Rekapitulasi peserta pelatihan",
    arguments=("id",),
    description="Banyak peserta menurut peran dan jenis kelamin: yang dipanggil, yang bernama, dan yang hadir.",
)
def build(*, id: int) -> MatrixDocument:
    """The recap of a session by its number."""
    return draw(SessionPrint(find_session(id)))


def draw(source: SessionPrint) -> MatrixDocument:
    """The recap of a session as its list and attendance stand today."""
    people, came = source.people, source.came
    roles = [_row(number, one) for number, one in enumerate(recap_by_role(people, came), start=1)]
    kecamatan = [_row(number, one) for number, one in enumerate(recap_by_kecamatan(people, came), start=1)]
    total = _row(None, recap_of_all(people, came))
    return MatrixDocument(
        key=KEY,
        title=("REKAPITULASI PESERTA", source.program.title.upper()),
        head=(
            ("ANGKATAN", str(source.session.number)),
            ("HARI/TANGGAL", source.days),
            ("TEMPAT", source.venue_words),
        ),
        table=Table(_columns("Peran"), (*roles, total)),
        summary=Summary("Menurut kecamatan", Table(_columns("Kecamatan"), (*kecamatan, total), None)),
        signatures=(source.signature(source.session.ends_on),),
        draft=not source.is_held,
        author=source.author,
        notes=(
            "Dipanggil: tempat pada daftar peserta. Hadir: tercatat hadir paling sedikit setengah hari.",
            "L dan P bersama lebih kecil daripada jumlah bila jenis kelamin sebagian peserta belum dicatat.",
        ),
        orientation="portrait",
    )


def _columns(group: str) -> tuple[Column, ...]:
    return (
        Column("no", ("No",), 8, align="center"),
        Column("kelompok", (group,), 48),
        Column("dipanggil", ("Dipanggil",), 18, "integer"),
        *(Column(f"bernama-{key}", ("Bernama", word), 13, "integer") for key, word in _SEXES),
        *(Column(f"hadir-{key}", ("Hadir", word), 13, "integer") for key, word in _SEXES),
    )


def _row(number: int | None, one: RecapRow) -> Row:
    figures = (one.places, *_figures(one.named), *_figures(one.came))
    if number is None:
        return Row("total", (None, None, *figures), label=one.label)
    return Row("row", (str(number), one.label, *figures))


def _figures(heads: Heads) -> tuple[int, int, int]:
    return heads.male, heads.female, heads.total
