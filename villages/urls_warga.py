"""Addresses of residents, groups, cadres and Data Desa."""

from django.urls import path

from villages.views import data_desa, families, kader, kelompok, resident_load, residents, ungrouped

urlpatterns = [
    path("warga/", residents.resident_list, name="resident_list"),
    path("warga/baru/", residents.resident_create, name="resident_create"),
    path("warga/muat/", resident_load.resident_load, name="resident_load"),
    path("warga/muat/terapkan/", resident_load.resident_load_apply, name="resident_load_apply"),
    path("warga/muat/templat/", resident_load.resident_template_file, name="resident_template"),
    path("warga/<int:pk>/", residents.resident_edit, name="resident_edit"),
    path("warga/<int:pk>/pergi/", residents.resident_leave, name="resident_leave"),
    path("warga/<int:pk>/kembali/", residents.resident_return, name="resident_return"),
    path("warga/<int:pk>/keluar-keluarga/", residents.resident_leave_family, name="resident_leave_family"),
    path("keluarga/baru/", families.family_create, name="family_create"),
    path("keluarga/<int:pk>/", families.family_edit, name="family_edit"),
    path("warga/tanpa-kelompok/", ungrouped.ungrouped_report, name="ungrouped_report"),
    path("warga/tanpa-kelompok/<int:pk>/", ungrouped.ungrouped_edit, name="ungrouped_edit"),
    path("kelompok/", kelompok.kelompok_list, name="kelompok_list"),
    path("kelompok/baru/", kelompok.kelompok_create, name="kelompok_create"),
    path("kelompok/<int:pk>/", kelompok.kelompok_detail, name="kelompok_detail"),
    path("kelompok/<int:pk>/ubah/", kelompok.kelompok_edit, name="kelompok_edit"),
    path("kelompok/<int:pk>/anggota/", kelompok.kelompok_add_members, name="kelompok_add_members"),
    path("anggota-kelompok/<int:pk>/kedudukan/", kelompok.member_position, name="member_position"),
    path("anggota-kelompok/<int:pk>/keluar/", kelompok.member_leave, name="member_leave"),
    path("anggota-kelompok/<int:pk>/tetap/", kelompok.member_rejoin, name="member_rejoin"),
    path("kader/", kader.kader_list, name="kader_list"),
    path("kader/baru/", kader.kader_create, name="kader_create"),
    path("kader/<int:pk>/", kader.kader_edit, name="kader_edit"),
    path("kader/<int:pk>/hapus/", kader.kader_remove, name="kader_remove"),
    path("data-desa/", data_desa.data_desa_list, name="data_desa_list"),
    path("data-desa/<int:year>/mulai/", data_desa.data_desa_start, name="data_desa_start"),
    path("data-desa/<int:year>/baru/", data_desa.data_desa_create, name="data_desa_create"),
    path("data-desa/<int:year>/isi/<slug:category>/", data_desa.data_desa_fill, name="data_desa_fill"),
    path("data-desa/baris/<int:pk>/", data_desa.data_desa_edit, name="data_desa_edit"),
    path("data-desa/baris/<int:pk>/hapus/", data_desa.data_desa_delete, name="data_desa_delete"),
    path("data-desa/baris/<int:pk>/pulihkan/", data_desa.data_desa_restore, name="data_desa_restore"),
]
