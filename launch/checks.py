"""`python3 start.py check`: everything that can be told without running the application."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from launch import advisories, packages
from launch.clone import PYTHON, ROOT, child_environment
from launch.console import say, spelled

# Where the law and the money are: these files are typed, the others may be.
TYPED = ("services", "documents", "builders", "calculations", "policy", "payload")
# A site as an operator would run it, so that Django's own deployment check has something to judge.
AS_DEPLOYED = {
    "SECRET_KEY": "x7Qm2" * 12 + "!a-B_c",
    "HTTPS_ONLY": "true",
    "ALLOWED_HOSTS": "desa.example",
    "DEBUG": "false",
}


def run() -> int:
    """Run every check to its end, then name each result with the line that shows a failure again."""
    packages.install(packages.TEST)
    with tempfile.TemporaryDirectory(prefix="desa-plan-check-") as folder:
        env = child_environment(DATABASE_URL=f"sqlite:///{Path(folder) / 'empty.sqlite3'}", **AS_DEPLOYED)
        results = [_check(title, words, env) for title, words in _commands()]
    vulnerable, said = advisories.known_vulnerabilities(packages.TEST)
    say("\n══ Checks ══")
    for _, line in results:
        say(line)
    say(f"Packages: {said}")
    return 1 if vulnerable or not all(fine for fine, _ in results) else 0


def _commands() -> list[tuple[str, Sequence[str | Path]]]:
    tool = [PYTHON, "-m"]
    manage = [PYTHON, "manage.py"]
    return [
        ("Style", [*tool, "ruff", "check", "."]),
        ("Format", [*tool, "ruff", "format", "--check", "."]),
        ("Templates", [*tool, "djlint", "templates", "--lint", "--quiet"]),
        ("Types", [*tool, "mypy", *_typed_files()]),
        ("Migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        ("Settings", [*manage, "check", "--deploy", "--fail-level", "WARNING"]),
    ]


def _check(title: str, words: Sequence[str | Path], env: dict[str, str]) -> tuple[bool, str]:
    """Run one check in the foreground; give whether it was fine, and its line of the summary."""
    say(f"• {title} …")
    fine = subprocess.run(words, cwd=ROOT, env=env, check=False).returncode == 0
    shown = [word.relative_to(ROOT) if isinstance(word, Path) and word.is_absolute() else word for word in words]
    return fine, f"{title}: fine" if fine else f"{title}: FAILED. To see it again, type: {spelled(shown)}"


def _typed_files() -> list[Path]:
    """Give the modules of the apps that TYPED names, or that lie in a folder it names."""
    found = []
    for app in sorted(path.parent for path in ROOT.glob("*/apps.py")):
        for path in sorted(app.rglob("*.py")):
            inside = path.relative_to(app).with_suffix("").parts
            if "migrations" not in inside and any(part.startswith(TYPED) for part in inside):
                found.append(path.relative_to(ROOT))
    return found
