"""What a meeting sealed stays as it is: services, pages and bulk acts refuse, and at last the database itself."""

import contextlib
import inspect
import json
from importlib import import_module
from io import StringIO
from pathlib import Path
from pkgutil import iter_modules

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

import musyawarah.services
from musyawarah.decision_data import DecisionData
from musyawarah.enums import RalatStatus, SealReason
from musyawarah.errors import SealedError
from musyawarah.meeting_data import MusyawarahData
from musyawarah.migrations import _seal_triggers
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah, Ralat, Segel
from musyawarah.seal_check import faults_of_village
from musyawarah.services.ralat import answer_ralat, propose_ralat
from musyawarah.services.sealing import attach_scan, seal_due, seal_musyawarah
from musyawarah.urls_putusan import urlpatterns
from places.errors import DomainError
from tests.musyawarah.making import at, make_usulan
from tests.musyawarah.sealing import (
    close,
    has_triggers,
    let_days_pass,
    make_minutes,
    paper,
    seal,
    sealed_minutes,
)

pytestmark = pytest.mark.django_db
CONTENT = (AgendaMusyawarah, Kehadiran, MasaHadir, Keputusan)
SEALED_MODELS = (Musyawarah, *CONTENT)


@pytest.fixture
def triggers():
    """The database of the migrations."""
    if not has_triggers():
        pytest.skip("made from the models (--no-migrations): no triggers")


def picture_of(meeting: Musyawarah) -> list:
    """Every stored value of a meeting and what hangs on it, papers and erasures left aside."""
    parts = [
        Musyawarah.objects.filter(pk=meeting.pk),
        AgendaMusyawarah.objects.filter(musyawarah=meeting),
        Kehadiran.objects.filter(musyawarah=meeting),
        MasaHadir.objects.filter(kehadiran__musyawarah=meeting),
        Keputusan.objects.filter(musyawarah=meeting),
        Ralat.objects.filter(musyawarah=meeting),
        Segel.objects.filter(musyawarah=meeting),
    ]
    return [list(rows.order_by("pk").values()) for rows in parts]


# --- sealing ---


def test_the_signed_paper_seals_at_once(cast):
    minutes = sealed_minutes(cast)
    segel = Segel.objects.get()
    assert minutes.meeting.status == "sealed" and minutes.meeting.scan_sha256
    assert (segel.reason, segel.sealed_by, segel.previous) == (SealReason.SCAN, cast.sari, None)
    assert faults_of_village(minutes.meeting.desa) == []


def test_seals_of_a_village_form_a_chain(cast):
    seals = [sealed_minutes(cast, ba_number=f"BA/{number}").meeting.segel for number in range(3)]
    assert [one.previous_id for one in seals] == [None, seals[0].pk, seals[1].pk]
    assert json.loads(seals[2].content)["previous"] == seals[1].sha256


def test_a_seal_holds_no_name(cast):
    minutes = close(cast, make_minutes(cast))
    ralat = propose_ralat(
        by=cast.sari, musyawarah=minutes.meeting, target="kehadiran", target_id=minutes.ani.pk, field="name",
        new="Ni Luh Srikandi", reason="Nama lengkap Srikandi",
    )  # fmt: skip
    answer_ralat(by=cast.joko, ralat=ralat, agrees=True)
    seal(cast, minutes)
    content = Segel.objects.get().content
    for personal in ("Srikandi", '"Budi"', "Cok", "RT 02"):
        assert personal not in content
    assert "Talud disepakati" in content and len(json.loads(content)["ralat"]) == 1
    assert faults_of_village(minutes.meeting.desa) == []


def test_an_open_meeting_takes_no_signed_paper(cast):
    with pytest.raises(DomainError, match="Tutup dahulu"):
        attach_scan(by=cast.sari, musyawarah=make_minutes(cast).meeting, content=paper())


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7 broken"])
def test_what_is_no_paper_seals_nothing(cast, content):
    minutes = close(cast, make_minutes(cast))
    with pytest.raises(DomainError) as refusal:
        attach_scan(by=cast.sari, musyawarah=minutes.meeting, content=content)
    assert refusal.value.field == "file"
    assert not Segel.objects.exists()


def test_a_waiting_mend_holds_the_seal_back_until_it_is_answered(cast):
    minutes = close(cast, make_minutes(cast))
    ralat = propose_ralat(
        by=cast.sari, musyawarah=minutes.meeting, target="musyawarah", target_id=minutes.meeting.pk, field="place",
        new="Aula", reason="Salah",
    )  # fmt: skip
    with pytest.raises(DomainError, match="menunggu jawaban"):
        attach_scan(by=cast.sari, musyawarah=minutes.meeting, content=paper())
    assert not Musyawarah.objects.get(pk=minutes.meeting.pk).scan
    answer_ralat(by=cast.joko, ralat=ralat, agrees=True)
    minutes.meeting.refresh_from_db()
    assert seal(cast, minutes).meeting.place == "Aula"


def test_days_seal_what_nobody_sealed_and_refuse_the_waiting_mend(cast):
    minutes = close(cast, make_minutes(cast))
    propose_ralat(
        by=cast.sari, musyawarah=minutes.meeting, target="musyawarah", target_id=minutes.meeting.pk, field="place",
        new="Aula", reason="Salah",
    )  # fmt: skip
    let_days_pass(minutes.meeting, 7)
    assert seal_due() == []
    with pytest.raises(DomainError, match="Baru dapat disegel"):
        seal_musyawarah(by=cast.joko, musyawarah=minutes.meeting)
    let_days_pass(minutes.meeting, 8)
    out = StringIO()
    call_command("seal_due", stdout=out)
    assert "1 musyawarah disegel." in out.getvalue()
    segel, ralat = Segel.objects.get(), Ralat.objects.get()
    assert (segel.reason, segel.sealed_by) == (SealReason.DAYS, None)
    assert (ralat.status, ralat.answered_by) == (RalatStatus.REFUSED, None)
    assert Musyawarah.objects.get(pk=minutes.meeting.pk).place == "Balai desa"
    assert faults_of_village(minutes.meeting.desa) == []
    assert seal_due() == []


def test_a_paper_may_come_after_the_seal_and_leaves_it_valid(cast):
    minutes = close(cast, make_minutes(cast))
    let_days_pass(minutes.meeting, 9)
    seal_due()
    meeting = attach_scan(by=cast.sari, musyawarah=minutes.meeting, content=paper())
    assert meeting.scan_sha256 and Segel.objects.count() == 1
    assert faults_of_village(meeting.desa) == []
    with pytest.raises(DomainError, match="sudah dilampirkan"):
        attach_scan(by=cast.sari, musyawarah=meeting, content=paper())


def test_looking_never_seals(cast, sign_in):
    minutes = close(cast, make_minutes(cast))
    let_days_pass(minutes.meeting, 9)
    address = reverse("musyawarah_seal", args=[minutes.meeting.uid])
    assert "Segel sekarang" in sign_in(cast.sari).get(address).content.decode()
    assert not Segel.objects.exists()
    sign_in(cast.sari).post(address)
    assert Segel.objects.get().reason == SealReason.DAYS


def test_the_page_shows_code_hash_and_chain(cast, sign_in):
    first, second = (sealed_minutes(cast, ba_number=f"BA/{number}").meeting for number in range(2))
    text = sign_in(cast.rina).get(reverse("musyawarah_seal", args=[second.uid])).content.decode()
    assert second.segel.sha256[:12] in text and str(first.segel) in text
    assert " ".join(second.segel.sha256[i : i + 4] for i in range(0, 64, 4)) in text


def test_the_signed_paper_is_uploaded_and_downloaded(cast, sign_in):
    minutes = close(cast, make_minutes(cast))
    address = reverse("musyawarah_scan", args=[minutes.meeting.uid])
    browser = sign_in(cast.sari)
    assert browser.post(address, {"file": SimpleUploadedFile("ba.jpg", paper())}).status_code == 200
    assert not Segel.objects.exists()
    form = {"file": SimpleUploadedFile("ba.jpg", paper()), "is_sure": "on"}
    assert browser.post(address, form).status_code == 302
    answer = browser.get(reverse("musyawarah_scan_file", args=[minutes.meeting.uid]))
    assert answer.headers["Content-Disposition"].startswith("attachment")


# --- nothing changes a sealed meeting ---


# Whoever adds a module of services says here whether it writes minutes; what writes none has tests of its own.
OF_MINUTES = {
    *("agenda", "attendance", "closing", "decisions", "invitation", "meetings", "notes", "ralat", "sealing"),
}
ELSEWHERE = {
    # Erasure is the one change that is let through; the photo of the signed list is no part of the seal.
    *("erasing", "sheet", "locking", "decided_mergers"),
    *(
        "usulan",
        "usulan_fields",
        "meeting_rules",
        "usulan_photo",
        "merging",
        "scoring",
        "methods",
        "kajian",
        "tim",
    ),
}


def _modules() -> set[str]:
    return {info.name for info in iter_modules(musyawarah.services.__path__)}


def _services() -> dict:
    """Every public function that writes minutes, by module and name."""
    found = {}
    for module_name in sorted(_modules() & OF_MINUTES):
        module = import_module(f"musyawarah.services.{module_name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if is_own and {"by"} < inspect.signature(function).parameters.keys():
                found[f"{module_name}.{name}"] = function
    return found


def test_every_module_of_services_is_known_here():
    assert _modules() - OF_MINUTES - ELSEWHERE == set()


def _arguments(minutes, function) -> dict:
    """Arguments that touch the sealed meeting."""
    known = {
        "musyawarah": minutes.meeting,
        "agenda": minutes.agenda,
        "keputusan": minutes.keputusan,
        "kehadiran": minutes.ani,
        "attendee": minutes.ani,
        "ralat": Ralat.objects.first(),
        "stay": minutes.ani.masa_set.get(),
        "masa": minutes.ani.masa_set.get(),
        "version": minutes.meeting.version,
        "moment": at(10),
        "at": at(10),
        "notes": "Lain",
        "reason": "Lain",
        "content": paper(),
        "target": "keputusan",
        "target_id": minutes.keputusan.pk,
        "field": "text",
        "new": "Lain",
        "agrees": True,
        "rows": [],
        "items": [],
        "people": [],
        "data": _data_of(minutes, function),
    }
    parameters = inspect.signature(function).parameters
    needed = {name for name, one in parameters.items() if one.default is inspect.Parameter.empty}
    return {name: known.get(name) for name in needed - {"by"}}


def _data_of(minutes, function) -> object:
    """A meeting as it would be written anew, a decision about something else; nothing for the others."""
    if function.__name__ in {"update_musyawarah", "create_musyawarah"}:
        return MusyawarahData(kind=minutes.meeting.kind, topic="Lain", held_on=minutes.meeting.held_on, place="Lain")
    return DecisionData(text="Lain", subject="other")


# It writes another meeting, which may refer to the sealed one.
_WRITES_ANOTHER = {"meetings.create_musyawarah"}


@pytest.mark.parametrize("name", sorted(_services().keys() - _WRITES_ANOTHER))
def test_no_service_changes_a_sealed_meeting(cast, name):
    minutes = close(cast, make_minutes(cast))
    mend = propose_ralat(
        by=cast.sari, musyawarah=minutes.meeting, target="agenda", target_id=minutes.agenda.pk, field="speaker",
        new="Kepala Desa", reason="Belum tertulis",
    )  # fmt: skip
    answer_ralat(by=cast.joko, ralat=mend, agrees=True)
    seal(cast, minutes)
    function = _services()[name]
    before = picture_of(minutes.meeting)
    for by in (cast.sari, cast.joko):
        with pytest.raises((DomainError, SealedError)), transaction.atomic():
            function(by=by, **_arguments(minutes, function))
    assert picture_of(minutes.meeting) == before
    assert faults_of_village(minutes.meeting.desa) == []


def _post_addresses(minutes) -> list[str]:
    """Every address of the room that names this meeting or one of its rows."""
    from musyawarah.urls_rapat import urlpatterns as of_meetings

    found = []
    for pattern in (*urlpatterns, *of_meetings):
        for kwargs in (
            {"uid": minutes.meeting.uid},
            {"uid": minutes.keputusan.uid},
            {"uid": minutes.meeting.uid, "pk": minutes.ani.pk},
        ):
            with contextlib.suppress(NoReverseMatch):  # the address takes other things
                found.append(reverse(pattern.name, kwargs=kwargs))
    return found


def test_no_page_changes_a_sealed_meeting(cast, sign_in):
    minutes = sealed_minutes(cast)
    before = picture_of(minutes.meeting)
    form = {
        "version": "1", "text": "Lain", "notes": "Lain", "acara": str(minutes.agenda.pk), "outcome": "agreed",
        "subject": "other", "method": "mufakat", "usulan": str(make_usulan(cast, "Balai").pk), "new": "Lain",
        "reason": "Lain", "name": "Lain", "names": "Lain, L", "unsur": "warga", "role": "undangan", "gender": "L",
        "jawaban": "setuju", "has_read": "on", "is_sure": "on", "place": "Lain", "topic": "Lain", "kind": "musrenbang",
        "held_on": "2026-06-16", "ba_number": "BA/9",
    }  # fmt: skip
    addresses = _post_addresses(minutes)
    assert len(addresses) > 15
    for who in (cast.sari, cast.joko, cast.karto):
        for address in addresses:
            answer = sign_in(who).post(address, form)
            assert answer.status_code in {200, 302, 403, 404, 405, 409}, address
            assert picture_of(minutes.meeting) == before, address


@pytest.mark.parametrize("model", SEALED_MODELS)
@pytest.mark.parametrize("act", ["update", "delete", "bulk_update"])
def test_no_bulk_act_changes_a_sealed_row(cast, model, act):
    minutes = sealed_minutes(cast)
    before = picture_of(minutes.meeting)
    rows = model.objects.all()
    field = {Musyawarah: "place", AgendaMusyawarah: "notes", Kehadiran: "name", MasaHadir: "left_at"}.get(model, "text")
    with pytest.raises(SealedError):
        if act == "bulk_update":
            rows.bulk_update(list(rows), [field])
        elif act == "update":
            rows.update(**{field: None if model is MasaHadir else "Lain"})
        else:
            rows.delete()
    assert picture_of(minutes.meeting) == before


@pytest.mark.parametrize("model", CONTENT)
def test_nothing_is_added_in_bulk(cast, model):
    minutes = sealed_minutes(cast)
    with pytest.raises(SealedError):
        model.objects.bulk_create([_copy(minutes, model)])


@pytest.mark.parametrize("act", ["update", "delete"])
def test_seals_are_written_once(cast, act):
    sealed_minutes(cast)
    with pytest.raises(SealedError):
        Segel.objects.all().delete() if act == "delete" else Segel.objects.update(sha256="0" * 64)


# --- the database itself refuses ---


def _row(minutes, model):
    rows = {
        Musyawarah: minutes.meeting, AgendaMusyawarah: minutes.agenda, Kehadiran: minutes.ani,
        Keputusan: minutes.keputusan,
    }  # fmt: skip
    found = minutes.ani.masa_set.get() if model is MasaHadir else rows[model]
    return model.objects.get(pk=found.pk)


def _copy(minutes, model) -> models.Model:
    """A further row beside the stored one."""
    row = _row(minutes, model)
    row.pk, row._state.adding = None, True
    if model is Keputusan:
        row.uid, row.number, row.usulan, row.subject = "0b0f5bd2-6f0c-4d6c-8c86-6f4f5a3e7b1d", 9, None, "other"
    if model is Kehadiran:
        row.orang = None
    return row


def refused(write) -> None:
    with pytest.raises(IntegrityError, match=_seal_triggers.SEALED), transaction.atomic():
        write()


CHANGES = [
    *((Musyawarah, field, value) for field, value in (
        ("place", "Lain"), ("status", "closed"), ("closed_at", timezone.now()), ("ba_number", "X"),
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
    rows = model._base_manager.filter(pk=_row(minutes, model).pk)
    assert rows.values_list(field, flat=True).get() != value
    refused(lambda: models.QuerySet.update(rows, **{field: value}))


@pytest.mark.usefixtures("triggers")
@pytest.mark.parametrize("model", CONTENT)
def test_the_database_refuses_a_further_row_and_a_saved_one(cast, model):
    minutes = sealed_minutes(cast)
    refused(lambda: _copy(minutes, model).save())
    row = _row(minutes, model)
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


def test_only_the_villages_asked_for_are_sealed(cast):
    let_days_pass(close(cast, make_minutes(cast)).meeting, 8)
    assert seal_due(desa=cast.villages.kalianget) == []
    assert len(seal_due(desa=cast.villages.umeanyar)) == 1
