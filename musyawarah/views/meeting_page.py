"""Drawing a page of a meeting."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from musyawarah.models import Musyawarah


def meeting_page(
    request: HttpRequest, template: str, musyawarah: Musyawarah, *, tab: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """A page that extends `musyawarah_base.html`."""
    return render(request, template, {"musyawarah": musyawarah, "tab": tab, **context}, status=status)
