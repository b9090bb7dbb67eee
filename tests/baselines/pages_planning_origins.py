"""The pages of where lines come from, what became of usulan, and the DU-RKP."""

from datetime import date

from django.urls import reverse

from accounts.enums import Role
from codes.models import Bidang
from musyawarah.enums import DecisionOutcome, MusyawarahKind, MusyawarahStatus, PlanKind
from musyawarah.models import GabunganUsulan, Keputusan, Usulan
from planning.models import AsalKegiatanRkp, AsalKegiatanRpjm, DuRkp, DuRkpKegiatan, RkpDesa
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning_rkp import YEAR, big_rkp
from tests.cast import Cast
from tests.musyawarah.making import at, make_attendee, make_musyawarah

PROPOSED_ON = date(2026, 5, 10)


def big_chain(cast: Cast, rows: int) -> RkpDesa:
    """A yearly plan whose every line has a decision, as many agreed usulan outside it, and as many for the DU-RKP."""
    rkp = big_rkp(cast, rows)
    meeting = make_musyawarah(cast, status=MusyawarahStatus.CLOSED, year=YEAR)
    musdus = make_musyawarah(cast, MusyawarahKind.MUSDUS, status=MusyawarahStatus.CLOSED, year=YEAR)
    for number in range(rows):
        make_attendee(meeting, f"Warga {number}")
    usulan = _usulan(cast, rows * 3, musdus=musdus)
    planned, rest, proposed = usulan[:rows], usulan[rows : rows * 2], usulan[rows * 2 :]
    _decide(meeting, planned + rest, DecisionOutcome.AGREED)
    _decide(meeting, proposed, DecisionOutcome.TO_DU_RKP)
    decisions = list(Keputusan.objects.filter(usulan__in=planned).order_by("number"))
    _link(cast, rkp, decisions)
    _join(cast, planned[0], rows)
    _propose(rkp, proposed)
    return rkp


def _usulan(cast: Cast, count: int, **values) -> list[Usulan]:
    musdus = values["musdus"]
    bidang = Bidang.objects.get(code="2")
    shared = {"desa": musdus.desa, "year": YEAR, "bidang": bidang, "dusun": musdus.dusun, "musyawarah": musdus}
    return Usulan.objects.bulk_create(
        Usulan(number=number, name=f"Usulan {number}", proposed_on=PROPOSED_ON, entered_by=cast.sari, **shared)
        for number in range(1, count + 1)
    )


def _decide(meeting, usulan: list[Usulan], outcome: str) -> None:
    Keputusan.objects.bulk_create(
        Keputusan(
            musyawarah=meeting,
            usulan=one,
            number=one.number,
            text=one.name,
            outcome=outcome,
            reason="" if outcome == DecisionOutcome.AGREED else "Milik kabupaten",
            decided_at=at(10),
        )
        for one in usulan
    )


def _link(cast: Cast, rkp: RkpDesa, decisions: list[Keputusan]) -> None:
    for model, lines in ((AsalKegiatanRkp, rkp.line_set.all()), (AsalKegiatanRpjm, rkp.rpjm.line_set.all())):
        model.objects.bulk_create(
            model(line=line, keputusan=decision, added_by=cast.sari)
            for line, decision in zip(lines, decisions, strict=False)
        )


def _join(cast: Cast, head: Usulan, rows: int) -> None:
    """As many usulan went into the first one."""
    last = Usulan.objects.filter(desa=head.desa_id).count()
    parents = Usulan.objects.bulk_create(
        Usulan(
            desa_id=head.desa_id, number=last + number, name="Serupa", year=YEAR, proposed_on=PROPOSED_ON,
            entered_by=cast.sari, plan_kind=PlanKind.RKP,
        )
        for number in range(1, rows + 1)
    )  # fmt: skip
    GabunganUsulan.objects.bulk_create(GabunganUsulan(usulan=one, into=head, merged_by=cast.sari) for one in parents)


def _propose(rkp: RkpDesa, usulan: list[Usulan]) -> None:
    """Half of them stand in the list."""
    du_rkp = DuRkp.objects.create(desa=rkp.desa, year=YEAR)
    decisions = {row.usulan_id: row for row in Keputusan.objects.filter(usulan__in=usulan)}
    DuRkpKegiatan.objects.bulk_create(
        DuRkpKegiatan(
            desa=rkp.desa, du_rkp=du_rkp, usulan=one, keputusan=decisions[one.pk], bidang=one.bidang, name=one.name
        )
        for one in usulan[::2]
    )


def of_rkp(name: str) -> Build:
    """A page of the yearly plan."""
    return lambda cast, rows: reverse(name, kwargs={"pk": big_chain(cast, rows).pk})


def of_rpjm(name: str) -> Build:
    """A page of the multi-year plan."""
    return lambda cast, rows: reverse(name, kwargs={"pk": big_chain(cast, rows).rpjm_id})


def line_of_rkp(cast: Cast, rows: int) -> str:
    """The origin of the yearly plan's first line."""
    return reverse("rkp_line_origin", kwargs={"uid": big_chain(cast, rows).line_set.first().uid})


def line_of_rpjm(cast: Cast, rows: int) -> str:
    """The origin of the multi-year plan's first line."""
    return reverse("line_origin", kwargs={"uid": big_chain(cast, rows).rpjm.line_set.first().uid})


def story(cast: Cast, rows: int) -> str:
    """The story of a usulan that many were joined into."""
    big_chain(cast, rows)
    return reverse("usulan_story", kwargs={"uid": Usulan.objects.get(number=1).uid})


def of_year(name: str) -> Build:
    """A page about the year of the plan."""

    def build(cast: Cast, rows: int) -> str:
        big_chain(cast, rows)
        return reverse(name, kwargs={"year": YEAR})

    return build


PAGES = [
    Page("rkp_detail with its origins", of_rkp("rkp_detail")),
    Page("rpjm_detail with its origins", of_rpjm("rpjm_detail")),
    Page("rpjm_from_usulan", of_rpjm("rpjm_from_usulan")),
    Page("rkp_from_usulan", of_rkp("rkp_from_usulan")),
    Page("line_origin", line_of_rpjm),
    Page("rkp_line_origin", line_of_rkp),
    Page("usulan_story", story, who=Role.BPD),
    Page("usulan_fates", of_year("usulan_fates"), most=40),
    Page("du_rkp_detail", of_year("du_rkp_detail")),
    Page("du_rkp_document", of_year("du_rkp_document")),
]
