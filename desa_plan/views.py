"""The home page of each role, and what is shown when a request cannot be served."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Show the task list of the active membership."""
    return render(request, "desa_plan/home.html")
