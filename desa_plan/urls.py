"""All addresses of the application."""

from django.urls import include, path

from desa_plan import views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("accounts.urls")),
]
