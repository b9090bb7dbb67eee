"""Addresses of findings and of what is done about them."""

from django.urls import path

from training.views import commitment, findings, follow_up, rtl_acts

_SESSION, _TEMUAN, _RTL = "pelatihan/angkatan/<uuid:uid>/", "pelatihan/temuan/<uuid:uid>/", "pelatihan/rtl/<uuid:uid>/"

urlpatterns = [
    path(f"{_SESSION}temuan/", findings.temuan_list, name="temuan_list"),
    path(f"{_SESSION}temuan/baru/", findings.temuan_create, name="temuan_create"),
    path(f"{_TEMUAN}ubah/", findings.temuan_edit, name="temuan_edit"),
    path(f"{_TEMUAN}hapus/", findings.temuan_delete, name="temuan_delete"),
    path(f"{_TEMUAN}pulihkan/", findings.temuan_restore, name="temuan_restore"),
    path(f"{_SESSION}rtl/", follow_up.rtl_list, name="rtl_list"),
    path(f"{_SESSION}rtl/baru/", follow_up.rtl_create, name="rtl_create"),
    path("pelatihan/tindak-lanjut/", follow_up.rtl_overview, name="rtl_overview"),
    path(_RTL, rtl_acts.rtl_close_page, name="rtl_close"),
    path(f"{_RTL}ubah/", follow_up.rtl_edit, name="rtl_edit"),
    path(f"{_RTL}hentikan/", rtl_acts.rtl_drop, name="rtl_drop"),
    path(f"{_RTL}buka-lagi/", rtl_acts.rtl_reopen, name="rtl_reopen"),
    path(f"{_RTL}musyawarah/", rtl_acts.rtl_musyawarah, name="rtl_musyawarah"),
    path(f"{_RTL}bukti/", rtl_acts.rtl_file, name="rtl_file"),
    path("peserta/<str:code>/komitmen/", commitment.participant_commit, name="participant_commit"),
]
