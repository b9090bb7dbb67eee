"""Writing dusun and their RT/RW."""

from django.db import transaction
from django.db.models import Max, ProtectedError

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Desa, Dusun, RukunTetangga
from villages.policy import may_edit_dusun
from villages.rt_rw import parse_rt_rw
from villages.services.locking import lock_desa

LONGEST_NAME = 100


@transaction.atomic
def add_dusun(*, by: Membership, desa: Desa, name: str) -> Dusun:
    """Add a dusun below the others; a retired one of the same name comes back instead."""
    desa = lock_desa(desa)
    may_edit_dusun(by, desa).require()
    dusun = new_dusun(desa, name=name)
    log_act(by=by, verb="add_dusun", subject=dusun, place=desa, summary=f"Menambah {dusun.name}")
    return dusun


def new_dusun(desa: Desa, *, name: str) -> Dusun:
    """Write a dusun of a locked village; the caller has asked the policy and logs the act."""
    clean = _clean_name(name)
    same = _of_name(desa, clean)
    if same is not None and not same.is_retired:
        raise DomainError(f"{same.name} sudah ada.", field="name")
    dusun = same or Dusun(desa=desa)
    dusun.name, dusun.is_retired, dusun.position = clean, False, _last_position(desa) + 1
    dusun.save()
    return dusun


@transaction.atomic
def rename_dusun(*, by: Membership, dusun: Dusun, name: str) -> Dusun:
    """Give a dusun another name. Raises DomainError when another dusun of the village has it."""
    desa, dusun = _lock(by, dusun)
    clean = _clean_name(name)
    same = _of_name(desa, clean)
    if same is not None and same.pk != dusun.pk:
        raise DomainError(f"Nama {same.name} sudah dipakai.", field="name")
    before, dusun.name = dusun.name, clean
    dusun.save(update_fields=["name"])
    log_act(by=by, verb="rename_dusun", subject=dusun, place=desa, summary=f"{before} menjadi {clean}")
    return dusun


@transaction.atomic
def move_dusun(*, by: Membership, dusun: Dusun, step: int) -> None:
    """Swap a dusun with the one above (-1) or below (+1); at the edge nothing changes."""
    desa, dusun = _lock(by, dusun)
    order = list(desa.dusun_set.filter(is_retired=False).order_by("position", "name"))
    at = next((at for at, row in enumerate(order) if row.pk == dusun.pk), -1)
    to = at + step
    if at < 0 or not 0 <= to < len(order):
        return
    order[at], order[to] = order[to], order[at]
    for position, row in enumerate(order, start=1):
        row.position = position
    Dusun.objects.bulk_update(order, ["position"])
    log_act(by=by, verb="move_dusun", subject=dusun, place=desa, summary=f"Mengubah urutan {dusun.name}")


@transaction.atomic
def retire_dusun(*, by: Membership, dusun: Dusun) -> Dusun:
    """Take a dusun out of use; plans that name it keep it."""
    return _set_retired(by, dusun, is_retired=True)


@transaction.atomic
def restore_dusun(*, by: Membership, dusun: Dusun) -> Dusun:
    """Bring a retired dusun back."""
    return _set_retired(by, dusun, is_retired=False)


@transaction.atomic
def set_rukun_tetangga(*, by: Membership, dusun: Dusun, text: str) -> list[RukunTetangga]:
    """Make the RT/RW of a dusun what the pasted list says. Raises DomainError (field "rukun_tetangga").

    An RT that a plan names stays: then nothing is written and the message names it.
    """
    desa, dusun = _lock(by, dusun)
    write_rukun_tetangga(dusun, text=text)
    rows = list(dusun.rukun_tetangga_set.all())
    summary = f"RT/RW {dusun.name}: {len(rows)} RT"
    log_act(by=by, verb="set_rukun_tetangga", subject=dusun, place=desa, summary=summary)
    return rows


def write_rukun_tetangga(dusun: Dusun, *, text: str) -> None:
    """Write the RT/RW of a dusun of a locked village; rows that stay keep their identity."""
    wanted = set(parse_rt_rw(text))
    existing = {(row.rw, row.rt): row for row in dusun.rukun_tetangga_set.all()}
    for key in sorted(existing.keys() - wanted):
        try:
            existing[key].delete()
        except ProtectedError:
            raise DomainError(
                f"{existing[key]} masih dipakai sebagai lokasi kegiatan. Pindahkan dahulu kegiatannya.",
                field="rukun_tetangga",
            ) from None
    RukunTetangga.objects.bulk_create(
        RukunTetangga(dusun=dusun, rw=rw, rt=rt) for rw, rt in sorted(wanted - existing.keys())
    )


def _set_retired(by: Membership, dusun: Dusun, *, is_retired: bool) -> Dusun:
    desa, dusun = _lock(by, dusun)
    if dusun.is_retired == is_retired:
        return dusun
    dusun.is_retired = is_retired
    dusun.save(update_fields=["is_retired"])
    verb, word = ("retire_dusun", "tidak dipakai lagi") if is_retired else ("restore_dusun", "dipakai kembali")
    log_act(by=by, verb=verb, subject=dusun, place=desa, summary=f"{dusun.name} {word}")
    return dusun


def _lock(by: Membership, dusun: Dusun) -> tuple[Desa, Dusun]:
    desa = lock_desa(dusun.desa)
    may_edit_dusun(by, desa).require()
    return desa, Dusun.objects.get(pk=dusun.pk)


def _of_name(desa: Desa, name: str) -> Dusun | None:
    """The village's dusun of this name, whatever its capitals."""
    return next((row for row in desa.dusun_set.all() if row.name.casefold() == name.casefold()), None)


def _last_position(desa: Desa) -> int:
    return desa.dusun_set.aggregate(last=Max("position"))["last"] or 0


def _clean_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise DomainError("Tulis nama dusun.", field="name")
    if len(clean) > LONGEST_NAME:
        raise DomainError(f"Nama dusun paling panjang {LONGEST_NAME} huruf.", field="name")
    return clean
