"""Addresses of where lines came from and what became of usulan."""

from django.urls import path

from planning.views import from_usulan, line_origin, usulan_story

urlpatterns = [
    path("rpjm/<int:pk>/usulan/", from_usulan.rpjm_from_usulan, name="rpjm_from_usulan"),
    path("rkp/<int:pk>/usulan/", from_usulan.rkp_from_usulan, name="rkp_from_usulan"),
    path("usulan/kabar/<int:year>/", usulan_story.usulan_fates, name="usulan_fates"),
    path("usulan/<uuid:uid>/", usulan_story.usulan_story, name="usulan_story"),
    path("kegiatan/<uuid:uid>/asal/", line_origin.line_origin, name="line_origin"),
    path("kegiatan/<uuid:uid>/asal/tautkan/", line_origin.line_origin_link, name="line_origin_link"),
    path("kegiatan/<uuid:uid>/asal/lepas/", line_origin.line_origin_unlink, name="line_origin_unlink"),
    path("kegiatan-rkp/<uuid:uid>/asal/", line_origin.rkp_line_origin, name="rkp_line_origin"),
    path("kegiatan-rkp/<uuid:uid>/asal/tautkan/", line_origin.rkp_line_origin_link, name="rkp_line_origin_link"),
    path("kegiatan-rkp/<uuid:uid>/asal/lepas/", line_origin.rkp_line_origin_unlink, name="rkp_line_origin_unlink"),
]
