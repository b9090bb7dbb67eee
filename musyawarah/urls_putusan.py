"""Addresses of decisions, closing, mending and the seal."""

from django.urls import path

from musyawarah.views import decisions, erasing, minutes, ralat, seal

MEETING = "musyawarah/<uuid:uid>"

urlpatterns = [
    path(f"{MEETING}/keputusan/", decisions.musyawarah_decisions, name="musyawarah_decisions"),
    path(f"{MEETING}/keputusan/baru/", decisions.decision_create, name="decision_create"),
    path("keputusan/<uuid:uid>/", decisions.decision_edit, name="decision_edit"),
    path("keputusan/<uuid:uid>/hapus/", decisions.decision_delete, name="decision_delete"),
    path(f"{MEETING}/notulen/", minutes.musyawarah_notes, name="musyawarah_notes"),
    path(f"{MEETING}/baca-ulang/", minutes.musyawarah_readback, name="musyawarah_readback"),
    path(f"{MEETING}/tutup/", minutes.musyawarah_close, name="musyawarah_close"),
    path(f"{MEETING}/ralat/", ralat.ralat_list, name="ralat_list"),
    path(f"{MEETING}/ralat/baru/", ralat.ralat_propose, name="ralat_propose"),
    path(f"{MEETING}/ralat/<int:pk>/jawab/", ralat.ralat_answer, name="ralat_answer"),
    path(f"{MEETING}/segel/", seal.musyawarah_seal, name="musyawarah_seal"),
    path(f"{MEETING}/berita-acara/", seal.musyawarah_scan, name="musyawarah_scan"),
    path(f"{MEETING}/berita-acara/berkas/", seal.musyawarah_scan_file, name="musyawarah_scan_file"),
    path("desa/<wilayah:desa_code>/warga/<int:pk>/hapus-data-pribadi/", erasing.person_erase, name="person_erase"),
]
