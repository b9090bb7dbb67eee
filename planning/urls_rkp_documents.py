"""Addresses of the documents and pictures of a yearly plan."""

from django.urls import path

from planning.views import rkp_documents

urlpatterns = [
    path("rkp/<int:pk>/gambar/", rkp_documents.rkp_charts, name="rkp_charts"),
    path("rkp/<int:pk>/dokumen/", rkp_documents.rkp_documents, name="rkp_documents"),
    path("rkp/<int:pk>/dokumen/<slug:key>/", rkp_documents.rkp_document, name="rkp_document"),
    path("rkp/<int:pk>/dokumen/<slug:key>/unduh/<slug:kind>/", rkp_documents.rkp_download, name="rkp_download"),
]
