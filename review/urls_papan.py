"""Addresses of the boards of kecamatan and kabupaten."""

from django.urls import path

from review.views import board, board_documents

urlpatterns = [
    path("papan/", board.review_board, name="review_board"),
    path("papan/kalender/", board.review_board_calendar, name="review_board_calendar"),
    path("papan/anggaran/", board.review_board_budget, name="review_board_budget"),
    path("papan/aturan/", board.review_board_rules, name="review_board_rules"),
    path("papan/dokumen/<int:year>/", board_documents.review_board_documents, name="review_board_documents"),
    path("papan/dokumen/<int:year>/<slug:key>/", board_documents.review_board_document, name="review_board_document"),
    path(
        "papan/dokumen/<int:year>/<slug:key>/<slug:kind>/",
        board_documents.review_board_download,
        name="review_board_download",
    ),
]
