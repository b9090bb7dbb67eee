"""Where a finding is mended: the page of the line at the field, or the page of the plan that it speaks of."""

from django.urls import reverse

from planning.checks.finding import Finding
from planning.models import RkpDesa, RpjmDesa
from planning.step_links import address

# Fields whose inputs bear another name than what they hold.
ANCHORS = {
    "starts_on": "id_first_month",
    "ends_on": "id_last_month",
    "costs": "id_biaya-0-source",
    "location_kind": "id_location_kind_0",
    "sdgs": "id_sdgs_0",
    "tags": "id_tags_0",
}
PAGES_OF_LINE = {"rab": "rab_edit", "pemeriksaan": "pemeriksaan_edit", "lampiran": "lampiran_list"}
PAGES_OF_RKP = {
    "pagu": "rkp_pagu",
    "costs": "rkp_pagu",
    "evaluation": "rkp_evaluation",
    "carry_over": "rkp_carry_over",
    "dasar_hukum": "rkp_legal_basis",
    "change": "rkp_editions",
    "publikasi": "rkp_editions",
    "langkah": "rkp_steps",
    "tim": "rkp_steps",
    "musyawarah": "rkp_steps",
    "usulan": "rkp_steps",
}
PAGES_OF_RPJM = {
    "change": "rpjm_editions",
    "publikasi": "rpjm_editions",
    "last_year": "rpjm_extend",
    "langkah": "rpjm_steps",
    "tim": "rpjm_steps",
    "musyawarah": "rpjm_steps",
    "usulan": "rpjm_steps",
}
MEETING = "musyawarah_"  # how the names of a meeting's pages begin; everybody who sees the village reads the first one


EDITORS_ONLY = {"rkp_legal_basis", "rpjm_extend"}


def finding_url(finding: Finding, plan: RkpDesa | RpjmDesa, *, may_edit: bool = True) -> str:
    """The address of the input, or of the page, where the finding is mended; readers are led where they may look."""
    is_rkp = isinstance(plan, RkpDesa)
    if finding.line:
        if own_page := PAGES_OF_LINE.get(finding.field):
            return reverse(own_page, kwargs={"uid": finding.line})
        name = "rkp_line_edit" if is_rkp else "line_edit"
        return f"{reverse(name, kwargs={'uid': finding.line})}#{_anchor(finding.field, plan)}"
    if own := _page_of(finding, may_edit=may_edit):
        return own
    if finding.field == "inaugurated_on":
        return reverse("village_profile", kwargs={"desa_code": plan.desa.code})
    if finding.field == "rpjm":
        return reverse("rpjm_list")
    own_page = "rkp_detail" if is_rkp else "rpjm_detail"
    page = (PAGES_OF_RKP if is_rkp else PAGES_OF_RPJM).get(finding.field, own_page)
    if page in EDITORS_ONLY and not may_edit:
        page = own_page
    return reverse(page, kwargs={"pk": plan.pk})


def _page_of(finding: Finding, *, may_edit: bool) -> str:
    """The page of the meeting or team that is meant, "" when there is none or the reader may not open it."""
    name, arg = finding.page
    if not name or not (may_edit or name.startswith(MEETING)):
        return ""
    if name.startswith(MEETING):
        return (address(name, arg) if may_edit else "") or address("musyawarah_detail", arg)
    return address(name, arg)


def _anchor(field: str, plan: RkpDesa | RpjmDesa) -> str:
    """The id of the input that holds the field; the costs of a RPJM line stand in its years."""
    if isinstance(plan, RpjmDesa) and field in ("years", "costs"):
        return f"tahun-{plan.first_year}"
    return ANCHORS.get(field, f"id_{field}")
