"""Writing the tree misi - tujuan - sasaran as the person sees it: an outline of indented lines."""

from dataclasses import dataclass

from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError
from planning.models import Misi, RpjmDesa, SasaranRpjm, Tujuan
from planning.policy import may_edit_texts
from planning.services.locking import lock_rpjm


@dataclass(frozen=True)
class Node:
    """A node of the tree; `pk` names the row it stands for, None for a new one."""

    text: str
    pk: int | None = None
    children: tuple["Node", ...] = ()


_LEVELS = ((Misi, "rpjm"), (Tujuan, "misi"), (SasaranRpjm, "tujuan"))


@transaction.atomic
def write_tree(*, by: Membership, rpjm: RpjmDesa, version: int, nodes: tuple[Node, ...]) -> RpjmDesa:
    """Make the tree equal to the nodes; rows keep their identity, so lines keep the sasaran they serve.

    Raises DomainError when a sasaran that lines serve would vanish, StaleVersion when somebody saved in between.
    """
    rpjm = lock_rpjm(rpjm, version=version)
    may_edit_texts(by, rpjm).require()
    _refuse_orphans(rpjm, nodes)
    _write_level(rpjm, nodes, depth=0)
    act = log_act(by=by, verb="write_tree", subject=rpjm, place=rpjm.desa, summary="Mengubah misi, tujuan, dan sasaran")
    rpjm.version += 1
    save_with_history(rpjm, act=act)
    return rpjm


def _refuse_orphans(rpjm: RpjmDesa, nodes: tuple[Node, ...]) -> None:
    kept = {sasaran.pk for misi in nodes for tujuan in misi.children for sasaran in tujuan.children if sasaran.pk}
    lost = SasaranRpjm.objects.filter(
        tujuan__misi__rpjm=rpjm, line_set__deleted_at=None, line_set__isnull=False
    ).exclude(pk__in=kept)
    first = lost.first()
    if first:
        raise DomainError(
            f"Sasaran “{first.text}” masih dipakai oleh kegiatan. Pindahkan kegiatannya ke sasaran lain dahulu."
        )


def _write_level(parent: RpjmDesa | Misi | Tujuan | SasaranRpjm, nodes: tuple[Node, ...], *, depth: int) -> None:
    model, parent_field = _LEVELS[depth]
    existing = {row.pk: row for row in model.objects.filter(**{parent_field: parent})}
    model.objects.filter(pk__in=existing.keys() - {node.pk for node in nodes}).delete()
    for position, node in enumerate(nodes, start=1):
        if node.pk is not None and node.pk not in existing:
            raise DomainError("Ada bagian misi yang sudah dihapus oleh orang lain. Muat ulang halaman ini.")
        row = existing.get(node.pk or 0) or model(**{parent_field: parent})
        row.text, row.position = node.text.strip(), position
        row.save()
        if depth + 1 < len(_LEVELS):
            _write_level(row, node.children, depth=depth + 1)
