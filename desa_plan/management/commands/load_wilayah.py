"""`load_wilayah [FILE]`: bring the list of places up to a decree's file."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.operator import add_operator_argument
from desa_plan.reference_log import log_load, operator_or_nobody
from places.errors import DomainError
from places.services.load_wilayah import LevelResult, load_wilayah
from places.services.wilayah_file import WILAYAH_CSV

MANY_RETIRED = 0.1


class Command(BaseCommand):
    """Load provinsi, kabupaten/kota, kecamatan and desa with their Kemendagri codes."""

    help = (
        "Load the list of places (kode,nama; .csv or .csv.gz). New codes appear, changed names are updated, codes that "
        "the file lacks are kept and marked retired, nothing is deleted. A faulty file is refused whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("file", nargs="?", type=Path, default=WILAYAH_CSV, help="default: the list shipped with us")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")
        add_operator_argument(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then say what was done."""
        start = perf_counter()
        try:
            results = self._load(options["file"], options["operator"])
        except DomainError as error:
            raise CommandError(error.message) from None
        seconds = round(perf_counter() - start, 2)
        if options["json"]:
            self.stdout.write(json.dumps({"seconds": seconds, "levels": [asdict(result) for result in results]}))
        else:
            self._print(results, seconds)

    @transaction.atomic
    def _load(self, path: Path, operator: str | None) -> list[LevelResult]:
        by = operator_or_nobody(operator)
        results = load_wilayah(path)
        changed = sum(result.changed for result in results)
        if changed:
            log_load(by, verb="load_wilayah", summary=f"Memuat {path.name}: {changed} tempat baru atau berubah")
        return results

    def _print(self, results: list[LevelResult], seconds: float) -> None:
        for r in results:
            self.stdout.write(
                f"{r.level}: {r.in_file} di berkas; {r.created} baru, {r.renamed} ganti nama, "
                f"{r.retired} tidak berlaku lagi, {r.returned} berlaku kembali"
            )
        self.stdout.write("Selesai." if any(r.changed for r in results) else "Tidak ada perubahan.")
        self.stdout.write(f"{seconds} detik.")
        if any(r.retired > MANY_RETIRED * r.in_file for r in results):
            self.stderr.write(
                "Banyak tempat ditandai tidak berlaku lagi. Bila berkas ini bukan daftar lengkap seluruh Indonesia, "
                "muat ulang berkas lengkapnya; semua tempat akan berlaku kembali."
            )
