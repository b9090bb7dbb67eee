"""`seal_due`: seal meetings whose time for mending has run out; run it once a day."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from musyawarah.services.sealing import seal_due
from places.models import Desa


class Command(BaseCommand):
    """Seal what is due."""

    help = "Seal closed meetings whose days for mending are over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--desa", metavar="CODE", help="only this village")

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal and tell which."""
        desa = None
        if options["desa"]:
            desa = Desa.objects.filter(code=options["desa"]).first()
            if desa is None:
                raise CommandError(f"Desa dengan kode {options['desa']} tidak ada.")
        sealed = seal_due(desa=desa)
        for meeting in sealed:
            self.stdout.write(f"Disegel: Desa {meeting.desa.name}, {meeting}")
        self.stdout.write(f"{len(sealed)} musyawarah disegel.")
