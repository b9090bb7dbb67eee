"""`load_kegiatan [FILE]`: bring the lists that plans are written with up to date."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from codes.services.kegiatan_file import KEGIATAN_CSV
from codes.services.load_kegiatan import load_kegiatan, load_local_kegiatan
from codes.services.load_lists import load_short_lists
from codes.services.sync_list import ListResult
from places.errors import DomainError
from places.models import Kabupaten


class Command(BaseCommand):
    """Load bidang, sub bidang and kegiatan (Permendagri 20/2018) with satuan, sumber dana and SDGs Desa."""

    help = (
        "Load the kegiatan list (code,level,name; .csv or .csv.gz) and the short lists shipped with us. "
        "With --kabupaten the file holds that kabupaten's own codes 90-99. Nothing is ever deleted. "
        "A faulty file is refused whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("file", nargs="?", type=Path, help="default: the national list shipped with us")
        parser.add_argument("--kabupaten", metavar="CODE", help="the file holds this kabupaten's own codes 90-99")
        parser.add_argument(
            "--complete", action="store_true", help="with --kabupaten: retire its codes that the file lacks"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then say what was done."""
        try:
            results = self._load(options)
        except DomainError as error:
            raise CommandError(error.message) from None
        if options["json"]:
            self.stdout.write(json.dumps({"lists": [asdict(result) for result in results]}))
            return
        for r in results:
            self.stdout.write(
                f"{r.list}: {r.in_file} di berkas; "
                f"{r.created} baru, {r.changed} berubah, {r.retired} tidak berlaku lagi"
            )
        self.stdout.write("Selesai." if any(r.touched for r in results) else "Tidak ada perubahan.")

    def _load(self, options: dict[str, Any]) -> list[ListResult]:
        if not options["kabupaten"]:
            return [*load_kegiatan(options["file"] or KEGIATAN_CSV), *load_short_lists()]
        if not options["file"]:
            raise CommandError("Sebutkan berkas tambahan kabupaten: load_kegiatan BERKAS --kabupaten KODE.")
        kabupaten = Kabupaten.objects.filter(code=options["kabupaten"]).first()
        if kabupaten is None:
            raise CommandError(f"Tidak ada kabupaten/kota dengan kode {options['kabupaten']}. Contoh kode: 51.08.")
        return load_local_kegiatan(options["file"], kabupaten=kabupaten, is_complete=options["complete"])
