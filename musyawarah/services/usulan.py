"""Writing usulan: what the people propose."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import DasarUsulan, GabunganUsulan, HasilKajian, Keputusan, Usulan
from musyawarah.policy import may_edit_usulan, may_propose
from musyawarah.services.locking import lock_usulan
from musyawarah.services.usulan_fields import apply_usulan
from musyawarah.usulan_data import UsulanData
from places.errors import DomainError
from places.models import Desa
from villages.models import DataDesa
from villages.services.locking import lock_desa

_HELD = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)


@transaction.atomic
def create_usulan(*, by: Membership, desa: Desa, data: UsulanData) -> Usulan:
    """Enter an idea under the village's next number. Raises DomainError when the data contradict themselves."""
    may_propose(by, desa.pk, data.dusun.pk if data.dusun else None).require()
    desa = lock_desa(desa)  # two writers at once get two numbers
    usulan = new_usulan(by, desa, data)
    save_with_history(usulan, act=_log(by, "create_usulan", usulan, f"Mencatat usulan {usulan.number} “{usulan.name}”"))
    return usulan


def new_usulan(by: Membership, desa: Desa, data: UsulanData) -> Usulan:
    """An unsaved usulan of a locked village under its next number; the caller logs and saves."""
    usulan = Usulan(desa=desa, entered_by=by)
    apply_usulan(usulan, data, desa, by=by)
    usulan.number = (Usulan.objects.filter(desa=desa).aggregate(last=Max("number"))["last"] or 0) + 1
    return usulan


@transaction.atomic
def update_usulan(*, by: Membership, usulan: Usulan, version: int, data: UsulanData) -> Usulan:
    """Write the whole usulan. Raises StaleVersion when somebody saved in between; then nothing is written."""
    usulan = _locked(by, usulan, version=version)
    if usulan.deleted_at is not None:
        raise DomainError("Usulan ini sudah dihapus. Pulihkan dahulu dari daftar.")
    apply_usulan(usulan, data, usulan.desa, by=by)
    save_next_version(usulan, _log(by, "update_usulan", usulan, f"Mengubah usulan {usulan.number} “{usulan.name}”"))
    return usulan


@transaction.atomic
def delete_usulan(*, by: Membership, usulan: Usulan, version: int) -> Usulan:
    """Take a slip of the pen out of the lists; its number stays taken and it can be restored.

    Raises DomainError for one that was merged, or that a meeting has on its table: nothing said there is lost.
    """
    usulan = _locked(by, usulan, version=version)
    if usulan.deleted_at is not None:
        return usulan
    living = GabunganUsulan.objects.living()
    if living.filter(usulan=usulan).exists() or living.filter(into=usulan).exists():
        raise DomainError("Usulan ini bagian dari penggabungan. Batalkan dahulu penggabungannya.")
    if Keputusan.objects.filter(usulan=usulan).exists():
        raise DomainError("Usulan ini sudah dicatat dalam keputusan musyawarah. Hapus dahulu keputusannya.")
    usulan.deleted_at = timezone.now()
    save_next_version(usulan, _log(by, "delete_usulan", usulan, f"Menghapus usulan {usulan.number} “{usulan.name}”"))
    return usulan


@transaction.atomic
def restore_usulan(*, by: Membership, usulan: Usulan) -> Usulan:
    """Undo a delete; restoring a living usulan changes nothing."""
    usulan = _locked(by, usulan)
    if usulan.deleted_at is None:
        return usulan
    usulan.deleted_at = None
    summary = f"Memulihkan usulan {usulan.number} “{usulan.name}”"
    save_next_version(usulan, _log(by, "restore_usulan", usulan, summary))
    return usulan


@transaction.atomic
def set_basis(
    *, by: Membership, usulan: Usulan, data_desa: Iterable[DataDesa] = (), kajian: Iterable[HasilKajian] = ()
) -> Usulan:
    """Make what the usulan rests on exactly these rows. Raises DomainError for another village's or deleted rows."""
    usulan = _locked(by, usulan)
    wanted = {("data_desa_id", row.pk) for row in data_desa} | {("kajian_id", row.pk) for row in kajian}
    owners = {row.desa_id for row in data_desa} | {row.desa_id for row in kajian}
    if owners - {usulan.desa_id}:
        raise DomainError("Data ini bukan milik desa ini.", field="basis")
    rows = {
        ("data_desa_id", row.data_desa_id) if row.data_desa_id else ("kajian_id", row.kajian_id): row
        for row in DasarUsulan.objects.filter(usulan=usulan)
    }
    if wanted == rows.keys():
        return usulan
    DasarUsulan.objects.filter(pk__in=[row.pk for key, row in rows.items() if key not in wanted]).delete()
    DasarUsulan.objects.bulk_create(
        DasarUsulan(usulan=usulan, **{name: pk}) for name, pk in sorted(wanted - rows.keys())
    )
    _log(by, "set_basis", usulan, f"Dasar usulan {usulan.number}: {len(wanted)} data atau hasil pengkajian")
    return usulan


def is_decided(usulan: Usulan) -> bool:
    """Whether a closed meeting has decided about it: from then on it stays as it was."""
    return Keputusan.objects.filter(usulan=usulan, musyawarah__status__in=_HELD).exists()


def save_next_version(usulan: Usulan, act: Act) -> None:
    """Save the row with its history under its next version."""
    usulan.version += 1
    save_with_history(usulan, act=act)


def _locked(by: Membership, usulan: Usulan, *, version: int | None = None) -> Usulan:
    may_propose(by, usulan.desa_id).require()
    fresh = lock_usulan(usulan, version=version)
    may_edit_usulan(by, fresh, is_decided=is_decided(fresh)).require()
    return fresh


def _log(by: Membership, verb: str, usulan: Usulan, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=usulan, place=usulan.desa, summary=summary)
