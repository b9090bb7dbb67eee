"""Addresses of the pengkajian keadaan desa."""

from django.urls import path

from musyawarah.views import kajian

urlpatterns = [
    path("pengkajian/", kajian.kajian_list, name="kajian_list"),
    path("pengkajian/baru/", kajian.kajian_create, name="kajian_create"),
    path("pengkajian/<int:pk>/", kajian.kajian_edit, name="kajian_edit"),
    path("pengkajian/<int:pk>/hapus/", kajian.kajian_delete, name="kajian_delete"),
    path("pengkajian/<int:pk>/pulihkan/", kajian.kajian_restore, name="kajian_restore"),
    path("pengkajian/gambar/<int:pk>/", kajian.drawing_file, name="drawing_file"),
    path("pengkajian/gambar/<int:pk>/hapus/", kajian.drawing_delete, name="drawing_delete"),
]
