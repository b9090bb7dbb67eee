"""Application configuration of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Logins, memberships, the act log, and what a membership may do and why not."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
