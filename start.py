#!/usr/bin/env python3
"""Set up and run desa_plan, test it, or check it. Needs Python 3.11 or newer and nothing else.

python3 start.py [--host ADDRESS] [--port NUMBER] [--no-demo]   set up, then serve
python3 start.py test [--full] [pytest arguments]               the tests, on SQLite and on PostgreSQL
python3 start.py check [name …]                                 style, types, templates, migrations, packages
"""

import sys

if sys.version_info < (3, 11):  # before any newer syntax is read
    sys.exit(
        "desa_plan needs Python 3.11 or newer; this is Python %d.%d.\nType: python3.11 start.py" % sys.version_info[:2]
    )

import argparse
import signal

from launch import checks, serve, suite
from launch.console import AGAIN, Stop, Terminated, say


def main(words: list[str]) -> int:
    """Do what the command line asks; give the exit code."""
    command = words[0] if words and words[0] in {"test", "check"} else "run"
    rest = words if command == "run" else words[1:]
    parser = argparse.ArgumentParser(
        prog="start.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    if command == "test":
        parser.add_argument("--full", action="store_true", help="all random cases instead of a tenth")
        options, pytest_words = parser.parse_known_args(rest)
        return suite.run(full=options.full, pytest_words=pytest_words)
    if command == "check":
        parser.add_argument("names", nargs="*", metavar="name", help="only these: " + ", ".join(checks.NAMES))
        names = parser.parse_args(rest).names
        if unknown := set(names) - set(checks.NAMES):
            parser.error(f"there is no check {', '.join(sorted(unknown))}; there are {', '.join(checks.NAMES)}")
        return checks.run(names)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--no-demo", dest="demo", action="store_false", help="start without the demo villages")
    options = parser.parse_args(rest)
    return serve.run(host=options.host, port=options.port, demo=options.demo)


def stop_like_ctrl_c(signum: int, frame: object) -> None:
    """Let a plain kill clean up as Ctrl+C does."""
    raise Terminated


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop_like_ctrl_c)
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        say(f"\n{stop.reason}\nType: {stop.line or AGAIN}")
        sys.exit(1)
    except KeyboardInterrupt:
        say(f"\nStopped. To go on, type: {AGAIN}")
        sys.exit(130)
