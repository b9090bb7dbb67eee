"""Writing the agenda of a meeting and its tata tertib."""

from collections.abc import Sequence

from django.db import transaction

from accounts.act_log import delete_with_history, log_act, save_with_history
from accounts.models import Act, Membership
from musyawarah.meeting_data import AgendaItemData
from musyawarah.models import AgendaMusyawarah, Musyawarah
from musyawarah.policy import may_prepare
from musyawarah.services.locking import lock_musyawarah
from places.errors import DomainError

MOST_ITEMS = 40
LONGEST_RULES = 20_000


@transaction.atomic
def save_agenda(
    *,
    by: Membership,
    musyawarah: Musyawarah,
    version: int,
    items: Sequence[AgendaItemData],
    rules_text: str | None = None,
) -> Musyawarah:
    """Write the items in the order given, and the tata tertib unless it is None.

    An item that is left out is deleted; one with notulen or decisions stays. Raises StaleVersion, DomainError.
    """
    musyawarah = lock_musyawarah(musyawarah, version=version)
    may_prepare(by, musyawarah).require()
    _refuse_odd(items, rules_text)
    stored = {row.pk: row for row in AgendaMusyawarah.objects.filter(musyawarah=musyawarah)}
    unknown = {item.pk for item in items if item.pk} - stored.keys()
    if unknown:
        raise DomainError("Acara ini bukan milik musyawarah ini, atau sudah dihapus.")
    if rules_text is not None:
        musyawarah.rules_text = rules_text.strip()
    musyawarah.version += 1
    act = log_act(
        by=by,
        verb="save_agenda",
        subject=musyawarah,
        place=musyawarah.desa,
        summary=f"Menyusun {len(items)} acara {musyawarah}",
    )
    save_with_history(musyawarah, act=act)
    _delete_left_out(stored, {item.pk for item in items}, act)
    for position, item in enumerate(items, start=1):
        row = stored[item.pk] if item.pk else AgendaMusyawarah(musyawarah=musyawarah)
        _write(row, item, position, act)
    return musyawarah


def _write(row: AgendaMusyawarah, item: AgendaItemData, position: int, act: Act) -> None:
    wanted = {
        "position": position,
        "title": " ".join(item.title.split()),
        "starts_at": item.starts_at,
        "ends_at": item.ends_at,
        "speaker": " ".join(item.speaker.split()),
    }
    if row.pk and all(getattr(row, name) == value for name, value in wanted.items()):
        return
    for name, value in wanted.items():
        setattr(row, name, value)
    row.version += 1 if row.pk else 0
    save_with_history(row, act=act)


def _delete_left_out(stored: dict[int, AgendaMusyawarah], kept: set[int | None], act: Act) -> None:
    for pk, row in stored.items():
        if pk in kept:
            continue
        if row.notes or row.keputusan_set.exists():
            raise DomainError(f"Acara “{row.title}” sudah memuat notulen atau keputusan, jadi tidak dihapus.")
        delete_with_history(row, act=act)


def _refuse_odd(items: Sequence[AgendaItemData], rules_text: str | None) -> None:
    if len(items) > MOST_ITEMS:
        raise DomainError(f"Paling banyak {MOST_ITEMS} acara.")
    for item in items:
        if not item.title.strip():
            raise DomainError("Tulis nama acaranya.")
        if len(item.title) > 200 or len(item.speaker) > 150:
            raise DomainError("Nama acara paling panjang 200 huruf, pembicara 150 huruf.")
        if item.starts_at and item.ends_at and item.ends_at < item.starts_at:
            raise DomainError(f"Jam selesai acara “{item.title}” mendahului jam mulainya.")
    if rules_text is not None and len(rules_text) > LONGEST_RULES:
        raise DomainError("Tata tertib terlalu panjang.", field="rules_text")
