"""Addresses of the landing page, of programmes, of the curriculum and of the knowledge centre."""

from django.urls import path

from training.views import landing

urlpatterns = [
    path("pelatihan/", landing.training_list, name="training_list"),
]
