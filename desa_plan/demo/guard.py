"""Whether demo accounts, whose password everybody knows, may be brought into this database."""

from django.conf import settings

from accounts.models import User
from desa_plan.demo.logins_file import usernames
from desa_plan.demo.places import FORMER_TIRTA_CONTOH, TIRTA_CONTOH
from places.errors import DomainError
from places.models import Desa

FORCE = ".venv/bin/python manage.py load_demo --force"
ON_HTTPS = (
    "Situs ini dijalankan dengan HTTPS_ONLY, jadi mungkin situs sungguhan. Akun contoh memakai sandi yang diketahui "
    f"umum dan tidak dimuat. Tanpa contoh, ketik: python3 start.py --no-demo. Untuk situs latihan, ketik: {FORCE}"
)
OTHERS = (
    "Sudah ada akun yang bukan akun contoh ({names}). Akun contoh memakai sandi yang diketahui umum dan tidak dimuat "
    f"di sampingnya. Tanpa contoh, ketik: python3 start.py --no-demo. Bila tetap diinginkan, ketik: {FORCE}"
)


def refuse_real_site() -> None:
    """Raise DomainError, saying what to type, on a production site or where others work already."""
    if settings.SECURE_SSL_REDIRECT:
        raise DomainError(ON_HTTPS)
    if has_other_accounts() and not is_loaded():
        names = ", ".join(_others().values_list("username", flat=True)[:3])
        raise DomainError(OTHERS.format(names=names))


def is_loaded() -> bool:
    """Whether the demo was loaded here before: only it has the made-up village."""
    return Desa.objects.filter(code=TIRTA_CONTOH.code).exists()


def is_of_an_earlier_version() -> bool:
    """Whether the demo was loaded by a version that put its village into a real kecamatan."""
    return Desa.objects.filter(code=FORMER_TIRTA_CONTOH).exists()


def has_other_accounts() -> bool:
    """Whether anybody but the demo's people has a login."""
    return _others().exists()


def _others():
    return User.objects.exclude(username__in=usernames())
