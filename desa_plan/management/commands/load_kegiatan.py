"""`load_kegiatan [FILE]`: bring the lists that plans are written with up to date."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.operator import add_operator_argument
from codes.services.kegiatan_file import KEGIATAN_CSV
from codes.services.load_dana_desa import load_own_focuses, load_own_rules
from codes.services.load_kegiatan import load_kegiatan, load_local_kegiatan
from codes.services.load_lists import load_short_lists
from codes.services.sync_list import ListResult
from desa_plan.list_report import report_lines
from desa_plan.reference_log import log_load, operator_or_nobody
from places.errors import DomainError
from places.models import Kabupaten
from planning.enums import Tag
from villages.services.legal_basis import load_legal_basis


class Command(BaseCommand):
    """Load bidang, sub bidang and kegiatan (Permendagri 20/2018), and the short lists that come with them."""

    help = (
        "Load the kegiatan list (code,level,name; .csv or .csv.gz), and from our own files satuan, sumber dana, SDGs "
        "Desa and the national legal basis. With --kabupaten the file holds that kabupaten's own codes 90-99. "
        "Codes are never deleted. With --aturan or --fokus the file holds the Dana Desa rules or focuses of a year, "
        "which it replaces. A faulty file is refused whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("file", nargs="?", type=Path, help="default: the national list shipped with us")
        parser.add_argument("--kabupaten", metavar="CODE", help="the file holds this kabupaten's own codes 90-99")
        parser.add_argument("--complete", action="store_true", help="retire the kabupaten's codes that the file lacks")
        parser.add_argument("--aturan", type=Path, metavar="FILE", help="rules of a Dana Desa year; replaces that year")
        parser.add_argument("--fokus", type=Path, metavar="FILE", help="focuses of a Dana Desa year, likewise")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")
        add_operator_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then say what was done."""
        if options["complete"] and not options["kabupaten"]:
            raise CommandError("--complete hanya dipakai bersama --kabupaten KODE.")
        if (options["aturan"] or options["fokus"]) and (options["file"] or options["kabupaten"]):
            raise CommandError("--aturan dan --fokus tidak dipakai bersama berkas kegiatan.")
        try:
            results = self._load(options)
        except DomainError as error:
            raise CommandError(error.message) from None
        for line in report_lines(results, as_json=options["json"], retired="tidak berlaku lagi"):
            self.stdout.write(line)

    @transaction.atomic
    def _load(self, options: dict[str, Any]) -> list[ListResult]:
        by = operator_or_nobody(options["operator"])
        path, kabupaten = options["file"] or KEGIATAN_CSV, self._kabupaten(options)
        if options["aturan"] or options["fokus"]:
            path = options["aturan"] or options["fokus"]
            results = self._load_year(options)
        elif kabupaten is None:
            results = [*load_kegiatan(path), *load_short_lists(), load_legal_basis()]
        else:
            results = load_local_kegiatan(path, kabupaten=kabupaten, is_complete=options["complete"])
        touched = sum(result.touched for result in results)
        if touched:
            summary = f"Memuat {path.name}: {touched} baris baru atau berubah"
            log_load(by, verb="load_kegiatan", summary=summary, kabupaten=kabupaten)
        return results

    def _load_year(self, options: dict[str, Any]) -> list[ListResult]:
        tags = frozenset(Tag.values)
        rules = [load_own_rules(options["aturan"], known_tags=tags)] if options["aturan"] else []
        focuses = [load_own_focuses(options["fokus"], known_tags=tags)] if options["fokus"] else []
        return [*rules, *focuses]

    def _kabupaten(self, options: dict[str, Any]) -> Kabupaten | None:
        code = options["kabupaten"]
        if not code:
            return None
        if not options["file"]:
            raise CommandError("Sebutkan berkas tambahan kabupaten: load_kegiatan BERKAS --kabupaten KODE.")
        kabupaten = Kabupaten.objects.filter(code=code).first()
        if kabupaten is None:
            raise CommandError(f"Tidak ada kabupaten/kota dengan kode {code}. Contoh kode: 51.08.")
        return kabupaten
