"""No berita acara of musyawarah dusun: each hamlet met or was heard (R12), with all papers (R10), and is sealed."""

from dataclasses import replace

from django.urls import reverse

from musyawarah.enums import MusyawarahKind
from places.models import Dusun
from planning.meeting_facts import MeetingFact
from training.measures.result import Measured, listed
from training.measures.village_facts import Target, VillageFacts


def measure(facts: VillageFacts, target: Target, dusun: Dusun | None) -> Measured:
    """True while a hamlet (the one named) was not heard, or a musdus is not sealed with minutes, list and notes."""
    if target.meeting_year is None:
        target = replace(target, year=facts.last_musdus_year)
    url = target.url("steps") or reverse("musyawarah_list")
    meetings = [one for one in facts.meetings(target) if _is_of(one, dusun)]
    wanted = [(pk, name) for pk, name in facts.dusun if dusun is None or pk == dusun.pk]
    complete = [one for one in meetings if not _lacks(one)]
    if not meetings:
        return Measured(True, f"Belum ada musyawarah dusun untuk {target.words}.", url)
    met = {one.dusun_pk for one in meetings if one.is_held} | facts.dusun_with_usulan(target)
    unheard = [name for pk, name in wanted if pk not in met]
    lacking = [f"{one.title} ({', '.join(_lacks(one))})" for one in meetings if _is_due(one, facts) and _lacks(one)]
    if complete and not (unheard or lacking):
        words = f"{target.words}: {len(complete)} musyawarah dusun disegel dengan berita acara, daftar hadir, notulen."
        return Measured(False, words, url)
    said = [f"{len(complete)} dari {len(meetings)} musyawarah dusun lengkap dan disegel"]
    if unheard:
        said.append(f"belum bermusyawarah: {listed(unheard)}")
    if lacking:
        said.append(f"belum lengkap: {listed(lacking)}")
    return Measured(True, f"{target.words}: {'; '.join(said)}.", url)


def _is_of(meeting: MeetingFact, dusun: Dusun | None) -> bool:
    return meeting.kind == MusyawarahKind.MUSDUS and (dusun is None or meeting.dusun_pk == dusun.pk)


def _is_due(meeting: MeetingFact, facts: VillageFacts) -> bool:
    """Whether it took place, or should have; one that is still to come lacks nothing yet."""
    return meeting.is_held or meeting.held_on < facts.today


def _lacks(meeting: MeetingFact) -> list[str]:
    if not meeting.is_held:
        return ["belum ditutup"]
    papers = (
        (not (meeting.ba_number or meeting.has_scan), "tanpa berita acara"),
        (not (meeting.attendees or meeting.has_sheet), "tanpa daftar hadir"),
        (not meeting.has_minutes, "tanpa notulen"),
        (not meeting.is_sealed, "belum disegel"),
    )
    return [words for is_lacking, words in papers if is_lacking]
