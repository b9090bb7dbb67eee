"""Named staff load residents from a workbook: first a preview, then all good rows or nothing."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from places.errors import DomainError, StaleVersion
from places.models import Desa
from places.workbooks.opening import open_workbook
from villages.enums import Term
from villages.forms.resident_load import ResidentLoadForm
from villages.policy_people import may_load_residents
from villages.resident_preview import preview_residents
from villages.resident_preview_rows import CHANGED, NEW, REFUSED
from villages.resident_reader import ResidentReading, read_residents
from villages.resident_template import resident_template
from villages.services.resident_files import forget_residents_file, keep_residents_file, kept_residents_file
from villages.services.resident_load import load_residents
from villages.terms import terms_of
from villages.views.scope import desa_of

_SALT = "muat-warga"
LONGEST_WAIT = 24 * 60 * 60  # seconds between preview and apply
MOST_SHOWN = 200
MOST_PROBLEMS = 1_000
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def resident_load(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Choose a workbook; posted, the page shows what it would change and writes nothing."""
    desa = _desa(request, desa_code)
    form = ResidentLoadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        reading = _read(desa, form.workbook)
        if reading.rows:
            name = form.cleaned_data["file"].name
            path = keep_residents_file(by=request.membership, desa=desa, data=form.content, filename=name)
            return _preview(request, desa, {"path": path, "filename": name[:100]}, reading)
        for problem in reading.problems[:5]:
            form.add_error("file", f"{problem.message} {problem.remedy}")
    return render(request, "villages/resident_load.html", {"desa": desa, "form": form})


@require_POST
def resident_load_apply(request: HttpRequest, desa_code: str) -> HttpResponse:
    """Write what the preview showed. When residents changed in between, the preview is shown anew."""
    desa = _desa(request, desa_code)
    try:
        note = _unsealed(request, desa)
        data = kept_residents_file(by=request.membership, desa=desa, path=note["path"])
        reading = _read(desa, open_workbook(data, note["filename"]))
        result = load_residents(
            by=request.membership,
            desa=desa,
            rows=reading.rows,
            signature=note["signature"],
            filename=note["filename"],
        )
    except StaleVersion as stale:
        return _preview(request, desa, note, reading, stale=stale.message)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("resident_load", desa_code=desa.code)
    forget_residents_file(by=request.membership, desa=desa, path=note["path"])
    told = f"{result.new} warga baru, {result.changed} berubah, {result.unchanged} tetap, {result.refused} dilewati."
    messages.success(request, told)
    return redirect("resident_list", desa_code=desa.code)


@require_safe
def resident_template_file(request: HttpRequest, desa_code: str) -> HttpResponse:
    """The blank workbook to fill in."""
    desa = _desa(request, desa_code)
    names = desa.dusun_set.filter(is_retired=False).order_by("position", "name").values_list("name", flat=True)
    headers = {"Content-Disposition": f'attachment; filename="templat-warga-{desa.code}.xlsx"'}
    return HttpResponse(resident_template(names), content_type=_XLSX, headers=headers)


def _desa(request: HttpRequest, desa_code: str) -> Desa:
    desa = desa_of(request, desa_code)
    require(may_load_residents(request.membership, desa))
    return desa


def _read(desa: Desa, workbook: Any) -> ResidentReading:
    return read_residents(workbook, local_dusun=terms_of(desa.kabupaten).of(Term.DUSUN))


def _preview(
    request: HttpRequest, desa: Desa, note: dict[str, str], reading: ResidentReading, *, stale: str = ""
) -> HttpResponse:
    preview = preview_residents(desa, reading.rows)
    new, changed = preview.of(NEW), preview.of(CHANGED)
    noted = [row for row in preview.rows if row.notes]
    sealed = signing.dumps(note | {"desa": desa.pk, "signature": preview.signature}, salt=_SALT, compress=True)
    context = {
        "desa": desa,
        "filename": note["filename"],
        "counts": preview.counts,
        "to_apply": preview.to_apply,
        "refused": preview.of(REFUSED)[:MOST_PROBLEMS],
        "problems": reading.problems[:MOST_PROBLEMS],
        "problem_count": len(reading.problems),
        "unread_heads": reading.unread_heads,
        "new": new[:MOST_SHOWN],
        "new_rest": max(len(new) - MOST_SHOWN, 0),
        "changed": changed[:MOST_SHOWN],
        "changed_rest": max(len(changed) - MOST_SHOWN, 0),
        "noted": noted[:MOST_PROBLEMS],
        "sealed": sealed,
        "stale": stale,
    }
    return render(request, "villages/resident_load_preview.html", context, status=409 if stale else 200)


def _unsealed(request: HttpRequest, desa: Desa) -> dict[str, Any]:
    """The posted note. Raises DomainError when it is not ours, too old, or of another village."""
    try:
        note: dict[str, Any] = signing.loads(request.POST.get("muatan", ""), salt=_SALT, max_age=LONGEST_WAIT)
    except signing.BadSignature as wrong:
        raise DomainError("Pratinjau ini sudah tidak berlaku. Unggah berkasnya sekali lagi.") from wrong
    if note["desa"] != desa.pk:
        raise DomainError("Pratinjau ini bukan untuk desa Anda.")
    return note
