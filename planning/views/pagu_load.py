"""Dinas PMD loads the ceilings of its villages from a workbook: first a preview, then all or nothing."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from places.errors import DomainError, StaleVersion
from places.models import Kabupaten
from planning.forms.kabupaten_load import PaguLoadForm
from planning.pagu_preview import PaguPreview, preview_pagu
from planning.services.kabupaten_files import keep_workbook
from planning.services.pagu import write_pagu_of_kabupaten
from planning.views.kabupaten_upload import kabupaten_of_dinas, reopened, seal, unseal
from planning.workbooks.village_pagu_reader import VillagePaguReading, read_village_pagu

KIND = "pagu-desa"
MOST_PROBLEMS = 100


@require_http_methods(["GET", "HEAD", "POST"])
def pagu_load(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; posted, the page shows what it would change and writes nothing."""
    kabupaten = kabupaten_of_dinas(request)
    form = PaguLoadForm(request.POST or None, request.FILES or None, initial={"year": timezone.localdate().year + 1})
    if request.method == "POST" and form.is_valid():
        reading = read_village_pagu(form.workbook)
        if reading.rows:
            uploaded, data = form.cleaned_data["file"], form.cleaned_data
            note = {
                "path": keep_workbook(
                    by=request.membership, kabupaten=kabupaten, data=form.content, filename=uploaded.name
                ),
                "filename": uploaded.name,
                "year": data["year"],
                "document": data["document"],
                "received_on": data["received_on"].isoformat() if data["received_on"] else "",
            }
            return _preview(request, kabupaten, note, reading)
        for problem in reading.problems:
            form.add_error("file", f"{problem.message} {problem.remedy}")
    return render(request, "planning/pagu_load.html", {"form": form, "kabupaten": kabupaten})


@require_POST
def pagu_load_apply(request: HttpRequest) -> HttpResponse:
    """Write what the preview showed. When somebody saved in between, the preview is shown anew."""
    kabupaten = kabupaten_of_dinas(request)
    try:
        note = unseal(KIND, request, kabupaten)
        reading = read_village_pagu(reopened(request, kabupaten, note))
        preview = preview_pagu(reading, kabupaten, note["year"])
        result = write_pagu_of_kabupaten(
            by=request.membership,
            kabupaten=kabupaten,
            year=note["year"],
            villages=preview.ceilings({int(key): version for key, version in note["versions"].items()}),
            received_on=date.fromisoformat(note["received_on"]) if note["received_on"] else None,
            document=note["document"],
        )
    except StaleVersion as stale:
        return _preview(request, kabupaten, note, reading, stale=stale.message)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("pagu_load")
    messages.success(
        request,
        f"Pagu {note['year']} dimuat: {result.new} desa baru, {result.changed} berubah, {result.unchanged} tetap.",
    )
    return redirect(f"{reverse('pagu_list')}?tahun={note['year']}")


def _preview(
    request: HttpRequest, kabupaten: Kabupaten, note: dict[str, Any], reading: VillagePaguReading, *, stale: str = ""
) -> HttpResponse:
    preview = preview_pagu(reading, kabupaten, note["year"])
    seen = note | {"versions": _versions(preview)}
    context = {
        "kabupaten": kabupaten,
        "note": note,
        "preview": preview,
        "counts": preview.counts,
        "problems": reading.problems[:MOST_PROBLEMS],
        "problem_count": len(reading.problems),
        "sealed": seal(KIND, kabupaten, seen),
        "skipped_title": f"Kolom {', '.join(preview.skipped_sources)} dilewati",
        "stale": stale,
    }
    return render(request, "planning/pagu_load_preview.html", context, status=409 if stale else 200)


def _versions(preview: PaguPreview) -> dict[str, int]:
    return {str(row.desa.pk): row.version for row in preview.rows if row.desa}
