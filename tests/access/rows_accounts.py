"""Access to sign-in, the own account, and account help."""

from accounts.enums import Level, Role
from accounts.policy import OPENS, READERS
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Answers, ForeignField, Row, by_role, everyone, only, public
from tests.cast import Cast, make_member

OPENERS = frozenset(OPENS)
# Whose job it is to open accounts of Tim Penyusun: all openers.
ABOVE_THE_VILLAGE = frozenset({Role.PETUGAS_KECAMATAN, Role.CAMAT, Role.DINAS_PMD, Role.ADMINISTRATOR})
KABUPATEN_READERS = frozenset({Role.BAPPEDA, Role.BAGIAN_HUKUM, Role.INSPEKTORAT})
REASON = "Diberhentikan dengan SK nomor 4"
SEES_KABUPATEN = KABUPATEN_READERS | {Role.DINAS_PMD, Role.ADMINISTRATOR}


def somebody(cast: Cast, desa: Desa) -> dict:
    """A member of the village's Tim Penyusun."""
    return {"pk": make_member("Luh", Role.TIM_PENYUSUN, desa).orang.user.pk}


def a_role(cast: Cast, desa: Desa) -> dict:
    """A role in the village."""
    return {"pk": make_member("Luh", Role.TIM_PENYUSUN, desa).pk}


def village(cast: Cast, desa: Desa) -> dict:
    """The village by its code."""
    return {"code": desa.code}


def kabupaten(cast: Cast, desa: Desa) -> dict:
    """The village's kabupaten by its code."""
    return {"code": desa.kabupaten.code}


def new_account(cast: Cast, desa: Desa) -> dict:
    """A form that opens an account."""
    return {"role": Role.TIM_PENYUSUN, "name": "Komang Adi", "starts_on": "2026-01-05"}


def new_kepala_dusun(cast: Cast, desa: Desa) -> dict:
    """A form that opens the account of a hamlet's head."""
    first = desa.dusun_set.first()
    return {"role": Role.KEPALA_DUSUN, "dusun": first.pk, "name": "Komang Adi", "starts_on": "2026-01-05"}


def known_person(cast: Cast, desa: Desa) -> dict:
    """A form that gives a known person a further role."""
    return {"role": Role.TIM_VERIFIKASI, "orang": cast.joko.orang_id, "starts_on": "2026-01-05"}


def last_day(cast: Cast, desa: Desa) -> dict:
    """A form that ends a role."""
    return {"on": "2026-01-31", "reason": REASON}


def a_reason(cast: Cast, desa: Desa) -> dict:
    """A form that asks why."""
    return {"reason": REASON}


ROWS = [
    # Sign-in. Who is signed in already is led home.
    Row("account_login", get=Answers(302, nobody=200), post=Answers(302, nobody=200)),
    Row("mfa_authenticate", get=everyone(302), post=everyone(302)),
    Row("account_logout", get=everyone(200), post=everyone(302)),
    Row("account_start", get=public(200), post=public(200)),
    Row("account_inactive", get=public(200), post=public(405)),
    Row("account_set_password", get=public(302), post=public(302), is_public=True),
    # The own account. The cast has no password, so nothing that asks for it again can be reached.
    Row("profile", get=everyone(200), post=everyone(200)),
    Row("switch_membership", get=NO_SUCH_METHOD, post=everyone(404)),
    Row("account_change_password", get=everyone(302), post=everyone(302)),
    Row("account_reauthenticate", get=everyone(403), post=everyone(403)),
    Row("mfa_index", get=everyone(200), post=NO_SUCH_METHOD),
    Row("mfa_reauthenticate", get=everyone(403), post=everyone(403)),
    Row("mfa_activate_totp", get=everyone(200), post=everyone(200)),
    Row("mfa_deactivate_totp", get=everyone(404), post=everyone(404)),
    Row("mfa_view_recovery_codes", get=everyone(404), post=NO_SUCH_METHOD),
    Row("mfa_generate_recovery_codes", get=everyone(200), post=everyone(200)),
    Row("mfa_download_recovery_codes", get=everyone(404), post=everyone(404)),
    # Account help.
    Row("account_list", get=only(READERS, 200), post=NO_SUCH_METHOD),
    Row("account_detail", get=only(READERS, 200), post=NO_SUCH_METHOD, kwargs=somebody),
    Row(
        "account_choose_place",
        get=by_role(403, dict.fromkeys(ABOVE_THE_VILLAGE, 200) | {Role.SEKRETARIS_DESA: 302}),
        post=NO_SUCH_METHOD,
    ),
    Row("account_open", get=only(OPENERS, 200), post=only(OPENERS, 200), kwargs=village, data=new_account),
    Row(
        "account_open_kabupaten",
        get=by_role(404, dict.fromkeys(KABUPATEN_READERS, 403) | {Role.DINAS_PMD: 200, Role.ADMINISTRATOR: 200}),
        post=by_role(404, dict.fromkeys(KABUPATEN_READERS, 403) | {Role.DINAS_PMD: 200, Role.ADMINISTRATOR: 200}),
        kwargs=kabupaten,
        level=Level.KABUPATEN,
    ),
    Row("account_print_cards", get=only(OPENERS, 200), post=only(OPENERS, 200), kwargs=village),
    Row("account_make_code", get=NO_SUCH_METHOD, post=only(OPENERS, 200), kwargs=somebody),
    Row(
        "account_take_second_factor_off",
        get=only(OPENERS, 200),
        post=only(OPENERS, 200),
        kwargs=somebody,
        data=a_reason,
    ),
    Row("account_end_role", get=only(OPENERS, 200), post=only(OPENERS, 302), kwargs=a_role, data=last_day),
]

FOREIGN_FIELDS = [
    ForeignField(
        "account_open",
        "dusun",
        lambda cast: cast.villages.kalianget.dusun_set.first().pk,
        new_kepala_dusun,
        kwargs=village,
    ),
    ForeignField("account_open", "orang", lambda cast: cast.bejo.orang_id, known_person, kwargs=village),
    ForeignField(
        "account_open",
        "orang",
        lambda cast: cast.bejo.orang_id,
        known_person,
        role=Role.PETUGAS_KECAMATAN,
        kwargs=village,
    ),
    ForeignField(
        "switch_membership", "membership", lambda cast: cast.bejo.pk, lambda cast, desa: {"membership": cast.sari.pk}
    ),
]
