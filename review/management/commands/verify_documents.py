"""`verify_documents`: compare all that is kept with a hash, as an operator does after a restore or in doubt."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.models import Desa
from review.stored_faults import Checked, check_everything


class Command(BaseCommand):
    """Re-hash issued documents, scans, submissions, chapters and attachments."""

    help = "Compare everything that is kept with a SHA-256; exits with 1 and names the place where one differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--desa", metavar="CODE", help="only what belongs to this village")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk the whole store and tell each fault with its place."""
        found = check_everything(_village(options["desa"]))
        if options["json"]:
            self.stdout.write(json.dumps({one.name: _as_json(one) for one in found}, ensure_ascii=False))
        else:
            for one in found:
                for fault in one.faults:
                    self.stderr.write(f"{fault.where}: {fault.message}")
                self.stdout.write(f"{one.name}: {one.count} diperiksa, {len(one.faults)} tidak cocok")
        total = sum(len(one.faults) for one in found)
        if total:
            raise CommandError(f"{total} hal tidak sama dengan yang disimpan dahulu.", returncode=1)


def _village(code: str | None) -> Desa | None:
    if not code:
        return None
    desa = Desa.objects.filter(code=code).first()
    if desa is None:
        raise CommandError(f"Desa dengan kode {code} tidak ada.")
    return desa


def _as_json(one: Checked) -> dict[str, Any]:
    return {"checked": one.count, "faults": [asdict(fault) for fault in one.faults]}
