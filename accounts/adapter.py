"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.urls import reverse

from accounts.second_factor import must_keep_second_factor


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Nobody opens an account for himself: Dinas PMD and kecamatan do."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "Nama pengguna atau kata sandi salah. Periksa ejaannya, lalu coba lagi.",
        "too_many_login_attempts": (
            "Terlalu banyak percobaan masuk yang gagal untuk akun ini. Tunggu 5 menit, lalu coba lagi. "
            "Lupa kata sandi? Minta kode pemulihan kepada sekretaris desa, petugas kecamatan, atau Dinas PMD."
        ),
        "rate_limited": "Terlalu banyak percobaan. Tunggu 5 menit, lalu coba lagi.",
        "incorrect_password": "Kata sandi salah.",
        "enter_current_password": "Kata sandi sekarang salah.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Self sign-up is closed."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the page from which a person changes the own account."""
        return reverse("profile")


class SecondFactorAdapter(DefaultMFAAdapter):
    """An officer does not take off the second factor that the operator asks for."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Kode salah atau sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu coba lagi.",
        "cannot_delete_authenticator": "Pengaman kedua wajib bagi petugas; tidak dapat dilepas sendiri.",
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the person may do without."""
        return not must_keep_second_factor(authenticator.user)
