"""Load the curriculum that comes with the application; a module that leaves the file is retired, never deleted."""

from pathlib import Path
from typing import Any

from django.db import transaction

from codes.services.sync_list import ListResult, sync_list
from places.services.reference_file import BadFile, read_rows
from training.models import TrainingModule
from training.rule_choices import known_rules
from training.services.library import MOST_HOURS

MODULES_CSV = Path(__file__).resolve().parent.parent / "data" / "modul.csv"
_HEADER = ["code", "title", "hours", "rules", "summary", "outcome"]


@transaction.atomic
def load_modules(path: Path = MODULES_CSV) -> ListResult:
    """Bring the shipped modules up to the file. Raises BadFile."""
    wanted: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    for line, (code, title, hours, rules, summary, outcome) in read_rows(path, header=_HEADER):
        problems += _problems(line, code, title, hours, rules.split(), wanted)
        wanted[code] = {
            "title": title,
            "hours": int(hours) if hours.isdigit() else 0,
            "rules": rules.split(),
            "summary": summary,
            "outcome": "\n".join(part.strip() for part in outcome.split("|") if part.strip()),
            "is_public": True,
        }
    if problems:
        raise BadFile(path, problems)
    shipped = TrainingModule.objects.filter(desa=None, kecamatan=None, kabupaten=None).exclude(code="")
    return sync_list("modul", shipped, wanted, key="code")


def _problems(line: int, code: str, title: str, hours: str, rules: list[str], before: dict) -> list[str]:
    found = []
    if not code or code in before:
        found.append(f"Baris {line}: kode {code!r} kosong atau sudah dipakai.")
    if not title:
        found.append(f"Baris {line}: judul kosong.")
    if not hours.isdigit() or not 1 <= int(hours) <= MOST_HOURS:
        found.append(f"Baris {line}: jam pelajaran {hours!r} bukan bilangan 1-{MOST_HOURS}.")
    unknown = [rule for rule in rules if rule not in known_rules()]
    if unknown:
        found.append(f"Baris {line}: aturan tidak dikenal: {', '.join(unknown)}.")
    return found
