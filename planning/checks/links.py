"""Where a finding is mended: the page of the line at the field, or the page of the plan that it speaks of."""

from django.urls import reverse

from planning.checks.finding import Finding
from planning.models import RkpDesa, RpjmDesa

# Fields whose inputs bear another name than what they hold.
ANCHORS = {
    "starts_on": "id_first_month",
    "ends_on": "id_last_month",
    "costs": "id_biaya-0-source",
    "location_kind": "id_location_kind_0",
    "sdgs": "id_sdgs_0",
    "tags": "id_tags_0",
}
PAGES_OF_RKP = {
    "pagu": "rkp_pagu",
    "costs": "rkp_pagu",
    "evaluation": "rkp_evaluation",
    "carry_over": "rkp_carry_over",
    "dasar_hukum": "rkp_legal_basis",
    "change": "rkp_editions",
}
PAGES_OF_RPJM = {"change": "rpjm_editions", "last_year": "rpjm_extend"}


EDITORS_ONLY = {"rkp_legal_basis", "rpjm_extend"}


def finding_url(finding: Finding, plan: RkpDesa | RpjmDesa, *, may_edit: bool = True) -> str:
    """The address of the input, or of the page, where the finding is mended; readers are led where they may look."""
    is_rkp = isinstance(plan, RkpDesa)
    if finding.line:
        if finding.field == "rab":
            return reverse("rab_edit", kwargs={"uid": finding.line})
        name = "rkp_line_edit" if is_rkp else "line_edit"
        return f"{reverse(name, kwargs={'uid': finding.line})}#{_anchor(finding.field, plan)}"
    if finding.field == "inaugurated_on":
        return reverse("village_profile", kwargs={"desa_code": plan.desa.code})
    if finding.field == "rpjm":
        return reverse("rpjm_list")
    own_page = "rkp_detail" if is_rkp else "rpjm_detail"
    page = (PAGES_OF_RKP if is_rkp else PAGES_OF_RPJM).get(finding.field, own_page)
    if page in EDITORS_ONLY and not may_edit:
        page = own_page
    return reverse(page, kwargs={"pk": plan.pk})


def _anchor(field: str, plan: RkpDesa | RpjmDesa) -> str:
    """The id of the input that holds the field; the costs of a RPJM line stand in its years."""
    if isinstance(plan, RpjmDesa) and field in ("years", "costs"):
        return f"tahun-{plan.first_year}"
    return ANCHORS.get(field, f"id_{field}")
