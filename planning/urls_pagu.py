"""Addresses of ceilings, budgets of lines, examination sheets and price standards."""

from django.urls import path

from planning.views import examination, pagu, pagu_load, prices, rab, rkp_pagu

urlpatterns = [
    path("pagu/", pagu.pagu_list, name="pagu_list"),
    path("pagu/<int:year>/", pagu.pagu_edit, name="pagu_edit"),
    path("pagu/<wilayah:desa_code>/<int:year>/", pagu.pagu_village, name="pagu_village"),
    path("pagu/muat/", pagu_load.pagu_load, name="pagu_load"),
    path("pagu/muat/terapkan/", pagu_load.pagu_load_apply, name="pagu_load_apply"),
    path("standar-harga/", prices.price_list, name="price_list"),
    path("standar-harga/muat/", prices.price_load, name="price_load"),
    path("standar-harga/muat/terapkan/", prices.price_load_apply, name="price_load_apply"),
    path("rkp/<int:pk>/pagu/", rkp_pagu.rkp_pagu, name="rkp_pagu"),
    path("kegiatan-rkp/<uuid:uid>/rab/", rab.rab_edit, name="rab_edit"),
    path("kegiatan-rkp/<uuid:uid>/rab/kosongkan/", rab.rab_clear, name="rab_clear"),
    path("kegiatan-rkp/<uuid:uid>/rab/kembalikan/", rab.rab_restore, name="rab_restore"),
    path("kegiatan-rkp/<uuid:uid>/pemeriksaan/", examination.pemeriksaan_edit, name="pemeriksaan_edit"),
]
