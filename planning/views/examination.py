"""The examination sheet of a line."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import require
from places.errors import DomainError, StaleVersion
from planning.forms.examination import ExaminationForm
from planning.models import PemeriksaanRab, RkpKegiatan
from planning.pagu_policy import may_examine
from planning.rab_facts import examination_facts, rab_facts
from planning.rkp_facts import load_rkp_facts
from planning.services.examination import write_examination
from planning.views.refusal import add_domain_error
from planning.views.rkp_scope import rkp_context, rkp_line_of
from villages.views.conflict import conflict_page
from villages.views.scope import posted_version


@require_http_methods(["GET", "HEAD", "POST"])
def pemeriksaan_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write the sheet; who only reads sees it as a list."""
    line = rkp_line_of(request, uid, also_deleted=request.method == "POST")
    verdict = may_examine(request.membership, line)
    sheet = _sheet(line)
    if request.method != "POST":
        form = ExaminationForm(sheet=sheet)
    else:
        require(verdict)
        form = ExaminationForm(request.POST, sheet=sheet)
        if form.is_valid() and (answer := _saved(request, line, form)):
            return answer
    context = rkp_context(line.rkp, load_rkp_facts(line.rkp)) | {
        "line": line,
        "form": form,
        "rab": rab_facts(line),
        "examination": examination_facts(line),
        "may_examine": verdict,
        "version": request.POST.get("version") or (sheet.version if sheet else 0),
    }
    return render(request, "planning/examination_form.html", context)


def _sheet(line: RkpKegiatan) -> PemeriksaanRab | None:
    return PemeriksaanRab.objects.filter(line=line).first()


def _saved(request: HttpRequest, line: RkpKegiatan, form: ExaminationForm) -> HttpResponse | None:
    """Where to go after saving, the page of both versions when somebody saved meanwhile, None for a refusal."""
    try:
        write_examination(
            by=request.membership, line=line, version=posted_version(request), data=form.examination_data()
        )
    except StaleVersion:
        now = _sheet(line)
        return conflict_page(
            request,
            subject="Lembar pemeriksaan",
            mine=form,
            theirs=ExaminationForm(sheet=now),
            version=now.version if now else 0,
            back_url=request.path,
        )
    except DomainError as error:
        add_domain_error(form, error)
        return None
    messages.success(request, "Lembar pemeriksaan disimpan.")
    return redirect("pemeriksaan_edit", uid=line.uid)
