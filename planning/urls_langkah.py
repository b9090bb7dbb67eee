"""Addresses of the steps of a plan and their calendar."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
