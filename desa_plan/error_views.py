"""Pages for requests that cannot be served; they need no database, session or context processor."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import loader

TEMPLATES = {
    HTTPStatus.BAD_REQUEST: "400.html",
    HTTPStatus.FORBIDDEN: "403.html",
    HTTPStatus.NOT_FOUND: "404.html",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "413.html",
    HTTPStatus.METHOD_NOT_ALLOWED: "405.html",
    HTTPStatus.TOO_MANY_REQUESTS: "429.html",
    HTTPStatus.INTERNAL_SERVER_ERROR: "500.html",
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request itself is broken."""
    return _page(HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The act is not the reader's to do; the reason comes from the policy."""
    return _page(HTTPStatus.FORBIDDEN, reason=str(exception))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing here, or nothing of the reader's: the page does not say which."""
    return _page(HTTPStatus.NOT_FOUND)


def too_large(request: HttpRequest) -> HttpResponse:
    """The body is larger than any form here takes."""
    return _page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def explain_wrong_method(response: HttpResponse) -> HttpResponse:
    """The empty answer to a wrong method, with words; what it allows stays said in its header."""
    response.content = loader.render_to_string(TEMPLATES[HTTPStatus.METHOD_NOT_ALLOWED])
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    return response


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Guesses are slowed down; called by the sign-in parts (desa_plan/urls.py names it)."""
    return _page(HTTPStatus.TOO_MANY_REQUESTS)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own fault."""
    return _page(HTTPStatus.INTERNAL_SERVER_ERROR)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: an old tab, a signed-out session, cookies switched off."""
    return HttpResponse(loader.render_to_string("403_csrf.html"), status=HTTPStatus.FORBIDDEN)


def _page(status: HTTPStatus, **context: str) -> HttpResponse:
    return HttpResponse(loader.render_to_string(TEMPLATES[status], context), status=status)
