"""All addresses of the application."""

from django.urls import include, path

from desa_plan import views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("accounts.urls")),
    path("", include("villages.urls")),
    path("", include("reporting.urls")),
    path("", include("musyawarah.urls")),
    path("", include("planning.urls")),
    path("", include("review.urls")),
    path("", include("training.urls")),
]

handler400 = "desa_plan.error_views.bad_request"
handler403 = "desa_plan.error_views.permission_denied"
handler404 = "desa_plan.error_views.page_not_found"
handler429 = "desa_plan.error_views.too_many_requests"
handler500 = "desa_plan.error_views.server_error"
