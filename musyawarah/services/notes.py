"""Writing the notulen: plain text under an item of the agenda."""

from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from musyawarah.models import AgendaMusyawarah
from musyawarah.policy import may_record
from musyawarah.services.locking import lock_musyawarah
from places.errors import DomainError, StaleVersion

LONGEST_NOTES = 20_000  # letters; ten pages for one item


@transaction.atomic
def save_notes(*, by: Membership, agenda: AgendaMusyawarah, version: int, notes: str) -> AgendaMusyawarah:
    """Write what was said about an item while the meeting is open.

    Raises StaleVersion when somebody else wrote in between, DomainError for a text that is too long.
    """
    meeting = lock_musyawarah(agenda.musyawarah)
    may_record(by, meeting).require()
    row = AgendaMusyawarah.objects.filter(pk=agenda.pk).first()
    if row is None:
        raise DomainError("Acara ini sudah dihapus orang lain.")
    if row.version != version:
        raise StaleVersion("Notulen acara ini baru saja disimpan orang lain.")
    if len(notes) > LONGEST_NOTES:
        raise DomainError(f"Notulen satu acara paling panjang {LONGEST_NOTES} huruf.", field="notes")
    row.musyawarah = meeting
    row.notes = notes.replace("\r\n", "\n").strip()
    row.version += 1
    act = log_act(
        by=by, verb="save_notes", subject=meeting, place=meeting.desa, summary=f"Menulis notulen “{row.title}”"
    )
    save_with_history(row, act=act)
    return row
