"""`load_curriculum`: bring the shipped curriculum of training up to date."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.operator import add_operator_argument
from codes.services.sync_list import ListResult
from desa_plan.list_report import report_lines
from desa_plan.reference_log import log_load, operator_or_nobody
from places.errors import DomainError
from training.services.load_curriculum import load_modules
from training.services.load_questions import load_questions


class Command(BaseCommand):
    """Load the modules and the questions that come with the application."""

    help = "Load the modules and questions of training that we ship. Those that left our files are retired."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--json", action="store_true", help="print the result as JSON")
        add_operator_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then say what was done."""
        try:
            results = self._load(options["operator"])
        except DomainError as error:
            raise CommandError(error.message) from None
        for line in report_lines(results, as_json=options["json"], retired="tidak dipakai lagi"):
            self.stdout.write(line)

    @transaction.atomic
    def _load(self, operator: str | None) -> list[ListResult]:
        by = operator_or_nobody(operator)
        results = [load_modules(), load_questions()]
        touched = sum(result.touched for result in results)
        if touched:
            log_load(by, verb="load_curriculum", summary=f"Memuat kurikulum: {touched} baris baru atau berubah")
        return results
