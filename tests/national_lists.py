"""The national lists as the application ships them, for the many tests that are about other things."""

from typing import Any

from django.db import connection

from codes.models import (
    AturanDanaDesa,
    Bidang,
    FokusDanaDesa,
    Kegiatan,
    Satuan,
    SubBidang,
    SumberDana,
    TujuanSdgs,
)
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists

IN_ORDER = (Bidang, SubBidang, Kegiatan, Satuan, SumberDana, TujuanSdgs, AturanDanaDesa, FokusDanaDesa)
_statements: list[tuple[str, Any]] = []


def load_national_lists() -> None:
    """Put bidang, kegiatan, satuan, sumber dana, SDGs Desa and the rules of the Dana Desa there, if they are not.

    The services do it once for a process; later tests repeat the statements that write the same rows.
    """
    if Kegiatan.objects.exists():
        return
    if _statements:
        with connection.cursor() as cursor:
            for sql, params in _statements:
                cursor.execute(sql, params)
        return
    load_kegiatan()
    load_short_lists()
    _statements.extend(_writing_again())


def _writing_again() -> list[tuple[str, Any]]:
    """Take the rows away and write them again as they were, numbers included; give the statements that wrote them."""
    written: list[tuple[str, Any]] = []

    def note(execute, sql, params, many, context):
        written.append((sql, params))
        return execute(sql, params, many, context)

    rows = {model: list(model.objects.all()) for model in IN_ORDER}
    for model in reversed(IN_ORDER):
        model.objects.all().delete()
    with connection.execute_wrapper(note):
        for model in IN_ORDER:
            model.objects.bulk_create(rows[model])
    return [(sql, params) for sql, params in written if sql.startswith("INSERT")]
