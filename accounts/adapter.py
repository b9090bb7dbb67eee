"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Nobody opens an account for himself: Dinas PMD and kecamatan do."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Self sign-up is closed."""
        return False
