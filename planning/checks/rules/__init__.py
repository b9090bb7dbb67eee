"""The rules of planning, one file per subject; importing this package registers them."""

from planning.checks.rules import (  # noqa: F401
    budget,
    change,
    content,
    cooperation,
    dana_desa,
    dana_desa_limits,
    duplicates,
    last_year,
    legal,
    period,
    rab,
    rpjm_link,
    sdgs,
    time,
)
