"""`verify_issued`: compare every issued document with its hashes, as an operator does after a restore."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting.issued import faults_of
from reporting.models import IssuedDocument

AT_A_TIME = 100


class Command(BaseCommand):
    """Re-hash all issued payloads and files."""

    help = "Compare every issued payload and file with its SHA-256; exits with 1 when one differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--desa", metavar="CODE", help="only documents of this village")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk the whole store and tell each fault with its place."""
        documents = IssuedDocument.objects.select_related("replaces").prefetch_related("file_set").order_by("pk")
        if options["desa"]:
            documents = documents.filter(desa__code=options["desa"])
        checked, faults = 0, []
        for document in documents.iterator(chunk_size=AT_A_TIME):
            checked += 1
            faults += faults_of(document)
        if options["json"]:
            self.stdout.write(json.dumps({"checked": checked, "faults": [asdict(fault) for fault in faults]}))
        else:
            for fault in faults:
                self.stderr.write(f"{fault.where}: {fault.message}")
            self.stdout.write(f"{checked} naskah diperiksa, {len(faults)} tidak cocok.")
        if faults:
            raise CommandError(f"{len(faults)} bagian tidak sama dengan yang ditetapkan.", returncode=1)
