"""Addresses of the steps of a plan, their calendar and deadlines, and the inclusion report."""

from django.urls import URLPattern, URLResolver, path

from planning.views import inclusion, step_deadlines, steps

urlpatterns: list[URLPattern | URLResolver] = [
    path("rpjm/<int:pk>/langkah/", steps.rpjm_steps, name="rpjm_steps"),
    path("rpjm/<int:pk>/langkah/kalender.ics", steps.rpjm_steps_ics, name="rpjm_steps_ics"),
    path("rpjm/<int:pk>/langkah/<slug:key>/", steps.rpjm_step_edit, name="rpjm_step_edit"),
    path("rkp/<int:pk>/langkah/", steps.rkp_steps, name="rkp_steps"),
    path("rkp/<int:pk>/langkah/kalender.ics", steps.rkp_steps_ics, name="rkp_steps_ics"),
    path("rkp/<int:pk>/langkah/<slug:key>/", steps.rkp_step_edit, name="rkp_step_edit"),
    path("rpjm/<int:pk>/inklusi/", inclusion.rpjm_inclusion, name="rpjm_inclusion"),
    path("rkp/<int:pk>/inklusi/", inclusion.rkp_inclusion, name="rkp_inclusion"),
    path("kabupaten/<wilayah:kabupaten_code>/batas-langkah/", step_deadlines.step_deadlines, name="step_deadlines"),
]
