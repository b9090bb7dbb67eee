"""Addresses of the documents of meetings, teams and a year's usulan."""

from django.urls import URLPattern, URLResolver, path

from musyawarah.views import documents

_MEETING, _TIM, _YEAR = "musyawarah/<uuid:uid>/dokumen/", "tim/<int:pk>/dokumen/", "usulan/dokumen/<int:year>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_MEETING, documents.musyawarah_documents, name="musyawarah_documents"),
    path(f"{_MEETING}<slug:key>/", documents.musyawarah_document, name="musyawarah_document"),
    path(f"{_MEETING}<slug:key>/unduh/<slug:kind>/", documents.musyawarah_download, name="musyawarah_download"),
    path(_TIM, documents.tim_documents, name="tim_documents"),
    path(f"{_TIM}<slug:key>/", documents.tim_document, name="tim_document"),
    path(f"{_TIM}<slug:key>/unduh/<slug:kind>/", documents.tim_download, name="tim_download"),
    path(_YEAR, documents.usulan_documents, name="usulan_documents"),
    path(f"{_YEAR}<slug:key>/", documents.usulan_document, name="usulan_document"),
    path(f"{_YEAR}<slug:key>/unduh/<slug:kind>/", documents.usulan_download, name="usulan_download"),
]
