"""Addresses of the checks: findings of both plans, levels of a kabupaten, rules of Dana Desa years."""

from django.urls import path

from planning.views import checks, dana_desa, rule_levels

urlpatterns = [
    path("rkp/<int:pk>/pemeriksaan/", checks.rkp_checks, name="rkp_checks"),
    path("rpjm/<int:pk>/pemeriksaan/", checks.rpjm_checks, name="rpjm_checks"),
    path("kabupaten/<wilayah:kabupaten_code>/tingkat-aturan/", rule_levels.rule_levels, name="rule_levels"),
    path("aturan-dana-desa/", dana_desa.dana_desa_rules, name="dana_desa_rules"),
]
