"""Addresses of what plans rest on: evaluation, programmes, cooperation, priorities, attachments."""

from django.urls import path

from planning.views import evaluation

urlpatterns = [
    path("rkp/<int:pk>/evaluasi/", evaluation.rkp_evaluation, name="rkp_evaluation"),
    path("rkp/kegiatan/<uuid:uid>/evaluasi/", evaluation.evaluation_edit, name="evaluation_edit"),
    path("rkp/kegiatan/<uuid:uid>/evaluasi/kosongkan/", evaluation.evaluation_clear, name="evaluation_clear"),
]
