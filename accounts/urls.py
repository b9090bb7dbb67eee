"""Addresses of sign-in, of the own account and of account help.

The pages of allauth are picked by hand: no sign-up, no e-mail, no reset by e-mail. Their names are allauth's, because
it looks its own pages up by them.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from accounts.views import account_list, help, opening, profile, start

# A signed-in person without a password cannot exist, but allauth has a page for him: the card is his way.
to_start = login_not_required(RedirectView.as_view(pattern_name="account_start"))

urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("masuk/pengaman/", mfa.authenticate, name="mfa_authenticate"),
    path("keluar/", account.logout, name="account_logout"),
    path("mulai/", start.start_account, name="account_start"),
    path("akun-nonaktif/", account.account_inactive, name="account_inactive"),
    path("konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("sandi/ubah/", account.password_change, name="account_change_password"),
    path("sandi/buat/", to_start, name="account_set_password"),
    path("profil-saya/", profile.profile, name="profile"),
    path("peran/ganti/", profile.switch_membership, name="switch_membership"),
    path("pengaman/", mfa.index, name="mfa_index"),
    path("pengaman/konfirmasi/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("pengaman/pasang/", totp.activate_totp, name="mfa_activate_totp"),
    path("pengaman/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("pengaman/kode-cadangan/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("pengaman/kode-cadangan/baru/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("pengaman/kode-cadangan/unduh/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("akun/", account_list.account_list, name="account_list"),
    path("akun/buka/", opening.choose_place, name="account_choose_place"),
    path("akun/buka/<str:code>/", opening.open_one, name="account_open"),
    path("akun/buka/<str:code>/semua-desa/", opening.open_kabupaten, name="account_open_kabupaten"),
    path("akun/kartu/<str:code>/", help.print_cards, name="account_print_cards"),
    path("akun/<int:pk>/", account_list.account_detail, name="account_detail"),
    path("akun/<int:pk>/kode/", help.make_code, name="account_make_code"),
    path("akun/<int:pk>/lepas-pengaman/", help.take_second_factor_off, name="account_take_second_factor_off"),
    path("akun/peran/<int:pk>/akhiri/", help.end_role, name="account_end_role"),
]
