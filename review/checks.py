"""Rules that review adds to those of planning: R21, works that were verified, and R36, plans that were made known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from planning.checks.facts import PlanUnderCheck, RkpUnderCheck
from planning.checks.finding import Draft, at, whole
from planning.checks.registry import BLOCK, INFO, RKP, WARN, rule
from planning.editions import last_edition
from planning.enums import LampiranKind, VerificationResult
from planning.examination import Paper, PaperState
from planning.models import Lampiran, RkpDesa, RkpKegiatan
from review.case import Plan
from review.models import Publication

# Kegiatan that Permendagri 20/2018 marks with two stars: works and goods that last.
_STARRED = frozenset(
    {
        *("1.2.03", "1.3.02", "1.4.09", "1.5.07", "2.1.01", "2.1.04", "2.1.05", "2.1.06", "2.1.07", "2.2.09"),
        *("2.3.10", "2.3.11", "2.3.12", "2.3.13", "2.3.14", "2.3.15", "2.3.17", "2.3.19", "2.3.20"),
        *("2.4.10", "2.4.11", "2.4.12", "2.4.13", "2.4.14", "2.4.15", "2.4.16", "2.4.17", "2.7.02"),
        *("3.1.01", "3.2.04", "3.2.05", "3.3.04", "3.3.05", "4.1.03", "4.1.04", "4.1.06", "4.7.02", "4.7.04"),
    }
)
_UNITS_OF_WORKS = frozenset({"m", "m2", "unit"})


@dataclass(frozen=True)
class Verified:
    """What the tim verifikasi found of a line, and whether its land is spoken for."""

    result: str = ""
    has_land_paper: bool = False


@dataclass(frozen=True)
class MadeKnown:
    """Whether a plan has an edition, and how often it was published."""

    edition: str = ""
    publications: int = 0


NOT_LOOKED_AT = Verified()


def load_verified(rkp: RkpDesa) -> Mapping[UUID, Verified]:
    """The sheets of the tim verifikasi by the uid of their line; one query."""
    land = Lampiran.objects.filter(line=OuterRef("pk"), kind=LampiranKind.LAHAN, deleted_at=None)
    lines = RkpKegiatan.objects.filter(rkp=rkp, deleted_at=None).annotate(has_land=Exists(land)).order_by()
    rows = lines.values_list("uid", "pemeriksaan__result", "pemeriksaan__items", "has_land")
    return {uid: Verified(result or "", has_land or _says_land(items or {})) for uid, result, items, has_land in rows}


def load_made_known(plan: Plan) -> MadeKnown:
    """The newest edition of a plan and its publications; nothing is asked of a draft."""
    edition = None if plan.is_draft else last_edition(plan)
    if edition is None:
        return MadeKnown()
    return MadeKnown(edition.perdes_number, Publication.objects.filter(edition=edition).count())


# Shipped as a warning, not as a block: the law forms a tim verifikasi and knows its sheet, but does not make the sheet
# a condition of the Perdes; a road that is mended on its own ground has no land paper; star and unit "Unit" only make
# it likely that something is built. A block would be answered with sheets filled in for its sake.
@rule(
    "R21",
    title="Pekerjaan fisik diperiksa tim verifikasi",
    level=WARN,
    allowed=(BLOCK, WARN, INFO),
    legal_source="Permendagri 114/2014 Pasal 32 dan format pemeriksaan rencana kegiatan dan RAB",
    remedy="Isi lembar pemeriksaan; lampirkan pernyataan lahan, atau nyatakan tidak diperlukan pada lembar itu.",
    plans=[RKP],
    load=load_verified,
)
def works_verified(facts: RkpUnderCheck, verified: Mapping[UUID, Verified]) -> Iterator[Draft]:
    """Works have a sheet that found them LAYAK, and a statement about their land."""
    if facts.is_before_app:
        return
    for line in facts.lines:
        if not (line.code in _STARRED or line.unit.strip().casefold() in _UNITS_OF_WORKS):
            continue
        found = verified.get(line.uid, NOT_LOOKED_AT)
        if found.result == VerificationResult.TIDAK_LAYAK:
            yield at(line, "pemeriksaan", "Tim verifikasi menyatakan tidak layak.", case="refused")
        elif found.result != VerificationResult.LAYAK:
            yield at(line, "pemeriksaan", "Belum dinyatakan layak oleh tim verifikasi.", case="sheet")
        elif not found.has_land_paper:
            yield at(line, "lampiran", "Pernyataan tentang lahannya belum ada.", case="land")


@rule(
    "R36",
    title="Rencana diumumkan kepada warga",
    level=INFO,
    allowed=(INFO, WARN),
    legal_source="UU 6/2014 Pasal 82; Permendagri 114/2014 Pasal 81",
    remedy="Umumkan nama, tempat, dan biaya kegiatan, lalu catat di mana dan kapan.",
    load=load_made_known,
    of_plan=True,
)
def made_known(facts: PlanUnderCheck, known: MadeKnown) -> Iterator[Draft]:
    """An enacted plan was published at least once."""
    if known.edition and not known.publications and not facts.is_before_app:
        yield whole("publikasi", f"Belum ada catatan publikasi sesudah Perdes Nomor {known.edition}.")


def _says_land(items: Mapping[str, str]) -> bool:
    """Whether the sheet itself has the paper, or says that none is needed."""
    settled = {PaperState.ADA.value, PaperState.TIDAK_PERLU.value}
    return items.get(Paper.HIBAH_LAHAN.value) in settled or items.get(Paper.GANTI_RUGI.value) == PaperState.ADA
