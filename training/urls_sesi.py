"""Addresses of sessions: planning, rundown, acts, registers of halls and speakers, schedules."""

from django.urls import path

from training.views import registers, schedule, session_detail, session_items, sessions

_SESSION = "pelatihan/angkatan/<uuid:uid>/"

urlpatterns = [
    path("pelatihan/program/<uuid:uid>/angkatan/baru/", sessions.session_create, name="session_create"),
    path(_SESSION, session_detail.session_detail, name="session_detail"),
    path(f"{_SESSION}ubah/", sessions.session_edit, name="session_edit"),
    path(f"{_SESSION}acara/", session_items.session_items, name="session_items"),
    path(f"{_SESSION}selesai/", session_detail.session_hold, name="session_hold"),
    path(f"{_SESSION}buka-lagi/", session_detail.session_reopen, name="session_reopen"),
    path(f"{_SESSION}batal/", session_detail.session_cancel, name="session_cancel"),
    path("pelatihan/tempat/", registers.venue_list, name="venue_list"),
    path("pelatihan/tempat/baru/", registers.venue_create, name="venue_create"),
    path("pelatihan/tempat/<int:pk>/ubah/", registers.venue_edit, name="venue_edit"),
    path("pelatihan/tempat/<int:pk>/pakai/", registers.venue_use, name="venue_use"),
    path("pelatihan/narasumber/", registers.speaker_list, name="speaker_list"),
    path("pelatihan/narasumber/baru/", registers.speaker_create, name="speaker_create"),
    path("pelatihan/narasumber/<int:pk>/ubah/", registers.speaker_edit, name="speaker_edit"),
    path("pelatihan/narasumber/<int:pk>/pakai/", registers.speaker_use, name="speaker_use"),
    path("pelatihan/jadwal/", schedule.training_schedule, name="training_schedule"),
    path(
        "pelatihan/jadwal/<int:year>/naskah/",
        schedule.training_schedule_document,
        name="training_schedule_document",
    ),
    path(
        "pelatihan/jadwal/<int:year>/unduh/<slug:kind>/",
        schedule.training_schedule_download,
        name="training_schedule_download",
    ),
    path("jadwal-pelatihan/<wilayah:kabupaten_code>/<int:year>/", schedule.public_schedule, name="public_schedule"),
]
