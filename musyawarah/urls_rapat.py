"""Addresses of meetings: list, preparation, invitation, attendance."""

from django.urls import URLPattern, URLResolver, path

from musyawarah.views import listing, planning

urlpatterns: list[URLPattern | URLResolver] = [
    path("musyawarah/", listing.musyawarah_list, name="musyawarah_list"),
    path("musyawarah/kalender.ics", listing.musyawarah_ics, name="musyawarah_ics"),
    path("musyawarah/baru/", planning.musyawarah_create, name="musyawarah_create"),
    path("musyawarah/<uuid:uid>/", planning.musyawarah_detail, name="musyawarah_detail"),
    path("musyawarah/<uuid:uid>/ubah/", planning.musyawarah_edit, name="musyawarah_edit"),
    path("musyawarah/<uuid:uid>/buka/", planning.musyawarah_open, name="musyawarah_open"),
    path("musyawarah/<uuid:uid>/batal/", planning.musyawarah_cancel, name="musyawarah_cancel"),
]
