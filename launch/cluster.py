"""A private PostgreSQL server for one test run: own folder, own port, own password, gone afterwards."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launch import system
from launch.console import Stop, say

USER = "desa_plan"
# The data lives for minutes: nothing has to survive a power cut.
FOR_TESTS = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
]
SECONDS_TO_START = 30


@contextmanager
def private_postgresql() -> Iterator[str]:
    """Run a server of our own and give its DATABASE_URL; stop and delete it however the block ends."""
    programs = system.find_postgresql()
    if programs is None:
        raise Stop("PostgreSQL is not installed.", system.install_line(["postgresql"]))
    folder = Path(tempfile.mkdtemp(prefix="desa-plan-postgresql-"))
    server = None
    try:
        password = secrets.token_hex(16)
        _make_cluster(programs, folder, password)
        server, port = _start(programs, folder)
        yield f"postgres://{USER}:{password}@127.0.0.1:{port}/postgres"
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> dict:
    """Give the user to run as: PostgreSQL refuses root, so root lends it another one."""
    if not system.is_root():
        return {}
    import pwd

    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _make_cluster(programs: Path, folder: Path, password: str) -> None:
    """Lay out the empty cluster in `folder`/data."""
    password_file = folder / "password"
    password_file.write_text(password)
    who = _unprivileged()
    if who:
        for path in (folder, password_file):
            os.chown(path, who["user"], who["group"])
    words = [programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "scram-sha-256", f"--pwfile={password_file}"]
    words += ["--encoding=UTF8", "--locale=C", "--no-sync"]
    made = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, **who)
    if made.returncode != 0:
        raise Stop(f"A private PostgreSQL could not be laid out:\n{made.stderr.strip()}")


def _start(programs: Path, folder: Path) -> tuple[subprocess.Popen, int]:
    """Start the server on a free port of this computer; give it and the port."""
    for _ in range(3):  # another program may take the port between our look and the start
        port = _free_port()
        words = [programs / "postgres", "-D", folder / "data", "-p", str(port)]
        for setting in FOR_TESTS:
            words += ["-c", setting]
        with (folder / "log").open("w") as log:
            # A session of its own: Ctrl+C reaches us first, and we stop the server when the tests have ended.
            server = subprocess.Popen(
                words, cwd=folder, stdout=log, stderr=log, start_new_session=True, **_unprivileged()
            )
        try:
            if _is_ready(server, folder / "data"):
                return server, port
        except BaseException:
            _stop(server)
            raise
        _stop(server)
    raise Stop(f"A private PostgreSQL did not start:\n{(folder / 'log').read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _is_ready(server: subprocess.Popen, data: Path) -> bool:
    """Wait until the server has written "ready" into the eighth line of its pid file."""
    end = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < end:
        try:
            if (data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready":
                return True
        except (OSError, IndexError):
            pass
        time.sleep(0.05)
    return False


def _stop(server: subprocess.Popen) -> None:
    """End the server: first asking (open connections are cut), then at once."""
    for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is None:
            server.send_signal(how)
        try:
            server.wait(timeout=15)
            return
        except subprocess.TimeoutExpired:
            say("  the private PostgreSQL is slow to stop …")
