"""Addresses of the yearly plans and their lines."""

from django.urls import path

from planning.views import (
    rkp,
    rkp_carry_over,
    rkp_compose,
    rkp_history,
    rkp_line_moves,
    rkp_lines,
    rkp_period,
)

urlpatterns = [
    path("rkp/", rkp.rkp_list, name="rkp_list"),
    path("rkp/baru/", rkp_period.rkp_create, name="rkp_create"),
    path("rkp/<int:pk>/", rkp.rkp_detail, name="rkp_detail"),
    path("rkp/<int:pk>/ambil-dari-rpjm/", rkp_compose.rkp_compose, name="rkp_compose"),
    path("rkp/<int:pk>/kelanjutan/", rkp_carry_over.rkp_carry_over, name="rkp_carry_over"),
    path("rkp/<int:pk>/kelanjutan/<int:decision>/batal/", rkp_carry_over.carry_over_undo, name="carry_over_undo"),
    path("rkp/<int:pk>/dasar-hukum/", rkp_period.rkp_legal_basis, name="rkp_legal_basis"),
    path("rkp/<int:pk>/catat-perdes/", rkp_period.rkp_record, name="rkp_record"),
    path("rkp/<int:pk>/perdes/", rkp_period.rkp_scan, name="rkp_scan"),
    path("rkp/<int:pk>/riwayat/", rkp_history.rkp_acts, name="rkp_acts"),
    path("rkp/<int:pk>/terhapus/", rkp_line_moves.rkp_deleted_lines, name="rkp_deleted_lines"),
    path("rkp/<int:pk>/kegiatan/baru/", rkp_lines.rkp_line_create, name="rkp_line_create"),
    path("kegiatan-rkp/<uuid:uid>/", rkp_lines.rkp_line_edit, name="rkp_line_edit"),
    path("kegiatan-rkp/<uuid:uid>/riwayat/", rkp_history.rkp_line_history, name="rkp_line_history"),
    path("kegiatan-rkp/<uuid:uid>/hapus/", rkp_line_moves.rkp_line_delete, name="rkp_line_delete"),
    path("kegiatan-rkp/<uuid:uid>/pulihkan/", rkp_line_moves.rkp_line_restore, name="rkp_line_restore"),
    path("kegiatan-rkp/<uuid:uid>/pindah/", rkp_line_moves.rkp_line_move, name="rkp_line_move"),
    path("kegiatan-rkp/<uuid:uid>/salin/", rkp_line_moves.rkp_line_copy, name="rkp_line_copy"),
]
