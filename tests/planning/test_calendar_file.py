"""The steps of a plan as a calendar file that other programs read."""

import re
from dataclasses import replace
from datetime import date

import pytest

from musyawarah.enums import MusyawarahKind, MusyawarahStatus
from planning.models import RkpDesa
from planning.step_calendar import steps_calendar
from planning.steps import step_list
from tests.planning.checks.making_building import meeting, rkp_process, typed
from tests.planning.making_data import make_rkp

TODAY = date(2025, 9, 1)
URL = "https://desa.example/rkp/1/langkah/"


@pytest.fixture
def plan(cast, codes) -> RkpDesa:
    """A plan of a village whose name holds the signs of the format."""
    rkp = make_rkp(cast.sari, cast.villages.umeanyar)
    plan = RkpDesa.objects.with_place().get(pk=rkp.pk)
    plan.desa.name = "Umeanyar; Wetan, \\Kulon"
    return plan


def read(text: str) -> list[dict[str, str]]:
    """The events of a file, unfolded and unescaped, as the standard has it."""
    lines = text.replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name not in ("END", "BEGIN"):
            plain = re.sub(r"\\([;,\\nN])", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
            events[-1][name] = plain
    return events


def test_lines_end_and_fold_as_the_standard_asks(plan):
    text = steps_calendar(step_list(rkp_process(), today=TODAY), plan, url=URL)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 3


def test_an_entry_is_a_whole_day_with_everything_that_is_known(plan):
    events = read(steps_calendar(step_list(rkp_process(), today=TODAY), plan, url=URL))
    perdes = next(one for one in events if "penetapan-batas" in one["UID"])
    assert perdes["DTSTART;VALUE=DATE"] == "20250930"
    assert perdes["DTEND;VALUE=DATE"] == "20251001"
    assert perdes["SUMMARY"] == "Batas: Penetapan Perdes RKP Desa (2027), Desa Umeanyar; Wetan, \\Kulon"
    assert URL in perdes["DESCRIPTION"]
    assert "Dasar: Permendagri 114/2014" in perdes["DESCRIPTION"]


def test_open_steps_only_with_planned_and_last_days(plan):
    planned = meeting(MusyawarahKind.MUSRENBANG, date(2025, 9, 10), status=MusyawarahStatus.PLANNED)
    process = rkp_process()
    process = replace(process, meetings=(*process.meetings, planned), typed=typed(pencermatan=date(2025, 8, 1)))
    events = {one["UID"]: one for one in read(steps_calendar(step_list(process, today=TODAY), plan, url=URL))}
    days = {uid.split("-", 7)[-1]: one["DTSTART;VALUE=DATE"] for uid, one in events.items()}
    assert days["musrenbang-rencana@desa-plan"] == "20250910"
    assert not any("musdes_perencanaan" in uid or "pencermatan" in uid for uid in events)


def test_an_entry_keeps_its_name_so_that_a_later_file_changes_it(plan):
    first = read(steps_calendar(step_list(rkp_process(), today=TODAY), plan, url=URL))
    later = read(steps_calendar(step_list(rkp_process(), today=date(2025, 9, 20)), plan, url=URL))
    assert [one["UID"] for one in first] == [one["UID"] for one in later]
    assert len({one["UID"] for one in first}) == len(first)


def test_the_file_is_downloaded(cast, sign_in, plan):
    answer = sign_in(cast.joko).get(f"/rkp/{plan.pk}/langkah/kalender.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="langkah-rkp-2027.ics"' in answer["Content-Disposition"]
    assert read(answer.content.decode())
