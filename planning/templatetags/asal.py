"""Where a line came from, where the eye is: beside a line, and as counts above a plan."""

from django import template

from planning.line_origin_facts import PlanOrigins

register = template.Library()


@register.inclusion_tag("planning/_origin_mark.html")
def origin_mark(origins: PlanOrigins | None, uid: object, page: str) -> dict:
    """A line's origin in few words, leading to the page of that name; nothing where no origins were loaded."""
    return {"origin": origins.of(uid) if origins else None, "uid": uid, "page": page}  # type: ignore[arg-type]


@register.inclusion_tag("planning/_origin_counts.html")
def origin_counts(origins: PlanOrigins, asked: str) -> dict:
    """How many lines there are of each kind of origin; each narrows the page to them."""
    return {"counts": origins.counts, "assessed": origins.assessed, "asked": asked}
