"""Addresses of teams and their work plans."""

from django.urls import URLPattern, URLResolver, path

from musyawarah.views import tim

urlpatterns: list[URLPattern | URLResolver] = [
    path("tim/", tim.tim_list, name="tim_list"),
    path("tim/baru/", tim.tim_create, name="tim_create"),
    path("tim/<int:pk>/", tim.tim_edit, name="tim_edit"),
    path("tim/<int:pk>/rktl/", tim.tim_rktl, name="tim_rktl"),
    path("tim/<int:pk>/hapus/", tim.tim_delete, name="tim_delete"),
    path("tim/<int:pk>/pulihkan/", tim.tim_restore, name="tim_restore"),
]
