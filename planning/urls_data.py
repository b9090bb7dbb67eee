"""Addresses of what plans rest on: evaluation, programmes, cooperation, priorities, attachments."""

from django.urls import path

from planning.views import cooperation, evaluation, lampiran, priorities, programs

urlpatterns = [
    path("rkp/<int:pk>/evaluasi/", evaluation.rkp_evaluation, name="rkp_evaluation"),
    path("rkp/kegiatan/<uuid:uid>/evaluasi/", evaluation.evaluation_edit, name="evaluation_edit"),
    path("rkp/kegiatan/<uuid:uid>/evaluasi/kosongkan/", evaluation.evaluation_clear, name="evaluation_clear"),
    path("rkp/kegiatan/<uuid:uid>/lampiran/", lampiran.lampiran_list, name="lampiran_list"),
    path("lampiran/<uuid:uid>/", lampiran.lampiran_file, name="lampiran_file"),
    path("lampiran/<uuid:uid>/hapus/", lampiran.lampiran_delete, name="lampiran_delete"),
    path("lampiran/<uuid:uid>/pulihkan/", lampiran.lampiran_restore, name="lampiran_restore"),
    path("program-masuk/", programs.program_list, name="program_list"),
    path("program-masuk/baru/", programs.program_create, name="program_create"),
    path("program-masuk/<uuid:uid>/", programs.program_edit, name="program_edit"),
    path("program-masuk/<uuid:uid>/hapus/", programs.program_delete, name="program_delete"),
    path("program-masuk/<uuid:uid>/pulihkan/", programs.program_restore, name="program_restore"),
    path("kerja-sama/", cooperation.kerja_sama_list, name="kerja_sama_list"),
    path("kerja-sama/baru/", cooperation.kerja_sama_create, name="kerja_sama_create"),
    path("kerja-sama/<uuid:uid>/", cooperation.kerja_sama_edit, name="kerja_sama_edit"),
    path("kerja-sama/<uuid:uid>/hapus/", cooperation.kerja_sama_delete, name="kerja_sama_delete"),
    path("kerja-sama/<uuid:uid>/pulihkan/", cooperation.kerja_sama_restore, name="kerja_sama_restore"),
    path("prioritas-kabupaten/", priorities.prioritas_list, name="prioritas_list"),
    path("prioritas-kabupaten/baru/", priorities.prioritas_create, name="prioritas_create"),
    path("prioritas-kabupaten/<int:pk>/", priorities.prioritas_edit, name="prioritas_edit"),
    path("prioritas-kabupaten/<int:pk>/pakai/", priorities.prioritas_use, name="prioritas_use"),
]
