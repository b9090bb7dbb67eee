"""The desk: the plan as it was frozen, and in the next round only what changed and what is open."""

from collections.abc import Callable

from django.urls import reverse

from accounts.models import Membership
from planning.models import RkpDesa
from review.desk import Desk
from review.models import ReviewNote
from review.queue import Order, QueueFilter, Where, counts, queue, queue_rows
from review.rounds import changes_since_former, current_round, frozen_plan
from review.services.notes import close_note
from tests.cast import Cast
from tests.review.examining import (
    KAMBOJA,
    MELATI,
    POSYANDU,
    change_line,
    fresh,
    given_back,
    handed_in_again,
    noted,
    review_of,
)
from tests.review.making import LINES, line, submitted, taken_up
from tests.strict_client import StrictClient

SignIn = Callable[[Membership | None], StrictClient]


def desk_of(plan: RkpDesa, *, only_open: bool = True) -> Desk:
    """The desk as it would be drawn now."""
    submission = current_round(review_of(plan))
    assert submission is not None
    notes = tuple(ReviewNote.objects.filter(review=submission.review))
    return Desk(frozen_plan(submission), notes, changes_since_former(submission), only_open=only_open)


def names(desk: Desk) -> list[str]:
    """Names of the lines that are shown."""
    return [one.line.name for _, lines in desk.groups for one in lines]


def second_round(cast: Cast, rkp: RkpDesa) -> RkpDesa:
    """Notes on three lines; the village changed two of them and another nobody had opened stays."""
    plan = taken_up(cast, rkp)
    for name in (MELATI, KAMBOJA, POSYANDU):
        noted(cast, plan, name, field="target")
    given_back(cast, plan)
    change_line(cast, plan, MELATI, target="100 m jalan beton")
    change_line(cast, plan, KAMBOJA, target="80 m jalan beton")
    return handed_in_again(cast, plan)


def test_the_first_round_shows_the_whole_plan(cast: Cast, rkp: RkpDesa) -> None:
    assert sorted(names(desk_of(taken_up(cast, rkp), only_open=False))) == sorted(LINES)


def test_the_desk_shows_the_plan_as_it_was_submitted(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    row = line(plan, MELATI)
    type(row).objects.filter(pk=row.pk).update(name="Nama yang diubah diam-diam")
    assert MELATI in names(desk_of(plan, only_open=False))


def test_the_next_round_shows_what_changed_and_what_is_open_and_no_more(cast: Cast, rkp: RkpDesa) -> None:
    desk = desk_of(second_round(cast, rkp))
    assert desk.changed_count == 2
    assert sorted(names(desk)) == sorted([MELATI, KAMBOJA, POSYANDU])
    by_name = {one.line.name: one for _, lines in desk.groups for one in lines}
    assert [(cell.key, cell.before, cell.value) for cell in by_name[MELATI].changed] == [
        ("target", "", "100 m jalan beton")
    ]
    assert by_name[POSYANDU].fate == ""
    assert len(by_name[POSYANDU].open_notes) == 1


def test_a_line_whose_note_was_closed_and_that_did_not_change_leaves_the_desk(cast: Cast, rkp: RkpDesa) -> None:
    plan = second_round(cast, rkp)
    note = ReviewNote.objects.get(line_name=POSYANDU)
    close_note(by=cast.rina, note=note, version=fresh(note).version)
    assert sorted(names(desk_of(plan))) == sorted([MELATI, KAMBOJA])


def test_drafts_are_shown_to_officers_of_the_check_only(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan, text="Rahasia sampai dikirim.")
    address = reverse("review_desk", args=[review_of(plan).uid])
    assert "Rahasia sampai dikirim." in sign_in(cast.rina).get(address).text
    assert "Rahasia sampai dikirim." not in sign_in(cast.dewi).get(address).text
    assert "Rahasia sampai dikirim." not in sign_in(cast.sari).get(review_of(plan).get_absolute_url()).text


def test_a_link_beside_a_cell_begins_a_note_there_without_a_script(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = taken_up(cast, rkp)
    uid, address = line(plan, MELATI).uid, reverse("review_desk", args=[review_of(plan).uid])
    form = sign_in(cast.rina).get(f"{address}?kegiatan={uid}&kolom=volume").context["form"]
    assert (form["line"].value(), form["field"].value(), form["opens"].value()) == (str(uid), "volume", "line")


def test_refused_words_stay_on_the_desk(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    plan = taken_up(cast, rkp)
    address = reverse("review_note_create", args=[review_of(plan).uid])
    data = {"text": "Volume belum wajar.", "field": "volume", "severity": "must", "opens": "nothing"}
    page = sign_in(cast.rina).post(address, data)
    assert page.status_code == 200
    assert "Pilih kegiatannya dahulu" in page.text
    assert "Volume belum wajar." in page.text
    assert not ReviewNote.objects.exists()


def test_an_address_that_names_nothing_shows_the_desk_all_the_same(cast: Cast, rkp: RkpDesa, sign_in: SignIn) -> None:
    address = reverse("review_desk", args=[review_of(taken_up(cast, rkp)).uid])
    assert sign_in(cast.rina).get(f"{address}?kegiatan=bukan-uid&kolom=x&tampil=apa").status_code == 200


def test_the_queue_tells_where_each_plan_waits(cast: Cast, rkp: RkpDesa) -> None:
    plan = submitted(cast, rkp)
    assert [one.pk for one in queue(cast.rina, QueueFilter())] == [review_of(plan).pk]
    assert list(queue(cast.dewi, QueueFilter())) == []
    assert counts(cast.dewi)[Where.OTHER_OFFICE] == 1
    assert list(queue(cast.bejo, QueueFilter(where=Where.ALL))) == []


def test_the_queue_counts_what_was_frozen_and_the_notes_that_are_open(cast: Cast, rkp: RkpDesa) -> None:
    plan = taken_up(cast, rkp)
    noted(cast, plan)
    [row] = queue_rows(queue(cast.rina, QueueFilter(where=Where.MINE)))
    submission = current_round(review_of(plan))
    assert submission is not None
    assert (row.blocks, row.warnings) == (0, submission.finding_set.filter(level="warn").count())
    assert (row.open_notes, row.total, row.days_left) == (0, submission.total, 5)
    given_back(cast, plan)
    for order in Order:
        [row] = queue_rows(queue(cast.rina, QueueFilter(where=Where.RETURNED, order=order)))
        assert (row.open_notes, row.days_left) == (1, None)
