"""Addresses of usulan, their merging and scoring."""

from django.urls import path

from musyawarah.views import merging, methods, recap, scoring, usulan, usulan_acts, usulan_form

urlpatterns = [
    path("usulan/", usulan.usulan_list, name="usulan_list"),
    path("usulan/baru/", usulan_form.usulan_create, name="usulan_create"),
    path("usulan/mirip/", usulan_acts.usulan_similar, name="usulan_similar"),
    path("usulan/gabung/", merging.usulan_merge, name="usulan_merge"),
    path("usulan/<uuid:uid>/gabung/batal/", merging.usulan_unmerge, name="usulan_unmerge"),
    path("usulan/rekap/", recap.usulan_recap, name="usulan_recap"),
    path("usulan/skoring/", scoring.usulan_scoring, name="usulan_scoring"),
    path("usulan/skoring/metode/", scoring.scoring_start, name="scoring_start"),
    path("usulan/skoring/isi/", scoring.scoring_fill, name="scoring_fill"),
    path("usulan/<uuid:uid>/nilai/", scoring.usulan_scores, name="usulan_scores"),
    path("usulan/<uuid:uid>/ubah/", usulan_form.usulan_edit, name="usulan_edit"),
    path("usulan/<uuid:uid>/hapus/", usulan_acts.usulan_delete, name="usulan_delete"),
    path("usulan/<uuid:uid>/pulihkan/", usulan_acts.usulan_restore, name="usulan_restore"),
    path("usulan/<uuid:uid>/foto/", usulan_acts.usulan_photo, name="usulan_photo"),
    path("kabupaten/<wilayah:kabupaten_code>/metode-prioritas/", methods.metode_list, name="metode_list"),
    path("kabupaten/<wilayah:kabupaten_code>/metode-prioritas/baru/", methods.metode_create, name="metode_create"),
    path("kabupaten/<wilayah:kabupaten_code>/metode-prioritas/<int:pk>/", methods.metode_edit, name="metode_edit"),
    path("kabupaten/<wilayah:kabupaten_code>/metode-prioritas/<int:pk>/pakai/", methods.metode_use, name="metode_use"),
]
