"""The first person on a fresh installation, who cannot be let in by anybody else."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.enums import CodePurpose, Role
from accounts.models import Membership, User
from accounts.services.chosen_username import free_username
from accounts.services.codes import IssuedCode, write_codes
from accounts.services.memberships import new_membership
from places.errors import DomainError
from places.models import Orang


def running_administrators():
    """Administrators of today."""
    return Membership.objects.filter(role=Role.ADMINISTRATOR).current(timezone.localdate()).with_place()


@transaction.atomic
def create_first_administrator(*, username: str, name: str) -> IssuedCode:
    """Open the first administrator's account. Raises `DomainError` when there is one, or the user name is taken.

    The only service without `by`: it is called from the server's own command line, and logged in the new name.
    """
    if running_administrators().exists():
        raise DomainError("Sudah ada administrator; ia membuka akun administrator berikutnya.")
    username = free_username(username)
    orang = Orang.objects.create(name=name.strip())
    user = User.objects.create(username=username, password=make_password(None), orang=orang)
    membership = new_membership(orang=orang, role=Role.ADMINISTRATOR, place=None)
    membership.save(force_insert=True)
    log_act(by=membership, verb="open_account", subject=user, place=None, summary=f"Administrator pertama: {username}")
    return write_codes(by=membership, users=[user], purpose=CodePurpose.START)[0]


@transaction.atomic
def restore_administrator(*, username: str) -> IssuedCode:
    """Make a code for an administrator who lost password or telephone, from the server's own command line.

    The second factor goes, too: nobody else could take it off the only administrator.
    """
    membership = running_administrators().filter(orang__user__username=username.strip().lower()).first()
    if membership is None:
        raise DomainError(f"{username} bukan administrator.")
    user = membership.orang.user
    Authenticator.objects.filter(user=user).delete()
    log_act(
        by=membership, verb="issue_code", subject=user, place=None, summary=f"Kode untuk {username} dari baris perintah"
    )
    return write_codes(by=membership, users=[user])[0]
