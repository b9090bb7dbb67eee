"""`python3 start.py test`: the tests, once on SQLite and once on a PostgreSQL of our own."""

import os
import subprocess
import tempfile
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from launch import packages, system
from launch.clone import PYTHON, ROOT, child_environment
from launch.cluster import private_postgresql
from launch.console import START, call, say, step

NO_TEST_SELECTED = 5
MOST_PROCESSES = 4
# What an operator may have set for the site must not decide how the tests turn out.
NOT_FOR_TESTS = [
    *["DATABASE_URL", "DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "HTTPS_ONLY", "BEHIND_PROXY", "HASHED_STATIC"],
    *["STATIC_ROOT", "MEDIA_ROOT", "CACHE_URL", "OFFICERS_NEED_SECOND_FACTOR", "PYTEST_ADDOPTS"],
]


@dataclass(frozen=True)
class Outcome:
    """How one pass ended."""

    title: str
    code: int
    passed: int
    failed: int
    skipped: int
    seconds: float

    def line(self) -> str:
        """Give the pass as one line of the summary."""
        if self.code == NO_TEST_SELECTED:
            return f"{self.title}: no test selected"
        ended = "" if self.code in (0, 1) else f", ended early with exit code {self.code}"
        counts = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return f"{self.title}: {counts} in {self.seconds:.0f} s{ended}"


def run(*, full: bool, pytest_words: list[str]) -> int:
    """Install what the tests need, run both passes, say how they ended; give the exit code."""
    begun = time.monotonic()
    given = os.environ.get("TEST_DATABASE_URL")  # a server somebody already runs, where we cannot start one
    packages.install(packages.TEST)
    system.provide_test_programs(postgresql=not given)
    env = child_environment(SECRET_KEY="only-for-tests", DESA_PLAN_FULL="1" if full else "")
    for name in NOT_FOR_TESTS:
        env.pop(name, None)
    with nullcontext(given) if given else private_postgresql() as address:
        passes = {"SQLite": env, "PostgreSQL": {**env, "DATABASE_URL": address}}
        if not pytest_words:
            with step("Migrating one database of each kind, to be copied for the tests"):
                _migrate(list(passes.values()))
        outcomes = [_one_pass(title, of_pass, pytest_words) for title, of_pass in passes.items()]
    return _summary(outcomes, narrowed=bool(pytest_words), seconds=time.monotonic() - begun)


def _migrate(environments: list[dict[str, str]]) -> None:
    """Make the migrated databases side by side; what fails here fails again in its pass, which tells about it."""
    words = [str(PYTHON), "-m", "tests.migrated"]
    children = [subprocess.Popen(words, cwd=ROOT, env=env) for env in environments]
    try:
        for child in children:
            child.wait()
    finally:
        for child in children:
            child.terminate()
            child.wait()


def _one_pass(title: str, env: dict[str, str], pytest_words: list[str]) -> Outcome:
    """Run pytest once; tests/conftest.py decides from the database which tests belong to the pass."""
    say(f"\n══ {title} ══")
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="desa-plan-tests-") as folder:
        report = Path(folder) / "report.xml"
        # A memory of its own, or what failed on one database would be forgotten when it passes on the other.
        memory = f"cache_dir=.pytest_cache/{title.lower()}"
        words = [PYTHON, "-m", "pytest", "-o", memory, f"--junitxml={report}", *_sharing(pytest_words), *pytest_words]
        code = call(words, cwd=ROOT, env=env)
        passed, failed, skipped = _counts(report)
    return Outcome(title, code, passed, failed, skipped, time.monotonic() - begun)


def _sharing(pytest_words: list[str]) -> list[str]:
    """Share the whole suite between the processors; a selection runs in one process, which shows more.

    Whoever has finished takes from the other's rest: modules stay together, and nobody waits long at the end.
    """
    processors = min(os.cpu_count() or 1, MOST_PROCESSES)
    return [] if pytest_words or processors < 2 else ["-n", str(processors), "--dist", "worksteal"]


def _counts(report: Path) -> tuple[int, int, int]:
    """Read passed, failed (with errors) and skipped from pytest's report; nothing when pytest broke down before it."""
    if not report.exists():
        return 0, 0, 0
    suites = ElementTree.parse(report).iter("testsuite")
    total, failed, skipped = 0, 0, 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return max(total - failed - skipped, 0), failed, skipped


def _summary(outcomes: list[Outcome], *, narrowed: bool, seconds: float) -> int:
    """Print one line a pass and the sum; no test in a pass is a failure unless the person narrowed the selection."""
    empty = [outcome for outcome in outcomes if outcome.code == NO_TEST_SELECTED]
    bad = [outcome for outcome in outcomes if outcome.code not in (0, NO_TEST_SELECTED)]
    if empty and (not narrowed or len(empty) == len(outcomes)):
        bad += empty
    say(f"\n══ Both together, {seconds:.0f} s with the set-up ══")
    for outcome in outcomes:
        say(outcome.line())
    if bad:
        titles = ", ".join(outcome.title for outcome in bad)
        say(f"Not green: {titles}. To run only what failed, type: {START} test --lf --lfnf=none")
    total = [sum(getattr(outcome, name) for outcome in outcomes) for name in ("passed", "failed", "skipped")]
    say("{} passed, {} failed, {} skipped".format(*total))
    return 1 if bad else 0
