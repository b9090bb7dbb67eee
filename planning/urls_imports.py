"""Addresses of imported workbooks."""

from django.urls import path

from planning.views import import_preview, imports

urlpatterns = [
    path("rkp/<int:pk>/impor/", imports.rkp_imports, name="rkp_imports"),
    path("rpjm/<int:pk>/impor/", imports.rpjm_imports, name="rpjm_imports"),
    path("impor/<uuid:uid>/", import_preview.import_detail, name="import_detail"),
    path("impor/<uuid:uid>/baris/<int:index>/", import_preview.import_correct, name="import_correct"),
    path("impor/<uuid:uid>/terapkan/", import_preview.import_apply, name="import_apply"),
    path("impor/<uuid:uid>/batalkan/", import_preview.import_undo, name="import_undo"),
    path("impor/<uuid:uid>/pagu/", import_preview.import_pagu, name="import_pagu"),
    path("impor/<uuid:uid>/berkas/", imports.import_file, name="import_file"),
]
