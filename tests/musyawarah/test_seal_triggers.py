"""What a meeting sealed stays as it is: at last the database itself refuses."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, models, transaction

from musyawarah.migrations import _seal_triggers
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah, Segel
from tests.musyawarah.making import at
from tests.musyawarah.sealing import CONTENT, close, further_row, has_triggers, make_minutes, sealed_minutes, stored_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def triggers():
    """The database of the migrations."""
    if not has_triggers():
        pytest.skip("made from the models (--no-migrations): no triggers")


def refused(write) -> None:
    with pytest.raises(IntegrityError, match=_seal_triggers.SEALED), transaction.atomic():
        write()


CHANGES = [
    *((Musyawarah, field, value) for field, value in (
        ("place", "Lain"), ("status", "closed"), ("closed_at", at(23)), ("ba_number", "X"),
        ("invited_count", 99), ("presiding_id", None), ("scan_sha256", "0" * 64),
    )),
    *((AgendaMusyawarah, field, value) for field, value in (
        ("notes", "Lain"), ("position", 9), ("musyawarah_id", None),
    )),
    *((Kehadiran, field, value) for field, value in (
        ("name", "Lain"), ("gender", "L"), ("role", "peninjau"), ("personal_sha256", "0"), ("spoke", True),
        ("salt", "0"),
    )),
    *((MasaHadir, field, value) for field, value in (("arrived_at", at(10)), ("left_at", None))),
    *((Keputusan, field, value) for field, value in (
        ("text", "Lain"), ("outcome", "deferred"), ("rank", 3), ("decided_at", at(11)), ("number", 8),
        ("usulan_id", None),
    )),
]  # fmt: skip


@pytest.mark.usefixtures("triggers")
@pytest.mark.parametrize(("model", "field", "value"), CHANGES, ids=lambda one: getattr(one, "__name__", str(one))[:20])
def test_the_database_refuses_an_update(cast, model, field, value):
    minutes = sealed_minutes(cast)
    rows = model._base_manager.filter(pk=stored_row(minutes, model).pk)
    assert rows.values_list(field, flat=True).get() != value
    refused(lambda: models.QuerySet.update(rows, **{field: value}))


@pytest.mark.usefixtures("triggers")
@pytest.mark.parametrize("model", CONTENT)
def test_the_database_refuses_a_further_row_and_a_saved_one(cast, model):
    minutes = sealed_minutes(cast)
    refused(lambda: further_row(minutes, model).save())
    row = stored_row(minutes, model)
    name = {AgendaMusyawarah: "notes", Kehadiran: "name", Keputusan: "text"}.get(model, "left_at")
    setattr(row, name, at(12) if model is MasaHadir else "Lain")
    refused(row.save)
    refused(lambda: model.objects.update_or_create(pk=row.pk, defaults={name: getattr(row, name)}))


@pytest.mark.usefixtures("triggers")
def test_the_database_refuses_another_seal_in_place_of_the_first(cast):
    segel = sealed_minutes(cast).meeting.segel
    segel.content = "{}"
    refused(segel.save)


@pytest.mark.usefixtures("triggers")
def test_a_row_is_not_carried_into_a_sealed_meeting(cast):
    sealed = sealed_minutes(cast)
    other = make_minutes(cast, ba_number="BA/2")
    rows = Kehadiran._base_manager.filter(musyawarah=other.meeting, orang=None)
    refused(lambda: models.QuerySet.update(rows, musyawarah=sealed.meeting))


@pytest.mark.usefixtures("triggers")
def test_an_open_meeting_is_written_as_before(cast):
    sealed_minutes(cast)
    other = close(cast, make_minutes(cast, ba_number="BA/2"))
    Keputusan.objects.filter(musyawarah=other.meeting).update(text="Lain")
    other.keputusan.delete()
    assert not Keputusan.objects.filter(musyawarah=other.meeting).exists()


@pytest.mark.postgres
@pytest.mark.usefixtures("triggers")
@pytest.mark.parametrize("model", [*CONTENT, Segel])
def test_the_database_refuses_a_delete(cast, model):
    sealed_minutes(cast)
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute(f"DELETE FROM {model._meta.db_table}"))


@pytest.mark.usefixtures("triggers")
def test_every_trigger_stands_after_all_migrations():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal")
        stored = dict(cursor.fetchall())
    wanted = _seal_triggers.triggers(connection)
    assert wanted.keys() <= stored.keys()
    if connection.vendor == "sqlite":
        for field in Musyawarah._meta.concrete_fields:
            names_it = f'"{field.column}"' in stored["musyawarah_musyawarah_no_update"]
            assert names_it or field.column in _seal_triggers.PAPERS, field.column


def test_later_migrations_of_sealed_tables_put_the_triggers_again():
    """SQLite rebuilds an altered table without its triggers."""
    folder = Path(_seal_triggers.__file__).parent
    tables = {"musyawarah", "agendamusyawarah", "kehadiran", "masahadir", "keputusan", "ralat", "segel"}
    for path in sorted(folder.glob("0*.py")):
        text = path.read_text(encoding="utf-8").lower()
        alters = any(f'model_name="{name}"' in text or f"model_name='{name}'" in text for name in tables)
        if path.name > "0003" and alters:
            assert "_seal_triggers" in text, path.name
