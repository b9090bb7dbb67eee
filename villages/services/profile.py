"""Writing a village's profile: kop surat, SOTK regulation, inauguration date, lambang."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.file_removal import delete_after_commit
from places.models import Desa
from villages.lambang import clean_lambang
from villages.models import DesaProfile
from villages.policy import may_edit_profile
from villages.profile import profile_of
from villages.services.locking import lock_desa, lock_profile

EARLIEST = date(1945, 8, 17)
LONGEST_AHEAD = timedelta(days=366)  # a village may be set up while its head is still to be inaugurated


@dataclass(frozen=True)
class ProfileData:
    """What is typed of a profile; the lambang is uploaded by itself."""

    address: str = ""
    postal_code: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    inaugurated_on: date | None = None
    sotk_perdes_number: str = ""
    sotk_perdes_date: date | None = None


@transaction.atomic
def save_profile(*, by: Membership, desa: Desa, version: int, data: ProfileData) -> DesaProfile:
    """Write the profile. Raises NotAllowed, DomainError, and StaleVersion when somebody saved in between."""
    desa = lock_desa(desa)
    may_edit_profile(by, desa).require()
    profile = write_profile(desa, version=version, data=data)
    log_act(by=by, verb="save_profile", subject=profile, place=desa, summary=f"Mengubah profil {desa.name}")
    return profile


def write_profile(desa: Desa, *, version: int, data: ProfileData) -> DesaProfile:
    """Write the profile of a locked village; the caller has asked the policy and logs the act."""
    refuse_impossible(data)
    profile = lock_profile(desa, version=version)
    for name, value in asdict(data).items():
        setattr(profile, name, value)
    profile.version += 1
    profile.save()
    return profile


def refuse_impossible(data: ProfileData) -> None:
    """Raise DomainError when the data contradict themselves."""
    if data.inaugurated_on and not EARLIEST <= data.inaugurated_on <= timezone.localdate() + LONGEST_AHEAD:
        raise DomainError("Tanggal pelantikan tidak masuk akal. Periksa tahunnya.", field="inaugurated_on")
    if data.sotk_perdes_date and data.sotk_perdes_date < EARLIEST:
        raise DomainError("Tanggal Perdes SOTK tidak masuk akal. Periksa tahunnya.", field="sotk_perdes_date")
    if data.sotk_perdes_date and data.sotk_perdes_date > timezone.localdate():
        raise DomainError("Tanggal Perdes SOTK belum tiba.", field="sotk_perdes_date")
    if data.sotk_perdes_date and not data.sotk_perdes_number:
        raise DomainError("Tulis juga nomor Perdes SOTK.", field="sotk_perdes_number")
    if data.postal_code and not (
        data.postal_code.isascii() and data.postal_code.isdigit() and len(data.postal_code) == 5
    ):
        raise DomainError("Kode pos terdiri atas lima angka.", field="postal_code")


@transaction.atomic
def upload_lambang(*, by: Membership, desa: Desa, content: bytes) -> DesaProfile:
    """Keep the emblem, drawn anew. Raises NotAllowed, and DomainError (field "lambang") for what is no safe picture."""
    may_edit_profile(by, desa).require()
    picture = clean_lambang(content)
    desa = lock_desa(desa)
    profile = profile_of(desa)
    delete_after_commit(profile.lambang)
    # A fresh name: no cache and no document that holds the old address shows another picture.
    profile.lambang.save(f"{secrets.token_hex(8)}.png", ContentFile(picture), save=False)
    profile.version += 1
    profile.save()
    log_act(by=by, verb="upload_lambang", subject=profile, place=desa, summary=f"Mengunggah lambang {desa.name}")
    return profile


@transaction.atomic
def remove_lambang(*, by: Membership, desa: Desa) -> DesaProfile:
    """Take the emblem off the kop surat."""
    may_edit_profile(by, desa).require()
    desa = lock_desa(desa)
    profile = profile_of(desa)
    if not profile.lambang:
        return profile
    delete_after_commit(profile.lambang)
    profile.lambang = ""
    profile.version += 1
    profile.save()
    log_act(by=by, verb="remove_lambang", subject=profile, place=desa, summary=f"Menghapus lambang {desa.name}")
    return profile
