"""Addresses of ceilings, budgets of lines, examination sheets and price standards."""

from django.urls import path

from planning.views import examination, pagu, rab, rkp_pagu

urlpatterns = [
    path("pagu/", pagu.pagu_list, name="pagu_list"),
    path("pagu/<int:year>/", pagu.pagu_edit, name="pagu_edit"),
    path("pagu/<wilayah:desa_code>/<int:year>/", pagu.pagu_village, name="pagu_village"),
    path("rkp/<int:pk>/pagu/", rkp_pagu.rkp_pagu, name="rkp_pagu"),
    path("kegiatan-rkp/<uuid:uid>/rab/", rab.rab_edit, name="rab_edit"),
    path("kegiatan-rkp/<uuid:uid>/rab/kosongkan/", rab.rab_clear, name="rab_clear"),
    path("kegiatan-rkp/<uuid:uid>/rab/kembalikan/", rab.rab_restore, name="rab_restore"),
    path("kegiatan-rkp/<uuid:uid>/pemeriksaan/", examination.pemeriksaan_edit, name="pemeriksaan_edit"),
]
