"""Addresses of meetings: list, preparation, invitation, attendance."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
