"""Lines for the person at the terminal, and running one step after another."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

START = "py start.py" if os.name == "nt" else "python3 start.py"
AGAIN = " ".join([START, *map(shlex.quote, sys.argv[1:])])
SECONDS_TO_CLEAN_UP = 10


class Stop(Exception):
    """The step cannot go on: why, and the line to type next (the same start line when empty)."""

    def __init__(self, reason: str, line: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class Terminated(KeyboardInterrupt):
    """Somebody ended us with a plain kill."""


def say(text: str = "") -> None:
    """Print at once, so that our lines and those of child processes keep their order."""
    print(text, flush=True)


def spelled(words: Sequence[object]) -> str:
    """Give a command as one line that can be typed."""
    text = [str(word) for word in words]
    return subprocess.list2cmdline(text) if os.name == "nt" else shlex.join(text)


@contextmanager
def step(title: str):
    """Announce a step and say how many seconds it took."""
    say(f"• {title} …")
    begun = time.monotonic()
    yield
    say(f"  done in {time.monotonic() - begun:.1f} s")


def call(words: Sequence[object], *, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> int:
    """Run one command in the foreground and give its exit code; when we are stopped it may clean up first."""
    child = subprocess.Popen([str(word) for word in words], env=env, cwd=cwd)
    try:
        return child.wait()
    except KeyboardInterrupt as reason:
        if isinstance(reason, Terminated):  # Ctrl+C reaches the child by itself, a plain kill does not
            child.send_signal(signal.SIGINT)
        raise
    finally:
        _end(child)


def _end(child: subprocess.Popen) -> None:
    """Wait for a child that is ending; press harder when it does not."""
    for press in (child.terminate, child.kill):
        try:
            child.wait(timeout=SECONDS_TO_CLEAN_UP)
            return
        except subprocess.TimeoutExpired:
            press()
    child.wait()


def run(words: Sequence[object], *, env: Mapping[str, str] | None = None, failed: str, line: str = "") -> None:
    """Run one command in the foreground; a failure stops with `failed` and the line that shows it again."""
    if call(words, env=env) != 0:
        raise Stop(failed, line or spelled(words))


def on_terminal() -> bool:
    """Tell whether a person watches, so that progress bars are worth drawing."""
    return sys.stdout.isatty()
