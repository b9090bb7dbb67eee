"""What holds for every request: how large it may be, who may keep the answer, and that no answer is empty."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from desa_plan.error_views import explain_wrong_method, too_large

LARGEST_BODY = 32 * 1024 * 1024  # three times the largest file that any form takes


class BodyLimitMiddleware:
    """Refuse a body above 32 MB by its stated length, before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if stated.isascii() and stated.isdigit() and int(stated[:20]) > LARGEST_BODY:
            return too_large(request)
        return self.get_response(request)


class PrivatePagesMiddleware:
    """A signed-in person's pages are asked for anew each time and kept by no cache in between.

    Not `no-store`: it would empty a half-filled form when somebody goes back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response


class WrongMethodMiddleware:
    """Explain an address that takes forms only: whoever signs in again after pressing a button is led to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            return explain_wrong_method(response)
        return response
