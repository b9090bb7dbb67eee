"""Writing the rundown of a session."""

from collections.abc import Sequence

from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError
from training.models import SessionItem, TrainingModule, TrainingSession
from training.policy import may_edit_session
from training.services.locking import lock_session
from training.session_data import SessionItemData

MOST_ITEMS = 120
MOST_HOURS = 24


@transaction.atomic
def save_items(
    *, by: Membership, session: TrainingSession, version: int, items: Sequence[SessionItemData]
) -> TrainingSession:
    """Make the rundown what is given. Raises NotAllowed, StaleVersion, DomainError."""
    session = lock_session(session, version=version)
    may_edit_session(by, session).require()
    _refuse_odd(session, items)
    _refuse_foreign(by, session, items)
    session.version += 1
    summary = f"Menyusun {len(items)} acara {session}"
    act = log_act(by=by, verb="save_items", subject=session, place=session.program.place, summary=summary)
    save_with_history(session, act=act)
    SessionItem.objects.filter(session=session).delete()
    SessionItem.objects.bulk_create(
        SessionItem(
            session=session,
            held_on=item.held_on,
            starts_at=item.starts_at,
            ends_at=item.ends_at,
            title=" ".join(item.title.split()),
            module=item.module,
            speaker=item.speaker,
            hours=item.hours,
        )
        for item in sorted(items, key=lambda item: (item.held_on, item.starts_at))
    )
    return session


def _refuse_odd(session: TrainingSession, items: Sequence[SessionItemData]) -> None:
    if len(items) > MOST_ITEMS:
        raise DomainError(f"Paling banyak {MOST_ITEMS} acara.")
    for item in items:
        if not item.title.strip():
            raise DomainError("Tulis nama acaranya.")
        if len(item.title) > 200:
            raise DomainError("Nama acara paling panjang 200 huruf.")
        if not session.starts_on <= item.held_on <= session.ends_on:
            raise DomainError(f"Acara “{item.title}” berada di luar tanggal angkatan.")
        if item.ends_at <= item.starts_at:
            raise DomainError(f"Jam selesai acara “{item.title}” harus sesudah jam mulainya.")
        if not 0 <= item.hours <= MOST_HOURS:
            raise DomainError(f"Jam pelajaran acara “{item.title}” antara 0 dan {MOST_HOURS}.")


def _refuse_foreign(by: Membership, session: TrainingSession, items: Sequence[SessionItemData]) -> None:
    if any(item.speaker is not None and item.speaker.place != session.program.place for item in items):
        raise DomainError("Pilih narasumber dari daftar narasumber penyelenggara.")
    modules = {item.module.pk for item in items if item.module is not None}
    if modules - set(TrainingModule.objects.visible_to(by).filter(pk__in=modules).values_list("pk", flat=True)):
        raise DomainError("Pilih modul dari kurikulum Anda.")
