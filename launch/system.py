"""What the operating system has to bring: libraries for prose PDFs, a browser and PostgreSQL for the tests."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch.console import Stop, say, spelled, step

PROSE_LIBRARIES = ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]
PROSE_PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation"]
# The program that drives the browser comes with a Node.js of its own, which wants this one library.
DRIVER_LIBRARIES = ["libatomic.so.1"]
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"]


def is_root() -> bool:
    """Tell whether we may install packages of the operating system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_line(packages: list[str]) -> str:
    """Give the line an administrator types to get these packages."""
    if shutil.which("apt-get"):
        return f"{'' if is_root() else 'sudo '}apt-get install {' '.join(packages)}"
    return f"(with this system's own package manager) install {' '.join(packages)}"


def install_or_explain(packages: list[str], *, why: str) -> None:
    """Install Debian packages when we are root there; raise Stop with the line to type otherwise."""
    line = install_line(packages)
    if not is_root() or not shutil.which("apt-get"):
        raise Stop(why, line)
    with step(f"Installing from the operating system: {' '.join(packages)}"):
        if not (_apt("install", *packages) or (_apt("update") and _apt("install", *packages, shown=True))):
            raise Stop(why, f"apt-get update && {line}")


def _apt(verb: str, *packages: str, shown: bool = False) -> bool:
    """Run apt-get without questions and without recommended extras; tell whether it worked."""
    words = ["apt-get", "--quiet", "--yes", "-o", "DPkg::Lock::Timeout=120", verb]
    if packages:
        words += ["--no-install-recommends", *packages]
    output = None if shown else subprocess.DEVNULL
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return (
        subprocess.run(words, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False).returncode
        == 0
    )


def _can_load(libraries: list[str]) -> bool:
    """Tell whether the system has these libraries (asked on Linux only; elsewhere the first use says it)."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        for name in libraries:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def provide_prose_libraries() -> None:
    """Get the libraries for prose PDFs when we may; otherwise say what to type and go on."""
    if _can_load(PROSE_LIBRARIES):
        return
    try:
        install_or_explain(PROSE_PACKAGES, why="Letters and berita acara cannot be printed yet; everything else works.")
    except Stop as stop:
        say(f"! {stop.reason}\n  To print them too, type: {stop.line}")


def find_chromium() -> str | None:
    """Give the path of an installed Chromium or one of its siblings."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def find_postgresql() -> Path | None:
    """Give the folder with the newest installed PostgreSQL server programs (14 or newer)."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/opt/homebrew/opt").glob("postgresql@*/bin")]
    numbered = [(int("".join(filter(str.isdigit, folder.parent.name)) or 0), folder) for folder in folders]
    usable = [(number, folder) for number, folder in numbered if number >= 14 and (folder / "initdb").exists()]
    if usable:
        return max(usable)[1]
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb and shutil.which("postgres") else None


def provide_test_programs(*, postgresql: bool) -> None:
    """Get what the tests drive; without it there is no test run, so that nothing is skipped silently."""
    missing = _missing_for_tests(postgresql)
    if not missing:
        return
    install_or_explain(missing, why=f"The tests need {spelled(missing)}.")
    if still := _missing_for_tests(postgresql):
        raise Stop(f"Still not found after installing: {spelled(still)}.", install_line(still))


def _missing_for_tests(postgresql: bool) -> list[str]:
    """Give the Debian packages that the tests need and that are not here."""
    return [
        *([] if find_chromium() else ["chromium"]),
        *([] if _can_load(DRIVER_LIBRARIES) else ["libatomic1"]),
        *([] if not postgresql or find_postgresql() else ["postgresql"]),
        *([] if _can_load(PROSE_LIBRARIES) else PROSE_PACKAGES),
    ]
