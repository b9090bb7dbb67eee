"""The Dana Desa rules of a year, for everybody to read; they are loaded by command from a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from codes.models import AturanDanaDesa, FokusDanaDesa
from places.formats.rupiah import format_decimal, format_rupiah
from places.formats.whole_number import read_whole
from planning.enums import CheckLevel, Tag

WORDS = {"min": "paling sedikit", "max": "paling banyak", "fixed": "tepat"}


@require_safe
def dana_desa_rules(request: HttpRequest) -> HttpResponse:
    """Limits and focuses of `?tahun=`, each with its source and whether it is certain."""
    years = sorted(set(AturanDanaDesa.objects.order_by().values_list("year", flat=True).distinct()), reverse=True)
    year = _year(request, years)
    rules = AturanDanaDesa.objects.filter(year=year).order_by("code")
    focuses = FokusDanaDesa.objects.filter(year=year).order_by("number", "tag")
    context = {
        "year": year,
        "years": years,
        "limits": [_limit(row) for row in rules if row.kind != AturanDanaDesa.Kind.INFO],
        "remarks": [row for row in rules if row.kind == AturanDanaDesa.Kind.INFO],
        "focuses": [{"row": row, "tag": _tag(row.tag)} for row in focuses],
    }
    return render(request, "planning/dana_desa_rules.html", context)


def _year(request: HttpRequest, years: list[int]) -> int | None:
    """The year asked for when it has rules, else the newest up to next year."""
    asked = read_whole(request.GET.get("tahun"))
    if asked in years:
        return asked
    near = [year for year in years if year <= timezone.localdate().year + 1]
    return max(near or years, default=None)


def _limit(row: AturanDanaDesa) -> dict:
    return {
        "row": row,
        "limit": f"{WORDS.get(row.kind, '')} {_amount(row)}".strip(),
        "marks": " atau ".join(
            words for words in (_tag(row.tag), f"kode {row.kegiatan}" if row.kegiatan else "") if words
        ),
        "level": str(CheckLevel(row.level).label) if row.level in CheckLevel.values else "",
        "status": {"block": "danger", "warn": "warn"}.get(row.level, "neutral"),
    }


def _amount(row: AturanDanaDesa) -> str:
    if row.nominal is not None:
        per = " per keluarga per bulan" if row.basis == AturanDanaDesa.Basis.PER_KPM_BULAN else ""
        return f"{format_rupiah(row.nominal, prefix='Rp')}{per}"
    if row.percent is None:
        return ""
    of = str(row.get_basis_display())
    wages = " untuk upah" if row.counted == AturanDanaDesa.Counted.UPAH else ""
    return f"{format_decimal(row.percent)}% dari {of[0].lower()}{of[1:]}{wages}"


def _tag(tag: str) -> str:
    return str(Tag(tag).label) if tag in Tag.values else tag
