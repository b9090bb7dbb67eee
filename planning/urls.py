"""Addresses of the plans."""

from django.urls import include, path

from planning.views import documents, line_history, line_moves, lines, rpjm, rpjm_period, visi_misi

urlpatterns = [
    path("rpjm/", rpjm.rpjm_list, name="rpjm_list"),
    path("rpjm/baru/", rpjm_period.rpjm_create, name="rpjm_create"),
    path("rpjm/<int:pk>/", rpjm.rpjm_detail, name="rpjm_detail"),
    path("rpjm/<int:pk>/per-tahun/", rpjm.rpjm_year_matrix, name="rpjm_year_matrix"),
    path("rpjm/<int:pk>/gambar/", rpjm.rpjm_charts, name="rpjm_charts"),
    path("rpjm/<int:pk>/visi-misi/", visi_misi.rpjm_visi_misi, name="rpjm_visi_misi"),
    path("rpjm/<int:pk>/perpanjang/", rpjm_period.rpjm_extend, name="rpjm_extend"),
    path("rpjm/<int:pk>/catat-perdes/", rpjm_period.rpjm_record, name="rpjm_record"),
    path("rpjm/<int:pk>/perdes/", rpjm_period.rpjm_scan, name="rpjm_scan"),
    path("rpjm/<int:pk>/riwayat/", line_history.rpjm_acts, name="rpjm_acts"),
    path("rpjm/<int:pk>/terhapus/", line_moves.deleted_lines, name="deleted_lines"),
    path("rpjm/<int:pk>/kegiatan/baru/", lines.line_create, name="line_create"),
    path("rpjm/<int:pk>/dokumen/", documents.rpjm_documents, name="rpjm_documents"),
    path("rpjm/<int:pk>/dokumen/<slug:key>/", documents.rpjm_document, name="rpjm_document"),
    path("rpjm/<int:pk>/dokumen/<slug:key>/unduh/<slug:kind>/", documents.rpjm_download, name="rpjm_download"),
    path("kegiatan/<uuid:uid>/", lines.line_edit, name="line_edit"),
    path("kegiatan/<uuid:uid>/riwayat/", line_history.line_history, name="line_history"),
    path("kegiatan/<uuid:uid>/hapus/", line_moves.line_delete, name="line_delete"),
    path("kegiatan/<uuid:uid>/pulihkan/", line_moves.line_restore, name="line_restore"),
    path("kegiatan/<uuid:uid>/pindah/", line_moves.line_move, name="line_move"),
    path("kegiatan/<uuid:uid>/salin/", line_moves.line_copy, name="line_copy"),
    path("kegiatan/<uuid:uid>/salin-tahun/", line_moves.line_copy_year, name="line_copy_year"),
    path("", include("planning.urls_rkp")),
    path("", include("planning.urls_rkp_documents")),
    path("", include("planning.urls_pagu")),
    path("", include("planning.urls_checks")),
    path("", include("planning.urls_data")),
    path("", include("planning.urls_changes")),
    path("", include("planning.urls_imports")),
    path("", include("planning.urls_asal")),
    path("", include("planning.urls_langkah")),
    path("", include("planning.urls_du_rkp")),
]
