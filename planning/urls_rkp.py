"""Addresses of the yearly plans and their lines."""

from django.urls import path

from planning.views import rkp

urlpatterns = [
    path("rkp/", rkp.rkp_list, name="rkp_list"),
    path("rkp/<int:pk>/", rkp.rkp_detail, name="rkp_detail"),
]
