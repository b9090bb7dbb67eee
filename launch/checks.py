"""`python3 start.py check`: everything that can be told without running the application."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from launch import advisories, packages
from launch.clone import PYTHON, ROOT, child_environment
from launch.console import START, call, say

NAMES = ["style", "format", "templates", "types", "migrations", "settings", "packages"]
# Where the law and the money are: these files are typed, the others may be.
TYPED = ("services", "documents", "builders", "calculations", "policy", "payload")
# A site as an operator would run it, so that Django's own deployment check has something to judge.
AS_DEPLOYED = {
    "SECRET_KEY": "x7Qm2" * 12 + "!a-B_c",
    "HTTPS_ONLY": "true",
    "ALLOWED_HOSTS": "desa.example",
    "DEBUG": "false",
}


def run(names: list[str]) -> int:
    """Run the named checks (all, without a name) to their end; give the exit code."""
    packages.install(packages.TEST)
    results = []
    with tempfile.TemporaryDirectory(prefix="desa-plan-check-") as folder:
        env = child_environment(DATABASE_URL=f"sqlite:///{Path(folder) / 'empty.sqlite3'}", **AS_DEPLOYED)
        for name, words in _commands().items():
            if not names or name in names:
                results.append(_check(name, words, env))
    if not names or "packages" in names:
        say("• packages …")
        vulnerable, said = advisories.known_vulnerabilities(packages.TEST)
        results.append((not vulnerable, f"packages: {said}"))
    say("\n══ Checks ══")
    for _, line in results:
        say(line)
    return 0 if all(fine for fine, _ in results) else 1


def _commands() -> dict[str, Sequence[str | Path]]:
    """Give each check's name and command."""
    tool = [PYTHON, "-m"]
    manage = [PYTHON, "manage.py"]
    return {
        "style": [*tool, "ruff", "check", "."],
        "format": [*tool, "ruff", "format", "--check", "."],
        "templates": [*tool, "djlint", "templates", "--lint", "--quiet"],
        "types": [*tool, "mypy", "--follow-imports=silent", *_typed_files()],
        "migrations": [*manage, "makemigrations", "--check", "--dry-run"],
        "settings": [*manage, "check", "--deploy", "--fail-level", "WARNING"],
    }


def _check(name: str, words: Sequence[str | Path], env: dict[str, str]) -> tuple[bool, str]:
    """Run one check in the foreground; give whether it was fine, and its line of the summary."""
    say(f"• {name} …")
    fine = call(words, cwd=ROOT, env=env) == 0
    return fine, f"{name}: fine" if fine else f"{name}: FAILED. To see it again, type: {START} check {name}"


def _typed_files() -> list[Path]:
    """Give the modules of the apps that TYPED names, and what lies in the folders it names."""
    found = []
    for app in sorted(path.parent for path in ROOT.glob("*/apps.py")):
        for path in sorted(app.rglob("*.py")):
            inside = path.relative_to(app).with_suffix("").parts
            if inside[0].startswith(TYPED):
                found.append(path.relative_to(ROOT))
    return found
