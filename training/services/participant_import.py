"""A workbook of participants: kept as it was read, its questions answered, then written all together or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from accounts.act_log import create_with_history, log_act, update_with_history
from accounts.models import Act, Membership
from places.errors import DomainError, StaleVersion
from places.workbooks.refusal import WorkbookRefused
from places.workbooks.sheet import Workbook
from training.calling import called_to
from training.enums import ParticipantOrigin
from training.models import Participant, ParticipantImport, TrainingSession
from training.models.participant import new_participant_code
from training.participant_lists import load_participant_lists
from training.participant_matching import match_participants
from training.participant_preview import ImportPreview, PreviewRow, RowState
from training.participant_reader import read_participants
from training.participant_reading import ParticipantReading
from training.participant_records import participants_with_records
from training.policy import may_edit_session
from training.services.locking import lock_session
from training.services.participant_fill import sort_participants
from training.services.participants import MOST_PARTICIPANTS

MOST_IMPORTS = 50  # of one session
LONGEST_OPEN = timedelta(days=30)  # such a list is full of telephone numbers
_FIELDS = [
    "name", "gender", "office", "phone", "orang", "origin", "task_letter_number", "task_letter_date", "version",
]  # fmt: skip


@dataclass(frozen=True)
class ImportResult:
    """How many rows were added, filled a place or followed somebody, completed somebody, changed nothing, were left."""

    added: int
    placed: int
    completed: int
    unchanged: int
    skipped: int


@transaction.atomic
def start_participant_import(
    *, by: Membership, session: TrainingSession, workbook: Workbook, content: bytes, filename: str
) -> ParticipantImport:
    """Keep what a workbook says; nothing of the list is written yet.

    Raises NotAllowed, WorkbookRefused when no participant is found in it.
    """
    session = lock_session(session)
    may_edit_session(by, session).require()
    reading = read_participants(workbook)
    if not reading.rows:
        told = reading.problems[0]
        raise WorkbookRefused(told.code, f"Lembar “{told.sheet}”: {told.message}", told.remedy)
    session.import_set.filter(applied_at=None, added_at__lt=timezone.now() - LONGEST_OPEN).delete()
    if session.import_set.count() >= MOST_IMPORTS:
        raise DomainError(f"Angkatan ini sudah menyimpan {MOST_IMPORTS} berkas.", field="file")
    kept = ParticipantImport.objects.create(
        session=session,
        original_name=filename[-200:],
        sha256=sha256(content).hexdigest(),
        reading=reading.to_json(),
        added_by=by,
    )
    summary = f"Mengunggah daftar peserta {filename[-80:]}: {len(reading.rows)} orang terbaca"
    log_act(by=by, verb="start_participant_import", subject=kept, place=session.program.place, summary=summary)
    return kept


@transaction.atomic
def answer_import(
    *, by: Membership, participant_import: ParticipantImport, version: int, answers: Mapping[str, str]
) -> ParticipantImport:
    """Keep the answers; an empty one takes it back. Raises NotAllowed, StaleVersion, DomainError when applied."""
    fresh = _locked(by, participant_import, version)
    kept = {key: value for key, value in {**fresh.answers, **answers}.items() if value}
    fresh.answers = {str(key)[:200]: str(value)[:40] for key, value in kept.items()}
    fresh.version += 1
    fresh.save(update_fields=["answers", "version"])
    return fresh


@transaction.atomic
def discard_import(*, by: Membership, participant_import: ParticipantImport) -> None:
    """Throw a list away that was not applied; what was applied stays as the record of it."""
    fresh = ParticipantImport.objects.filter(pk=participant_import.pk, applied_at=None).first()
    if fresh is not None:
        session = lock_session(fresh.session)
        may_edit_session(by, session).require()
        summary = f"Membuang daftar {fresh.original_name} tanpa mencatat apa pun"
        log_act(by=by, verb="discard_participant_import", subject=fresh, place=session.program.place, summary=summary)
        fresh.delete()


def preview_of(participant_import: ParticipantImport) -> ImportPreview:
    """What applying the list would do now; ten queries at most."""
    session = participant_import.session
    reading = ParticipantReading.from_json(participant_import.reading)
    lists, records = load_participant_lists(session), participants_with_records(session)
    return match_participants(reading, participant_import.answers, lists, has_records=records)


@transaction.atomic
def apply_import(
    *, by: Membership, participant_import: ParticipantImport, version: int, signature: str
) -> ImportResult:
    """Write all rows in one transaction and keep a report of each; telephone numbers stay with the people only.

    `signature` is that of the preview which the person saw. Raises NotAllowed, DomainError while something is asked,
    StaleVersion when list, registers or answers are not any more what the preview showed.
    """
    fresh = _locked(by, participant_import, version)
    session = fresh.session
    preview = preview_of(fresh)
    if preview.questions:
        raise DomainError(f"Masih ada {len(preview.questions)} pertanyaan yang belum dijawab.")
    if preview.signature != signature:
        raise StaleVersion("Daftar peserta berubah sejak berkas ini diperiksa. Periksa lagi, lalu terapkan.")
    added = preview.of(RowState.NEW)
    if session.participant_set.count() + len(added) > MOST_PARTICIPANTS:
        raise DomainError(f"Satu angkatan paling banyak {MOST_PARTICIPANTS} peserta.")
    result = _result(preview)
    summary = f"Memuat peserta dari {fresh.original_name[:80]}: {result.added} baru, {result.placed} tempat terisi"
    act = log_act(by=by, verb="apply_participant_import", subject=fresh, place=session.program.place, summary=summary)
    report = [_reported(row) for row in preview.rows]  # before those who are followed get other names
    _write(session, preview, act)
    sort_participants(session, called_to(session))
    reading = ParticipantReading.from_json(fresh.reading)
    fresh.reading = reading.without_phones().to_json() | {"report": report}
    fresh.applied_at = timezone.now()
    fresh.version += 1
    fresh.save(update_fields=["reading", "applied_at", "version"])
    return result


def _locked(by: Membership, participant_import: ParticipantImport, version: int) -> ParticipantImport:
    session = lock_session(participant_import.session)
    may_edit_session(by, session).require()
    fresh = ParticipantImport.objects.select_for_update(of=("self",)).filter(pk=participant_import.pk).first()
    if fresh is None:
        raise DomainError("Berkas ini sudah dibuang. Unggah sekali lagi.")
    fresh.session = session
    if fresh.applied_at is not None:
        raise DomainError("Berkas ini sudah diterapkan.")
    if fresh.version != version:
        raise StaleVersion("Jawaban untuk berkas ini baru saja disimpan orang lain. Periksa dahulu.")
    return fresh


def _write(session: TrainingSession, preview: ImportPreview, act: Act) -> None:
    last = max((position for position in session.participant_set.values_list("position", flat=True)), default=0)
    new = [_new(session, row, last + at) for at, row in enumerate(preview.of(RowState.NEW), start=1)]
    create_with_history(new, act=act)
    changed = []
    for row in preview.rows:
        if row.target is None:
            continue
        if row.state in (RowState.FILLS, RowState.REPLACES):
            changed.append(_placed(row, row.target))
        elif row.state == RowState.SAME and row.adds:
            changed.append(_completed(row, row.target))
    update_with_history(changed, [*_FIELDS, "code"], act=act)


def _new(session: TrainingSession, row: PreviewRow, position: int) -> Participant:
    written = row.written
    return Participant(
        session=session,
        desa=row.desa,
        orang_id=row.orang_id,
        name=written.name,
        gender=written.gender,
        role=row.role,
        office=written.office,
        phone=written.phone,
        task_letter_number=written.letter,
        origin=ParticipantOrigin.IMPORTED,
        position=position,
    )


def _placed(row: PreviewRow, target: Participant) -> Participant:
    """Another person in the place: nothing of the one before stays, and his code opens nothing any more."""
    written = row.written
    if target.name:
        target.code = new_participant_code()
        target.task_letter_date = None
    target.name, target.gender, target.office = written.name, written.gender, written.office
    target.phone, target.orang_id, target.task_letter_number = written.phone, row.orang_id, written.letter
    target.origin = ParticipantOrigin.IMPORTED
    target.version += 1
    return target


def _completed(row: PreviewRow, target: Participant) -> Participant:
    written = row.written
    target.gender, target.office = target.gender or written.gender, target.office or written.office
    target.phone = target.phone or written.phone
    target.task_letter_number = target.task_letter_number or written.letter
    target.version += 1
    return target


def _result(preview: ImportPreview) -> ImportResult:
    same = preview.of(RowState.SAME)
    completed = sum(1 for row in same if row.adds)
    return ImportResult(
        added=len(preview.of(RowState.NEW)),
        placed=len(preview.of(RowState.FILLS)) + len(preview.of(RowState.REPLACES)),
        completed=completed,
        unchanged=len(same) - completed,
        skipped=len(preview.of(RowState.SKIPPED)),
    )


def _reported(row: PreviewRow) -> dict[str, str]:
    """One line of the report of what was written."""
    words = str(row.state.label)
    if row.state == RowState.REPLACES and row.target is not None:
        words = f"{words} {row.target.name}"
    if row.adds:
        words = f"{words}, dilengkapi: {', '.join(row.adds)}"
    return {
        "place": row.written.place,
        "name": row.written.name,
        "desa": row.desa.name if row.desa else "",
        "did": words,
        "notes": " ".join(row.notes),
    }
