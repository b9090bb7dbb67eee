"""Addresses of decisions, closing, mending and the seal."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
