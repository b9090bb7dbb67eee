"""A meeting with everything in it, closed and sealed by the services themselves."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.db import connection, models
from django.utils import timezone
from PIL import Image

from musyawarah.decision_data import DecisionData
from musyawarah.enums import MusyawarahStatus
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah
from musyawarah.services.closing import close_musyawarah
from musyawarah.services.decisions import record_decision
from musyawarah.services.notes import save_notes
from musyawarah.services.sealing import attach_scan
from places.enums import Gender
from places.models import Orang
from tests.cast import Cast
from tests.musyawarah.making import at, make_agenda, make_attendee, make_musyawarah, make_usulan

# What hangs on a meeting and is sealed with it.
CONTENT = (AgendaMusyawarah, Kehadiran, MasaHadir, Keputusan)


@dataclass
class Minutes:
    """The meeting and a row of each kind."""

    meeting: Musyawarah
    agenda: AgendaMusyawarah
    ani: Kehadiran
    keputusan: Keputusan


def make_minutes(cast: Cast, **values) -> Minutes:
    """A musdes held on paper: an item with notulen, three who came, a decision."""
    meeting = make_musyawarah(cast, status=MusyawarahStatus.OPEN, is_on_paper=True, invited_count=3, **values)
    agenda = save_notes(by=cast.sari, agenda=make_agenda(meeting), version=1, notes="Ibu Ani bertanya tentang talud.")
    orang = Orang.objects.create(name="Ani", gender=Gender.P, desa=meeting.desa)
    ani = make_attendee(meeting, "Ani", gender=Gender.P, orang=orang, address="RT 02", left_at=at(11))
    for name in ("Budi", "Cok"):
        make_attendee(meeting, name, gender=Gender.L)
    data = DecisionData(text="Talud disepakati", usulan=make_usulan(cast, "Talud"), decided_at=at(10))
    keputusan = record_decision(by=cast.sari, musyawarah=meeting, data=data)
    return Minutes(meeting, agenda, ani, keputusan)


def close(cast: Cast, minutes: Minutes) -> Minutes:
    """Close the meeting as Joko."""
    meeting = Musyawarah.objects.get(pk=minutes.meeting.pk)
    minutes.meeting = close_musyawarah(by=cast.joko, musyawarah=meeting, version=meeting.version)
    return minutes


def seal(cast: Cast, minutes: Minutes) -> Minutes:
    """Attach the signed paper, which seals."""
    minutes.meeting = attach_scan(by=cast.sari, musyawarah=minutes.meeting, content=paper())
    return minutes


def sealed_minutes(cast: Cast, **values) -> Minutes:
    """Sealed minutes."""
    return seal(cast, close(cast, make_minutes(cast, **values)))


def stored_row(minutes: Minutes, model: type[models.Model]) -> models.Model:
    """The row of a kind of the minutes, as it is stored."""
    rows = {
        Musyawarah: minutes.meeting, AgendaMusyawarah: minutes.agenda, Kehadiran: minutes.ani,
        Keputusan: minutes.keputusan,
    }  # fmt: skip
    found = minutes.ani.masa_set.get() if model is MasaHadir else rows[model]
    return model.objects.get(pk=found.pk)


def further_row(minutes: Minutes, model: type[models.Model]) -> models.Model:
    """A further row beside the stored one, not saved."""
    row = stored_row(minutes, model)
    row.pk, row._state.adding = None, True
    if model is Keputusan:
        row.uid, row.number, row.usulan, row.subject = "0b0f5bd2-6f0c-4d6c-8c86-6f4f5a3e7b1d", 9, None, "other"
    if model is Kehadiran:
        row.orang = None
    return row


def let_days_pass(meeting: Musyawarah, days: int) -> Musyawarah:
    """Let the closing lie so many days back."""
    moment = timezone.now() - timedelta(days=days)
    Musyawarah.objects.filter(pk=meeting.pk).update(closed_at=moment, opened_at=moment - timedelta(hours=3))
    return Musyawarah.objects.get(pk=meeting.pk)


def paper() -> bytes:
    """A photo of the signed paper."""
    out = BytesIO()
    Image.new("RGB", (40, 60), "white").save(out, "JPEG")
    return out.getvalue()


def has_triggers() -> bool:
    """Whether the database was made by the migrations, not from the models (`--no-migrations`)."""
    with connection.cursor() as cursor:
        table = (
            "sqlite_master WHERE type = 'trigger' AND name"
            if connection.vendor == "sqlite"
            else "pg_trigger WHERE tgname"
        )
        cursor.execute(f"SELECT COUNT(*) FROM {table} = 'musyawarah_segel_no_update'")
        return bool(cursor.fetchone()[0])


def take_off_triggers() -> None:
    """What somebody does who means to bend the minutes behind the application's back."""
    from musyawarah.migrations import _seal_triggers

    with connection.cursor() as cursor:
        for name, (table, _, _) in _seal_triggers.triggers(connection).items():
            on = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
