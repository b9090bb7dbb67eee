"""Whose data may be erased at his request, and by whom."""

from django.db.models import Q

from accounts.enums import Role
from accounts.models import Membership, User
from accounts.verdict import ALLOWED, Verdict, denied
from musyawarah.models import AnggotaTim, Musyawarah
from places.models import Orang

_WHO = "Yang dapat: Sekretaris Desa."


def may_erase(membership: Membership | None, desa_id: int | None) -> Verdict:
    """Whether somebody may erase persons of a village: its secretary, who answers for its papers."""
    if membership is None:
        return denied("Anda belum masuk.")
    if membership.desa_id is not None and membership.desa_id == desa_id and membership.role == Role.SEKRETARIS_DESA:
        return ALLOWED
    return denied("Penghapusan data pribadi dilakukan oleh sekretaris desa.", who=_WHO)


def may_be_erased(orang: Orang) -> Verdict:
    """Whether the person may be erased: whoever held an office, a role or a place in a team is public record."""
    if orang.desa_id is None:
        return denied("Orang ini dicatat oleh kecamatan atau kabupaten.")
    if Membership.objects.filter(orang=orang).exists() or User.objects.filter(orang=orang).exists():
        return denied(
            "Orang ini memegang, atau pernah memegang, peran dalam aplikasi; tindakannya adalah catatan resmi."
        )
    if orang.pemangku_set.exists():
        return denied("Orang ini memegang, atau pernah memegang, jabatan desa; namanya ada pada dokumen resmi.")
    if AnggotaTim.objects.filter(orang=orang).exists():
        return denied("Orang ini anggota tim yang dibentuk dengan SK; namanya ada pada dokumen resmi.")
    if Musyawarah.objects.filter(Q(presiding=orang) | Q(notulis=orang)).exists():
        return denied("Orang ini pernah memimpin atau mencatat musyawarah.")
    return ALLOWED
