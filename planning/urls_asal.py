"""Addresses of where lines came from and what became of usulan."""

from django.urls import path

from planning.views import from_usulan

urlpatterns = [
    path("rpjm/<int:pk>/usulan/", from_usulan.rpjm_from_usulan, name="rpjm_from_usulan"),
    path("rkp/<int:pk>/usulan/", from_usulan.rkp_from_usulan, name="rkp_from_usulan"),
]
