""" "Apa kabar usulan kami?": the whole way of one usulan as a timeline, with that of the one in which it goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from musyawarah.enums import DecisionOutcome, MusyawarahStatus, PlanKind
from musyawarah.models import GabunganUsulan, Musyawarah, Skoring
from musyawarah.scoring_facts import load_scoring
from musyawarah.usulan_facts import DecisionFact, UsulanFact
from places.formats.rupiah import format_decimal
from places.formats.tanggal import format_tanggal
from places.models import Desa
from planning.enums import DuRkpAnswer, EvaluationResult
from planning.usulan_fates import Fate, Proposed, VillageFates, YearlyLine, load_fates

HELD = frozenset({MusyawarahStatus.CLOSED, MusyawarahStatus.SEALED})
_KINDS = {
    DecisionOutcome.AGREED: "ok",
    DecisionOutcome.PASSED_ON: "ok",
    DecisionOutcome.DEFERRED: "wait",
    DecisionOutcome.REJECTED: "danger",
}


@dataclass(frozen=True)
class Event:
    """A stop on the way; `on` orders the stops, `when` is what the page shows, `via` names another usulan."""

    on: date
    when: str
    kind: str
    title: str
    details: tuple[str, ...] = ()
    url: str = ""
    link: str = ""
    via: str = ""


@dataclass(frozen=True)
class UsulanStory:
    """One usulan, its last word, its way, and its family: what it was joined with."""

    usulan: UsulanFact
    fate: Fate
    events: tuple[Event, ...]
    head: UsulanFact | None
    parents: tuple[UsulanFact, ...]


def usulan_story(desa: Desa, uid: UUID) -> UsulanStory | None:
    """The story of a usulan of the village in a fixed number of queries; None when it is not there."""
    fates = load_fates(desa.pk)
    usulan = fates.by_uid.get(uid)
    if usulan is None:
        return None
    head = fates.usulan.head_of(usulan)
    told = [usulan] if head.pk == usulan.pk else [usulan, head]
    meetings = _meeting_urls({one.musyawarah_pk for one in _decisions(told)} | {one.musyawarah_pk for one in told})
    events = _own_events(usulan, fates, meetings)
    if head.pk != usulan.pk:
        via = f"melalui usulan {head.number}: {head.name}"
        events += [replace(event, via=via) for event in _later_events(head, fates, meetings)]
    events += [*_merger_events(usulan), *_scoring_events(desa, head, fates)]
    return UsulanStory(
        usulan=usulan,
        fate=fates.last_word(usulan),
        events=tuple(sorted(events, key=lambda event: event.on)),
        head=head if head.pk != usulan.pk else None,
        parents=fates.usulan.ancestors(usulan),
    )


def _own_events(usulan: UsulanFact, fates: VillageFates, meetings: dict[int, str]) -> list[Event]:
    place = usulan.dusun_name or "seluruh desa"
    title = f"Disampaikan dalam {usulan.musyawarah_title}" if usulan.musyawarah_title else "Usulan disampaikan"
    url = meetings.get(usulan.musyawarah_pk or 0, "")
    words = f"Untuk {PlanKind(usulan.plan_kind).label} {usulan.year}, {place}"
    begun = _event(usulan.proposed_on, "neutral", title, words)
    return [replace(begun, url=url, link="Musyawarahnya" if url else ""), *_later_events(usulan, fates, meetings)]


def _later_events(usulan: UsulanFact, fates: VillageFates, meetings: dict[int, str]) -> list[Event]:
    events = [_decided(one, meetings) for one in usulan.decisions if one.musyawarah_status in HELD]
    for link in fates.multi_year_of(usulan):
        words = f"“{link.name}”, direncanakan {link.years_words}"
        after = usulan.last.held_on if usulan.last else usulan.proposed_on
        event = Event(after, f"periode {link.period}", "next", f"Masuk RPJM Desa {link.period}", (words,))
        events.append(replace(event, url=reverse("line_origin", args=[link.uid]), link="Kegiatan RPJM Desa"))
    for line in fates.yearly_of(usulan):
        events += _yearly_events(line)
    for row in fates.proposed_of(usulan):
        events += _proposed_events(row, usulan)
    return events


def _decided(one: DecisionFact, meetings: dict[int, str]) -> Event:
    details = [f"{one.musyawarah_title}, keputusan nomor {one.number}"]
    if one.reason:
        details.append(f"Alasan: {one.reason}")
    if one.overrule_reason and one.rank != one.scored_rank:
        details.append(f"Peringkat {one.rank}, menurut skor {one.scored_rank}. Alasan: {one.overrule_reason}")
    elif one.rank:
        details.append(f"Peringkat {one.rank}")
    if one.outcome == DecisionOutcome.DEFERRED:
        details.append(f"Kembali dengan sendirinya ke daftar tahun {one.for_year + 1}")
    if one.corrected_by_pk is not None:
        details.append("Keputusan ini kemudian diperbaiki musyawarah berikutnya")
    event = _event(one.held_on, _KINDS.get(DecisionOutcome(one.outcome), "neutral"), one.outcome_label, *details)
    url = meetings.get(one.musyawarah_pk, "")
    return replace(event, url=reverse("decision_edit", args=[one.uid]) if url else "", link="Keputusannya")


def _yearly_events(line: YearlyLine) -> Iterator[Event]:
    on = line.perdes_date or date(line.year - 1, 12, 31)
    when = format_tanggal(line.perdes_date) if line.is_enacted and line.perdes_date else "rancangan"
    kind = "ok" if line.is_enacted and line.is_funded else "next" if line.is_funded else "wait"
    title = f"Masuk RKP Desa {line.year}, {'didanai' if line.is_funded else 'belum didanai'}"
    perdes = (f"Perdes Nomor {line.perdes_number}",) if line.is_enacted and line.perdes_number else ()
    details = (f"“{line.name}”", line.money_words[:1].upper() + line.money_words[1:], *perdes)
    url = reverse("rkp_line_origin", args=[line.uid])
    yield Event(on, when, kind, title, details, url, "Kegiatan RKP Desa")
    if line.result:
        kinds = {EvaluationResult.FINISHED: "ok", EvaluationResult.PARTLY: "wait"}
        result = EvaluationResult(line.result)
        physical = f"Capaian fisik {line.percent}%" if line.percent is not None else ""
        obstacle = f"Kendala: {line.obstacle}" if line.obstacle else ""
        told = tuple(text for text in (physical, obstacle) if text)
        title = f"Pelaksanaan {line.year}: {str(result.label).lower()}"
        yield Event(date(line.year, 12, 31), f"tahun {line.year}", kinds.get(result, "danger"), title, told)


def _proposed_events(row: Proposed, usulan: UsulanFact) -> Iterator[Event]:
    url = reverse("du_rkp_detail", args=[row.year])
    if row.sent_on:
        letter = (f"Surat pengantar nomor {row.letter_number}",) if row.letter_number else ()
        yield replace(_event(row.sent_on, "next", f"DU-RKP {row.year} dikirim", *letter), url=url, link="DU-RKP")
    else:
        after = usulan.last.held_on if usulan.last else usulan.proposed_on
        yield Event(after, "belum dikirim", "wait", f"Masuk DU-RKP {row.year}", (f"“{row.name}”",), url, "DU-RKP")
    if row.answer and row.answered_on:
        told = [f"Dijawab oleh {row.answered_by}"] if row.answered_by else []
        told += [f"Alasan: {row.answer_reason}"] if row.answer_reason else []
        kind = "danger" if row.answer == DuRkpAnswer.REFUSED else "ok"
        yield _event(row.answered_on, kind, f"DU-RKP {row.year}: {DuRkpAnswer(row.answer).label}", *told)


def _merger_events(usulan: UsulanFact) -> Iterator[Event]:
    """Joining and parting, undone ones too: the story tells both; two queries."""
    rows = GabunganUsulan.objects.filter(usulan=usulan.pk).select_related("into")
    for row in rows:
        reason = (f"Alasan: {row.reason}",) if row.reason else ()
        url = reverse("usulan_story", args=[row.into.uid])
        title = f"Digabung ke usulan {row.into.number}: {row.into.name}"
        yield replace(_event(_day(row.merged_at), "neutral", title, *reason), url=url, link="Usulan itu")
        if row.undone_at:
            yield _event(_day(row.undone_at), "neutral", f"Penggabungan ke usulan {row.into.number} dibatalkan")
    for row in GabunganUsulan.objects.filter(into=usulan.pk).select_related("usulan"):
        url = reverse("usulan_story", args=[row.usulan.uid])
        title = f"Usulan {row.usulan.number} digabung ke sini: {row.usulan.name}"
        yield replace(_event(_day(row.merged_at), "neutral", title), url=url, link="Usulan itu")
        if row.undone_at:
            yield _event(_day(row.undone_at), "neutral", f"Usulan {row.usulan.number} dipisahkan lagi")


def _scoring_events(desa: Desa, usulan: UsulanFact, fates: VillageFates) -> Iterator[Event]:
    """Its score and rank in each year in which it was scored; three queries a year."""
    scored = Skoring.objects.filter(desa=desa, nilai_set__usulan=usulan.pk).distinct().order_by("year")
    for year, held_on in scored.values_list("year", "musyawarah__held_on"):
        scoring = load_scoring(desa, year, fates.usulan.of_year(year))
        row = next((row for row in scoring.rows if row.usulan.pk == usulan.pk), None) if scoring else None
        if scoring is None or row is None:
            continue
        on = held_on or usulan.proposed_on
        words = [f"{row.scorer_count} penilai, metode {scoring.method.name}"]
        if row.total is not None:
            words.insert(0, f"Nilai {format_decimal(row.total)}, peringkat {row.rank_all} dari {len(scoring.ranked)}")
        yield Event(on, f"daftar {year}", "neutral", f"Dinilai untuk rencana {year}", tuple(words))


def _decisions(told: list[UsulanFact]) -> Iterator[DecisionFact]:
    for usulan in told:
        yield from usulan.decisions


def _meeting_urls(pks: set[int | None]) -> dict[int, str]:
    rows = Musyawarah.objects.filter(pk__in=[pk for pk in pks if pk]).values_list("pk", "uid")
    return {pk: reverse("musyawarah_detail", args=[uid]) for pk, uid in rows}


def _event(on: date, kind: str, title: str, *details: str) -> Event:
    return Event(on, format_tanggal(on), kind, title, tuple(details))


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
