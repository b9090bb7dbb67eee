"""Writing a kabupaten's settings."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Kabupaten
from villages.enums import FormSet, Term
from villages.local_defaults import local_defaults
from villages.models import Holiday, KabupatenSetting, LocalTerm
from villages.models.setting import INDONESIAN_TIME_ZONES
from villages.policy import may_edit_settings
from villages.services.locking import lock_setting

_MONTH_AND_DAY = re.compile(r"\d{2}-\d{2}")
LEAP_YEAR = 2024


@dataclass(frozen=True)
class SettingData:
    """All settings of a kabupaten; deadlines as "MM-DD"; `holidays` are its own, by day."""

    form_set: str
    time_zone: str
    rpjm_months_after_inauguration: int
    rkp_musdes_deadline: str
    rkp_enactment_deadline: str
    terms: dict[str, str]
    holidays: dict[date, str]


@transaction.atomic
def save_setting(*, by: Membership, kabupaten: Kabupaten, version: int, data: SettingData) -> KabupatenSetting:
    """Write everything. Raises NotAllowed, DomainError naming the field, and StaleVersion."""
    setting = lock_setting(kabupaten, version=version)
    may_edit_settings(by, kabupaten).require()
    _refuse_impossible(data)
    setting.form_set, setting.time_zone = data.form_set, data.time_zone
    setting.rpjm_months_after_inauguration = data.rpjm_months_after_inauguration
    setting.rkp_musdes_deadline, setting.rkp_enactment_deadline = data.rkp_musdes_deadline, data.rkp_enactment_deadline
    setting.version += 1
    setting.save()
    _write_terms(kabupaten, data.terms)
    _write_holidays(kabupaten, data.holidays)
    log_act(by=by, verb="save_setting", subject=setting, place=kabupaten, summary=f"Mengubah pengaturan {kabupaten}")
    return setting


def _refuse_impossible(data: SettingData) -> None:
    if data.form_set not in FormSet:
        raise DomainError("Pilih format dokumen dari daftar.", field="form_set")
    if data.time_zone not in dict(INDONESIAN_TIME_ZONES):
        raise DomainError("Pilih zona waktu dari daftar.", field="time_zone")
    if not 1 <= data.rpjm_months_after_inauguration <= 24:
        raise DomainError("Isi antara 1 dan 24 bulan.", field="rpjm_months_after_inauguration")
    for field in ("rkp_musdes_deadline", "rkp_enactment_deadline"):
        if not _is_month_and_day(getattr(data, field)):
            raise DomainError("Tulis tanggal dan bulan yang ada, misalnya 30-06.", field=field)
    unknown = data.terms.keys() - {term.value for term in Term}
    if unknown:
        raise DomainError(f"Istilah tidak dikenal: {', '.join(sorted(unknown))}.")


def _is_month_and_day(text: str) -> bool:
    if not _MONTH_AND_DAY.fullmatch(text):
        return False
    try:
        date(LEAP_YEAR, int(text[:2]), int(text[3:]))
    except ValueError:
        return False
    return True


def _write_terms(kabupaten: Kabupaten, terms: dict[str, str]) -> None:
    """A word that equals what the kabupaten starts with anyway is not stored."""
    defaults = {term.value: str(term.label) for term in Term} | local_defaults(kabupaten.code)
    wanted = {term: " ".join(label.split())[:60] for term, label in terms.items() if label.strip()}
    wanted = {term: label for term, label in wanted.items() if label != defaults.get(term)}
    LocalTerm.objects.filter(kabupaten=kabupaten).exclude(term__in=wanted).delete()
    LocalTerm.objects.bulk_create(
        [LocalTerm(kabupaten=kabupaten, term=term, label=label) for term, label in wanted.items()],
        update_conflicts=True,
        unique_fields=["kabupaten", "term"],
        update_fields=["label"],
    )


def _write_holidays(kabupaten: Kabupaten, holidays: dict[date, str]) -> None:
    Holiday.objects.filter(kabupaten=kabupaten).exclude(day__in=holidays).delete()
    Holiday.objects.bulk_create(
        [Holiday(kabupaten=kabupaten, day=day, name=name[:100]) for day, name in holidays.items()],
        update_conflicts=True,
        unique_fields=["kabupaten", "day"],
        update_fields=["name"],
    )
