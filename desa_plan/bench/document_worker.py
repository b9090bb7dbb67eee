"""One measured process of `bench documents`: warm up, then render once and report what it cost.

python -m desa_plan.bench.document_worker matrix 500
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from html import escape

import django

from desa_plan.bench.memory import reset_peak, status_mb
from desa_plan.bench.sample_matrix import sample_matrix
from desa_plan.bench.sample_minutes import one_line_page, sample_minutes
from reporting.cell_text import cell_text
from reporting.payload import MatrixDocument
from reporting.render_pdf import matrix_pdf
from reporting.render_prose import html_to_pdf, prose_pdf
from reporting.render_xlsx import matrix_xlsx

WARM_UP_ROWS = 20
_PLAIN_CSS = (
    "@page { size: 330mm 215mm; margin: 12mm } body { font: 8pt Liberation Sans, sans-serif }"
    " table { border-collapse: collapse } td, th { border: 0.4pt solid black; padding: 1pt 2pt }"
)


def plain_table_html(document: MatrixDocument) -> str:
    """The yardstick: the same texts as one plain table with automatic layout."""
    columns = document.table.columns
    head = "".join(f"<th>{escape(column.head[-1])}</th>" for column in columns)
    body = []
    for row in document.table.rows:
        cells = [
            f"<td>{escape(cell_text(column, value))}</td>" for column, value in zip(columns, row.cells, strict=True)
        ]
        span = row.label_span()
        if span and row.label:
            width = span[1] - span[0] + 1
            cells[span[0] : span[1] + 1] = [f'<td colspan="{width}">{escape(row.label)}</td>']
        body.append(f"<tr>{''.join(cells)}</tr>")
    style = f"<style>{_PLAIN_CSS}</style>"
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    return f'<!DOCTYPE html><html lang="id"><head><title>x</title>{style}</head><body>{table}</body></html>'


def _weasyprint_pdf(document: MatrixDocument) -> bytes:
    return html_to_pdf(plain_table_html(document))


def _minutes_pdf(decisions: int) -> bytes:
    return prose_pdf(sample_minutes(decisions))[1]


def _one_line_pdf(_: int) -> bytes:
    return html_to_pdf(one_line_page(), "prose_fonts.css")


WRITERS: dict[str, Callable[[MatrixDocument], bytes]] = {
    "matrix": matrix_pdf,
    "xlsx": matrix_xlsx,
    "weasyprint": _weasyprint_pdf,
}
PROSE_WRITERS: dict[str, Callable[[int], bytes]] = {"berita-acara": _minutes_pdf, "one-line": _one_line_pdf}


def measure(name: str, rows: int) -> dict[str, float]:
    """Seconds of one render in this warmed process, MB added at the peak since before the warm-up, KB written."""
    first, second = _works(name, rows)
    gc.collect()
    reset_peak()
    before = status_mb("VmRSS")  # so that fonts and libraries loaded by the first render count too
    first()
    start = time.perf_counter()
    data = second()
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "peak_mb": max(0.0, status_mb("VmHWM") - before), "kb": len(data) / 1024}


def _works(name: str, rows: int) -> tuple[Callable[[], bytes], Callable[[], bytes]]:
    """What warms up, and what is measured; of prose `rows` are decisions."""
    if name in PROSE_WRITERS:
        django.setup()  # prose comes from templates
        work = partial(PROSE_WRITERS[name], rows)
        return work, work
    write = WRITERS[name]
    return partial(write, sample_matrix(WARM_UP_ROWS)), partial(write, sample_matrix(rows))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "desa_plan.settings")
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
