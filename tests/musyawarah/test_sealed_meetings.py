"""What a meeting sealed stays as it is: services, pages and bulk acts refuse."""

import contextlib
import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, reverse

import musyawarah.services
from musyawarah.decision_data import DecisionData
from musyawarah.errors import SealedError
from musyawarah.meeting_data import MusyawarahData
from musyawarah.models import AgendaMusyawarah, Kehadiran, Keputusan, MasaHadir, Musyawarah, Ralat, Segel
from musyawarah.seal_check import faults_of_village
from musyawarah.services.ralat import answer_ralat, propose_ralat
from musyawarah.urls_putusan import urlpatterns
from places.errors import DomainError
from tests.musyawarah.making import at, make_usulan
from tests.musyawarah.sealing import CONTENT, close, further_row, make_minutes, paper, seal, sealed_minutes

pytestmark = pytest.mark.django_db
SEALED_MODELS = (Musyawarah, *CONTENT)


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
        model.objects.bulk_create([further_row(minutes, model)])


@pytest.mark.parametrize("act", ["update", "delete"])
def test_seals_are_written_once(cast, act):
    sealed_minutes(cast)
    with pytest.raises(SealedError):
        Segel.objects.all().delete() if act == "delete" else Segel.objects.update(sha256="0" * 64)
