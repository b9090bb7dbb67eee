"""`check_plan --desa CODE (--rpjm FIRST | --year YEAR)`: what the rules find in a plan."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from places.models import Desa
from planning.checks.run import Checked, check_rkp, check_rpjm
from planning.enums import CheckLevel
from planning.models import RkpDesa, RpjmDesa


class Command(BaseCommand):
    """Check a plan; findings are no failure, so the exit code stays 0."""

    help = "Check a RPJM Desa (--rpjm FIRST year) or a RKP Desa (--year) of a village by all rules. Writes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("--desa", required=True, metavar="CODE", help="Kemendagri code, as 35.07.21.2012")
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--rpjm", type=int, metavar="FIRST", help="first year of the RPJM Desa")
        which.add_argument("--year", type=int, metavar="YEAR", help="budget year of the RKP Desa")
        parser.add_argument("--json", action="store_true", help="print the findings as a JSON list")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the plan, run the rules, print."""
        desa = Desa.objects.filter(code=options["desa"]).first()
        if desa is None:
            raise CommandError(f"Tidak ada desa dengan kode {options['desa']}. Contoh kode: 35.07.21.2012.")
        checked = _check_rkp(desa, options["year"]) if options["rpjm"] is None else _check_rpjm(desa, options["rpjm"])
        if options["json"]:
            self.stdout.write(json.dumps([finding.as_json() for finding in checked.findings], ensure_ascii=False))
            return
        self._print(checked)

    def _print(self, checked: Checked) -> None:
        for group in checked.groups():
            level = CheckLevel(group.level).label
            self.stdout.write(f"\n{group.rule} {group.title} – {level} ({len(group.findings)})")
            for finding in group.findings:
                where = f"{finding.number}. {finding.name}: " if finding.line else ""
                self.stdout.write(f"  {where}{finding.message}")
                if not (group.remedy and group.legal_source):
                    self.stdout.write(f"    Perbaikan: {finding.remedy} Dasar: {finding.legal_source}.")
            if group.remedy and group.legal_source:
                self.stdout.write(f"  Perbaikan: {group.remedy} Dasar: {group.legal_source}.")
        counts = ", ".join(f"{number} {CheckLevel(level).label.lower()}" for level, number in checked.counts.items())
        self.stdout.write(f"\n{counts}." if checked.findings else "Semua sesuai.")


def _check_rkp(desa: Desa, year: int) -> Checked:
    rkp = RkpDesa.objects.with_place().filter(desa=desa, year=year).first()
    if rkp is None:
        known = RkpDesa.objects.filter(desa=desa).order_by("year").values_list("year", flat=True)
        raise CommandError(f"Desa {desa.name} tidak mempunyai RKP Desa {year}. {_known(known)}")
    return check_rkp(rkp)


def _check_rpjm(desa: Desa, first_year: int) -> Checked:
    rpjm = RpjmDesa.objects.with_place().filter(desa=desa, first_year=first_year).first()
    if rpjm is None:
        known = RpjmDesa.objects.filter(desa=desa).order_by("first_year").values_list("first_year", flat=True)
        raise CommandError(f"Desa {desa.name} tidak mempunyai RPJM Desa yang dimulai {first_year}. {_known(known)}")
    return check_rpjm(rpjm)


def _known(years: Any) -> str:
    listed = ", ".join(map(str, years))
    return f"Yang ada: {listed}." if listed else "Belum ada satu pun."
