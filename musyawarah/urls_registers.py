"""Addresses of the papers of a village's registers."""

from django.urls import path

from musyawarah.views import registers

_OF_YEAR = "desa/<wilayah:desa_code>/data-desa/<int:year>/dokumen/"

urlpatterns = [
    path(_OF_YEAR, registers.desa_documents, name="desa_documents"),
    path(f"{_OF_YEAR}<slug:key>/", registers.desa_document, name="desa_document"),
    path(f"{_OF_YEAR}<slug:key>/unduh/<slug:kind>/", registers.desa_download, name="desa_download"),
]
