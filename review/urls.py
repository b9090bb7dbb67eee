"""Addresses of the review of plans."""

from django.urls import include, path

urlpatterns = [
    path("", include("review.urls_ajukan")),
    path("", include("review.urls_alur")),
    path("", include("review.urls_papan")),
    path("", include("review.urls_periksa")),
    path("", include("review.urls_perdes")),
    path("", include("review.urls_publik")),
]
