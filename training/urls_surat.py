"""Addresses of the papers of a session: certificates, documents, the report."""

from django.urls import path

from training.views import certificates

_SESSION = "pelatihan/angkatan/<uuid:uid>/"

urlpatterns = [
    path(f"{_SESSION}sertifikat/", certificates.certificate_list, name="certificate_list"),
    path(f"{_SESSION}sertifikat/terbitkan/", certificates.certificate_issue, name="certificate_issue"),
    path(f"{_SESSION}sertifikat/semua.pdf", certificates.certificate_all, name="certificate_all"),
    path(f"{_SESSION}sertifikat/<int:pk>.pdf", certificates.certificate_file, name="certificate_file"),
    path(f"{_SESSION}sertifikat/<int:pk>/versi-baru/", certificates.certificate_renew, name="certificate_renew"),
    path("peserta/<str:code>/sertifikat.pdf", certificates.participant_certificate, name="participant_certificate"),
]
