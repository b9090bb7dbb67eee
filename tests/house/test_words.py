"""Words and lines that must not stand in this repository, and the pinned packages."""

import re
from pathlib import Path

import pytest

from tests.house.sources import own_files

TEXT = {".py", ".md", ".toml", ".txt", ".in", ".html", ".css", ".js", ".yml", ".yaml", ".cfg", ".sh", ".json", ""}
# Written in pieces so that this file does not break its own rules.
FORBIDDEN = {
    "a package registry's host": r"(?i)pypi\.o"
    + r"rg|python"
    + r"hosted|npm"
    + r"js\.|deb\.deb"
    + r"ian|registry\.npm",
    "a path of somebody's machine": r"(?<![\w./}])/(work|tmp|root|home)" + r"/\w",
    "an unfinished promise": r"(#|//|/\*|<!--)\s*(TO" + r"DO|FIX" + r"ME)\b|(?<!\.)\b(TO" + r"DO|FIX" + r"ME)[:(]",
    "an empty promise": r"(?i)coming s" + r"oon|segera ha" + r"dir|lorem ip" + r"sum",
    "how the work was done": r"(?i)\b(clau" + r"de|anthro" + r"pic|chat" + r"gpt|open" + r"ai)\b",
}


def forbidden_words(root: Path) -> list[str]:
    """Tell every line of our text files that says what must not stand here."""
    found = []
    for path in own_files(root):
        if path.suffix not in TEXT or path.name.startswith("LICENSE"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            reasons = [reason for reason, pattern in FORBIDDEN.items() if re.search(pattern, line)]
            found += [f"{path.relative_to(root)}:{number}: {reason}" for reason in reasons]
    return found


def bad_pins(text: str) -> list[str]:
    """Tell every line of a locked list that names an address or pins without a hash."""
    options = ("-i", "--index", "--extra", "--find")
    found = [line for line in text.splitlines() if "://" in line or line.startswith(options)]
    for entry in re.split(r"\n(?=[a-zA-Z0-9])", text):
        if re.match(r"[a-zA-Z0-9]", entry) and not ("==" in entry and "--hash=sha256:" in entry):
            found.append(entry.splitlines()[0])
    return found


def packages(text: str) -> set[str]:
    """Give the names pinned in a locked list."""
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", text, re.MULTILINE))


def test_no_forbidden_word_stands_in_the_repository(project):
    assert forbidden_words(project) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_packages_are_pinned_with_hashes_and_without_addresses(project, name):
    assert bad_pins((project / name).read_text()) == []


def test_what_runs_and_what_only_tests_need_are_kept_apart(project):
    run = packages((project / "requirements.txt").read_text())
    only_tests = {"pytest", "hypothesis", "playwright", "mypy", "ruff", "djlint"}
    assert {"django", "weasyprint", "psycopg2-binary"} <= run
    assert not run & (only_tests | {"psycopg"}), "Django would silently take psycopg 3 over psycopg2"
    assert only_tests <= packages((project / "requirements-dev.txt").read_text())


@pytest.mark.parametrize(
    "line",
    [
        "from pypi" + ".org",
        "cd /wo" + "rk/main",
        "see (/tm" + "p/x.png)",
        "# TO" + "DO: later",
        "Segera " + "hadir",
        "thanks to Clau" + "de",
    ],
)
def test_a_planted_word_is_found(tmp_path, line):
    (tmp_path / "notes.md").write_text(f"fine\n{line}\n")
    assert [fault.split(":")[:2] for fault in forbidden_words(tmp_path)] == [["notes.md", "2"]]


def test_ordinary_words_are_left_alone(tmp_path):
    (tmp_path / "notes.md").write_text(
        "static/work/of/art, TODAY, the registry of villages, https://desa.example/home/\nStatus.TO" + "DO, it"
    )
    assert forbidden_words(tmp_path) == []


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://packages.example\n",
        "django==5.2.1\n",
        "django>=5 \\\n    --hash=sha256:00\n",
        "x @ https://files.example/x.whl \\\n    --hash=sha256:00\n",
    ],
)
def test_a_planted_loose_pin_is_found(text):
    assert bad_pins(text)
