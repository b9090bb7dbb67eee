"""Addresses of attendance, and of the participant's own public page."""

from django.urls import path

from training.views import attendance, attendance_paste, check_in, half_days, participant_self

_HALF = "pelatihan/angkatan/<uuid:uid>/hadir/<int:pk>/"

urlpatterns = [
    path("pelatihan/angkatan/<uuid:uid>/hadir/", attendance.training_attendance, name="training_attendance"),
    path("pelatihan/angkatan/<uuid:uid>/hadir/tandai/", attendance.training_mark, name="training_mark"),
    path("pelatihan/angkatan/<uuid:uid>/hadir/batal/", attendance.training_unmark, name="training_unmark"),
    path("pelatihan/angkatan/<uuid:uid>/hadir/tempel/", attendance_paste.training_paste, name="training_paste"),
    path(f"{_HALF}qr/", half_days.half_qr, name="half_qr"),
    path(f"{_HALF}qr/ganti/", half_days.half_renew, name="half_renew"),
    path(f"{_HALF}buka/", half_days.half_open, name="half_open"),
    path(f"{_HALF}tutup/", half_days.half_close, name="half_close"),
    path("hadir/<str:token>/", check_in.check_in, name="check_in"),
    path("peserta/", participant_self.participant_enter, name="participant_enter"),
    path("peserta/lupakan/", participant_self.participant_forget, name="participant_forget"),
    path("peserta/<str:code>/", participant_self.participant_self, name="participant_self"),
]
