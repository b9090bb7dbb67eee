"""Addresses that everybody may open."""

from django.urls import path

from review.views import public

urlpatterns = [
    path("desa/<wilayah:desa_code>/", public.public_village, name="public_village"),
    path("desa/<wilayah:desa_code>/rencana/<int:edition>/", public.public_plan, name="public_plan"),
    path("desa/<wilayah:desa_code>/rencana/<int:edition>/data.csv", public.public_plan_csv, name="public_plan_csv"),
    path("desa/<wilayah:desa_code>/rencana/<int:edition>/data.json", public.public_plan_json, name="public_plan_json"),
    path("desa/<wilayah:desa_code>/usulan/<int:year>/", public.public_usulan_list, name="public_usulan_list"),
]
