"""The board's money: sums, limits of the Dana Desa year and rules, as they were frozen with the last submissions."""

from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from codes.models import AturanDanaDesa, SumberDana
from musyawarah.enums import PlanKind
from planning.checks.rkp import load_rkp_check
from planning.checks.rules.dana_desa_limits import limits
from planning.models import PaguIndikatif, PaguTahun, RkpBiaya, RkpDesa, RkpKegiatan
from review.board.area import Area
from review.board.budget import load_budget
from review.board.findings import rule_results
from review.board.limits import limit_results, limits_of, missed_limits, missed_rows
from review.frozen import freeze
from review.models import PlanReview, Submission, SubmissionFinding, SubmissionSum
from review.services.submitting import withdraw_plan
from tests.cast import Cast
from tests.review.making import YEAR, ready_rkp, submitted, version

TOTAL, POSYANDU = 232_000_000, 30_000_000


def area(cast: Cast, *, whole: bool = False) -> Area:
    """Seririt, or the whole of Buleleng."""
    kecamatan = cast.villages.umeanyar.kecamatan
    return Area(kecamatan.kabupaten, None if whole else kecamatan, PlanKind.RKP, YEAR)


def limit(kind: str, percent: str, **values: object) -> None:
    """A limit of the year on what is marked "stunting"."""
    given = {"year": YEAR, "code": "UJI", "basis": "pagu_dd", "tag": "stunting", "name": "Uji", "level": "warn"}
    AturanDanaDesa.objects.create(
        kind=kind, percent=Decimal(percent), legal_source="Uji", is_certain=True, **given | values
    )


def ceiling(rkp: RkpDesa, amount: int, regular: int | None = None) -> None:
    """The village's Dana Desa of the year."""
    year = PaguTahun.objects.create(desa=rkp.desa, year=YEAR)
    sources = {source.code: source for source in SumberDana.objects.all()}
    PaguIndikatif.objects.create(tahun=year, sumber=sources["DDS"], amount=amount, regular_amount=regular)
    PaguIndikatif.objects.create(tahun=year, sumber=sources["ADD"], amount=50_000_000)


def marked(rkp: RkpDesa) -> RkpDesa:
    """The plan whose posyandu is marked "stunting"."""
    RkpKegiatan.objects.filter(rkp=rkp, name="Posyandu balita").update(tags=["stunting"])
    return rkp


def results(cast: Cast):
    """The one limit over Seririt."""
    shown = area(cast)
    return limit_results(shown, limits_of(YEAR), villages=load_budget(shown).villages)[0]


def test_sums_by_bidang_and_by_source_are_the_same_money(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    budget = load_budget(area(cast))
    assert (budget.villages, budget.lines, budget.total) == (1, 5, TOTAL)
    assert sum(part.amount for part in budget.bidang) == sum(part.amount for part in budget.sources) == TOTAL
    assert {part.key: part.amount for part in budget.sources} == {"DDS": 210_000_000, "ADD": 22_000_000}
    assert [place.total for place in budget.places] == [TOTAL]


def test_a_kabupaten_reads_sums_per_kecamatan_and_a_kecamatan_per_village(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    assert [place.name for place in load_budget(area(cast)).places] == ["Umeanyar"]
    assert [place.name for place in load_budget(area(cast, whole=True)).places] == ["Seririt"]


def test_living_lines_and_withdrawn_rounds_are_not_counted(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    RkpBiaya.objects.update(amount=1)
    assert load_budget(area(cast)).total == TOTAL
    withdraw_plan(by=cast.sari, plan=rkp, version=version(rkp))
    assert (load_budget(area(cast)).villages, load_budget(area(cast)).total) == (0, 0)


def frozen(cast: Cast, rkp: RkpDesa) -> None:
    """A round of the plan without the way there."""
    kind = {"plan_kind": PlanKind.RKP, "year": YEAR}
    review = PlanReview.objects.create(desa=rkp.desa, rkp=rkp, **kind)
    submission = Submission(desa=rkp.desa, review=review, number=1, reference="1", submitted_by=cast.sari)
    submission.submitted_at = timezone.now()
    sums = freeze(submission, rkp)
    submission.save()
    SubmissionSum.objects.bulk_create(sums)


def test_the_board_and_rule_r23_agree_to_the_rupiah(cast: Cast, rkp: RkpDesa) -> None:
    limit("min", "10")
    ceiling(marked(rkp), 1)
    plan = RkpDesa.objects.with_place().get(pk=rkp.pk)
    frozen(cast, plan)
    seen = set()
    for kind in ("min", "max", "fixed"):
        AturanDanaDesa.objects.filter(code="UJI").update(kind=kind)
        for pagu in (100_000_000, 299_999_985, 299_999_991, 300_000_000, 300_000_009, 300_000_010, 900_000_000):
            PaguIndikatif.objects.filter(sumber__code="DDS").update(amount=pagu)
            is_broken = bool(list(limits(load_rkp_check(plan))))
            result = results(cast)
            assert (result.met, result.missed, result.unknown) == (not is_broken, is_broken, 0), (kind, pagu)
            assert (result.counted, result.base) == (POSYANDU, pagu)
            seen.add((kind, is_broken))
    assert len(seen) == 6


def test_a_limit_may_be_a_share_of_the_regular_part(cast: Cast, rkp: RkpDesa) -> None:
    limit("max", "10", basis="pagu_dd_reguler")
    ceiling(marked(rkp), 900_000_000, regular=200_000_000)
    submitted(cast, rkp)
    missed = missed_rows(list(missed_limits(area(cast), limits_of(YEAR))), limits_of(YEAR))
    assert [(one.desa_name, one.counted, one.allowed) for one in missed] == [("Umeanyar", POSYANDU, 20_000_000)]
    assert missed[0].difference_words == "lebih 10.000.000"


def test_without_a_ceiling_nobody_keeps_or_misses_a_limit(cast: Cast, rkp: RkpDesa) -> None:
    limit("min", "10")
    submitted(cast, marked(rkp))
    assert (results(cast).met, results(cast).missed, results(cast).unknown) == (0, 0, 1)
    assert results(cast).share is None
    assert not missed_limits(area(cast), limits_of(YEAR)).exists()


def test_a_limit_loaded_after_the_submission_is_not_counted_yet(cast: Cast, rkp: RkpDesa) -> None:
    ceiling(marked(rkp), 300_000_000)
    submitted(cast, rkp)
    limit("min", "10")
    assert results(cast).unknown == 1


def test_the_budget_page_says_who_misses_a_limit(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    limit("min", "20")
    ceiling(marked(rkp), 300_000_000)
    submitted(cast, rkp)
    page = sign_in(cast.rina).get(reverse("review_board_budget"), {"tahun": YEAR}).text
    assert "Desa yang belum memenuhi" in page
    assert "kurang 30.000.000" in page


def test_rules_are_counted_from_the_last_rounds(cast: Cast, rkp: RkpDesa) -> None:
    submitted(cast, rkp)
    submitted_by_bejo = ready_rkp(cast.bejo, cast.villages.kalianget)
    assert submitted_by_bejo.pk
    frozen = {(one.rule, one.level): one.count for one in SubmissionFinding.objects.all()}
    counted = {(one.rule, one.level.value): (one.villages, one.times) for one in rule_results(area(cast))}
    assert counted == {key: (1, count) for key, count in frozen.items()}
    assert all(one.title for one in rule_results(area(cast)))


def test_the_page_of_a_rule_lists_villages_with_their_sentences(cast: Cast, rkp: RkpDesa, sign_in) -> None:
    submitted(cast, rkp)
    warning = SubmissionFinding.objects.exclude(sentence="").first()
    browser, address = sign_in(cast.rina), reverse("review_board_rules")
    page = browser.get(address, {"tahun": YEAR, "aturan": warning.rule}).text
    assert "Umeanyar" in page
    assert "Sudah kami periksa." in page
    assert "tidak ditemukan" in browser.get(address, {"tahun": YEAR, "aturan": "R99"}).text
    SubmissionSum.objects.all().delete()
    assert browser.get(reverse("review_board_budget"), {"tahun": YEAR}).status_code == 200
