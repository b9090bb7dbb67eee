"""`bench documents`, `bench pages`: figures that the project's bars are checked against."""

import json
import pkgutil
from argparse import ArgumentParser
from importlib import import_module
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand

from desa_plan import bench


def benches() -> dict[str, ModuleType]:
    """The modules of `desa_plan/bench` that can be run: they have `add_arguments(parser)` and `run(options)`."""
    names = [info.name for info in pkgutil.iter_modules(bench.__path__)]
    modules = {name: import_module(f"{bench.__name__}.{name}") for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, "run")}


class Command(BaseCommand):
    """Run one bench and print its results."""

    help = "Measure: `bench documents` (writers of documents), `bench pages` (server time and queries per page)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One subcommand per bench, each with its own arguments."""
        parsers = parser.add_subparsers(dest="bench", required=True, metavar="BENCH")
        for name, module in sorted(benches().items()):
            summary = (module.__doc__ or "").strip().splitlines()[0]
            sub = parsers.add_parser(name, help=summary)
            sub.add_argument("--json", action="store_true", help='print {"results": [...]}')
            module.add_arguments(sub)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it; progress goes to stderr, results to stdout."""
        module = benches()[options["bench"]]
        results = module.run(options)
        if options["json"]:
            self.stdout.write(json.dumps({"results": results}))
            return
        for line in module.table_lines(results):
            self.stdout.write(line)
