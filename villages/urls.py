"""Addresses of village data and of a kabupaten's settings."""

from django.urls import include, path

from villages.views import dusun, handover, listing, national_holidays, offices, profile, setting, setup, tenures

village_patterns = [
    path("profil/", profile.village_profile, name="village_profile"),
    path("profil/ubah/", profile.village_profile_edit, name="village_profile_edit"),
    path("lambang/", profile.village_lambang, name="village_lambang"),
    path("lambang/unggah/", profile.village_lambang_upload, name="village_lambang_upload"),
    path("lambang/hapus/", profile.village_lambang_remove, name="village_lambang_remove"),
    path("siapkan/", setup.village_setup, name="village_setup"),
    path("dusun/", dusun.village_dusun, name="village_dusun"),
    path("dusun/<int:pk>/", dusun.dusun_edit, name="dusun_edit"),
    path("dusun/<int:pk>/urutan/", dusun.dusun_move, name="dusun_move"),
    path("dusun/<int:pk>/pakai/", dusun.dusun_use, name="dusun_use"),
    path("perangkat/", offices.village_offices, name="village_offices"),
    path("perangkat/sotk/", offices.village_sotk_create, name="village_sotk_create"),
    path("perangkat/tambah/", offices.jabatan_add, name="jabatan_add"),
    path("perangkat/<int:pk>/", offices.jabatan_edit, name="jabatan_edit"),
    path("perangkat/<int:pk>/angkat/", tenures.tenure_add, name="tenure_add"),
    path("pejabat/<int:pk>/", tenures.tenure_edit, name="tenure_edit"),
    path("pejabat/<int:pk>/hapus/", tenures.tenure_remove, name="tenure_remove"),
    path("orang/<int:pk>/", tenures.orang_edit, name="orang_edit"),
    path("serah-terima/", handover.village_handover, name="village_handover"),
    path("serah-terima/<int:pk>/", handover.village_handover_form, name="village_handover_form"),
    path("", include("villages.urls_warga")),
]

kabupaten_patterns = [
    path("pengaturan/", setting.kabupaten_settings, name="kabupaten_settings"),
    path("dasar-hukum/", setting.kabupaten_legal_basis, name="kabupaten_legal_basis"),
]

urlpatterns = [
    path("hari-libur-nasional/", national_holidays.national_holidays, name="national_holidays"),
    path("desa/", listing.village_list, name="village_list"),
    path("desa/<wilayah:desa_code>/", include(village_patterns)),
    path("kabupaten/<wilayah:kabupaten_code>/", include(kabupaten_patterns)),
]
