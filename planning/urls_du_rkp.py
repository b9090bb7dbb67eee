"""Addresses of the DU-RKP."""

from django.urls import path

from planning.views import du_rkp, du_rkp_documents

urlpatterns = [
    path("du-rkp/", du_rkp.du_rkp_list, name="du_rkp_list"),
    path("du-rkp/<int:year>/", du_rkp.du_rkp_detail, name="du_rkp_detail"),
    path("du-rkp/<int:year>/ambil/", du_rkp.du_rkp_take, name="du_rkp_take"),
    path("du-rkp/<int:year>/kirim/", du_rkp.du_rkp_send, name="du_rkp_send"),
    path("du-rkp/<int:year>/baru/", du_rkp.du_rkp_line_create, name="du_rkp_line_create"),
    path("du-rkp/<int:year>/dokumen/", du_rkp_documents.du_rkp_document, name="du_rkp_document"),
    path("du-rkp/<int:year>/unduh/<slug:kind>/", du_rkp_documents.du_rkp_download, name="du_rkp_download"),
    path("du-rkp/usulan/<uuid:uid>/", du_rkp.du_rkp_line_edit, name="du_rkp_line_edit"),
    path("du-rkp/usulan/<uuid:uid>/hapus/", du_rkp.du_rkp_line_delete, name="du_rkp_line_delete"),
    path("du-rkp/usulan/<uuid:uid>/pulihkan/", du_rkp.du_rkp_line_restore, name="du_rkp_line_restore"),
    path("du-rkp/usulan/<uuid:uid>/jawaban/", du_rkp.du_rkp_line_answer, name="du_rkp_line_answer"),
]
