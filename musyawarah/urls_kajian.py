"""Addresses of the pengkajian keadaan desa."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
