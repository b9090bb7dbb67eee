"""What a kabupaten starts with before its Dinas PMD sets anything: words and time zone of its provinsi."""

import csv
from functools import cache
from pathlib import Path

LOCAL_DEFAULTS_CSV = Path(__file__).resolve().parent / "data" / "local_defaults.csv"
TIME_ZONE = "time_zone"


def local_defaults(kabupaten_code: str) -> dict[str, str]:
    """Values by key (a Term or "time_zone"); a row for the kabupaten itself wins over one for its provinsi."""
    defaults = _rows()
    return defaults.get(kabupaten_code[:2], {}) | defaults.get(kabupaten_code, {})


@cache
def _rows() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    with LOCAL_DEFAULTS_CSV.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["code"], {})[row["key"]] = row["value"]
    return found
