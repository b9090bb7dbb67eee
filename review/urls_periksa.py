"""Addresses of the officers' side of the review."""

from django.urls import path

from review.views import checklist, compare, desk, documents, examining, notes, queue

_REVIEW = "pemeriksaan/<uuid:uid>/"
_NOTE = "catatan-pemeriksaan/<uuid:uid>/"

urlpatterns = [
    path("pemeriksaan/", queue.review_queue, name="review_queue"),
    path(f"{_REVIEW}meja/", desk.review_desk, name="review_desk"),
    path(f"{_REVIEW}meja/catatan/", desk.review_note_create, name="review_note_create"),
    path(f"{_REVIEW}perbandingan/", compare.review_compare, name="review_compare"),
    path(f"{_REVIEW}daftar-periksa/", checklist.review_checklist, name="review_checklist"),
    path(f"{_REVIEW}mulai/", examining.review_take_up, name="review_take_up"),
    path(f"{_REVIEW}lepas/", examining.review_release, name="review_release"),
    path(f"{_REVIEW}kembalikan/", examining.review_return, name="review_return"),
    path(f"{_REVIEW}rekomendasi/", examining.review_recommend, name="review_recommend"),
    path(f"{_REVIEW}rekomendasi/tarik/", examining.review_undo_recommend, name="review_undo_recommend"),
    path(f"{_REVIEW}jeda/", examining.review_pause, name="review_pause"),
    path(f"{_REVIEW}jeda/selesai/", examining.review_resume, name="review_resume"),
    path(f"{_REVIEW}dokumen/", documents.review_documents, name="review_documents"),
    path(f"{_REVIEW}dokumen/<slug:key>/", documents.review_document, name="review_document"),
    path(f"{_REVIEW}dokumen/<slug:key>/unduh/<slug:kind>/", documents.review_download, name="review_download"),
    path(_NOTE, notes.review_note_edit, name="review_note_edit"),
    path(f"{_NOTE}buang/", notes.review_note_delete, name="review_note_delete"),
    path(f"{_NOTE}selesai/", notes.review_note_close, name="review_note_close"),
    path(f"{_NOTE}buka/", notes.review_note_reopen, name="review_note_reopen"),
]
