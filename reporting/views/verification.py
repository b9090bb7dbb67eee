"""The public check of an issued document: type its code, see what it is, compare a file without sending it."""

from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from accounts.throttle import Throttle, TooManyAttempts
from places.errors import DomainError
from places.models import Kabupaten
from reporting.enums import FileKind
from reporting.errors import DocumentError
from reporting.forms.issued import CodeForm
from reporting.issued import file_of
from reporting.models import IssuedDocument
from reporting.public_documents import VerifiedDocument, find_verified
from reporting.verification_code import grouped, read_code
from villages.local_zone import zone_of

GUESSES = Throttle(
    "verification_code",
    amount=30,
    seconds=300,
    message="Dari jaringan Anda datang terlalu banyak kode yang tidak dikenal. Tunggu 5 menit, lalu coba lagi.",
)
_UNKNOWN = (
    "Tidak ada naskah dengan kode {code}. Bandingkan lagi dengan kaki naskah. Bila memang kode itu yang tertulis, "
    "naskah itu bukan dari sistem ini; tanyakan kepada pemerintah desanya."
)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verification(request: HttpRequest) -> HttpResponse:
    """Where a code is typed."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            if _found(request, code):
                return redirect("verification_document", code=code)
            form.add_error("code", _UNKNOWN.format(code=grouped(code)))
        except TooManyAttempts as error:
            form.add_error("code", error.message)
            return _ask(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    return _ask(request, form)


@login_not_required
@require_safe
def verification_document(request: HttpRequest, code: str) -> HttpResponse:
    """What the document of a code is and how far it can be trusted."""
    form = CodeForm({"code": code})
    try:
        known = read_code(code)
        if known != code:
            return redirect("verification_document", code=known)
        if found := _found(request, known):
            _enter_zone(found.document)
            return render(request, "reporting/verification_document.html", {"verified": found})
        form.add_error("code", _UNKNOWN.format(code=grouped(known)))
    except TooManyAttempts as error:
        form.add_error("code", error.message)
        return _ask(request, form, HTTPStatus.TOO_MANY_REQUESTS)
    except DomainError:
        form.is_valid()  # says what is wrong with it
    return _ask(request, form, HTTPStatus.NOT_FOUND)


@login_not_required
@require_safe
def verification_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """A stored file of a document that is public, byte for byte; refused when a byte changed."""
    found = find_verified(code)
    if kind not in FileKind.values or found is None or not found.may_be_fetched:
        raise Http404
    document = found.document
    try:
        stored = file_of(document, kind)
    except DocumentError as error:
        return render(request, "reporting/verification_refused.html", {"verified": found, "error": error}, status=409)
    name = f"{document.key}-{slugify(str(document.place))}-versi-{document.version}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(stored.data, content_type=stored.content_type, headers=headers)


def _found(request: HttpRequest, code: str) -> VerifiedDocument | None:
    """The document of a code; a code that nobody has counts as a guess. Raises TooManyAttempts."""
    found = find_verified(code)
    if found is None:
        GUESSES.spend(get_adapter().get_client_ip(request))
    return found


def _ask(request: HttpRequest, form: CodeForm, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    return render(request, "reporting/verification.html", {"form": form}, status=status)


def _enter_zone(document: IssuedDocument) -> None:
    """Tell hours as the clock in the document's place does."""
    place = document.place
    kabupaten = place if isinstance(place, Kabupaten) else place.kabupaten if place else None
    if kabupaten is not None:
        timezone.activate(zone_of(kabupaten))
