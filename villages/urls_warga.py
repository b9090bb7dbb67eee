"""Addresses of residents, groups, cadres and Data Desa."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
