"""Places at which somebody may be given a role, named by their codes in the address."""

from django.db.models import CharField, Q, QuerySet, Value
from django.http import Http404

from accounts.enums import Level
from accounts.models import Membership
from places.models import Desa, Kabupaten, Kecamatan

NATION_CODE = "nasional"
_LEVELS = (Level.DESA, Level.KECAMATAN, Level.KABUPATEN, Level.NATION)
_PARTS = {2: Level.KABUPATEN, 3: Level.KECAMATAN, 4: Level.DESA}


def place_or_404(
    by: Membership | None, code: str, *, levels: tuple[Level, ...] = _LEVELS
) -> Desa | Kecamatan | Kabupaten | None:
    """Give the place with this code inside the reader's own; None is the whole country, the administrator's."""
    level = Level.NATION if code == NATION_CODE else _PARTS.get(code.count(".") + 1)
    if by is None or level not in levels or "\0" in code:
        raise Http404("no such place")
    if level == Level.NATION:
        if by.level != Level.NATION:
            raise Http404("no such place")
        return None
    place = _visible(level, by).filter(code=code).first()
    if place is None:
        raise Http404("no such place")
    return place


def place_choices(by: Membership, words: str = "") -> QuerySet:
    """Give code, name and level of every place where the reader opens accounts, by code.

    A kecamatan opens those of its villages only; above it, offices of kecamatan and kabupaten stand between them.
    """
    levels = (Level.DESA,) if by.level == Level.KECAMATAN else (Level.DESA, Level.KECAMATAN, Level.KABUPATEN)
    first, *others = [_named(level, by, words) for level in levels]
    return first.union(*others, all=True).order_by("code")


def _visible(level: Level, by: Membership) -> QuerySet:
    """Places of a level at or below the reader's own place."""
    scope = by.scope
    if level == Level.DESA:
        return Desa.objects.visible_to(by).select_related("kecamatan", "kabupaten")
    if level == Level.KECAMATAN:
        inside = Q() if scope.everything else Q(pk=scope.kecamatan_id) | Q(kabupaten=scope.kabupaten_id)
        return Kecamatan.objects.filter(inside).select_related("kabupaten")
    return Kabupaten.objects.filter(Q() if scope.everything else Q(pk=scope.kabupaten_id))


def _named(level: Level, by: Membership, words: str) -> QuerySet:
    places = Desa.objects.visible_to(by).planning() if level == Level.DESA else _visible(level, by)
    found = places.filter(is_retired=False).select_related(None).order_by()
    if words:
        found = found.filter(Q(name__icontains=words) | Q(code__startswith=words))
    found = found.annotate(level=Value(str(level), output_field=CharField()))
    return found.values_list("code", "name", "level", named=True)


def place_title(place: Desa | Kecamatan | Kabupaten | None) -> str:
    """ "Desa Umeanyar", "Kecamatan Seririt", "Kabupaten Buleleng" or "Seluruh Indonesia"."""
    if place is None:
        return "Seluruh Indonesia"
    kind = {Desa: "Desa ", Kecamatan: "Kecamatan "}.get(type(place), "")
    return f"{kind}{place.name}"
