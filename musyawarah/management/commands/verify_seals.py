"""`verify_seals`: recompute every seal, as an operator does after a restore or when somebody doubts the minutes."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from musyawarah.enums import MusyawarahStatus
from musyawarah.models import Segel
from musyawarah.seal_check import faults_of_village
from places.models import Desa


class Command(BaseCommand):
    """Compare meetings with their seals, and the seals with each other."""

    help = "Recompute the seals of meetings and their chain; exits with 1 and says what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--desa", metavar="CODE", help="only this village")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk the villages that have sealed anything."""
        villages = _villages(options["desa"])
        faults = [(desa, fault) for desa in villages for fault in faults_of_village(desa)]
        checked = Segel.objects.filter(desa__in=villages).count()
        if options["json"]:
            rows = [asdict(fault) | {"desa": desa.code} for desa, fault in faults]
            self.stdout.write(json.dumps({"checked": checked, "faults": rows}, ensure_ascii=False))
        else:
            for desa, fault in faults:
                self.stderr.write(f"Desa {desa.name}, {fault.where}: {fault.message}")
            if not faults:
                self.stdout.write(f"{checked} segel diperiksa, semuanya cocok.")
        if faults:
            raise CommandError(f"{checked} segel diperiksa, {len(faults)} hal tidak cocok.", returncode=1)


def _villages(code: str | None) -> list[Desa]:
    if code:
        desa = Desa.objects.filter(code=code).first()
        if desa is None:
            raise CommandError(f"Desa dengan kode {code} tidak ada.")
        return [desa]
    sealed = Q(segel_set__isnull=False) | Q(musyawarah_set__status=MusyawarahStatus.SEALED)
    return list(Desa.objects.filter(sealed).distinct().order_by("code"))
