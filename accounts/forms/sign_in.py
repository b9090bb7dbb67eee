"""Signing in, choosing a password with a printed code, and changing it."""

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User

CHOOSING_HINT = (
    "Paling sedikit 10 huruf, bukan nama pengguna, bukan angka saja. Empat kata biasa mudah diingat dan sulit ditebak."
)


class SignInForm(LoginForm):
    """User name and password, in our words."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", "Nama pengguna", hint="Seperti pada kartu Anda, misalnya sekdes.umeanyar", autofocus=True)
        _say(self, "password", "Kata sandi")


class PasswordForm(ChangePasswordForm):
    """The present password and a new one, twice."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "oldpassword", "Kata sandi sekarang")
        _say(self, "password1", "Kata sandi baru", hint=CHOOSING_HINT)
        _say(self, "password2", "Kata sandi baru, sekali lagi")


class StartForm(forms.Form):
    """User name, code from the card, and a password of one's own."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=60,
        help_text="Seperti pada kartu Anda, misalnya sekdes.umeanyar",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label="Kode dari kartu",
        max_length=40,
        help_text="Dua belas huruf dan angka; tanda hubung dan huruf besar tidak perlu diketik.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    new_password = forms.CharField(
        label="Kata sandi baru",
        max_length=200,
        strip=False,
        help_text=CHOOSING_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )
    repeated_password = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )

    def clean(self) -> dict:
        """Judge the password before the code is tried: a refused password costs no attempt."""
        cleaned = super().clean()
        password = cleaned.get("new_password")
        if password and cleaned.get("repeated_password") and password != cleaned["repeated_password"]:
            self.add_error("repeated_password", "Kedua kata sandi tidak sama. Ketik sekali lagi.")
        if password:
            try:
                # The typed name, not the stored one: the answer must not tell whether the account exists.
                validate_password(password, User(username=cleaned.get("username", "")))
            except ValidationError as error:
                self.add_error("new_password", error)
        return cleaned


def _say(form: forms.Form, name: str, label: str, *, hint: str = "", autofocus: bool = False) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    if autofocus:
        field.widget.attrs |= {"autofocus": True, "autocapitalize": "none", "spellcheck": "false"}
