"""Access to the Balai Rakyat: the village's staff writes, everybody who sees the village reads."""

from datetime import date
from typing import Any

from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Row, everyone, only
from tests.access.rows_villages import village
from tests.cast import Cast
from training.models import BalaiActivity, BalaiLoan, BalaiManager, BalaiPartner, BalaiRakyat
from villages.querysets import RESIDENT_STAFF

DAY = date(2026, 5, 20)
STAFF = sorted(RESIDENT_STAFF)


def centre(cast: Cast, desa: Desa) -> dict[str, Any]:
    """A village with its centre."""
    BalaiRakyat.objects.get_or_create(desa=desa, defaults={"name": f"Balai Rakyat {desa.name}"})
    return {"desa_code": desa.code}


def year(cast: Cast, desa: Desa) -> dict[str, Any]:
    """One of its years."""
    return centre(cast, desa) | {"year": 2026}


def manager(cast: Cast, desa: Desa) -> dict[str, Any]:
    """One of its managers."""
    return _part(cast, desa, BalaiManager, name="Made", position="Ketua")


def partner(cast: Cast, desa: Desa) -> dict[str, Any]:
    """One of its partners."""
    return _part(cast, desa, BalaiPartner, name="Sekolah dasar")


def activity(cast: Cast, desa: Desa) -> dict[str, Any]:
    """One of its activities."""
    return _part(cast, desa, BalaiActivity, held_on=DAY, title="Kelas baca")


def loan(cast: Cast, desa: Desa) -> dict[str, Any]:
    """Something that it lent."""
    return _part(cast, desa, BalaiLoan, lent_on=DAY, title="Undang-Undang Desa", borrower="Karto")


def _part(cast: Cast, desa: Desa, model: type, **values: Any) -> dict[str, Any]:
    code = centre(cast, desa)
    return code | {"pk": model.objects.get_or_create(balai=BalaiRakyat.objects.get(desa=desa), defaults=values)[0].pk}


def typed_centre(cast: Cast, desa: Desa) -> dict[str, Any]:
    """The form of the centre."""
    return {"name": "Balai Rakyat", "version": "1"}


def typed_manager(cast: Cast, desa: Desa) -> dict[str, Any]:
    """The form of a manager."""
    return {"name": "Orang Baru Sekali", "position": "Ketua", "version": "1"}


def typed_partner(cast: Cast, desa: Desa) -> dict[str, Any]:
    """The form of a partner."""
    return {"name": "Puskesmas", "version": "1"}


def typed_activity(cast: Cast, desa: Desa) -> dict[str, Any]:
    """The form of an activity."""
    return {"held_on": "2026-05-20", "title": "Kelas baca", "version": "1"}


def typed_loan(cast: Cast, desa: Desa) -> dict[str, Any]:
    """The form of a loan."""
    return {"title": "Panduan", "borrower": "Karto", "lent_on": "2026-05-20", "readers": "1"}


def nothing(cast: Cast, desa: Desa) -> dict[str, Any]:
    """A button that sends nothing."""
    return {}


_WRITES = only(STAFF, 200)
_POSTS = only(STAFF, 302)

ROWS = [
    Row("balai_detail", everyone(200), NO_SUCH_METHOD, kwargs=village),
    Row("balai_edit", _WRITES, _POSTS, kwargs=centre, data=typed_centre),
    Row("balai_manager_create", _WRITES, _POSTS, kwargs=centre, data=typed_manager),
    Row("balai_manager_edit", _WRITES, _POSTS, kwargs=manager, data=typed_manager),
    Row("balai_manager_remove", NO_SUCH_METHOD, _POSTS, kwargs=manager, data=nothing),
    Row("balai_partner_create", _WRITES, _POSTS, kwargs=centre, data=typed_partner),
    Row("balai_partner_edit", _WRITES, _POSTS, kwargs=partner, data=typed_partner),
    Row("balai_partner_remove", NO_SUCH_METHOD, _POSTS, kwargs=partner, data=nothing),
    Row("balai_activity_create", _WRITES, _POSTS, kwargs=centre, data=typed_activity),
    Row("balai_activity_edit", _WRITES, _POSTS, kwargs=activity, data=typed_activity),
    Row("balai_activity_remove", NO_SUCH_METHOD, _POSTS, kwargs=activity, data=nothing),
    Row("balai_loan_create", _WRITES, _POSTS, kwargs=centre, data=typed_loan),
    Row("balai_loan_return", NO_SUCH_METHOD, _POSTS, kwargs=loan, data=nothing),
    Row("balai_loan_remove", NO_SUCH_METHOD, _POSTS, kwargs=loan, data=nothing),
    Row("balai_report", everyone(200), NO_SUCH_METHOD, kwargs=year),
    Row(
        "balai_report_download",
        everyone(200),
        NO_SUCH_METHOD,
        kwargs=lambda cast, desa: year(cast, desa) | {"kind": "pdf"},
    ),
]
