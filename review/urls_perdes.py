"""Addresses from the agreement of the BPD to the published Perdes."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from review.views import chapters, perdes, perdes_acts, publications

_REVIEW = "pemeriksaan/<uuid:uid>/"


def _of_plan(plan: str) -> Iterator[URLPattern]:
    """The same pages for both kinds of plan; `plan` reaches the view without standing in the address twice."""
    base, given = f"{plan}/<int:pk>/penetapan/", {"plan": plan}
    yield path(base, perdes.perdes_documents, given, name="perdes_documents")
    yield path(f"{base}dokumen/<slug:key>/", perdes.perdes_document, given, name="perdes_document")
    yield path(f"{base}dokumen/<slug:key>/unduh/<slug:kind>/", perdes.perdes_download, given, name="perdes_download")
    yield path(f"{base}bab/", chapters.chapter_list, given, name="chapter_list")
    yield path(f"{base}publikasi/", publications.publication_list, given, name="publication_list")


urlpatterns = [
    *_of_plan("rpjm"),
    *_of_plan("rkp"),
    path(f"{_REVIEW}kesepakatan/", perdes_acts.review_agree, name="review_agree"),
    path(f"{_REVIEW}kesepakatan/tarik/", perdes_acts.review_undo_agree, name="review_undo_agree"),
    path(f"{_REVIEW}penetapan/", perdes_acts.review_enact, name="review_enact"),
    path(f"{_REVIEW}klarifikasi/", perdes_acts.review_clarify, name="review_clarify"),
    path("bab/<int:pk>/", chapters.chapter_file, name="chapter_file"),
    path("bab/<int:pk>/pindah/", chapters.chapter_move, name="chapter_move"),
    path("bab/<int:pk>/hapus/", chapters.chapter_delete, name="chapter_delete"),
    path("bab/<int:pk>/pulihkan/", chapters.chapter_restore, name="chapter_restore"),
    path("publikasi/<int:pk>/foto/", publications.publication_picture, name="publication_picture"),
    path("publikasi/<int:pk>/hapus/", publications.publication_delete, name="publication_delete"),
]
