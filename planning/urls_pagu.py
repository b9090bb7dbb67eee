"""Addresses of ceilings, budgets of lines, examination sheets and price standards."""

from django.urls import path

from planning.views import pagu, rkp_pagu

urlpatterns = [
    path("pagu/", pagu.pagu_list, name="pagu_list"),
    path("pagu/<int:year>/", pagu.pagu_edit, name="pagu_edit"),
    path("pagu/<wilayah:desa_code>/<int:year>/", pagu.pagu_village, name="pagu_village"),
    path("rkp/<int:pk>/pagu/", rkp_pagu.rkp_pagu, name="rkp_pagu"),
]
