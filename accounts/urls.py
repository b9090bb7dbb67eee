"""Addresses of sign-in and of account help."""

from django.urls import include, path

urlpatterns = [
    path("akun/", include("allauth.account.urls")),
    path("akun/2fa/", include("allauth.mfa.urls")),
]
