"""Addresses of meetings, usulan and decisions."""

from django.urls import include, path

urlpatterns = [
    path("", include("musyawarah.urls_rapat")),
    path("", include("musyawarah.urls_putusan")),
    path("", include("musyawarah.urls_usulan")),
    path("", include("musyawarah.urls_kajian")),
    path("", include("musyawarah.urls_tim")),
    path("", include("musyawarah.urls_dokumen")),
    path("", include("musyawarah.urls_registers")),
]
