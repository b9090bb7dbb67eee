"""What the village's records answer to the checklist by themselves: one small function for each kind of paper."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from musyawarah.enums import MusyawarahKind, PlanKind, TimKind
from musyawarah.models import HasilKajian, RktlKegiatan
from planning.enums import VerificationResult
from planning.meeting_facts import MeetingFact
from planning.models import PemeriksaanRab, RpjmDesa
from planning.process_facts import Plan, ProcessFacts, load_process
from review.models import PlanChapter, Submission
from review.rounds import FrozenPlan, frozen_plan
from villages.models import DataDesa

FACTS_OF_LATER = frozenset({"menyusul"})  # papers that cannot be there before the check has ended


@dataclass(frozen=True)
class CheckedPapers:
    """The records behind a round, and the round itself."""

    plan_kind: PlanKind
    process: ProcessFacts
    frozen: FrozenPlan
    visi: str = ""
    arah: str = ""
    letter_number: str = ""
    has_rktl: bool = False
    has_kajian: bool = False
    has_data_desa: bool = False
    has_chapters: bool = False
    sheets: int = 0  # sheets of the tim verifikasi that say "layak"

    @cached_property
    def held(self) -> tuple[MeetingFact, ...]:
        """Meetings that were closed."""
        return self.process.held

    def meetings(self, kind: MusyawarahKind) -> list[MeetingFact]:
        """Closed meetings of a kind."""
        return [one for one in self.held if one.kind == kind]

    def has_decree(self, kinds: Collection[TimKind]) -> bool:
        """Whether a team of these kinds has a decree."""
        return any(team.kind in kinds and team.decree_number for team in self.process.teams)

    def fills(self, *columns: str) -> bool:
        """Whether every line of the round fills one of these columns."""
        lines = self.frozen.lines.values()
        return bool(lines) and all(any(line.cells.get(column) for column in columns) for line in lines)


def load_papers(submission: Submission) -> CheckedPapers:
    """The records of the round's plan: the same queries for every number of lines and meetings."""
    plan: Plan = submission.review.plan
    rpjm = plan if isinstance(plan, RpjmDesa) else plan.rpjm
    process = load_process(plan)
    desa, frozen = plan.desa_id, frozen_plan(submission)
    chapters = PlanChapter.objects.filter(desa=desa, deleted_at=None)
    sheets = PemeriksaanRab.objects.filter(line__uid__in=frozen.lines, result=VerificationResult.LAYAK)
    return CheckedPapers(
        plan_kind=process.plan_kind,
        process=process,
        frozen=frozen,
        visi=rpjm.visi if rpjm else "",
        arah=(rpjm.arah_pembangunan or rpjm.arah_keuangan) if rpjm else "",
        letter_number=submission.letter_number,
        has_rktl=RktlKegiatan.objects.filter(tim__in=[team.pk for team in process.teams]).exists(),
        has_kajian=HasilKajian.objects.filter(desa=desa, deleted_at=None).exists(),
        has_data_desa=DataDesa.objects.filter(desa=desa, year__gte=process.year - 2).exists(),
        has_chapters=chapters.filter(**{"rpjm" if plan is rpjm else "rkp": plan}).exists(),
        sheets=sheets.count(),
    )


def _minutes_of(kind: MusyawarahKind) -> Callable[[CheckedPapers], bool]:
    def has_minutes(papers: CheckedPapers) -> bool:
        return any(one.ba_number or one.has_scan for one in papers.meetings(kind))

    return has_minutes


def _every_dusun(papers: CheckedPapers) -> bool:
    """Whether each hamlet has a closed meeting; hamlets themselves are R12's business."""
    known = {pk for pk, _ in papers.process.dusun}
    met = {one.dusun_pk for one in papers.meetings(MusyawarahKind.MUSDUS)}
    return bool(known) and known <= met


FACTS: dict[str, Callable[[CheckedPapers], bool]] = {
    "tim_penyusun": lambda papers: papers.has_decree({TimKind.PENYUSUN_RPJM, TimKind.PENYUSUN_RKP}),
    "tim_verifikasi": lambda papers: papers.has_decree({TimKind.VERIFIKASI}),
    "rktl": lambda papers: papers.has_rktl,
    "undangan": lambda papers: bool(papers.held) and all(one.invited for one in papers.held),
    "daftar_hadir": lambda papers: bool(papers.held) and all(one.attendees or one.has_sheet for one in papers.held),
    "notulen": lambda papers: bool(papers.held) and all(one.has_minutes for one in papers.held),
    "musdus": _every_dusun,
    "musdes": _minutes_of(MusyawarahKind.MUSDES_PERENCANAAN),
    "musrenbang": _minutes_of(MusyawarahKind.MUSRENBANG),
    "surat_pengantar": lambda papers: bool(papers.letter_number),
    "visi": lambda papers: bool(papers.visi.strip()),
    "arah_kebijakan": lambda papers: bool(papers.arah.strip()),
    "data_desa": lambda papers: papers.has_data_desa,
    "kajian": lambda papers: papers.has_kajian,
    "kegiatan": lambda papers: bool(papers.frozen.lines),
    "evaluasi": lambda papers: bool(papers.process.evaluated and papers.process.evaluated[0]),
    "pagu": lambda papers: papers.process.has_pagu,
    "du_rkp": lambda papers: papers.process.du_rkp_sent_on is not None,
    "rab": lambda papers: papers.fills("rab"),
    "verifikasi": lambda papers: papers.sheets > 0,
    "pola": lambda papers: papers.fills("pola"),
    "pelaksana": lambda papers: papers.fills("pelaksana"),
    "bab": lambda papers: papers.has_chapters,
}
