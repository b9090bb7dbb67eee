"""Addresses of the Balai Rakyat of a village."""

from django.urls import path

from training.views import balai, balai_life, balai_parts

_HERE = "desa/<wilayah:desa_code>/balai-rakyat/"

urlpatterns = [
    path(_HERE, balai.balai_detail, name="balai_detail"),
    path(f"{_HERE}ubah/", balai.balai_edit, name="balai_edit"),
    path(f"{_HERE}pengurus/baru/", balai_parts.balai_manager, name="balai_manager_create"),
    path(f"{_HERE}pengurus/<int:pk>/", balai_parts.balai_manager, name="balai_manager_edit"),
    path(f"{_HERE}pengurus/<int:pk>/hapus/", balai_parts.balai_manager_remove, name="balai_manager_remove"),
    path(f"{_HERE}mitra/baru/", balai_parts.balai_partner, name="balai_partner_create"),
    path(f"{_HERE}mitra/<int:pk>/", balai_parts.balai_partner, name="balai_partner_edit"),
    path(f"{_HERE}mitra/<int:pk>/hapus/", balai_parts.balai_partner_remove, name="balai_partner_remove"),
    path(f"{_HERE}kegiatan/baru/", balai_life.balai_activity_create, name="balai_activity_create"),
    path(f"{_HERE}kegiatan/<int:pk>/", balai_life.balai_activity_edit, name="balai_activity_edit"),
    path(f"{_HERE}kegiatan/<int:pk>/hapus/", balai_life.balai_activity_remove, name="balai_activity_remove"),
    path(f"{_HERE}bacaan/baru/", balai_life.balai_loan_create, name="balai_loan_create"),
    path(f"{_HERE}bacaan/<int:pk>/kembali/", balai_life.balai_loan_return, name="balai_loan_return"),
    path(f"{_HERE}bacaan/<int:pk>/hapus/", balai_life.balai_loan_remove, name="balai_loan_remove"),
    path(f"{_HERE}laporan/<int:year>/", balai.balai_report, name="balai_report"),
    path(f"{_HERE}laporan/<int:year>/<slug:kind>/", balai.balai_report_download, name="balai_report_download"),
]
