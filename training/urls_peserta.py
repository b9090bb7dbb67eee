"""Addresses of the list of participants, of its import, and of a village's nominations."""

from django.urls import path

from training.views import nominations, participants
from training.views import participant_import as book

_LIST = "pelatihan/angkatan/<uuid:uid>/peserta/"

urlpatterns = [
    path(_LIST, participants.participant_list, name="participant_list"),
    path(f"{_LIST}isi/", participants.participant_fill, name="participant_fill"),
    path(f"{_LIST}tambah/", participants.participant_add, name="participant_add"),
    path(f"{_LIST}kartu/", participants.participant_slips, name="participant_slips"),
    path(f"{_LIST}<int:pk>/ubah/", participants.participant_edit, name="participant_edit"),
    path(f"{_LIST}<int:pk>/keluarkan/", participants.participant_remove, name="participant_remove"),
    path(f"{_LIST}<int:pk>/ganti/", participants.participant_follow, name="participant_follow"),
    path(f"{_LIST}impor/", book.participant_import, name="participant_import"),
    path(f"{_LIST}impor/<int:pk>/", book.participant_import_answer, name="participant_import_answer"),
    path(f"{_LIST}impor/<int:pk>/terapkan/", book.participant_import_apply, name="participant_import_apply"),
    path(f"{_LIST}impor/<int:pk>/buang/", book.participant_import_discard, name="participant_import_discard"),
    path("pelatihan/utusan/", nominations.nominations, name="nominations"),
    path("pelatihan/angkatan/<uuid:uid>/utusan/<int:pk>/", nominations.nominate, name="nominate"),
    path("pelatihan/angkatan/<uuid:uid>/utusan/<slug:role>/baru/", nominations.nominate_new, name="nominate_new"),
]
