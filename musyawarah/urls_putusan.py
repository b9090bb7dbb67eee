"""Addresses of decisions, closing, mending and the seal."""

from django.urls import path

from musyawarah.views import decisions

MEETING = "musyawarah/<uuid:uid>"

urlpatterns = [
    path(f"{MEETING}/keputusan/", decisions.musyawarah_decisions, name="musyawarah_decisions"),
    path(f"{MEETING}/keputusan/baru/", decisions.decision_create, name="decision_create"),
    path("keputusan/<uuid:uid>/", decisions.decision_edit, name="decision_edit"),
    path("keputusan/<uuid:uid>/hapus/", decisions.decision_delete, name="decision_delete"),
]
