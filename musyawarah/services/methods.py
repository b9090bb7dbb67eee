"""Writing a kabupaten's own scoring methods."""

import re
from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from musyawarah.methods import Criterion, shipped_methods
from musyawarah.models import MetodePrioritas
from musyawarah.policy import may_write_rules
from places.errors import DomainError, StaleVersion
from places.models import Kabupaten

MOST_CRITERIA = 8
_HIGHEST = 100  # the column of scores ends there
_WEIGHT = 100


@transaction.atomic
def save_method(
    *,
    by: Membership,
    kabupaten: Kabupaten,
    name: str,
    criteria: Sequence[Criterion],
    row: MetodePrioritas | None = None,
    version: int = 0,
) -> MetodePrioritas:
    """Add a method, or change one; scorings that began with it keep it as it was. Raises DomainError, StaleVersion."""
    may_write_rules(by, kabupaten.pk).require()
    kabupaten = Kabupaten.objects.select_for_update(of=("self",), no_key=True).get(pk=kabupaten.pk)
    _refuse_nonsense(name, criteria)
    if row is None:
        row = MetodePrioritas(kabupaten=kabupaten, code=_new_code(kabupaten, name))
    else:
        row = MetodePrioritas.objects.get(pk=row.pk, kabupaten=kabupaten)
        if row.version != version:
            raise StaleVersion("Metode ini baru saja disimpan orang lain.")
        row.version += 1
    row.name, row.criteria = name.strip(), [asdict(criterion) for criterion in criteria]
    row.save()
    log_act(by=by, verb="save_method", subject=row, place=kabupaten, summary=f"Metode prioritas “{row.name}”")
    return row


@transaction.atomic
def use_method(*, by: Membership, row: MetodePrioritas, is_used: bool) -> MetodePrioritas:
    """Offer a method to the villages, or no longer."""
    may_write_rules(by, row.kabupaten_id).require()
    row = MetodePrioritas.objects.select_for_update(of=("self",)).select_related("kabupaten").get(pk=row.pk)
    if row.is_retired != is_used:
        return row
    row.is_retired, row.version = not is_used, row.version + 1
    row.save(update_fields=["is_retired", "version"])
    words = "dipakai kembali" if is_used else "tidak dipakai lagi"
    log_act(by=by, verb="use_method", subject=row, place=row.kabupaten, summary=f"Metode “{row.name}” {words}")
    return row


def _refuse_nonsense(name: str, criteria: Sequence[Criterion]) -> None:
    if not name.strip():
        raise DomainError("Tulis nama metodenya.", field="name")
    if not 1 <= len(criteria) <= MOST_CRITERIA:
        raise DomainError(f"Tulis satu sampai {MOST_CRITERIA} kriteria.")
    if len({criterion.name.strip().casefold() for criterion in criteria}) < len(criteria):
        raise DomainError("Ada dua kriteria dengan nama yang sama.")
    for criterion in criteria:
        if not criterion.name.strip():
            raise DomainError("Tulis nama setiap kriteria.")
        if not 0 <= criterion.lowest < criterion.highest <= _HIGHEST:
            raise DomainError(f"Nilai {criterion.name}: terendah di bawah tertinggi, paling tinggi {_HIGHEST}.")
        if not 1 <= criterion.weight <= _WEIGHT:
            raise DomainError(f"Bobot {criterion.name} antara 1 dan {_WEIGHT}.")


def _new_code(kabupaten: Kabupaten, name: str) -> str:
    """A code that no other method has: "perbup", "perbup-2"."""
    base = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:14] or "metode"
    taken = set(MetodePrioritas.objects.filter(kabupaten=kabupaten).values_list("code", flat=True))
    taken |= {code.casefold() for code in shipped_methods()}
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, 1_000))
    return next(code for code in numbered if code not in taken)
