"""A kecamatan passes on the plans of all its villages together; what is undone is undone from the top."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.verdict import NotAllowed
from musyawarah.enums import PlanKind
from places.enums import DesaKind
from places.errors import DomainError
from places.models import Kecamatan
from planning.models import RkpDesa
from planning.services.rkp import create_rkp, record_rkp_enactment
from review.case import is_forwarded
from review.enums import ReviewAct, ReviewState, StepKey
from review.forwarding import load_batch, may_forward, may_undo_forwarding
from review.models import Forwarding, Notice, ReviewStep
from review.policy import may
from review.services.forwarding import forward_plans, undo_forwarding
from review.services.reviewing import recommend, release, take_up, undo_recommend
from tests.cast import Cast, make_desa, make_member
from tests.review.making import YEAR, case, enacted_rpjm_for, recommended, version

RKP = PlanKind.RKP


@pytest.fixture
def seririt(cast: Cast) -> Kecamatan:
    """The own kecamatan, whose kabupaten examines only when all villages are through."""
    kecamatan = cast.villages.umeanyar.kecamatan
    ReviewStep.objects.create(
        kabupaten=kecamatan.kabupaten, plan_kind="rkp", step=StepKey.PERIKSA_KABUPATEN, working_days=8,
        waits_for_all=True,
    )  # fmt: skip
    return kecamatan


def kalianget_is_enacted(cast: Cast) -> RkpDesa:
    """Bejo's village has its RKP Desa by a Perdes from before the application."""
    desa = cast.villages.kalianget
    enacted_rpjm_for(cast.bejo, desa)
    rkp = create_rkp(by=cast.bejo, desa=desa, year=YEAR, is_before_app=True)
    return record_rkp_enactment(
        by=cast.bejo, rkp=rkp, version=rkp.version, perdes_number="9", perdes_date=date(2026, 9, 20)
    )


def batch(seririt: Kecamatan):
    """The batch as it stands."""
    return load_batch(seririt, RKP, YEAR)


def forward(cast: Cast, seririt: Kecamatan) -> Forwarding:
    """Rina passes all on."""
    return forward_plans(by=cast.rina, kecamatan=seririt, plan_kind=RKP, year=YEAR)


def take_back(cast: Cast, seririt: Kecamatan, reason: str = "Satu desa keliru.") -> Forwarding:
    """Rina takes all back."""
    return undo_forwarding(by=cast.rina, kecamatan=seririt, plan_kind=RKP, year=YEAR, reason=reason)


def test_what_is_missing_is_named(cast: Cast, rkp: RkpDesa, seririt: Kecamatan) -> None:
    """Both villages first; then the one that was not through."""
    with pytest.raises(NotAllowed, match="Kalianget, Umeanyar"):
        forward(cast, seririt)
    recommended(cast, rkp)
    with pytest.raises(NotAllowed, match="1 desa belum selesai diperiksa kecamatan: Kalianget"):
        forward(cast, seririt)
    assert not Forwarding.objects.exists()


def test_when_all_are_through_they_are_passed_on_and_dinas_pmd_begins(
    cast: Cast, rkp: RkpDesa, seririt: Kecamatan
) -> None:
    """Not before; and it is told."""
    recommended(cast, rkp)
    kalianget_is_enacted(cast)
    assert not may(cast.dewi, case(rkp), ReviewAct.TAKE_UP)
    forward(cast, seririt)
    take_up(by=cast.dewi, plan=rkp, version=version(rkp))
    assert case(rkp).state == ReviewState.IN_REVIEW
    assert Notice.objects.filter(recipient=cast.dewi, subject__contains="diteruskan").exists()


def test_a_kelurahan_and_a_village_that_is_gone_are_not_waited_for(
    cast: Cast, rkp: RkpDesa, seririt: Kecamatan
) -> None:
    """They make no RKP Desa."""
    recommended(cast, rkp)
    kalianget_is_enacted(cast)
    for number, values in enumerate(({"kind": DesaKind.KELURAHAN}, {"is_retired": True})):
        desa = make_desa(f"51.08.02.100{number}", f"Kota {number}", seririt)
        type(desa).objects.filter(pk=desa.pk).update(**values)
    assert may_forward(cast.rina, batch(seririt))


def test_a_village_of_another_kecamatan_is_not_waited_for(cast: Cast, rkp: RkpDesa, seririt: Kecamatan) -> None:
    """Dencarik belongs to Banjar."""
    assert [way.desa.name for way in batch(seririt).villages] == ["Kalianget", "Umeanyar"]


def test_what_was_passed_on_does_not_fall_back(cast: Cast, rkp: RkpDesa, seririt: Kecamatan) -> None:
    """The kecamatan's recommendation stands until it has taken everything back."""
    recommended(cast, rkp)
    kalianget_is_enacted(cast)
    forward(cast, seririt)
    camat = cast.of(Role.CAMAT)
    assert "penarikan dimulai dari atas" in may(camat, case(rkp), ReviewAct.UNDO_RECOMMEND).who
    assert not may(cast.sari, case(rkp), ReviewAct.WITHDRAW)
    take_back(cast, seririt)
    undo_recommend(by=camat, plan=rkp, version=version(rkp), reason="Keliru.")
    assert case(rkp).review.step == StepKey.PERIKSA_KECAMATAN


def test_nothing_is_taken_back_while_dinas_pmd_has_taken_one_up(cast: Cast, rkp: RkpDesa, seririt: Kecamatan) -> None:
    """The village is named; once it is released, it may."""
    recommended(cast, rkp)
    kalianget_is_enacted(cast)
    forward(cast, seririt)
    take_up(by=cast.dewi, plan=rkp, version=version(rkp))
    with pytest.raises(NotAllowed, match="Umeanyar"):
        take_back(cast, seririt)
    release(by=cast.dewi, plan=rkp, version=version(rkp), reason="Berhalangan.")
    take_back(cast, seririt)
    assert not is_forwarded(case(rkp))


def test_nothing_is_taken_back_once_dinas_pmd_has_recommended_one(cast: Cast, rkp: RkpDesa, seririt: Kecamatan) -> None:
    """It would leave the parent behind its child."""
    recommended(cast, rkp)
    kalianget_is_enacted(cast)
    forward(cast, seririt)
    take_up(by=cast.dewi, plan=rkp, version=version(rkp))
    recommend(by=cast.dewi, plan=rkp, version=version(rkp))
    assert not may_undo_forwarding(cast.rina, batch(seririt))


def test_taking_back_needs_a_reason_and_passing_on_again_makes_a_new_row(
    cast: Cast, rkp: RkpDesa, seririt: Kecamatan
) -> None:
    """The history keeps both."""
    recommended(cast, rkp)
    kalianget_is_enacted(cast)
    forward(cast, seririt)
    with pytest.raises(DomainError) as error:
        take_back(cast, seririt, reason=" ")
    assert error.value.field == "reason"
    take_back(cast, seririt)
    forward(cast, seririt)
    assert Forwarding.objects.count() == 2


def test_where_nobody_waits_nothing_is_passed_on(cast: Cast, rkp: RkpDesa) -> None:
    """As shipped, Dinas PMD examines nothing before the Perdes."""
    verdict = may_forward(cast.rina, batch(cast.villages.umeanyar.kecamatan))
    assert "tidak menunggu semua desa" in verdict.reason


def test_another_kecamatan_and_dinas_pmd_pass_nothing_on(cast: Cast, seririt: Kecamatan) -> None:
    """Only the own one."""
    stranger = make_member("Oka", Role.CAMAT, cast.villages.dencarik)
    for member in (stranger, cast.dewi, cast.sari, None):
        assert "Kecamatan Seririt" in may_forward(member, batch(seririt)).reason or member is None
        assert not may_forward(member, batch(seririt))


def test_of_the_multi_year_plan_those_villages_count_whose_plan_begins_then(cast: Cast, rkp: RkpDesa) -> None:
    """Periods differ from village to village."""
    seririt = cast.villages.umeanyar.kecamatan
    assert [way.desa.name for way in load_batch(seririt, PlanKind.RPJM, 2021).villages] == ["Umeanyar"]
    assert load_batch(seririt, PlanKind.RPJM, 2022).villages == ()


def test_the_page_passes_on_and_takes_back(cast: Cast, rkp: RkpDesa, seririt: Kecamatan, sign_in) -> None:
    """With the names of what is missing before."""
    browser, place = sign_in(cast.rina), [seririt.code, "rkp", YEAR]
    page = browser.get(reverse("forwarding_detail", args=place)).content.decode()
    assert "Kalianget, Umeanyar" in page
    assert browser.post(reverse("forwarding_send", args=place)).status_code == 403
    recommended(cast, rkp)
    kalianget_is_enacted(cast)
    assert browser.post(reverse("forwarding_send", args=place)).status_code == 302
    listed = sign_in(cast.dewi).get(reverse("forwarding_list"), {"tahun": YEAR, "rencana": "rkp"}).content.decode()
    assert "Diteruskan" in listed
    assert browser.post(reverse("forwarding_undo", args=place), {"reason": "Keliru"}).status_code == 302
    assert not Forwarding.objects.filter(undone_at=None).exists()
