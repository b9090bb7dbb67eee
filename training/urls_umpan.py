"""Addresses of the loop: what came back in the plans, who is trained on it, and whether it helped."""

from django.urls import path

from training.views import loop, loop_effect, loop_session

urlpatterns = [
    path("pelatihan/hasil/", loop.training_loop, name="training_loop"),
    path("pelatihan/hasil/angkatan/", loop_session.training_loop_session, name="training_loop_session"),
    path("pelatihan/hasil/perbandingan/", loop_effect.training_effect, name="training_effect"),
    path(
        "pelatihan/hasil/perbandingan/<int:year>/<slug:kind>/",
        loop_effect.training_effect_download,
        name="training_effect_download",
    ),
]
