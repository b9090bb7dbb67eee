"""Addresses of the papers of a session: certificates, documents, the report."""

from django.urls import path

from training.views import certificates, documents, report

_SESSION = "pelatihan/angkatan/<uuid:uid>/"

urlpatterns = [
    path(f"{_SESSION}dokumen/", documents.session_documents, name="session_documents"),
    path(f"{_SESSION}dokumen/<slug:key>/", documents.session_document, name="session_document"),
    path(f"{_SESSION}dokumen/<slug:key>/unduh/<slug:kind>/", documents.session_download, name="session_download"),
    path(f"{_SESSION}laporan/", report.report_edit, name="report_edit"),
    path(f"{_SESSION}laporan/gambar/", report.picture_add, name="picture_add"),
    path(f"{_SESSION}laporan/gambar/<int:pk>/", report.picture_file, name="picture_file"),
    path(f"{_SESSION}laporan/gambar/<int:pk>/hapus/", report.picture_remove, name="picture_remove"),
    path(f"{_SESSION}sertifikat/", certificates.certificate_list, name="certificate_list"),
    path(f"{_SESSION}sertifikat/terbitkan/", certificates.certificate_issue, name="certificate_issue"),
    path(f"{_SESSION}sertifikat/semua.pdf", certificates.certificate_all, name="certificate_all"),
    path(f"{_SESSION}sertifikat/<int:pk>.pdf", certificates.certificate_file, name="certificate_file"),
    path(f"{_SESSION}sertifikat/<int:pk>/versi-baru/", certificates.certificate_renew, name="certificate_renew"),
    path("peserta/<str:code>/sertifikat.pdf", certificates.participant_certificate, name="participant_certificate"),
]
