"""Addresses of the review of plans."""

from django.urls import include, path

urlpatterns = [
    path("", include("review.urls_ajukan")),
    path("", include("review.urls_alur")),
    path("", include("review.urls_publik")),
    path("", include("review.urls_periksa")),
]
