"""The certificates of all sessions of a programme in one PDF."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from reporting.errors import TamperedError
from training.certificates import all_in_one, certificates_of_program
from training.views.program_scope import program_of


@require_safe
def program_certificates(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All certificates of a programme that the reader may see, session by session, each with its own code."""
    program = program_of(request, uid)
    rows = certificates_of_program(request.membership, program)
    found = list(rows.select_related("document", "participant").defer("document__payload"))
    if not found:
        raise Http404
    try:
        data = all_in_one(found, title=f"Sertifikat {program}")
    except TamperedError as error:
        return render(request, "training/certificate_refused.html", {"error": error}, status=409)
    headers = {
        "Content-Disposition": f'inline; filename="{slugify(f"sertifikat {program.title}")[:100]}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type="application/pdf", headers=headers)
