"""Addresses of what a person was trained in: his history, and the register of a village's cadres."""

from django.urls import path

from training.views import cadre_book, person_history

_BOOK = "desa/<wilayah:desa_code>/kader/buku/"

urlpatterns = [
    path("pelatihan/saya/", person_history.my_training, name="my_training"),
    path("pelatihan/riwayat/<int:pk>/", person_history.training_history, name="training_history"),
    path(_BOOK, cadre_book.cadre_book, name="cadre_book"),
    path(f"{_BOOK}<slug:kind>/", cadre_book.cadre_book_download, name="cadre_book_download"),
]
