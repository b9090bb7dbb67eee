"""`print_document KEY …`: print one official document to a file, from a script or by an operator."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, get_args

from django.core.management.base import BaseCommand, CommandError

from reporting.errors import DocumentError
from reporting.payload import Paper
from reporting.registry import ARGUMENTS, RegisteredDocument, document, documents
from reporting.rendering import Format, render

METAVARS = {"rpjm": "FIRST", "year": "YEAR", "id": "N"}
HELP = {
    "desa": "Kemendagri code of the village, as 35.07.21.2012",
    "kecamatan": "Kemendagri code of the kecamatan",
    "kabupaten": "Kemendagri code of the kabupaten or kota",
    "rpjm": "first year of the RPJM Desa",
    "year": "budget year",
    "id": "number of the row that the document is about",
}


class Command(BaseCommand):
    """Print a registered document as PDF, XLSX, DOCX or HTML."""

    help = "Print an official document to a file; --list shows the keys and what each one needs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("key", nargs="?", metavar="KEY", help="key of the document, see --list")
        for name in ARGUMENTS:
            kind = int if name in METAVARS else str
            parser.add_argument(f"--{name}", type=kind, metavar=METAVARS.get(name, "CODE"), help=HELP[name])
        parser.add_argument("--format", choices=get_args(Format), default="pdf")
        parser.add_argument("--out", type=Path, metavar="PATH", help="file to write")
        parser.add_argument("--paper", choices=get_args(Paper), help="default: what the form prescribes")
        parser.add_argument("--list", action="store_true", help="show the keys and their arguments")
        parser.add_argument("--json", action="store_true", help="with --list: as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, or build and write one file."""
        if options["list"]:
            self._list(as_json=options["json"])
            return
        if not options["key"]:
            raise CommandError("Sebutkan kunci dokumen. Daftarnya: print_document --list")
        if not options["out"]:
            raise CommandError(f"Sebutkan berkas tujuan: print_document {options['key']} … --out BERKAS")
        found = self._document(options["key"])
        self._check_arguments(found, options)
        try:
            payload = found.payload(**{name: options[name] for name in ARGUMENTS})
            if options["paper"]:
                payload = payload.on_paper(options["paper"])
            rendered = render(payload, options["format"])
        except DocumentError as error:
            raise CommandError(error.message) from None
        self._write(options["out"], rendered.data)

    def _document(self, key: str) -> RegisteredDocument:
        try:
            return document(key)
        except DocumentError as error:
            keys = ", ".join(known.key for known in documents()) or "belum ada"
            raise CommandError(f"{error.message} Yang ada: {keys}. Rinciannya: print_document --list") from None

    def _check_arguments(self, found: RegisteredDocument, options: dict[str, Any]) -> None:
        given = {name for name in ARGUMENTS if options[name] is not None}
        if given in map(set, found.choices):
            return
        missing = [[name for name in choice if name not in given] for choice in found.choices]
        if all(missing):
            wanted = ", atau ".join(_flags(names) for names in missing)
            raise CommandError(f"{found.key} memerlukan {wanted}. Ketik: {usage(found)}")
        used = {name for choice, lacks in zip(found.choices, missing, strict=True) if not lacks for name in choice}
        needless = [name for name in ARGUMENTS if name in given - used]
        fault = f"tidak memakai {_flags(needless)}" if needless else "hanya memakai salah satu"
        raise CommandError(f"{found.key} {fault}. Ketik: {usage(found)}")

    def _write(self, path: Path, data: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise CommandError(f"Berkas {path} tidak dapat ditulis: {error.strerror}.") from None
        self.stdout.write(f"{path} ({max(1, len(data) // 1024)} KB)")

    def _list(self, *, as_json: bool) -> None:
        if as_json:
            rows = [_as_json(found) for found in documents()]
            self.stdout.write(json.dumps({"documents": rows}, ensure_ascii=False))
            return
        for found in documents():
            self.stdout.write(f"{found.key}: {found.title}\n    {usage(found)}")


def _as_json(found: RegisteredDocument) -> dict[str, Any]:
    row = {
        "key": found.key,
        "title": found.title,
        "arguments": list(found.arguments),
        "description": found.description,
    }
    return row | {"alternatives": [list(choice) for choice in found.alternatives]} if found.alternatives else row


def usage(found: RegisteredDocument) -> str:
    """The line to type for a document."""
    choices = [" ".join(f"--{name} {METAVARS.get(name, 'CODE')}" for name in choice) for choice in found.choices]
    words = choices[0] if len(choices) == 1 else f"({' | '.join(choices)})"
    return f"print_document {found.key} {words} --format pdf --out BERKAS"


def _flags(names: list[str]) -> str:
    return ", ".join(f"--{name}" for name in names)
