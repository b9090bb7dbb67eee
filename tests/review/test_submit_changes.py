"""What changed since the musrenbang, read back from the row history; and the way of the plan in steps."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from musyawarah.enums import MusyawarahKind, MusyawarahStatus, PlanKind
from musyawarah.models import Musyawarah
from planning.models import RkpDesa, RkpKegiatan
from planning.reading import rkp_line_data
from planning.services.rkp_lines import delete_rkp_line, update_rkp_line
from planning.steps import load_steps
from review.since_forum import LineSince, load_since_forum
from review.views.village import moves_of
from review.way import WayMark, way_of
from tests.cast import Cast
from tests.planning.making_data import make_rkp_line
from tests.review.making import agreed, case, line, recommended, taken_up
from tests.review.states import returned


def hold_forum(cast: Cast, plan: RkpDesa) -> Musyawarah:
    """The musrenbang for the plan is closed now."""
    now = timezone.now()
    return Musyawarah.objects.create(
        desa=plan.desa,
        kind=MusyawarahKind.MUSRENBANG,
        plan_kind=PlanKind.RKP,
        year=plan.year,
        topic="RKP Desa",
        held_on=timezone.localdate(),
        place="Balai",
        notulis=cast.sari.orang,
        status=MusyawarahStatus.CLOSED,
        opened_at=now - timedelta(hours=2),
        closed_at=now,
        closed_by=cast.sari,
    )


def rewrite(cast: Cast, plan: RkpDesa, name: str, **changes) -> None:
    """Wati writes something else into a line."""
    row = RkpKegiatan.objects.with_children().get(pk=line(plan, name).pk)
    update_rkp_line(by=cast.wati, line=row, version=row.version, data=replace(rkp_line_data(row), **changes))


def since(plan: RkpDesa) -> dict[str, LineSince]:
    """What changed, by the line's name."""
    found = load_since_forum(case(plan))
    assert found is not None
    return {one.name: one for one in found.lines}


def marks(plan: RkpDesa) -> dict[str, WayMark]:
    """The way of the plan by step."""
    found = case(plan)
    return {step.key: step.mark for step in way_of(found, moves_of(found), load_steps(found.plan))}


def test_without_a_forum_there_is_nothing_to_compare_with(rkp: RkpDesa) -> None:
    assert load_since_forum(case(rkp)) is None


def test_nothing_changed_since_the_forum(cast: Cast, rkp: RkpDesa) -> None:
    hold_forum(cast, rkp)
    assert since(rkp) == {}


def test_lines_that_came_went_or_cost_more_since_the_forum_are_listed(cast: Cast, rkp: RkpDesa) -> None:
    hold_forum(cast, rkp)
    gone, kept = line(rkp, "Posyandu balita"), rkp_line_data(dearer_row(rkp))
    delete_rkp_line(by=cast.wati, line=gone, version=gone.version)
    make_rkp_line(cast.wati, rkp, "Gapura desa", costs={"ADD": 7_000_000})
    rewrite(cast, rkp, "Pembinaan PKK", costs=(replace(kept.costs[0], amount=11_500_000),))
    rewrite(cast, rkp, "Pelatihan petani cabai", target="40 petani")
    found = since(rkp)
    assert {name: one.words for name, one in found.items()} == {
        "Posyandu balita": "dihapus",
        "Gapura desa": "ditambahkan",
        "Pembinaan PKK": "berubah: biaya",
        "Pelatihan petani cabai": "berubah: target capaian",
    }
    assert (found["Pembinaan PKK"].amount_before, found["Pembinaan PKK"].amount_after) == (10_000_000, 11_500_000)
    assert found["Posyandu balita"].difference == -30_000_000


def dearer_row(rkp: RkpDesa) -> RkpKegiatan:
    """The line that will cost more."""
    return RkpKegiatan.objects.with_children().get(pk=line(rkp, "Pembinaan PKK").pk)


def test_a_line_that_came_and_went_after_the_forum_is_not_told(cast: Cast, rkp: RkpDesa) -> None:
    hold_forum(cast, rkp)
    row = make_rkp_line(cast.wati, rkp, "Gapura desa", costs={"ADD": 7_000_000})
    delete_rkp_line(by=cast.wati, line=row, version=row.version)
    assert since(rkp) == {}


def test_a_draft_is_at_the_village(rkp: RkpDesa) -> None:
    found = marks(rkp)
    assert found["desa"] == WayMark.AT_HAND
    assert found["periksa_kecamatan"] == found["bpd"] == WayMark.TO_COME


def test_under_examination_the_check_is_at_hand(cast: Cast, rkp: RkpDesa) -> None:
    found = marks(taken_up(cast, rkp))
    assert (found["desa"], found["periksa_kecamatan"]) == (WayMark.DONE, WayMark.AT_HAND)


def test_a_returned_plan_is_at_the_village_again(rkp: RkpDesa) -> None:
    found = marks(returned(rkp.desa))
    assert (found["desa"], found["periksa_kecamatan"]) == (WayMark.AT_HAND, WayMark.TO_COME)


def test_after_the_recommendation_the_bpd_is_at_hand(cast: Cast, rkp: RkpDesa) -> None:
    found = marks(recommended(cast, rkp))
    assert (found["periksa_kecamatan"], found["bpd"]) == (WayMark.DONE, WayMark.AT_HAND)


def test_a_check_that_was_left_out_is_called_so(cast: Cast, rkp: RkpDesa) -> None:
    found = marks(agreed(cast, rkp))
    assert (found["periksa_kecamatan"], found["bpd"], found["perdes"]) == (
        WayMark.SKIPPED,
        WayMark.DONE,
        WayMark.AT_HAND,
    )


def test_the_forum_is_done_once_it_was_held(cast: Cast, rkp: RkpDesa) -> None:
    assert marks(rkp)["forum"] == WayMark.TO_COME
    hold_forum(cast, rkp)
    assert marks(rkp)["forum"] == WayMark.DONE
