"""Joining usulan that mean the same, and taking them apart again. Nothing is deleted: every parent goes on in its head.

A usulan that was passed on or deferred may still be joined; one whose fate a closed meeting has settled may not, and
nothing joins a head whose fate is settled: no meeting has agreed to that.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from musyawarah.enums import DecisionOutcome, MusyawarahStatus
from musyawarah.models import DasarUsulan, GabunganUsulan, Keputusan, Usulan
from musyawarah.policy import may_score
from musyawarah.services.usulan import is_decided, new_usulan, save_next_version
from musyawarah.services.usulan_fields import apply_usulan
from musyawarah.usulan_data import UsulanData
from musyawarah.usulan_facts import FINAL
from places.errors import DomainError
from places.models import Desa
from villages.services.locking import lock_desa

_HELD = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)


@transaction.atomic
def merge_usulan(
    *, by: Membership, usulan: Sequence[Usulan], into: Usulan | None, data: UsulanData | None = None, reason: str = ""
) -> Usulan:
    """Let the usulan go on in `into`, or in a new joint one made of `data`; gives the head.

    With `into`, `data` (may be None) is what the head says from now on, unless a meeting has decided about it.
    Raises DomainError for fewer than two, for settled or merged ones, and for rows of different villages.
    """
    wanted = {one.pk for one in usulan} - {into.pk if into else None}
    if len(wanted) < (1 if into else 2):
        raise DomainError("Pilih sedikitnya dua usulan.")
    desa = usulan[0].desa
    may_score(by, desa.pk).require()
    desa = lock_desa(desa)  # no second person joins or parts usulan of this village meanwhile
    parents = _living(desa, wanted)
    _refuse_settled(parents)
    if into is None:
        if data is None:
            raise DomainError("Tulis gagasan gabungannya.", field="name")
        head = _new_head(by, desa, data, parents)
    else:
        head = _existing_head(by, desa, into, data)
    GabunganUsulan.objects.bulk_create(
        GabunganUsulan(usulan=one, into=head, reason=reason.strip()[:200], merged_by=by) for one in parents
    )
    numbers = ", ".join(str(one.number) for one in parents)
    summary = f"Menggabung usulan {numbers} ke usulan {head.number} “{head.name}”"
    log_act(by=by, verb="merge_usulan", subject=head, place=desa, summary=summary, reason=reason.strip())
    return head


@transaction.atomic
def unmerge_usulan(*, by: Membership, usulan: Usulan) -> list[Usulan]:
    """Take a usulan out of its head, or a head's usulan out of it; gives those that go on by themselves again.

    A joint head that nothing is left in goes out of the lists. Raises DomainError when a meeting has decided so, or
    has settled the head.
    """
    may_score(by, usulan.desa_id).require()
    desa = lock_desa(usulan.desa)
    living = GabunganUsulan.objects.living().select_related("usulan", "into__desa")
    rows = list(living.filter(usulan=usulan)) or list(living.filter(into=usulan))
    if not rows:
        return []
    head = rows[0].into
    _refuse_settled([head])
    if Keputusan.objects.filter(usulan__in=[row.usulan_id for row in rows], merged_into=head).exists():
        raise DomainError("Penggabungan ini diputuskan musyawarah; hanya keputusan musyawarah yang membatalkannya.")
    GabunganUsulan.objects.filter(pk__in=[row.pk for row in rows]).update(undone_at=timezone.now(), undone_by=by)
    numbers = ", ".join(str(row.usulan.number) for row in rows)
    summary = f"Membatalkan penggabungan usulan {numbers} ke usulan {head.number}"
    act = log_act(by=by, verb="unmerge_usulan", subject=head, place=desa, summary=summary)
    is_empty = head.is_joint and not living.filter(into=head).exists()
    if is_empty and not Keputusan.objects.filter(usulan=head).exists():
        head.deleted_at = timezone.now()
        save_next_version(head, act)
    return [row.usulan for row in rows]


def _new_head(by: Membership, desa: Desa, data: UsulanData, parents: Sequence[Usulan]) -> Usulan:
    """A joint usulan that rests on everything its parents rest on."""
    head = new_usulan(by, desa, data)
    head.is_joint = True
    summary = f"Membuat usulan gabungan {head.number} “{head.name}”"
    save_with_history(head, act=log_act(by=by, verb="create_usulan", subject=head, place=desa, summary=summary))
    bases = DasarUsulan.objects.filter(usulan__in=parents).values_list("data_desa_id", "kajian_id")
    DasarUsulan.objects.bulk_create(
        DasarUsulan(usulan=head, data_desa_id=data_id, kajian_id=kajian_id)
        for data_id, kajian_id in dict.fromkeys(bases.order_by("pk"))
    )
    return head


def _existing_head(by: Membership, desa: Desa, into: Usulan, data: UsulanData | None) -> Usulan:
    head = _living(desa, {into.pk})[0]
    _refuse_settled([head])
    if data is not None and not is_decided(head):
        apply_usulan(head, data, desa, by=by)
        summary = f"Menyesuaikan usulan {head.number} dengan gabungannya"
        save_next_version(head, log_act(by=by, verb="update_usulan", subject=head, place=desa, summary=summary))
    return head


def _living(desa: Desa, wanted: set[int]) -> list[Usulan]:
    """These usulan of the village, each going on by itself: so no ring can come about."""
    locked = Usulan.objects.select_for_update(of=("self",)).select_related("desa", "musyawarah")
    rows = list(locked.filter(desa=desa, pk__in=wanted, deleted_at=None).order_by("number"))
    if len(rows) != len(wanted):
        raise DomainError("Ada usulan yang sudah dihapus atau bukan milik desa ini.")
    merged = GabunganUsulan.objects.living().filter(usulan__in=rows).select_related("usulan", "into").first()
    if merged is not None:
        raise DomainError(f"Usulan {merged.usulan.number} sudah digabung ke usulan {merged.into.number}.")
    return rows


def _refuse_settled(usulan: Sequence[Usulan]) -> None:
    """What a closed meeting has agreed, refused or sent on is not joined or parted behind its back."""
    final = [outcome for outcome in FINAL if outcome != DecisionOutcome.MERGED]
    standing = Keputusan.objects.standing().filter(usulan__in=[one.pk for one in usulan], outcome__in=final)
    row = standing.select_related("usulan").first()
    if row is not None and row.usulan is not None:
        raise DomainError(
            f"Usulan {row.usulan.number} sudah diputuskan ({row.get_outcome_display().lower()}) "
            "dalam musyawarah yang ditutup."
        )
