"""Addresses of what plans rest on: evaluation, programmes, cooperation, priorities, attachments."""

from django.urls import path

from planning.views import evaluation, lampiran

urlpatterns = [
    path("rkp/<int:pk>/evaluasi/", evaluation.rkp_evaluation, name="rkp_evaluation"),
    path("rkp/kegiatan/<uuid:uid>/evaluasi/", evaluation.evaluation_edit, name="evaluation_edit"),
    path("rkp/kegiatan/<uuid:uid>/evaluasi/kosongkan/", evaluation.evaluation_clear, name="evaluation_clear"),
    path("rkp/kegiatan/<uuid:uid>/lampiran/", lampiran.lampiran_list, name="lampiran_list"),
    path("lampiran/<uuid:uid>/", lampiran.lampiran_file, name="lampiran_file"),
    path("lampiran/<uuid:uid>/hapus/", lampiran.lampiran_delete, name="lampiran_delete"),
    path("lampiran/<uuid:uid>/pulihkan/", lampiran.lampiran_restore, name="lampiran_restore"),
]
