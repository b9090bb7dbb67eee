"""`load_demo`: a real plan, a made-up village and a login for every role, to look around and to practise with."""

from argparse import ArgumentParser
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desa_plan.demo.loader import DemoResult, load_demo
from desa_plan.demo.login_table import table_lines
from desa_plan.demo.logins import PASSWORD
from places.errors import DomainError


class Command(BaseCommand):
    """Load the demo once; done again it changes nothing."""

    help = (
        "Load all places and codes, Desa Pandanlandung with its RPJM Desa 2020-2027, a made-up village with a plan of "
        "150 activities, and one login for every role. Refused on a real site: its password is printed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--force", action="store_true", help="load it although this looks like a real site")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then say what was done and who can sign in."""
        start = perf_counter()
        try:
            result = load_demo(force=options["force"])
        except DomainError as error:
            raise CommandError(error.message) from None
        for line in [*_said(result), f"{perf_counter() - start:.1f} detik.", "", *table_lines()]:
            self.stdout.write(line)
        self.stdout.write(f"\nKata sandi semua akun contoh: {PASSWORD}")


def _said(result: DemoResult) -> list[str]:
    if result.is_former:
        return ["Contoh dari versi sebelumnya sudah ada dan dibiarkan. Untuk contoh yang baru, pakai basis data baru."]
    if result.is_kept:
        return ["Contoh sudah dimuat. Ada akun lain di sampingnya, jadi akun dan rencana contoh tidak disentuh."]
    if not result.is_new:
        return ["Contoh sudah dimuat; tidak ada yang diubah."]
    plans = [f"{plan}: {plan.line_set.count()} kegiatan" for plan in result.plans]
    return [f"{result.list_rows} baris wilayah, kode, dan daftar; {result.roles} peran dibuka.", *plans]
