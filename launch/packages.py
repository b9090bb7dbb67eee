"""The clone's own Python environment with exactly the pinned packages."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import venv

from launch import system
from launch.clone import PYTHON, ROOT, VENV, child_environment
from launch.console import Stop, on_terminal, run, step

RUN = ["requirements.txt"]
TEST = ["requirements.txt", "requirements-dev.txt"]
NO_PIP = "Python is here, but nothing to install packages with (pip)."


def install(files: list[str]) -> None:
    """Bring .venv to the state that `files` pin; at once when it is there already."""
    _make_environment()
    wanted = {_fingerprint(file) for file in files}
    stamp = VENV / "installed"
    if stamp.exists() and wanted <= set(stamp.read_text().split()):
        return
    stamp.unlink(missing_ok=True)  # until pip has finished, nobody knows what is in there
    pip = _pip()
    with step("Installing packages (a minute or two, only when the list has changed)"):
        command = [*pip, "install", "--no-deps", "--require-hashes", "--no-compile", "--no-input"]
        command += ["--disable-pip-version-check", *([] if on_terminal() else ["--quiet"])]
        for file in files:
            command += ["--requirement", str(ROOT / file)]
        run(command, env=child_environment(), failed="The packages could not be installed; the reason stands above.")
    stamp.write_text("\n".join(sorted(wanted)))


def _fingerprint(file: str) -> str:
    """Tell one state of a list of pinned packages, on one Python, from every other."""
    return hashlib.sha256(f"{sys.version_info[:2]}{file}".encode() + (ROOT / file).read_bytes()).hexdigest()


def _make_environment() -> None:
    """Make .venv without pip (bare Debian has no ensurepip); again when its Python has gone or changed."""
    if PYTHON.exists() and f"version = {sys.version_info[0]}.{sys.version_info[1]}." in _configuration():
        return
    with step(f"Making a Python environment in {VENV.name}"):
        venv.EnvBuilder(clear=True, with_pip=False, symlinks=sys.platform != "win32").create(VENV)


def _configuration() -> str:
    path = VENV / "pyvenv.cfg"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _pip() -> list[str]:
    """Find a pip that installs into .venv: there, beside this Python, on the PATH, or the one Python carries along."""
    if subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
        return [str(PYTHON), "-m", "pip"]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    for name in ("pip3", "pip"):
        if (found := shutil.which(name)) and _understands_python_option(found):
            return [found, "--python", str(PYTHON)]
    if not _has_ensurepip():
        system.install_or_explain(["python3-venv"], why=NO_PIP)
        if not _has_ensurepip():
            raise Stop(NO_PIP, system.install_line(["python3-venv"]))
    with step("Unpacking pip"):
        run([PYTHON, "-m", "ensurepip"], env=child_environment(), failed="Python's own pip could not be unpacked.")
    return [str(PYTHON), "-m", "pip"]


def _understands_python_option(pip: str) -> bool:
    """Tell whether this pip is new enough (22.3) to install into another environment."""
    return subprocess.run([pip, "--python", PYTHON, "--version"], capture_output=True, check=False).returncode == 0


def _has_ensurepip() -> bool:
    """Ask afresh: Debian ships the module's name in a package of its own."""
    probe = [sys.executable, "-c", "import ensurepip"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0
