"""Addresses of training."""

from django.urls import include, path

urlpatterns = [
    path("", include("training.urls_program")),
    path("", include("training.urls_hadir")),
]
