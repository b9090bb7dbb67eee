"""`python3 start.py`: set up and serve."""

import hashlib
import os
import socket
import subprocess
import time
from pathlib import Path

from launch import console, packages, system
from launch.clone import PYTHON, ROOT, VAR, child_environment, make_secret_key
from launch.console import AGAIN, START, Stop, say, step

OWN_COMPUTER = {"127.0.0.1", "localhost", "::1"}
EVERYWHERE = {"0.0.0.0", "::"}
SECONDS_TO_START = 60


def run(*, host: str, port: int, demo: bool) -> int:
    """Set up what is missing, then serve until Ctrl+C."""
    _refuse_busy_port(host, port)
    packages.install(packages.RUN)
    system.provide_prose_libraries()
    make_secret_key()
    env = child_environment(HASHED_STATIC="true")
    env.setdefault("ALLOWED_HOSTS", ",".join(_own_names(host)))
    _manage(env, "Bringing the database up to date", "migrate", "--verbosity", "0")
    _collect_static(env)
    if demo:
        _manage(env, "Loading the demo villages", "load_demo", line=f"{START} --no-demo")
    else:
        _manage(env, "Loading the places of Indonesia", "load_wilayah")
        _manage(env, "Loading the codes of activities", "load_kegiatan")
        _manage(env, "Loading the curriculum of training", "load_curriculum")
    return _serve(env, host, port, first_steps(demo=demo, host=host))


def first_steps(*, demo: bool, host: str) -> str:
    """Tell who can sign in: somebody has to be the first, and a known password is for this computer only."""
    if not demo:
        manage = console.spelled([PYTHON.relative_to(ROOT), "manage.py"])
        return f"To open the first account, type: {manage} create_administrator USERNAME --name NAME"
    if host not in OWN_COMPUTER:
        return f"! Everybody in this network can sign in with the demo password. For real work, type: {START} --no-demo"
    return "Sign in with one of the accounts above."


def _manage(env: dict[str, str], title: str, command: str, *words: str, line: str = "") -> None:
    """Run one management command as a step."""
    with step(title):
        failed = f"{title}: failed; the reason stands above."
        console.run([PYTHON, ROOT / "manage.py", command, *words], env=env, failed=failed, line=line)


def _collect_static(env: dict[str, str]) -> None:
    """Lay out hashed and compressed style sheets and scripts; at once when none has changed."""
    stamp = VAR / "static-collected"  # beside the folder, which is served to everybody
    state = _state_of_static()
    if "STATIC_ROOT" not in env and (VAR / "static").is_dir() and stamp.exists() and stamp.read_text() == state:
        return
    _manage(env, "Collecting style sheets and scripts", "collectstatic", "--noinput", "--verbosity", "0")
    if "STATIC_ROOT" not in env:
        stamp.write_text(state)


def _state_of_static() -> str:
    """Tell one state of our static files and of the packages that bring more of them from every other."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted((ROOT / "static").rglob("*")):
        facts = path.stat()
        digest.update(f"{path.relative_to(ROOT)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _refuse_busy_port(host: str, port: int) -> None:
    """Say at once, not after a minute, that another program has the port; offer the next free one."""
    if _is_free(host, port):
        return
    free = next((other for other in range(port + 1, min(port + 100, 65536)) if _is_free(host, other)), 0)
    raise Stop(
        f"Port {port} on {host} cannot be used: another program listens there, or it is not ours.",
        f"{START} --port {free}",
    )


def _is_free(host: str, port: int) -> bool:
    try:
        with socket.create_server((host, port), family=_family(host)):
            return True
    except (OSError, OverflowError):
        return False


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _own_names(host: str) -> list[str]:
    """Give the names under which this server may be called (Django refuses all others)."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if host in EVERYWHERE:
        names += [socket.gethostname(), f"{socket.gethostname()}.local", _network_address()]
    elif host not in names:
        names.append(f"[{host}]" if ":" in host else host)
    return names


def _network_address() -> str:
    """Give this computer's address in the local network; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"


def _serve(env: dict[str, str], host: str, port: int, hint: str) -> int:
    """Start the web server, say where it is once it answers, and wait for its end."""
    address = f"[{host}]" if ":" in host else host
    server = subprocess.Popen(_server_command(address, port), env=env, cwd=ROOT)
    try:
        _wait_until_it_answers(server, "127.0.0.1" if host == "0.0.0.0" else "::1" if host == "::" else host, port)
        shown = _network_address() if host in EVERYWHERE else address
        say(f"\nReady: http://{shown}:{port}/\n{hint}\nTo stop, press Ctrl+C. To start again, type: {AGAIN}")
        code = server.wait()
        raise Stop(f"The web server ended by itself (exit code {code}); the reason stands above.")
    except KeyboardInterrupt:
        say("\nStopping …")
    finally:
        _stop(server)
    say(f"Stopped. Nothing is lost; to start again, type: {AGAIN}")
    return 0


def _server_command(address: str, port: int) -> list[str | Path]:
    if os.name == "nt":
        return [PYTHON, "-m", "waitress", f"--listen={address}:{port}", "desa_plan.wsgi:application"]
    words = ["--bind", f"{address}:{port}", "--workers", "2", "--threads", "4", "--timeout", "120"]
    words += ["--log-level", "warning", "--no-control-socket"]
    return [PYTHON, "-m", "gunicorn", *words, "desa_plan.wsgi:application"]


def _wait_until_it_answers(server: subprocess.Popen, host: str, port: int) -> None:
    """Wait for the first accepted connection."""
    end = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < end:
        try:
            with socket.create_connection((host, port), timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise Stop("The web server did not start; the reason stands above.")


def _stop(server: subprocess.Popen) -> None:
    """Let open requests finish, then end the server."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(timeout=40)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
