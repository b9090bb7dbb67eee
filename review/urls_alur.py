"""Addresses of the path, the phrases, what is passed on, the inbox and the trail of acts."""

from django.urls import URLPattern, URLResolver, path

from review.views import audit, du_rkp_upward, forwarding, inbox, path_settings

urlpatterns: list[URLPattern | URLResolver] = [
    path("kotak-masuk/", inbox.inbox, name="inbox"),
    path("kotak-masuk/dibaca/", inbox.inbox_read, name="inbox_read"),
    path("kotak-masuk/<int:pk>/buka/", inbox.notice_open, name="notice_open"),
    path("kabupaten/<wilayah:kabupaten_code>/alur-pemeriksaan/", path_settings.review_path, name="review_path"),
    path("kabupaten/<wilayah:kabupaten_code>/kalimat-baku/", path_settings.review_phrases, name="review_phrases"),
    path("penerusan/", forwarding.forwarding_list, name="forwarding_list"),
    path("penerusan/<wilayah:code>/<slug:kind>/<int:year>/", forwarding.forwarding_detail, name="forwarding_detail"),
    path(
        "penerusan/<wilayah:code>/<slug:kind>/<int:year>/teruskan/", forwarding.forwarding_send, name="forwarding_send"
    ),
    path("penerusan/<wilayah:code>/<slug:kind>/<int:year>/tarik/", forwarding.forwarding_undo, name="forwarding_undo"),
    path("du-rkp/<int:year>/penerimaan/", du_rkp_upward.du_rkp_receipts, name="du_rkp_receipts"),
    path("du-rkp/<int:year>/penerimaan/teruskan/", du_rkp_upward.du_rkp_forward, name="du_rkp_forward"),
    path("du-rkp/penerimaan/<int:pk>/tarik/", du_rkp_upward.du_rkp_receipt_undo, name="du_rkp_receipt_undo"),
    path("du-rkp/<int:year>/rekap/<wilayah:code>/", du_rkp_upward.du_rkp_recap, name="du_rkp_recap"),
    path(
        "du-rkp/<int:year>/rekap/<wilayah:code>/unduh/<slug:kind>/",
        du_rkp_upward.du_rkp_recap_download,
        name="du_rkp_recap_download",
    ),
    path("rpjm/<int:pk>/jejak/", audit.trail_of_rpjm, name="trail_of_rpjm"),
    path("rpjm/<int:pk>/jejak/unduh/", audit.trail_of_rpjm_file, name="trail_of_rpjm_file"),
    path("rkp/<int:pk>/jejak/", audit.trail_of_rkp, name="trail_of_rkp"),
    path("rkp/<int:pk>/jejak/unduh/", audit.trail_of_rkp_file, name="trail_of_rkp_file"),
    path("desa/<wilayah:desa_code>/jejak/", audit.trail_of_desa, name="trail_of_desa"),
    path("desa/<wilayah:desa_code>/jejak/unduh/", audit.trail_of_desa_file, name="trail_of_desa_file"),
]
