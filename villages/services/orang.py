"""Writing persons of a village."""

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa, Orang
from villages.policy import may_edit_offices
from villages.services.locking import lock_desa

LONGEST_NAME = 120
LONGEST_NIP = 30


@transaction.atomic
def create_orang(*, by: Membership, desa: Desa, name: str, nip: str = "", gender: str = "") -> Orang:
    """Enter a person of the village. Raises NotAllowed, DomainError with field "name" or "nip"."""
    desa = lock_desa(desa)
    may_edit_offices(by, desa).require()
    orang = new_orang(desa, name=name, nip=nip, gender=gender)
    log_act(by=by, verb="create_orang", subject=orang, place=desa, summary=f"Mencatat {orang.name}")
    return orang


@transaction.atomic
def correct_orang(*, by: Membership, orang: Orang, name: str, nip: str = "", gender: str = "") -> Orang:
    """Correct name, NIP or gender of a person of the village; documents already issued keep what they say."""
    if orang.desa is None:
        raise DomainError("Orang ini bukan warga desa.")
    desa = lock_desa(orang.desa)
    may_edit_offices(by, desa).require()
    fresh = Orang.objects.select_for_update(of=("self",)).get(pk=orang.pk)
    before = fresh.name
    fresh.name, fresh.nip, fresh.gender = clean_orang_name(name), _nip(nip), gender
    fresh.save(update_fields=["name", "nip", "gender"])
    log_act(by=by, verb="correct_orang", subject=fresh, place=desa, summary=f"Nama: {before} menjadi {fresh.name}")
    return fresh


def new_orang(desa: Desa, *, name: str, nip: str = "", gender: str = "") -> Orang:
    """Write a person; the caller has asked the policy and logs the act."""
    return Orang.objects.create(desa=desa, name=clean_orang_name(name), nip=_nip(nip), gender=gender)


def clean_orang_name(name: str) -> str:
    """A name on one line. Raises DomainError with field "name"."""
    clean = " ".join(name.split())
    if not clean:
        raise DomainError("Tulis nama orangnya.", field="name")
    if len(clean) > LONGEST_NAME:
        raise DomainError(f"Nama paling panjang {LONGEST_NAME} huruf.", field="name")
    return clean


def _nip(nip: str) -> str:
    clean = " ".join(nip.split())
    if len(clean) > LONGEST_NIP:
        raise DomainError(f"NIP/NIPD paling panjang {LONGEST_NIP} huruf.", field="nip")
    return clean
