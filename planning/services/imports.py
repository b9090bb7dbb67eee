"""Keeping uploaded workbooks with what was read from them, and the corrections made on their rows."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from accounts.verdict import Verdict
from places.errors import DomainError, StaleVersion
from places.file_removal import delete_now
from planning.enums import ImportShape, ImportStatus
from planning.import_lists import ImportLists, Plan
from planning.import_preview import Preview, build_preview
from planning.import_reading import Found, Say, read_workbook
from planning.models import PlanImport, RpjmDesa
from planning.policy import may_edit_rkp, may_edit_rpjm

MOST_IMPORTS = 200  # of one plan: each keeps its file
_LONGEST_NAME = 120


def plan_of(plan_import: PlanImport) -> Plan:
    """The plan that an import is read into. Raises DomainError when it has none."""
    plan = plan_import.rpjm or plan_import.rkp
    if plan is None:
        raise DomainError("Impor ini tidak mempunyai rencana.")
    return plan


def may_import(membership: Membership | None, plan: Plan) -> Verdict:
    """Whether workbooks may be read into the plan: by whoever may write its lines."""
    return may_edit_rpjm(membership, plan) if isinstance(plan, RpjmDesa) else may_edit_rkp(membership, plan)


def lists_for(plan: Plan) -> ImportLists:
    """What the rows of an import into the plan are compared with."""
    return ImportLists(plan.desa, plan, is_rpjm=isinstance(plan, RpjmDesa))


def start_import(
    *, by: Membership, plan: Plan, content: bytes, name: str, sheet: str = "", say: Say = lambda _: None
) -> PlanImport:
    """Read a workbook and keep it with what was read; nothing of the plan is written yet.

    Raises WorkbookRefused for what is no workbook or must not be opened; then nothing is kept.
    """
    may_import(by, plan).require()
    if plan.import_set.count() >= MOST_IMPORTS:
        raise DomainError(f"Rencana ini sudah menyimpan {MOST_IMPORTS} berkas impor.", field="file")
    first, last = (plan.first_year, plan.last_year) if isinstance(plan, RpjmDesa) else (plan.year, plan.year)
    found = read_workbook(
        content, name, lists=lists_for(plan), first_year=first, last_year=last, sheet=sheet.strip(), say=say
    )
    say("Menyimpan berkas …")
    return _keep(by, plan, content, name, sheet.strip(), found)


@transaction.atomic
def _keep(by: Membership, plan: Plan, content: bytes, name: str, sheet: str, found: Found) -> PlanImport:
    plan_import = PlanImport(
        desa_id=plan.desa_id,
        rpjm=plan if isinstance(plan, RpjmDesa) else None,
        rkp=None if isinstance(plan, RpjmDesa) else plan,
        shape=ImportShape.RPJM if isinstance(plan, RpjmDesa) else ImportShape.RKP,
        sheet=sheet[:100],
        original_name=plain_name(name),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        status=ImportStatus.READ,
        reading=found.to_json(),
        added_by=by,
    )
    plan_import.file.save(f"berkas{_extension(name)}", ContentFile(content), save=False)
    try:
        plan_import.save()
    except Exception:
        delete_now(plan_import.file)  # no row will ever lead to it
        raise
    summary = f"Mengunggah {plan_import.original_name}: {len(found.reading.rows)} kegiatan terbaca"
    log_act(by=by, verb="start_import", subject=plan_import, place=plan.desa, summary=summary)
    return plan_import


@transaction.atomic
def correct_row(
    *, by: Membership, plan_import: PlanImport, version: int, index: int, values: Mapping[str, Any]
) -> PlanImport:
    """Keep what the page says about a row in place of what was read; None takes a correction back.

    Raises StaleVersion when somebody corrected in between, DomainError when it is applied already.
    """
    plan_import = lock_import(plan_import, version=version)
    may_import(by, plan_of(plan_import)).require()
    refuse_applied(plan_import)
    rows = (plan_import.reading or {}).get("plan", {}).get("rows", [])
    if not 0 <= index < len(rows):
        raise DomainError("Baris ini tidak ada dalam berkas.")
    kept = dict(plan_import.corrections.get(str(index), {}))
    for field, value in values.items():
        if value is None:
            kept.pop(field, None)
        else:
            kept[field] = value
    plan_import.corrections = {**plan_import.corrections, str(index): kept}
    if not kept:
        del plan_import.corrections[str(index)]
    plan_import.version += 1
    plan_import.save(update_fields=["corrections", "version"])
    name = str(kept.get("name") or rows[index]["name"])[:100]
    summary = f"Memperbaiki baris {rows[index]['row_number']} “{name}” sebelum diterapkan"
    log_act(by=by, verb="correct_import", subject=plan_import, place=plan_import.desa, summary=summary)
    return plan_import


def preview_of(plan_import: PlanImport) -> Preview:
    """What applying the import would do now."""
    found = Found.from_json(plan_import.reading or {})
    return build_preview(found.reading, found.pagu, plan_import.corrections, lists_for(plan_of(plan_import)))


def lock_import(plan_import: PlanImport, *, version: int | None = None) -> PlanImport:
    """The import, locked until the transaction ends. Raises StaleVersion when it is not of that version."""
    rows = PlanImport.objects.select_for_update(of=("self",)).select_related(
        "desa__kabupaten", "rpjm__desa", "rkp__desa"
    )
    fresh = rows.get(pk=plan_import.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Impor ini baru saja diubah oleh orang lain. Periksa dahulu hasilnya di bawah.")
    return fresh


def refuse_applied(plan_import: PlanImport) -> None:
    """Raise DomainError when the import was applied and not undone since."""
    if plan_import.status == ImportStatus.APPLIED:
        raise DomainError("Berkas ini sudah diterapkan. Batalkan dahulu penerapannya.")


def plain_name(name: str) -> str:
    """A file's name without folders and odd signs."""
    base = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(sign for sign in base if sign.isprintable() and sign not in '<>:"|?*').strip(". ")
    return kept[-_LONGEST_NAME:] or "berkas"


def _extension(name: str) -> str:
    found = re.search(r"\.(xlsx|xlsm|xls|ods|csv)$", name.lower())
    return found[0] if found else ".bin"
