"""Addresses of training."""

from django.urls import include, path

urlpatterns = [
    path("", include("training.urls_balai")),
    path("", include("training.urls_program")),
    path("", include("training.urls_riwayat")),
    path("", include("training.urls_sesi")),
    path("", include("training.urls_peserta")),
    path("", include("training.urls_hadir")),
    path("", include("training.urls_surat")),
    path("", include("training.urls_temuan")),
    path("", include("training.urls_ujian")),
    path("", include("training.urls_umpan")),
]
