"""Addresses of attendance, and of the participant's own public page."""

from django.urls import path

from training.views import participant_self

urlpatterns = [
    path("peserta/", participant_self.participant_enter, name="participant_enter"),
    path("peserta/lupakan/", participant_self.participant_forget, name="participant_forget"),
    path("peserta/<str:code>/", participant_self.participant_self, name="participant_self"),
]
