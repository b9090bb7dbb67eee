"""The made-up neighbours: each stands at another place of the way to its Perdes."""

from desa_plan.demo.places import NEIGHBOURS
from planning.checks.run import check_rkp
from planning.models import RkpDesa
from review.case import open_case
from review.models import PlanReview, Submission


def test_no_rule_blocks_a_neighbours_plan(demo):
    for rkp in RkpDesa.objects.with_place().filter(desa__code__in=[place.code for place in NEIGHBOURS]):
        assert check_rkp(rkp).blocks == ()


def test_the_officer_of_the_kecamatan_has_something_on_the_desk(demo):
    states = {review.desa.name: review.state for review in PlanReview.objects.select_related("desa")}
    assert states["Banyu Contoh"] == "submitted"
    assert states["Giri Contoh"] == "in_review"
    assert Submission.objects.filter(desa__name="Banyu Contoh", end="").count() == 1


def test_what_was_submitted_is_locked(demo):
    rkp = RkpDesa.objects.with_place().get(desa__name="Banyu Contoh")
    assert open_case(rkp).plan.lock_holder == "Kecamatan Seririt"
