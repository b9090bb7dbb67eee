"""Where an enacted plan was made known."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import require
from accounts.verdict import denied
from places.errors import DomainError
from places.stored_file import stored_file
from planning.editions import last_edition
from planning.models import RpjmDesa
from planning.views.refusal import add_domain_error
from review.forms.chapters import PublicationForm
from review.models import Publication
from review.perdes_policy import may_publish
from review.services.publishing import add_publication, remove_publication
from review.views.perdes import perdes_context
from review.views.scope import plan_case

_NOT_YET = denied("Rencana ini belum ditetapkan, jadi belum ada yang diumumkan.")


@require_http_methods(["GET", "HEAD", "POST"])
def publication_list(request: HttpRequest, plan: str, pk: int) -> HttpResponse:
    """The publications of every edition of a plan; who writes it records one of the newest."""
    case = plan_case(request, plan, pk)
    edition = last_edition(case.plan)
    verdict = may_publish(request.membership, edition) if edition else _NOT_YET
    form = PublicationForm()
    if request.method == "POST":
        require(verdict)
        form = PublicationForm(request.POST, request.FILES)
        if edition is not None and form.is_valid():
            try:
                add_publication(by=request.membership, edition=edition, data=form.data_of())
            except DomainError as error:
                add_domain_error(form, error)
            else:
                messages.success(request, "Publikasi dicatat.")
                return redirect("publication_list", plan=plan, pk=pk)
    rows = Publication.objects.filter(**{f"edition__{plan}": case.plan}).select_related("edition", "by__orang")
    context = perdes_context(case) | {"form": form, "may_write": verdict, "edition": edition, "rows": rows}
    return render(request, "review/publication_list.html", context)


@require_safe
def publication_picture(request: HttpRequest, pk: int) -> FileResponse:
    """The photo of a publication."""
    return stored_file(_publication_of(request, pk).picture, name="publikasi", in_page=True)


@require_POST
def publication_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a record that was made by mistake."""
    row = _publication_of(request, pk)
    require(may_publish(request.membership, row.edition))
    plan = row.edition.plan
    remove_publication(by=request.membership, publication=row)
    messages.success(request, "Catatan publikasi dihapus.")
    return redirect("publication_list", plan="rpjm" if isinstance(plan, RpjmDesa) else "rkp", pk=plan.pk)


def _publication_of(request: HttpRequest, pk: int) -> Publication:
    """A publication with its edition. Raises Http404 outside the reader's place."""
    rows = Publication.objects.visible_to(request.membership)
    return get_object_or_404(rows.select_related("edition__rpjm__desa", "edition__rkp__desa", "edition__desa"), pk=pk)
