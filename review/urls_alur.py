"""Addresses of the path, the phrases, what is passed on, the inbox and the trail of acts."""

from django.urls import URLPattern, URLResolver, path

from review.views import inbox, path_settings

urlpatterns: list[URLPattern | URLResolver] = [
    path("kotak-masuk/", inbox.inbox, name="inbox"),
    path("kotak-masuk/dibaca/", inbox.inbox_read, name="inbox_read"),
    path("kotak-masuk/<int:pk>/buka/", inbox.notice_open, name="notice_open"),
    path("kabupaten/<wilayah:kabupaten_code>/alur-pemeriksaan/", path_settings.review_path, name="review_path"),
    path("kabupaten/<wilayah:kabupaten_code>/kalimat-baku/", path_settings.review_phrases, name="review_phrases"),
]
