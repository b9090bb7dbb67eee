"""The annexes of a Perdes: the village's own chapters, then the official forms of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from planning.documents import rkp_21, rkp_114, rpjm_21, rpjm_114, rpjm_visi_misi
from planning.documents.rkp_print import RkpPrint
from planning.documents.rpjm_print import RpjmPrint
from planning.documents.semula_menjadi import draw_change
from reporting.hashing import sha256_of
from reporting.payload import Payload
from reporting.pdf_joining import PdfPart, page_count
from reporting.rendering import render
from review.chapters import chapter_bytes, living_chapters
from review.documents.perdes_print import PerdesPrint
from villages.enums import FormSet
from villages.setting import setting_of

_T = TypeVar("_T")
_RKP_FORM = {FormSet.PERMENDAGRI_114: rkp_114.draw, FormSet.PERMENDES_21: rkp_21.draw}
_RPJM_FORM = {FormSet.PERMENDAGRI_114: rpjm_114.draw, FormSet.PERMENDES_21: rpjm_21.draw}


@dataclass(frozen=True)
class Annex:
    """One finished annex."""

    title: str
    data: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """The fingerprint of what was joined."""
        return sha256_of(self.data)

    @property
    def as_part(self) -> PdfPart:
        """As it is joined to the Perdes."""
        return PdfPart(self.title, self.data)


def annexes_of(source: PerdesPrint) -> list[Annex]:
    """Every annex as a PDF, in print order. Raises DomainError for a chapter that is no longer what was uploaded."""
    chapters = [Annex(one.title, chapter_bytes(one), one.pages) for one in living_chapters(source.plan)]
    return _in_order(source, chapters, [_drawn(title, payload) for title, payload in _forms(source)])


def annex_titles(source: PerdesPrint) -> list[str]:
    """What will be joined, without drawing it."""
    chapters = list(living_chapters(source.plan).values_list("title", flat=True))
    return _in_order(source, chapters, _form_titles(source))


def _in_order(source: PerdesPrint, chapters: list[_T], forms: list[_T]) -> list[_T]:
    """The cover of a RPJM Desa with its vision, the chapters, the matrices."""
    leading = 1 if source.is_rpjm else 0
    return [*forms[:leading], *chapters, *forms[leading:]]


def _drawn(title: str, payload: Payload) -> Annex:
    data = render(payload, "pdf").data
    return Annex(title, data, page_count(data))


def _forms(source: PerdesPrint) -> Iterator[tuple[str, Payload]]:
    titles, plan = iter(_form_titles(source)), source.source
    form_set = FormSet(setting_of(source.desa.kabupaten).form_set)
    if isinstance(plan, RpjmPrint):
        yield next(titles), rpjm_visi_misi.draw(plan)
        yield next(titles), _RPJM_FORM[form_set](plan)
    elif isinstance(plan, RkpPrint):
        yield next(titles), _RKP_FORM[form_set](plan)
    if source.change is not None:
        yield next(titles), draw_change(source.change)


def _form_titles(source: PerdesPrint) -> list[str]:
    titles = [f"Matriks {source.short}"]
    if source.is_rpjm:
        titles.insert(0, "Sampul, visi, misi, dan arah kebijakan")
    return [*titles, "Semula–menjadi"] if source.change is not None else titles
