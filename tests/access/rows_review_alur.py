"""Access to the path, the phrases, what is passed on, the inbox, the trail of acts, and national days off."""

from datetime import date
from typing import Any

from accounts.enums import OFFICERS, Level, Role
from accounts.models import Membership
from musyawarah.enums import PlanKind
from places.models import Desa
from planning.enums import PlanStatus
from planning.models import DuRkp, RpjmDesa
from planning.services.du_rkp import send_du_rkp
from review.enums import StepKey
from review.forms.path_settings import PathForm
from review.models import DuRkpReceipt, Forwarding, Notice, ReviewStep
from review.path import shipped_path
from tests.access.row import NO_SUCH_METHOD, Answers, Row, by_role, everyone, only
from tests.access.rows_planning import plan
from tests.access.rows_planning_origins import a_proposal, writer
from tests.access.rows_planning_rkp import rkp
from tests.access.rows_villages import kabupaten, village
from tests.cast import Cast, make_member
from villages.services.national_holidays import national_holidays, stand_of

YEAR = 2031
SENT = date(2025, 12, 10)
FORWARDERS = [Role.CAMAT, Role.PETUGAS_KECAMATAN]
ABOVE = sorted(OFFICERS)
TRAIL_READERS = by_role(200, dict.fromkeys([Role.PENDAMPING, Role.BAPPEDA, Role.BAGIAN_HUKUM], 403))


def message(cast: Cast, desa: Desa) -> dict:
    """A message of the village's secretary."""
    reader = writer(cast, desa)
    return {"pk": Notice.objects.create(recipient=reader, subject="RKP Desa", text="Diajukan.", url="/").pk}


def typed_path(cast: Cast, desa: Desa) -> dict:
    """The path as it is shipped, with one more check."""
    form = PathForm(paths=[shipped_path(kind) for kind in PlanKind])
    shown = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in shown.items() if value} | {"version": "0", "rkp_periksa_kabupaten": "on"}


def typed_phrases(cast: Cast, desa: Desa) -> dict:
    """Two phrases."""
    return {"version": "0", "phrases": "Volume belum wajar.\nLokasi belum jelas."}


def batch(cast: Cast, desa: Desa) -> dict:
    """The multi-year plans of a kecamatan: one, and enacted."""
    ReviewStep.objects.get_or_create(
        kabupaten=desa.kabupaten, plan_kind=PlanKind.RPJM, step=StepKey.PERIKSA_KABUPATEN,
        defaults={"working_days": 7, "waits_for_all": True},
    )  # fmt: skip
    RpjmDesa.objects.get_or_create(
        desa=desa, first_year=YEAR,
        defaults={"last_year": YEAR + 7, "status": PlanStatus.ENACTED, "perdes_number": "1", "perdes_date": SENT},
    )  # fmt: skip
    return {"code": desa.kecamatan.code, "kind": "rpjm", "year": YEAR}


def passed_on(cast: Cast, desa: Desa) -> dict:
    """The same, passed on."""
    found = batch(cast, desa)
    Forwarding.objects.create(
        kecamatan=desa.kecamatan, plan_kind=PlanKind.RPJM, year=YEAR, forwarded_by=_officer(cast, desa)
    )
    return found


def reason(cast: Cast, desa: Desa) -> dict:
    """Why it is taken back."""
    return {"reason": "Satu desa keliru."}


def nothing(cast: Cast, desa: Desa) -> dict:
    """A button that sends nothing."""
    return {}


def year_of_lists(cast: Cast, desa: Desa) -> dict:
    """A year in which the own village sent its list; the address names no village."""
    return {"year": _sent(cast, cast.villages.umeanyar).year}


def arrived(cast: Cast, desa: Desa) -> dict:
    """The own village's list has arrived."""
    return {"desa": [cast.villages.umeanyar.code], "received_on": "2025-12-12"}


def letter(cast: Cast, desa: Desa) -> dict:
    """The camat's letter."""
    return {"forwarded_on": "2025-12-15", "letter_number": "050/7"}


def receipt(cast: Cast, desa: Desa) -> dict:
    """A list that the kecamatan received."""
    du_rkp = _sent(cast, desa)
    row = DuRkpReceipt.objects.create(desa=desa, du_rkp=du_rkp, received_on=SENT, received_by=_officer(cast, desa))
    return {"pk": row.pk}


def recap(cast: Cast, desa: Desa) -> dict:
    """The recap of a kecamatan."""
    return {"year": YEAR, "code": desa.kecamatan.code}


def recap_file(cast: Cast, desa: Desa) -> dict:
    """Its workbook."""
    return recap(cast, desa) | {"kind": "xlsx"}


def typed_holidays(cast: Cast, desa: Desa) -> dict:
    """One day off."""
    return {"holidays": "17-08-2026 Hari Kemerdekaan", "stand": stand_of(national_holidays())}


def _officer(cast: Cast, desa: Desa) -> Membership:
    if desa.kecamatan_id == cast.rina.kecamatan_id:
        return cast.rina
    return make_member("Oka", Role.CAMAT, desa)


def _sent(cast: Cast, desa: Desa) -> DuRkp:
    found = a_proposal(cast, desa).du_rkp
    if found.sent_on is not None:
        return found
    return send_du_rkp(by=writer(cast, desa), du_rkp=found, version=found.version, sent_on=SENT)


def reading(name: str, kwargs: Any, answers: Answers) -> Row:
    """A page that is only looked at."""
    return Row(name, get=answers, post=NO_SUCH_METHOD, kwargs=kwargs)


def of_kecamatan(name: str, kwargs: Any) -> Row:
    """A page of a kecamatan, for the offices above the villages."""
    answers, elsewhere = only(ABOVE, 200), only(ABOVE, 404)
    return Row(
        name, get=answers, post=NO_SUCH_METHOD, kwargs=kwargs, level=Level.KECAMATAN, other_get=elsewhere,
        other_post=NO_SUCH_METHOD,
    )  # fmt: skip


def act_of_kecamatan(name: str, kwargs: Any, data: Any) -> Row:
    """An act on the plans of a kecamatan."""
    return Row(
        name, get=NO_SUCH_METHOD, post=only(FORWARDERS, 302), kwargs=kwargs, data=data, level=Level.KECAMATAN,
        other_get=NO_SUCH_METHOD, other_post=only(ABOVE, 404),
    )  # fmt: skip


def setting(name: str, data: Any) -> Row:
    """What Dinas PMD sets and everybody in the kabupaten reads."""
    return Row(
        name, get=everyone(200), post=only([Role.DINAS_PMD], 302), kwargs=kabupaten, data=data, level=Level.KABUPATEN
    )


ROWS = [
    Row("inbox", get=everyone(200), post=NO_SUCH_METHOD),
    Row("inbox_read", get=NO_SUCH_METHOD, post=everyone(302), data=nothing),
    Row(
        "notice_open",
        get=NO_SUCH_METHOD,
        post=only([Role.SEKRETARIS_DESA], 302, others=404),
        kwargs=message,
        data=nothing,
    ),
    setting("review_path", typed_path),
    setting("review_phrases", typed_phrases),
    Row("forwarding_list", get=only(ABOVE, 200), post=NO_SUCH_METHOD),
    of_kecamatan("forwarding_detail", batch),
    act_of_kecamatan("forwarding_send", batch, nothing),
    act_of_kecamatan("forwarding_undo", passed_on, reason),
    Row(
        "du_rkp_receipts",
        get=everyone(200),
        post=only(FORWARDERS, 302),
        kwargs=year_of_lists,
        data=arrived,
        other_get=everyone(200),
        other_post=only(FORWARDERS, 302),
    ),
    Row(
        "du_rkp_forward",
        get=NO_SUCH_METHOD,
        post=only(FORWARDERS, 302),
        kwargs=year_of_lists,
        data=letter,
        other_post=only(FORWARDERS, 302),
    ),
    Row("du_rkp_receipt_undo", get=NO_SUCH_METHOD, post=only(FORWARDERS, 302), kwargs=receipt, data=nothing),
    of_kecamatan("du_rkp_recap", recap),
    of_kecamatan("du_rkp_recap_download", recap_file),
    reading("trail_of_rpjm", plan, TRAIL_READERS),
    reading("trail_of_rpjm_file", plan, TRAIL_READERS),
    reading("trail_of_rkp", rkp, TRAIL_READERS),
    reading("trail_of_rkp_file", rkp, TRAIL_READERS),
    reading("trail_of_desa", village, TRAIL_READERS),
    reading("trail_of_desa_file", village, TRAIL_READERS),
    Row("national_holidays", get=everyone(200), post=only([Role.ADMINISTRATOR], 302), data=typed_holidays),
]
