"""How the title of a plan's document begins: rancangan, perubahan, or the plan's bare name."""

from planning.enums import PlanStatus
from planning.models import PlanEdition, RkpDesa, RpjmDesa


def plan_heading(plan: RpjmDesa | RkpDesa, name: str) -> str:
    """ "RANCANGAN RPJM DESA", "RPJM DESA", "RANCANGAN PERUBAHAN RPJM DESA", "PERUBAHAN RPJM DESA".

    One query for an enacted plan: whether a Perubahan enacted it last.
    """
    match plan.status:
        case PlanStatus.DRAFT:
            return f"RANCANGAN {name}"
        case PlanStatus.CHANGING:
            return f"RANCANGAN PERUBAHAN {name}"
    changed = PlanEdition.objects.of_plan(plan).filter(number__gt=0).exists()
    return f"PERUBAHAN {name}" if changed else name
