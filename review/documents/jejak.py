"""The trail of acts as a workbook: a row for each field that an act changed. Drawn by its pages, not registered."""

from collections.abc import Mapping, Sequence

from django.utils import timezone

from accounts.models import Act
from planning.history import FieldChange
from reporting.payload import Column, MatrixDocument, Row, Table

_COLUMNS = (
    Column("waktu", ("Waktu",), 32, carried=True),
    Column("nama", ("Nama",), 40),
    Column("peran", ("Peran",), 36),
    Column("tindakan", ("Tindakan",), 80),
    Column("bagian", ("Bagian",), 40),
    Column("semula", ("Semula",), 50),
    Column("menjadi", ("Menjadi",), 50),
    Column("alasan", ("Alasan",), 60),
)


def trail_payload(
    *, title: str, place: str, acts: Sequence[Act], changes: Mapping[int, Sequence[FieldChange]], note: str = ""
) -> MatrixDocument:
    """The acts in the reader's hours, newest first."""
    rows = [row for act in acts for row in _rows(act, changes.get(act.pk, ()))]
    return MatrixDocument(
        key="jejak",
        title=("JEJAK TINDAKAN", title.upper()),
        head=(("TEMPAT", place),),
        table=Table(_COLUMNS, tuple(rows), head_letters=None),
        draft=False,
        notes=(note,) if note else (),
    )


def _rows(act: Act, fields: Sequence[FieldChange]) -> list[Row]:
    said = f"{timezone.localtime(act.at):%d-%m-%Y %H:%M}", act.orang_name, act.role_label, act.summary or act.verb
    told = [(one.label, one.before, one.after) for one in fields] or [("", "", "")]
    return [Row("row", (*said, *change, act.reason), ref=str(act.pk)) for change in told]
