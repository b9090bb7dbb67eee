"""`import_plan FILE --desa CODE (--rpjm FIRST-LAST | --rkp YEAR) [--sheet NAME] [--apply] [--json]`."""

import json
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Membership
from accounts.operator import village_operator
from places.errors import DomainError
from places.formats.rupiah import format_rupiah
from places.models import Desa
from planning.import_lists import ImportLists, Plan
from planning.import_preview import Preview, build_preview
from planning.import_reading import read_workbook
from planning.models import PaguTahun, RkpDesa, RpjmDesa
from planning.services.import_apply import Applied, apply_import, apply_pagu_of_import
from planning.services.imports import preview_of, start_import
from planning.services.rkp import create_rkp
from planning.services.rpjm import create_rpjm


class Command(BaseCommand):
    """Read a village's workbook; with `--apply` write it into its plan."""

    help = (
        "Read a workbook (.xlsx, .xls, .ods, .csv) as a plan and report what is in it. Nothing is written without "
        "--apply; with it the plan is opened when there is none, and doubtful rows are stored as incomplete."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("file", metavar="FILE", type=Path, help="the workbook")
        parser.add_argument("--desa", metavar="CODE", required=True, help="code of the village, like 51.08.02.2021")
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--rpjm", metavar="FIRST-LAST", help="read as the RPJM Desa of these years, like 2027-2034")
        which.add_argument("--rkp", metavar="YEAR", type=int, help="read as the RKP Desa of this year")
        parser.add_argument("--sheet", metavar="NAME", default="", help="read this sheet only")
        parser.add_argument("--apply", action="store_true", help="write the rows into the plan")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--operator", metavar="USERNAME", help="in whose name; by default the village's secretary")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, perhaps write, and report."""
        desa = Desa.objects.select_related("kabupaten", "kecamatan").filter(code=options["desa"]).first()
        if desa is None:
            raise CommandError(f"Desa {options['desa']} tidak ada.")
        try:
            content = options["file"].read_bytes()
        except OSError as problem:
            raise CommandError(f"{options['file']}: {problem.strerror}.") from None
        first, last = _years(options)
        plan = _existing(desa, options, first)
        try:
            if options["apply"]:
                by = village_operator(options["operator"], desa)
                report = self._apply(by, desa, plan, content, options, first, last)
            else:
                report = _report(self._read(desa, plan, content, options, first, last))
        except DomainError as error:
            raise CommandError(error.message) from None
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else "\n".join(_in_words(report)))

    def _read(self, desa: Desa, plan: Plan | None, content: bytes, options: dict, first: int, last: int) -> Preview:
        lists = ImportLists(desa, plan, is_rpjm=bool(options["rpjm"]))
        name, sheet = options["file"].name, options["sheet"]
        found = read_workbook(content, name, lists=lists, first_year=first, last_year=last, sheet=sheet)
        return build_preview(found.reading, found.pagu, {}, lists)

    @transaction.atomic
    def _apply(
        self, by: Membership, desa: Desa, plan: Plan | None, content: bytes, options: dict, first: int, last: int
    ) -> dict[str, Any]:
        if plan is None and options["rpjm"]:
            plan = create_rpjm(by=by, desa=desa, first_year=first, last_year=last)
        elif plan is None:
            plan = create_rkp(by=by, desa=desa, year=first)
        started = start_import(by=by, plan=plan, content=content, name=options["file"].name, sheet=options["sheet"])
        preview = preview_of(started)
        report = _report(preview)
        if preview.new or preview.changed:
            done = apply_import(by=by, plan_import=started, version=started.version, only_good=False)
            report["applied"] = _applied(done)
        if preview.pagu.rows and not PaguTahun.objects.filter(desa=desa, year=first).exists():
            apply_pagu_of_import(by=by, plan_import=started)
            report["pagu"]["applied"] = True
        return report


def _years(options: dict[str, Any]) -> tuple[int, int]:
    if options["rkp"]:
        years = options["rkp"], options["rkp"]
    else:
        found = re.fullmatch(r"(\d{4})\s*[-–]\s*(\d{4})", options["rpjm"])
        if not found:
            raise CommandError("Write the years of the RPJM Desa as FIRST-LAST, like 2027-2034.")
        years = int(found[1]), int(found[2])
    if not 2000 <= years[0] <= years[1] <= 2107 or years[1] - years[0] > 7:
        raise CommandError("Tahun rencana tidak wajar.")
    return years


def _existing(desa: Desa, options: dict[str, Any], first: int) -> Plan | None:
    if options["rpjm"]:
        return RpjmDesa.objects.with_place().filter(desa=desa, first_year=first).first()
    return RkpDesa.objects.with_place().filter(desa=desa, year=first).first()


def _report(preview: Preview) -> dict[str, Any]:
    """The report as it is printed; amounts are whole rupiah."""
    foot = [total for total in preview.reading.stated if "foot" in total.kind]
    return {
        "rows_found": len(preview.rows),
        "rows_new": preview.new,
        "rows_changed": preview.changed,
        "rows_unchanged": preview.unchanged,
        "problems": [
            {name: getattr(problem, name) for name in ("code", "sheet", "cell", "message", "remedy")}
            for problem in preview.problems
        ],
        "totals": {
            "rows": preview.total,
            "stated": [{"cell": one.cell, "amount": one.amount, "agrees": one.agrees} for one in foot],
        },
        "pagu": {"sources": preview.pagu.by_source, "applied": False},
    }


def _applied(done: Applied) -> dict[str, Any]:
    return {
        "new": done.new,
        "changed": done.changed,
        "incomplete": done.incomplete,
        "left": [{"sheet": row.read.sheet, "row": row.read.row_number, "name": row.read.name} for row in done.left],
    }


def _in_words(report: dict[str, Any]) -> list[str]:
    lines = [
        f"{report['rows_found']} kegiatan: {report['rows_new']} baru, {report['rows_changed']} berubah, "
        f"{report['rows_unchanged']} tetap. Jumlah {format_rupiah(report['totals']['rows'], prefix='Rp')}."
    ]
    for stated in report["totals"]["stated"]:
        word = "sama dengan" if stated["agrees"] else "berbeda dari"
        lines.append(f"  {stated['cell']} tertulis {format_rupiah(stated['amount'])}, {word} jumlah barisnya.")
    lines += [f"  [{one['sheet']}] {one['message']} {one['remedy']}" for one in report["problems"]]
    if report["pagu"]["sources"]:
        named = ", ".join(f"{source} {format_rupiah(amount)}" for source, amount in report["pagu"]["sources"].items())
        lines.append(f"Pagu dalam berkas: {named}{' (disimpan)' if report['pagu']['applied'] else ''}.")
    if applied := report.get("applied"):
        lines.append(
            f"Diterapkan: {applied['new']} baru, {applied['changed']} berubah; "
            f"{applied['incomplete']} di antaranya belum lengkap."
        )
        lines += [f"  Belum tersimpan: baris {one['row']} {one['name']}" for one in applied["left"]]
    else:
        lines.append("Belum ada yang disimpan." if "applied" not in report else "")
    return lines
