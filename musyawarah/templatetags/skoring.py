"""Words and pairs for the pages of scoring."""

from collections.abc import Iterator
from decimal import Decimal

from django import template

from musyawarah.methods import Criterion, Method
from musyawarah.scoring_facts import ScoredUsulan

register = template.Library()


@register.filter
def with_criteria(row: ScoredUsulan, method: Method) -> Iterator[tuple[Criterion, Decimal | None]]:
    """Each criterion with its average."""
    return zip(method.criteria, row.averages, strict=True)


@register.filter
def band_words(row: ScoredUsulan, method: Method) -> str:
    """The word for the weighted mean of a usulan: "Sesuai"; "" where the method has no such words."""
    weights = sum(criterion.weight for criterion in method.criteria)
    return method.band_of(row.total / weights) if row.total is not None and weights else ""
