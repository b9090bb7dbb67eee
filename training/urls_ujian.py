"""Addresses of the bank of questions, of the tests and of the evaluation."""

from django.urls import path

from training.views import evaluations, exam_papers, exam_take, exam_typing, exams, questions

_SESSION = "pelatihan/angkatan/<uuid:uid>/"

urlpatterns = [
    path("pelatihan/soal/", questions.question_list, name="question_list"),
    path("pelatihan/soal/baru/", questions.question_create, name="question_create"),
    path("pelatihan/soal/<int:pk>/ubah/", questions.question_edit, name="question_edit"),
    path("pelatihan/soal/<int:pk>/tidak-dipakai/", questions.question_retire, name="question_retire"),
    path("pelatihan/soal/<int:pk>/pakai-lagi/", questions.question_restore, name="question_restore"),
    path(f"{_SESSION}tes/", exams.exam_setup, name="exam_setup"),
    path(f"{_SESSION}tes/hasil/", exams.exam_results, name="exam_results"),
    path(f"{_SESSION}tes/naskah/", exam_papers.exam_documents, name="exam_documents"),
    path(f"{_SESSION}tes/naskah/<slug:key>/", exam_papers.exam_document, name="exam_document"),
    path(f"{_SESSION}tes/naskah/<slug:key>/unduh/<slug:kind>/", exam_papers.exam_download, name="exam_download"),
    path(f"{_SESSION}tes/<slug:kind>/soal/", exams.exam_questions, name="exam_questions"),
    path(f"{_SESSION}tes/<slug:kind>/buka/", exams.exam_open, name="exam_open"),
    path(f"{_SESSION}tes/<slug:kind>/tutup/", exams.exam_close, name="exam_close"),
    path(f"{_SESSION}tes/<slug:kind>/peserta/<int:pk>/", exam_typing.exam_typed, name="exam_typed"),
    path(f"{_SESSION}tes/<slug:kind>/peserta/<int:pk>/hapus/", exam_typing.exam_sheet_remove, name="exam_sheet_remove"),
    path(f"{_SESSION}evaluasi/", evaluations.evaluation_results, name="evaluation_results"),
    path(f"{_SESSION}evaluasi/ketik/", evaluations.evaluation_typed, name="evaluation_typed"),
    path(f"{_SESSION}evaluasi/buka/", evaluations.evaluation_open, name="evaluation_open"),
    path(f"{_SESSION}evaluasi/tutup/", evaluations.evaluation_close, name="evaluation_close"),
    path("peserta/<str:code>/tes/<slug:kind>/", exam_take.exam_take, name="exam_take"),
    path("peserta/<str:code>/evaluasi/", evaluations.evaluation_give, name="evaluation_give"),
]
