"""The inbox, the trail of acts, what a kecamatan passes on, and the settings of the path."""

from django.urls import reverse

from accounts.act_log import new_act
from accounts.enums import Role
from accounts.models import Act
from musyawarah.enums import PlanKind
from places.models import Desa
from planning.enums import PlanStatus
from planning.models import DuRkp, RkpDesa
from review.models import DuRkpReceipt, Notice
from tests.baselines.page import Page
from tests.baselines.pages_planning_rkp import big_rkp
from tests.cast import Cast

YEAR = 2031


def inbox(cast: Cast, rows: int) -> str:
    """So many messages."""
    Notice.objects.bulk_create(
        Notice(recipient=cast.sari, subject=f"Pesan {number}", text="Isi") for number in range(rows)
    )
    return reverse("inbox")


def trail(cast: Cast, rows: int) -> str:
    """So many acts on so many lines of a yearly plan."""
    rkp = big_rkp(cast, rows)
    Act.objects.bulk_create(
        new_act(by=cast.sari, verb="update_rkp_line", subject=line, place=rkp.desa, summary=line.name)
        for line in rkp.line_set.all()
    )
    return reverse("trail_of_rkp", args=[rkp.pk])


def villages(cast: Cast, rows: int) -> list[Desa]:
    """So many villages in the own kecamatan."""
    near = cast.villages.umeanyar
    return Desa.objects.bulk_create(
        Desa(
            code=f"51.08.02.{3000 + number}", name=f"Desa {number}", kecamatan=near.kecamatan,
            kabupaten=near.kabupaten, provinsi=near.provinsi,
        )
        for number in range(rows)
    )  # fmt: skip


def batch(cast: Cast, rows: int) -> str:
    """A kecamatan with so many villages, all enacted."""
    enacted = {"status": PlanStatus.ENACTED, "perdes_number": "1", "perdes_date": "2030-09-20"}
    RkpDesa.objects.bulk_create(RkpDesa(desa=desa, year=YEAR, **enacted) for desa in villages(cast, rows))
    return reverse("forwarding_detail", args=[cast.rina.kecamatan.code, PlanKind.RKP.value, YEAR])


def receipts(cast: Cast, rows: int) -> str:
    """Lists of so many villages, all received."""
    lists = DuRkp.objects.bulk_create(
        DuRkp(desa=desa, year=YEAR, sent_on="2025-12-01") for desa in villages(cast, rows)
    )
    DuRkpReceipt.objects.bulk_create(
        DuRkpReceipt(desa=one.desa, du_rkp=one, received_on="2025-12-02", received_by=cast.rina) for one in lists
    )
    return reverse("du_rkp_receipts", args=[YEAR])


def path(cast: Cast, rows: int) -> str:
    """The path of the kabupaten."""
    return reverse("review_path", args=[cast.dewi.kabupaten.code])


PAGES = [
    Page("inbox", inbox),
    Page("trail_of_rkp", trail, most=40),
    Page("forwarding_detail", batch, who=Role.PETUGAS_KECAMATAN),
    Page("du_rkp_receipts", receipts, who=Role.PETUGAS_KECAMATAN),
    Page("review_path", path, who=Role.DINAS_PMD),
]
