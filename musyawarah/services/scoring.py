"""Writing the scoring of a year: its method, and each person's own scores."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from simple_history.utils import bulk_update_with_history

from accounts.act_log import create_with_history, delete_with_history, log_act
from accounts.models import Act, Membership
from musyawarah.enums import MusyawarahStatus
from musyawarah.methods import Method, methods_of, read_method
from musyawarah.models import Keputusan, Musyawarah, NilaiUsulan, Skoring, Usulan
from musyawarah.policy import may_score
from places.errors import DomainError, StaleVersion
from places.models import Desa

_HELD = (MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED)
Given = Mapping[int, Mapping[str, int | None]]


@transaction.atomic
def start_scoring(
    *, by: Membership, desa: Desa, year: int, method_code: str, musyawarah: Musyawarah | None = None
) -> Skoring:
    """Begin a year's scoring; the method is kept as it is now, whatever the kabupaten does to it later.

    Raises DomainError when the year has a scoring already.
    """
    may_score(by, desa.pk).require()
    if not 2000 <= year <= 2100:
        raise DomainError("Tahun rencana tidak wajar.", field="year")
    method = _method(desa, method_code)
    if musyawarah is not None and musyawarah.desa_id != desa.pk:
        raise DomainError("Musyawarah ini bukan milik desa ini.", field="musyawarah")
    try:
        with transaction.atomic():
            skoring = Skoring.objects.create(desa=desa, year=year, method=method.as_json(), musyawarah=musyawarah)
    except IntegrityError:
        raise DomainError(f"Skoring {year} sudah dimulai.") from None
    _log(by, "start_scoring", skoring, f"Memulai skoring {year} dengan {method.name}")
    return skoring


@transaction.atomic
def change_method(*, by: Membership, skoring: Skoring, version: int, method_code: str, reason: str = "") -> Skoring:
    """Score by another method. With scores given it is a new scoring: it needs its reason, and the old scores stay
    in the row history only.

    Raises DomainError without a reason, and once a closed meeting has decided by these ranks.
    """
    skoring = _lock(by, skoring, version)
    method = _method(skoring.desa, method_code)
    if method == read_method(skoring.method):
        return skoring
    if used_by_meetings(skoring):
        raise DomainError("Peringkat menurut skor ini sudah dipakai musyawarah yang ditutup; metodenya tidak diganti.")
    rows = list(NilaiUsulan.objects.filter(skoring=skoring))
    if rows and not reason.strip():
        raise DomainError("Sudah ada nilai. Tulis alasan mengganti metode; semua usulan dinilai ulang.", field="reason")
    skoring.method, skoring.version = method.as_json(), skoring.version + 1
    summary = f"Mengganti metode skoring {skoring.year} menjadi {method.name}; {len(rows)} nilai diulang"
    act = log_act(
        by=by, verb="change_method", subject=skoring, place=skoring.desa, summary=summary, reason=reason.strip()
    )
    for row in rows:
        delete_with_history(row, act=act)
    skoring.save(update_fields=["method", "version"])
    return skoring


@transaction.atomic
def save_scores(*, by: Membership, skoring: Skoring, version: int, scores: Given) -> int:
    """Write what this person gives: `scores[usulan key][criterion]`, None takes a score back. Gives how many changed.

    Raises DomainError for a value outside its criterion, for another village's usulan and for one whose rank a closed
    meeting has used, StaleVersion when the method was changed in between.
    """
    skoring = _lock(by, skoring, version)
    criteria = {criterion.code: criterion for criterion in read_method(skoring.method).criteria}
    usulan = {row.pk: row for row in Usulan.objects.filter(pk__in=scores.keys(), desa=skoring.desa_id, deleted_at=None)}
    if scores.keys() - usulan.keys():
        raise DomainError("Ada usulan yang tidak ada lagi dalam daftar. Muat ulang halamannya.")
    stored = {
        (row.usulan_id, row.criterion): row
        for row in NilaiUsulan.objects.filter(skoring=skoring, scorer=by.orang_id, usulan__in=usulan)
    }
    added, changed, dropped = [], [], []
    for pk, values in scores.items():
        for code, value in values.items():
            if code not in criteria:
                raise DomainError("Kriteria ini bukan bagian dari metode skoring.")
            row = stored.get((pk, code))
            if value is None:
                dropped += [row] if row else []
                continue
            if not criteria[code].lowest <= value <= criteria[code].highest:
                raise DomainError(
                    f"Nilai {criteria[code].name} antara {criteria[code].lowest} dan {criteria[code].highest}."
                )
            if row is None:
                added.append(
                    NilaiUsulan(skoring=skoring, usulan=usulan[pk], criterion=code, scorer_id=by.orang_id, value=value)
                )
            elif row.value != value:
                row.value = value
                changed.append(row)
    _write(by, skoring, added, changed, dropped)
    return len(added) + len(changed) + len(dropped)


def used_by_meetings(skoring: Skoring) -> set[int]:
    """Keys of usulan about which a closed meeting of this year has decided, knowing their rank by score."""
    rows = Keputusan.objects.filter(
        musyawarah__desa=skoring.desa_id,
        musyawarah__year=skoring.year,
        musyawarah__status__in=_HELD,
        scored_rank__isnull=False,
        usulan__isnull=False,
    )
    return set(rows.values_list("usulan_id", flat=True))


def _write(
    by: Membership,
    skoring: Skoring,
    added: list[NilaiUsulan],
    changed: list[NilaiUsulan],
    dropped: list[NilaiUsulan],
) -> None:
    rows = [*added, *changed, *dropped]
    if not rows:
        return
    if {row.usulan_id for row in rows} & used_by_meetings(skoring):
        raise DomainError("Peringkat usulan ini sudah dipakai musyawarah yang ditutup; nilainya tidak diubah.")
    act = _log(by, "save_scores", skoring, f"Mengisi {len(rows)} nilai skoring {skoring.year}")
    create_with_history(added, act=act)
    if changed:
        bulk_update_with_history(changed, NilaiUsulan, ["value"], default_user=by, default_change_reason=str(act.pk))
    for row in dropped:
        delete_with_history(row, act=act)


def _method(desa: Desa, code: str) -> Method:
    method = methods_of(desa.kabupaten).get(code)
    if method is None:
        raise DomainError("Pilih metode dari daftar.", field="method")
    return method


def _lock(by: Membership, skoring: Skoring, version: int) -> Skoring:
    may_score(by, skoring.desa_id).require()
    fresh = Skoring.objects.select_for_update(of=("self",)).select_related("desa__kabupaten").get(pk=skoring.pk)
    if fresh.version != version:
        raise StaleVersion("Metode skoring baru saja diganti orang lain. Muat ulang halamannya.")
    return fresh


def _log(by: Membership, verb: str, skoring: Skoring, summary: str) -> Act:
    return log_act(by=by, verb=verb, subject=skoring, place=skoring.desa, summary=summary)
