"""The made-up neighbours: each stands at another place of the way to its Perdes."""

from desa_plan.demo.places import NEIGHBOURS
from planning.checks.run import check_rkp
from planning.models import RkpDesa
from planning.open_parts import open_parts
from review.case import open_case
from review.models import PlanReview, ReviewNote, Submission


def test_no_rule_blocks_a_neighbours_plan(demo):
    for rkp in RkpDesa.objects.with_place().filter(desa__code__in=[place.code for place in NEIGHBOURS]):
        assert check_rkp(rkp).blocks == ()


def test_the_officer_of_the_kecamatan_has_something_on_the_desk(demo):
    states = {review.desa.name: review.state for review in PlanReview.objects.select_related("desa")}
    assert states["Banyu Contoh"] == "submitted"
    assert states["Giri Contoh"] == "in_review"
    assert states["Segara Contoh"] == "returned"
    assert states["Wana Contoh"] == "agreed"
    assert Submission.objects.filter(desa__name="Banyu Contoh", end="").count() == 1


def test_what_was_submitted_is_locked(demo):
    rkp = RkpDesa.objects.with_place().get(desa__name="Banyu Contoh")
    assert open_case(rkp).plan.lock_holder == "Kecamatan Contoh"


def test_what_came_back_is_open_where_it_was_noted(demo):
    parts = open_parts(RkpDesa.objects.get(desa__name="Segara Contoh"))
    assert len(parts.lines) == 3
    assert not parts.takes_lines


def test_a_note_that_was_not_sent_stays_on_the_officers_desk(demo):
    assert ReviewNote.objects.filter(desa__name="Giri Contoh", sent_at=None).count() == 3
    assert not ReviewNote.objects.filter(desa__name="Giri Contoh").sent().exists()
