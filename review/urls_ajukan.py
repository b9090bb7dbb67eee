"""Addresses of the village's side of the review."""

from django.urls import path

from review.views import answers, handing_over, opening, village, village_steps

RPJM, RKP = {"kind": "rpjm"}, {"kind": "rkp"}

urlpatterns = [
    path("rkp/<int:pk>/pengajuan/", village.review_of_rkp, name="review_of_rkp"),
    path("rpjm/<int:pk>/pengajuan/", village.review_of_rpjm, name="review_of_rpjm"),
    path("pemeriksaan/<uuid:uid>/", village.review_detail, name="review_detail"),
    path("pemeriksaan/<uuid:uid>/naskah/<int:pk>/", village.review_move_scan, name="review_move_scan"),
    path("pemeriksaan/<uuid:uid>/terkirim/", handing_over.review_submitted, name="review_submitted"),
    path("pemeriksaan/<uuid:uid>/tarik/", village_steps.review_withdraw, name="review_withdraw"),
    path("pemeriksaan/<uuid:uid>/buka-kembali/", village_steps.review_step_back, name="review_step_back"),
    path("pemeriksaan/<uuid:uid>/catatan/", answers.review_notes, name="review_notes"),
    path("catatan-pemeriksaan/<uuid:uid>/jawab/", answers.note_answer, name="note_answer"),
    path("pemeriksaan/<uuid:uid>/minta-buka/", opening.opening_ask, name="opening_ask"),
    path("permintaan-buka/<uuid:uid>/jawab/", opening.opening_answer, name="opening_answer"),
    path("permintaan-buka/<uuid:uid>/tutup/", opening.opening_end, name="opening_end"),
    path("rpjm/<int:pk>/pengajuan/kirim/", handing_over.review_submit, RPJM, name="review_submit"),
    path("rkp/<int:pk>/pengajuan/kirim/", handing_over.review_submit, RKP, name="review_submit"),
    path("rpjm/<int:pk>/pengajuan/lanjutkan/", handing_over.review_go_on, RPJM, name="review_go_on"),
    path("rkp/<int:pk>/pengajuan/lanjutkan/", handing_over.review_go_on, RKP, name="review_go_on"),
]
