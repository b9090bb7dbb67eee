"""What commands that load lists print."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from codes.services.sync_list import ListResult


def report_lines(results: Sequence[ListResult], *, as_json: bool, retired: str) -> Iterator[str]:
    """A line for each list and whether anything changed, or all as JSON; `retired` is what a retired row is called."""
    if as_json:
        yield json.dumps({"lists": [asdict(result) for result in results]})
        return
    for r in results:
        yield f"{r.list}: {r.in_file} di berkas; {r.created} baru, {r.changed} berubah, {r.retired} {retired}"
    yield "Selesai." if any(r.touched for r in results) else "Tidak ada perubahan."
