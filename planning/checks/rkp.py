"""Loading a RKP Desa for the checks."""

from collections import defaultdict
from datetime import date

from codes.models import AturanDanaDesa, FokusDanaDesa
from planning.checks.facts import (
    DanaDesaRule,
    Focus,
    LastYear,
    LastYearLine,
    RkpUnderCheck,
    RpjmLineRef,
    RpjmRef,
)
from planning.checks.loading import shared_facts
from planning.facts import PlanFacts
from planning.models import CarryOver, RkpDesa, RkpKegiatan, RpjmKegiatan, RpjmTahun
from planning.pagu_facts import load_pagu
from planning.pagu_usage import PaguFacts
from planning.rab_facts import load_rab_facts
from planning.rkp_facts import load_rkp_facts

RULE_FIELDS = (
    "code", "kind", "basis", "name", "legal_source", "level", "tag", "kegiatan", "counted", "percent", "nominal",
    "is_certain",
)  # fmt: skip


def load_rkp_check(
    rkp: RkpDesa,
    *,
    plan: PlanFacts | None = None,
    pagu: PaguFacts | None = None,
    today: date | None = None,
    only_lines: bool = False,
) -> RkpUnderCheck:
    """Everything that the rules of a yearly plan read; pass what the page has loaded already."""
    return RkpUnderCheck(
        **shared_facts(rkp, plan or load_rkp_facts(rkp), today=today, only_lines=only_lines),
        year=rkp.year,
        pagu=pagu or load_pagu(rkp.desa_id, rkp.year),
        rpjm=_rpjm(rkp),
        dana_desa_rules=dana_desa_rules(rkp.year),
        focuses=focuses(rkp.year),
        rab=load_rab_facts(rkp),
        last_year=_last_year(rkp),
    )


def dana_desa_rules(year: int) -> tuple[DanaDesaRule, ...]:
    """The limits and remarks of a year; one query."""
    rows = AturanDanaDesa.objects.filter(year=year).order_by("code").values(*RULE_FIELDS)
    return tuple(DanaDesaRule(**row) for row in rows)


def focuses(year: int) -> tuple[Focus, ...]:
    """The focuses of a year; one query."""
    rows = FokusDanaDesa.objects.filter(year=year).order_by("number", "tag")
    return tuple(Focus(*row) for row in rows.values_list("number", "tag", "name", "legal_source", "is_certain"))


def _rpjm(rkp: RkpDesa) -> RpjmRef | None:
    rpjm = rkp.rpjm
    years: dict[int, list[int]] = defaultdict(list)
    ticked = RpjmTahun.objects.filter(line__rpjm_id=rkp.rpjm_id, line__deleted_at=None).order_by("year")
    for line_id, year in ticked.values_list("line_id", "year"):
        years[line_id].append(year)
    lines = RpjmKegiatan.objects.alive().filter(rpjm_id=rkp.rpjm_id).in_print_order()
    refs = tuple(
        RpjmLineRef(uid, name, bidang, code or "", tuple(years.get(pk, ())))
        for pk, uid, name, bidang, code in lines.values_list("pk", "uid", "name", "bidang__code", "kegiatan__code")
    )
    return RpjmRef(rpjm.first_year, rpjm.last_year, not rpjm.is_draft, refs) if rpjm else None


def _last_year(rkp: RkpDesa) -> LastYear | None:
    """What last year left behind, in five queries; None when last year's plan is not in the application."""
    before = rkp.year - 1
    exists = RkpDesa.objects.filter(desa_id=rkp.desa_id, year=before).exists()
    decided = set(CarryOver.objects.filter(rkp=rkp).values_list("from_line_id", "from_rpjm_line_id"))
    decided_lines = {line for line, _ in decided if line}
    decided_rpjm = {line for _, line in decided if line}
    current = list(RkpKegiatan.objects.alive().filter(rkp=rkp).values_list("carried_from_id", "rpjm_line_id"))
    carried, taken = {line for line, _ in current}, {line for _, line in current}
    old = RkpKegiatan.objects.alive().filter(rkp__desa_id=rkp.desa_id, rkp__year=before).in_print_order()
    old_rows = list(old.values_list("pk", "name", "rpjm_line_id", "evaluasi__result"))
    in_old = {rpjm_line for _, _, rpjm_line, _ in old_rows}
    planned = RpjmKegiatan.objects.alive().filter(rpjm_id=rkp.rpjm_id, tahun_set__year=before).in_print_order()
    unfunded = [(pk, name) for pk, name in planned.values_list("pk", "name") if pk not in in_old]
    if not exists:
        return None
    return LastYear(
        tuple(
            LastYearLine(name, result or "", pk in decided_lines or pk in carried) for pk, name, _, result in old_rows
        ),
        tuple(LastYearLine(name, "", pk in decided_rpjm or pk in taken) for pk, name in unfunded),
    )
