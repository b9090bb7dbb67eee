"""The login."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models

from accounts.querysets import UserManager
from places.models import Orang


class User(AbstractBaseUser):
    """A user name and a password of one person; what it may do comes from the person's memberships."""

    username = models.CharField(
        "nama pengguna",
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "Nama pengguna ini sudah dipakai."},
    )
    email = models.EmailField("surel", blank=True)
    orang = models.OneToOneField(Orang, models.PROTECT, null=True, related_name="user")
    is_active = models.BooleanField("aktif", default=True)
    date_joined = models.DateTimeField("dibuat", auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.username

    is_staff = False
    is_superuser = False
