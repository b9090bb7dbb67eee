"""Addresses of issued documents: the public check, and the signed paper of the village."""

from django.urls import path

from reporting.views import scans, verification

urlpatterns = [
    path("verifikasi/", verification.verification, name="verification"),
    path("verifikasi/<str:code>/", verification.verification_document, name="verification_document"),
    path("verifikasi/<str:code>/<slug:kind>/", verification.verification_file, name="verification_file"),
    path("naskah/<uuid:uid>/pindaian/", scans.issued_scans, name="issued_scans"),
    path("pindaian/<uuid:uid>/", scans.issued_scan_file, name="issued_scan_file"),
    path("pindaian/<uuid:uid>/tarik/", scans.issued_scan_withdraw, name="issued_scan_withdraw"),
]
