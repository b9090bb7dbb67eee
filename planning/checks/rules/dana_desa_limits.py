"""R23: the limits of the year's Dana Desa rules, read from rows; a new year is data alone."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from uuid import UUID

from codes.models import AturanDanaDesa
from places.formats.rupiah import format_decimal, format_rupiah
from planning.checks.facts import DanaDesaRule, RkpUnderCheck
from planning.checks.finding import Draft, at, whole
from planning.checks.registry import INFO, RKP, WARN, rule
from planning.checks.rules.dana_desa import DANA_DESA
from planning.enums import RabGroup
from planning.rab_facts import RabFacts
from planning.rkp_facts import RkpLineFact

Kind, Basis, Counted = AturanDanaDesa.Kind, AturanDanaDesa.Basis, AturanDanaDesa.Counted
FAMILY_UNITS = {"keluarga", "kpm", "kk", "rumah tangga"}
MONTHS_OF_A_YEAR = 12
_FAMILIES = re.compile(r"(?<![\d.,])(\d{1,6})\s*(?:KPM|KK|keluarga)\b", re.IGNORECASE)


@rule(
    "R23",
    title="Batas penggunaan Dana Desa tahun itu",
    level=WARN,
    allowed=(),
    legal_source="Peraturan Dana Desa tahun anggaran itu",
    remedy="Sesuaikan biaya kegiatan yang bertanda itu, atau penandanya.",
    plans=[RKP],
)
def limits(facts: RkpUnderCheck) -> Iterator[Draft]:
    """Every limit of the year; an uncertain row, or an assumed ceiling, never stops a submission."""
    for limit in facts.dana_desa_rules:
        if limit.kind == Kind.INFO:
            continue
        lines = [line for line in facts.lines if concerns(limit, line)]
        if limit.basis == Basis.PER_KPM_BULAN:
            yield from _per_family(facts, limit, lines)
        elif limit.basis == Basis.BIAYA_KEGIATAN:
            yield from _per_line(facts, limit, lines)
        else:
            yield from _of_ceiling(facts, limit, lines)


def concerns(limit: DanaDesaRule, line: RkpLineFact) -> bool:
    """Whether the limit speaks of this line: by tag, or by the beginning of its code."""
    by_code = bool(limit.kegiatan and line.code.startswith(limit.kegiatan))
    return by_code or bool(limit.tag and limit.tag in line.tags)


def families(line: RkpLineFact) -> int | None:
    """Receiving families of a line: its volume when that counts families, else the number in its own words."""
    if line.unit.casefold() in FAMILY_UNITS and line.volume and line.volume >= 1:
        return int(line.volume)
    found = _FAMILIES.search(f"{line.manfaat}; {line.target}; {line.name}")
    return int(found[1]) if found and int(found[1]) else None


def months(line: RkpLineFact) -> int:
    """Months of payment: from begin to end, twelve when unknown."""
    first, last = line.starts_on, line.ends_on
    if first is None or last is None or last < first:
        return MONTHS_OF_A_YEAR
    return (last.year - first.year) * 12 + last.month - first.month + 1


def dana_desa_of(line: RkpLineFact) -> int:
    """Rupiah of a line from Dana Desa."""
    return sum(cost.amount or 0 for cost in line.costs if cost.source == DANA_DESA)


def is_of_ceiling(limit: DanaDesaRule) -> bool:
    """Whether it limits a share of the village's ceiling, not of one line."""
    shares = {Basis.PAGU_DD, Basis.PAGU_DD_REGULER}
    return limit.kind != Kind.INFO and limit.basis in shares and limit.percent is not None


def counted_of(limit: DanaDesaRule, line: RkpLineFact, rab: Mapping[UUID, RabFacts]) -> int | None:
    """Rupiah of a line that count against the limit; None when they are wages and there is no RAB."""
    if limit.counted != Counted.UPAH:
        return dana_desa_of(line)
    budget = rab.get(line.uid)
    return sum(row.amount for row in budget.rows if row.group == RabGroup.UPAH) if budget else None


def _of_ceiling(facts: RkpUnderCheck, limit: DanaDesaRule, lines: list[RkpLineFact]) -> Iterator[Draft]:
    ceiling = facts.pagu.of(DANA_DESA)
    if ceiling is None or limit.percent is None:
        return  # R13 says that there is no ceiling
    is_regular = limit.basis == Basis.PAGU_DD_REGULER
    base = ceiling.regular if is_regular else ceiling.amount
    if base is None:
        yield _whole(
            facts,
            limit,
            f"{limit.name}: belum dapat dihitung karena pagu Dana Desa reguler belum diisi.",
            remedy="Isi pagu reguler pada pagu Dana Desa.",
            at_most=INFO,
            case="unknown",
        )
        return
    counted = sum(counted_of(limit, line, facts.rab) or 0 for line in lines)
    allowed = limit.percent * base / 100
    if wrong := _against(limit, Decimal(counted), allowed):
        of = f"{_percent(limit.percent)} dari {_rp(base)}"
        undivided = sum(line.unsplit for line in lines if DANA_DESA in line.sources)
        open_ = f" {_rp(undivided)} lagi belum dibagi." if undivided else ""
        message = f"{limit.name}. Direncanakan {_rp(counted)}; {of} = {_rp(int(allowed))}; {wrong}.{open_}"
        yield _whole(facts, limit, message)


def _per_line(facts: RkpUnderCheck, limit: DanaDesaRule, lines: list[RkpLineFact]) -> Iterator[Draft]:
    for line in lines:
        counted = counted_of(limit, line, facts.rab)
        if counted is None:
            message = f"{limit.name}: belum dapat dihitung karena RAB belum diisi."
            yield _at(facts, limit, line, "rab", message, remedy="Isi RAB kegiatan ini.", at_most=INFO, case="unknown")
            continue
        allowed = Decimal(limit.nominal) if limit.nominal is not None else (limit.percent or 0) * line.total / 100
        if wrong := _against(limit, Decimal(counted), Decimal(allowed)):
            field = "rab" if limit.counted == Counted.UPAH else "costs"
            yield _at(facts, limit, line, field, f"{limit.name}. Tertulis {_rp(counted)}; {wrong}.")


def _per_family(facts: RkpUnderCheck, limit: DanaDesaRule, lines: list[RkpLineFact]) -> Iterator[Draft]:
    for line in lines:
        number, cost = families(line), dana_desa_of(line)
        if number is None:
            message = f"{limit.name}: jumlah keluarga penerima belum diketahui."
            remedy = "Isi volume dengan satuan Keluarga, atau tulis misalnya “40 keluarga” pada sasaran/manfaat."
            yield _at(facts, limit, line, "volume", message, remedy=remedy, at_most=INFO, case="unknown")
            continue
        if _against(limit, Decimal(cost), Decimal((limit.nominal or 0) * number * months(line))):
            each = cost // (number * months(line))
            message = f"{limit.name}. {number} keluarga selama {months(line)} bulan menjadi {_rp(each)} per bulan."
            yield _at(facts, limit, line, "costs", message)


def _against(limit: DanaDesaRule, counted: Decimal, allowed: Decimal) -> str:
    """How the sum misses the limit, in words; "" when it keeps it. Fractions of a rupiah do not count."""
    if limit.kind in (Kind.MIN, Kind.FIXED) and counted <= allowed - 1:
        return f"kurang {_rp(int(allowed - counted))}"
    if limit.kind in (Kind.MAX, Kind.FIXED) and counted >= allowed + 1:
        return f"lebih {_rp(int(counted - allowed))}"
    return ""


def _whole(facts: RkpUnderCheck, limit: DanaDesaRule, message: str, **more: str) -> Draft:
    return whole("tags", _marked(limit, message), **_of_limit(facts, limit), **_bound(facts, limit, more))


def _at(facts: RkpUnderCheck, limit: DanaDesaRule, line: RkpLineFact, field: str, message: str, **more: str) -> Draft:
    return at(line, field, _marked(limit, message), **_of_limit(facts, limit), **_bound(facts, limit, more))


def _of_limit(facts: RkpUnderCheck, limit: DanaDesaRule) -> dict[str, str]:
    return {"level": limit.level, "legal_source": limit.legal_source}


def _bound(facts: RkpUnderCheck, limit: DanaDesaRule, more: dict[str, str]) -> dict[str, str]:
    is_firm = limit.is_certain and facts.pagu.assumed_from is None
    return {"case": limit.code, "at_most": "" if is_firm else WARN} | more


def _marked(limit: DanaDesaRule, message: str) -> str:
    return message if limit.is_certain else f"{message} (Batas ini belum dipastikan.)"


def _percent(percent: Decimal) -> str:
    return f"{format_decimal(percent)}%"


def _rp(amount: int) -> str:
    return format_rupiah(amount, prefix="Rp")
