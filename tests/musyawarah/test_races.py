"""Two people at the same moment, on the database that takes several writers at once."""

import pytest

from musyawarah.decision_data import DecisionData
from musyawarah.models import Keputusan, Musyawarah, Segel
from musyawarah.services.closing import close_musyawarah
from musyawarah.services.decisions import record_decision, update_decision
from musyawarah.services.notes import save_notes
from musyawarah.services.ralat import answer_ralat, propose_ralat
from musyawarah.services.sealing import attach_scan
from places.errors import DomainError, StaleVersion
from tests.musyawarah.sealing import close, make_minutes, paper
from tests.planning.test_races import at_once, refusals

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def other(text: str) -> DecisionData:
    """A decision about something else."""
    return DecisionData(text=text, subject="other")


def test_of_two_who_close_a_meeting_one_wins_and_one_reads_why(cast):
    meeting = make_minutes(cast).meeting
    outcomes = at_once(
        *(
            lambda number=number: close_musyawarah(
                by=cast.joko, musyawarah=meeting, version=meeting.version, ba_number=f"BA/{number}"
            )
            for number in (1, 2)
        )
    )
    (refusal,) = [one for one in outcomes if isinstance(one, Exception)]
    assert isinstance(refusal, DomainError) and "sudah ditutup oleh Joko" in refusal.message
    (won,) = [one for one in outcomes if isinstance(one, Musyawarah)]
    assert Musyawarah.objects.get().ba_number == won.ba_number


def test_of_a_decision_and_the_closing_none_comes_too_late(cast):
    minutes = make_minutes(cast)
    outcomes = at_once(
        lambda: close_musyawarah(by=cast.joko, musyawarah=minutes.meeting, version=minutes.meeting.version),
        lambda: record_decision(by=cast.sari, musyawarah=minutes.meeting, data=other("Dilanjutkan")),
    )
    meeting = Musyawarah.objects.get()
    assert meeting.closed_at
    late = isinstance(outcomes[1], Exception)
    assert Keputusan.objects.count() == (1 if late else 2)


def test_decisions_at_once_get_numbers_of_their_own(cast):
    meeting = make_minutes(cast).meeting
    outcomes = at_once(
        *(lambda text=text: record_decision(by=cast.sari, musyawarah=meeting, data=other(text)) for text in "ABC")
    )
    assert refusals(outcomes) == []
    assert sorted(Keputusan.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_of_two_who_change_a_decision_or_notulen_one_is_told(cast):
    minutes = make_minutes(cast)
    data = DecisionData(text="Lain", usulan=minutes.keputusan.usulan)
    people = (cast.sari, cast.joko)
    outcomes = at_once(
        *(lambda by=by: update_decision(by=by, keputusan=minutes.keputusan, version=1, data=data) for by in people)
    )
    assert refusals(outcomes) == [StaleVersion]
    outcomes = at_once(
        *(lambda by=by: save_notes(by=by, agenda=minutes.agenda, version=2, notes=str(by.pk)) for by in people)
    )
    assert refusals(outcomes) == [StaleVersion]


def test_a_mend_is_answered_once(cast):
    minutes = close(cast, make_minutes(cast))
    ralat = propose_ralat(
        by=cast.sari, musyawarah=minutes.meeting, target="musyawarah", target_id=minutes.meeting.pk, field="place",
        new="Aula", reason="Salah",
    )  # fmt: skip
    outcomes = at_once(
        *(lambda agrees=agrees: answer_ralat(by=cast.joko, ralat=ralat, agrees=agrees) for agrees in (True, False))
    )
    assert refusals(outcomes) == [DomainError]


def test_meetings_sealed_at_once_form_one_chain(cast):
    meetings = [close(cast, make_minutes(cast, ba_number=f"BA/{number}")).meeting for number in range(3)]
    outcomes = at_once(
        *(lambda one=one: attach_scan(by=cast.sari, musyawarah=one, content=paper()) for one in meetings)
    )
    assert refusals(outcomes) == []
    seals = list(Segel.objects.order_by("pk"))
    assert [one.previous_id for one in seals] == [None, seals[0].pk, seals[1].pk]


def test_a_meeting_is_sealed_once(cast):
    meeting = close(cast, make_minutes(cast)).meeting
    outcomes = at_once(*(lambda: attach_scan(by=cast.sari, musyawarah=meeting, content=paper()) for _ in range(2)))
    assert refusals(outcomes) == [DomainError]
    assert Segel.objects.count() == 1
