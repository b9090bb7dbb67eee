"""`audit_chain --desa CODE [--json]`: does every line have its origin, and every usulan its fate?"""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.models import Desa
from planning.chain_audit import audit_chain
from planning.chain_facts import ChainAudit
from planning.enums import OriginKind


class Command(BaseCommand):
    """Walk the chain both ways; exit code 1 when it is broken anywhere."""

    help = "Walk a village's chain from usulan to plan lines and back. Writes nothing; exits 1 on a break."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--desa", required=True, metavar="CODE", help="Kemendagri code, as 35.07.21.2012")
        parser.add_argument("--json", action="store_true", help="print the result as a JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the village, walk, print."""
        desa = Desa.objects.filter(code=options["desa"]).first()
        if desa is None:
            raise CommandError(f"Tidak ada desa dengan kode {options['desa']}. Contoh kode: 35.07.21.2012.")
        audit = audit_chain(desa)
        if options["json"]:
            self.stdout.write(json.dumps(audit.as_json(), ensure_ascii=False, indent=1))
        else:
            self._print(audit)
        if audit.breaks:
            sys.exit(1)

    def _print(self, audit: ChainAudit) -> None:
        self.stdout.write(f"Desa {audit.desa.name}")
        kinds = ", ".join(f"{OriginKind(kind).label.lower()} {number}" for kind, number in audit.kinds.items())
        self.stdout.write(
            f"Kegiatan dengan asal: {audit.lines.percent}% dari {audit.lines.total} ({kinds or 'tidak ada'})"
        )
        self.stdout.write(f"Usulan dengan kabar: {audit.usulan.percent}% dari {audit.usulan.total}")
        for number, one in enumerate(audit.breaks, start=1):
            self.stdout.write(f"\n{number}. {one.what} [{one.code}]\n   Di: {one.where}\n   Perbaikan: {one.mend}")
        self.stdout.write(f"\n{len(audit.breaks)} rantai putus." if audit.breaks else "Rantai utuh dua arah.")
