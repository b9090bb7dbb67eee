"""What every view asks first: is the row there for this reader, and may he do this?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.verdict import Verdict
from places.querysets import HasScope


def get_visible_or_404(rows: Any, membership: HasScope | None, **lookup: Any) -> Any:
    """Give one row that the reader may see; another village's row is as absent as one that never was.

    `rows`: a model, a manager or a queryset whose rows know `visible_to`.
    Narrow or join first: `get_visible_or_404(Desa.objects.select_related("kecamatan"), request.membership, pk=pk)`.
    """
    is_model = isinstance(rows, type) and issubclass(rows, Model)
    queryset = (rows._default_manager if is_model else rows).all()
    return get_object_or_404(queryset.visible_to(membership), **lookup)


def require(verdict: Verdict) -> None:
    """Answer 403 with the policy's reason and who can clear it, unless allowed."""
    if not verdict:
        raise PermissionDenied(f"{verdict.reason} {verdict.who}".strip())


def require_visible(verdict: Verdict) -> None:
    """Answer 404 unless allowed: for a page whose very existence is not the reader's business."""
    if not verdict:
        raise Http404(verdict.reason)
