"""Addresses of enacted editions and of changes, for both kinds of plan."""

from django.urls import path

from planning.views import changes, comparison, editions

RPJM, RKP = {"kind": "rpjm"}, {"kind": "rkp"}

urlpatterns = [
    path("rpjm/<int:pk>/naskah/", editions.plan_editions, RPJM, name="rpjm_editions"),
    path("rpjm/<int:pk>/perubahan/baru/", changes.change_open, RPJM, name="rpjm_change_open"),
    path("rkp/<int:pk>/naskah/", editions.plan_editions, RKP, name="rkp_editions"),
    path("rkp/<int:pk>/perubahan/baru/", changes.change_open, RKP, name="rkp_change_open"),
    path("naskah/<uuid:uid>/<slug:kind>/", editions.issued_download, name="issued_download"),
    path("naskah/<int:pk>/perdes/", editions.edition_scan, name="edition_scan"),
    path("perubahan/<uuid:uid>/", changes.change_detail, name="change_detail"),
    path("perubahan/<uuid:uid>/dasar/", changes.change_edit, name="change_edit"),
    path("perubahan/<uuid:uid>/bukti/", changes.change_evidence, name="change_evidence"),
    path("perubahan/<uuid:uid>/tarik/", changes.change_withdraw, name="change_withdraw"),
    path("perubahan/<uuid:uid>/semula-menjadi/", comparison.change_comparison, name="change_comparison"),
    path(
        "perubahan/<uuid:uid>/semula-menjadi/unduh/<slug:kind>/",
        comparison.change_comparison_file,
        name="change_comparison_file",
    ),
]
