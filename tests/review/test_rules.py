"""R21 and R36: works that nobody verified, and plans that nobody was told of."""

from datetime import date

import pytest

from planning.checks.finding import Finding
from planning.checks.links import finding_url
from planning.checks.run import check_rkp
from planning.enums import LampiranKind
from planning.examination import Paper
from planning.models import PemeriksaanRab, RkpDesa
from planning.services.lampiran import attach_file
from planning.services.rule_levels import save_rule_levels
from review.enums import PublishedAt
from review.services.publishing import PublicationData, add_publication
from tests.cast import Cast
from tests.planning.changing import picture
from tests.review.making import enacted, line

ROADS = ["Rabat beton Jalan Melati", "Rabat beton Jalan Kamboja"]


def found(rkp: RkpDesa, rule: str) -> list[Finding]:
    """What a rule finds in the plan as it is in the database."""
    fresh = RkpDesa.objects.with_place().get(pk=rkp.pk)
    return [finding for finding in check_rkp(fresh).findings if finding.rule == rule]


def sheet(rkp: RkpDesa, name: str, result: str = "layak", **items: str) -> None:
    """The sheet of the tim verifikasi over one line."""
    PemeriksaanRab.objects.create(desa=rkp.desa, line=line(rkp, name), result=result, items=items)


def test_roads_want_a_sheet_and_training_does_not(rkp: RkpDesa) -> None:
    findings = found(rkp, "R21")
    assert [finding.name for finding in findings] == ROADS
    assert {finding.level for finding in findings} == {"warn"}
    assert finding_url(findings[0], rkp).endswith("/pemeriksaan/")


def test_a_sheet_that_found_it_feasible_still_wants_the_land(cast: Cast, rkp: RkpDesa) -> None:
    sheet(rkp, ROADS[0])
    sheet(rkp, ROADS[1], "tidak_layak", hibah_lahan="ada")
    assert [(finding.case, finding.name) for finding in found(rkp, "R21")] == [
        ("land", ROADS[0]),
        ("refused", ROADS[1]),
    ]
    road = line(rkp, ROADS[0])
    attach_file(by=cast.sari, line=road, kind=LampiranKind.LAHAN, content=picture(), name="hibah.png")
    assert [finding.name for finding in found(rkp, "R21")] == ROADS[1:]


@pytest.mark.parametrize(
    "items", [{Paper.HIBAH_LAHAN: "ada"}, {Paper.HIBAH_LAHAN: "tidak_perlu"}, {Paper.GANTI_RUGI: "ada"}]
)
def test_the_sheet_itself_may_speak_for_the_land(rkp: RkpDesa, items: dict) -> None:
    for name in ROADS:
        sheet(rkp, name, **{paper.value: state for paper, state in items.items()})
    assert found(rkp, "R21") == []


def test_a_kabupaten_may_block_works_that_nobody_verified(cast: Cast, rkp: RkpDesa) -> None:
    save_rule_levels(by=cast.dewi, kabupaten=rkp.desa.kabupaten, version=0, levels={"R21": "block"})
    assert {finding.level for finding in found(rkp, "R21")} == {"block"}


def test_an_enacted_plan_is_made_known(cast: Cast, rkp: RkpDesa) -> None:
    assert found(rkp, "R36") == []
    row = enacted(cast, rkp)
    assert [finding.level for finding in found(rkp, "R36")] == ["info"]
    data = PublicationData(PublishedAt.PAPAN, "Balai banjar Kaja", date(2026, 9, 20))
    add_publication(by=cast.sari, edition=row.edition, data=data)
    assert found(rkp, "R36") == []
