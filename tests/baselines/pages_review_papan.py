"""The boards of kecamatan and kabupaten, their papers, and the officers' home, with so many villages."""

from django.urls import reverse

from accounts.enums import Role
from desa_plan.bench.sample_area import YEAR, fill_area
from tests.baselines.page import Build, Page
from tests.baselines.pages_planning import load_codes
from tests.cast import Cast, make_desa

LINES = 3


def many_villages(cast: Cast, rows: int) -> None:
    """So many villages of the kecamatan, nearly all waiting for Dinas PMD."""
    load_codes()
    kecamatan = cast.villages.umeanyar.kecamatan
    villages = [make_desa(f"51.08.02.{3000 + number}", f"Desa {number}", kecamatan) for number in range(rows)]
    fill_area(villages, cast.dewi, LINES)


def board(name: str, query: str = f"tahun={YEAR}", **kwargs: object) -> Build:
    """A board page."""

    def build(cast: Cast, rows: int) -> str:
        many_villages(cast, rows)
        return f"{reverse(name, kwargs=kwargs)}?{query}"

    return build


PAGES = [
    Page("review_board", board("review_board"), who=Role.PETUGAS_KECAMATAN, most=20),
    Page("review_board of a kabupaten", board("review_board"), who=Role.DINAS_PMD, most=20),
    Page("review_board of RPJM Desa", board("review_board", f"rencana=rpjm&tahun={YEAR}"), who=Role.DINAS_PMD, most=20),
    Page(
        "review_board of what is overdue",
        board("review_board", f"tahun={YEAR}&keadaan=terlambat"),
        who=Role.DINAS_PMD,
        most=20,
    ),
    Page("review_board_budget", board("review_board_budget"), who=Role.DINAS_PMD, most=20),
    Page("review_board_rules", board("review_board_rules"), who=Role.DINAS_PMD, most=12),
    Page("review_board_rules of one rule", board("review_board_rules", "aturan=R05"), who=Role.DINAS_PMD, most=14),
    Page("review_board_calendar", board("review_board_calendar"), who=Role.DINAS_PMD, most=14),
    Page("review_board_documents", board("review_board_documents", "", year=YEAR), who=Role.DINAS_PMD, most=40),
    Page(
        "review_board_document rekap-kabupaten",
        board("review_board_document", "", year=YEAR, key="rekap-kabupaten"),
        who=Role.DINAS_PMD,
        most=25,
    ),
]
