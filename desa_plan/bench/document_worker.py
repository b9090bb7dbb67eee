"""One measured process of `bench documents`: warm up, then render once and report what it cost.

python -m desa_plan.bench.document_worker matrix 500
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from desa_plan.bench.sample_matrix import sample_matrix
from reporting.cell_text import cell_text
from reporting.payload import MatrixDocument
from reporting.render_pdf import matrix_pdf
from reporting.render_prose import html_to_pdf
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


WRITERS: dict[str, Callable[[MatrixDocument], bytes]] = {
    "matrix": matrix_pdf,
    "xlsx": matrix_xlsx,
    "weasyprint": _weasyprint_pdf,
}


def measure(name: str, rows: int) -> dict[str, float]:
    """Seconds of one render in this warmed process, MB added at the peak since before the warm-up, KB written."""
    write = WRITERS[name]
    document = sample_matrix(rows)
    gc.collect()
    _reset_peak()
    before = _status_mb("VmRSS")  # so that fonts and libraries loaded by the first render count too
    write(sample_matrix(WARM_UP_ROWS))
    start = time.perf_counter()
    data = write(document)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "peak_mb": max(0.0, _status_mb("VmHWM") - before), "kb": len(data) / 1024}


def _reset_peak() -> None:
    """Forget the peak of the imports."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")


def _status_mb(field: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(field)


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
