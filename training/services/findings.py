"""Writing the findings of the opening round: who holds the session records them."""

from dataclasses import fields, replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from musyawarah.enums import PlanKind
from places.errors import DomainError
from places.models import Desa
from planning.checks.registry import rule_of
from training.enums import Measure, TemuanCategory
from training.follow_up_data import TemuanData
from training.measures.measuring import measured
from training.models import Rtl, Temuan, TrainingSession
from training.policy import may_report_session
from training.services.locking import lock_session, lock_temuan

MOST_LETTERS = 1000
MOST_OF_SESSION = 2000
_ON_A_PLAN = frozenset({Measure.STEPS, Measure.DATA_BASIS, Measure.BA_MUSDUS, Measure.RULE})
_MEASURED_BY = ("desa", "dusun", "measure", "rule", "plan_kind", "year")


@transaction.atomic
def create_temuan(*, by: Membership, session: TrainingSession, data: TemuanData) -> Temuan:
    """Record a finding at the end of the list. Raises NotAllowed, DomainError naming the field."""
    session = lock_session(session)
    may_report_session(by, session).require()
    last = Temuan.objects.filter(session=session).order_by("-position").first()
    if last is not None and last.position >= MOST_OF_SESSION:
        raise DomainError(f"Satu angkatan memuat paling banyak {MOST_OF_SESSION} temuan.")
    temuan = Temuan(session=session, position=last.position + 1 if last else 1, version=0)
    _take(temuan, _clean(by, data))
    _save(temuan, by=by, verb="create_temuan", summary=f"Mencatat temuan “{temuan}”")
    return temuan


@transaction.atomic
def update_temuan(*, by: Membership, temuan: Temuan, version: int, data: TemuanData) -> Temuan:
    """Write a finding.

    Raises NotAllowed, StaleVersion, and DomainError: also when follow-ups hang on it and it would be moved to another
    village, or pointed to something that is measured as mended already.
    """
    fresh = _locked(by, temuan, version=version)
    before = {name: getattr(fresh, name) for name in _MEASURED_BY}
    _take(fresh, _clean(by, data))
    if before != {name: getattr(fresh, name) for name in _MEASURED_BY}:
        _refuse_easy_way(fresh, before)
    _save(fresh, by=by, verb="update_temuan", summary=f"Mengubah temuan “{fresh}”")
    return fresh


@transaction.atomic
def delete_temuan(*, by: Membership, temuan: Temuan, version: int) -> Temuan:
    """Take a finding off the list; it can be restored. Raises DomainError while a follow-up hangs on it."""
    fresh = _locked(by, temuan, version=version)
    if _followed(fresh).exists():
        raise DomainError("Temuan ini sudah mempunyai tindak lanjut, jadi tidak dapat dihapus.")
    fresh.deleted_at = timezone.now()
    _save(fresh, by=by, verb="delete_temuan", summary=f"Menghapus temuan “{fresh}”")
    return fresh


@transaction.atomic
def restore_temuan(*, by: Membership, temuan: Temuan) -> Temuan:
    """Undo a delete; a second time changes nothing."""
    fresh = _locked(by, temuan)
    if fresh.deleted_at is not None:
        fresh.deleted_at = None
        _save(fresh, by=by, verb="restore_temuan", summary=f"Memulihkan temuan “{fresh}”")
    return fresh


def _locked(by: Membership, temuan: Temuan, *, version: int | None = None) -> Temuan:
    fresh = lock_temuan(temuan, version=version)
    may_report_session(by, fresh.session).require()
    return fresh


def _take(temuan: Temuan, data: TemuanData) -> None:
    for field in fields(data):
        setattr(temuan, field.name, getattr(data, field.name))


def _save(temuan: Temuan, *, by: Membership, verb: str, summary: str) -> None:
    temuan.version += 1
    act = log_act(by=by, verb=verb, subject=temuan, place=temuan.desa or by.place, summary=summary)
    save_with_history(temuan, act=act)


def _clean(by: Membership, data: TemuanData) -> TemuanData:
    """The data without what its measure does not read. Raises DomainError naming the field."""
    text = " ".join(data.text.split())
    if not text:
        raise DomainError("Tulis temuannya.", field="text")
    if len(text) > MOST_LETTERS:
        raise DomainError(f"Temuan paling panjang {MOST_LETTERS} huruf.", field="text")
    if data.category not in TemuanCategory:
        raise DomainError("Pilih pokok temuannya.", field="category")
    _refuse_foreign(by, data)
    return _clean_measure(replace(data, text=text))


def _refuse_foreign(by: Membership, data: TemuanData) -> None:
    if data.desa is not None and not Desa.objects.visible_to(by).filter(pk=data.desa.pk).exists():
        raise DomainError("Pilih desa yang dilatih.", field="desa")
    if data.dusun is not None and (data.desa is None or data.dusun.desa_id != data.desa.pk):
        raise DomainError("Pilih dusun dari desa itu.", field="dusun")


def _clean_measure(data: TemuanData) -> TemuanData:
    if data.measure and data.measure not in Measure:
        raise DomainError("Pilih dari daftar.", field="measure")
    if data.measure and data.desa is None:
        raise DomainError("Pilih desanya; keadaan diukur pada satu desa.", field="desa")
    if data.measure not in _ON_A_PLAN:
        return replace(data, rule="", plan_kind="", year=None)
    if data.plan_kind and data.plan_kind not in PlanKind:
        raise DomainError("Pilih rencananya.", field="plan_kind")
    if data.year is not None and not 2000 <= data.year <= 2100:
        raise DomainError("Tahun rencana tidak wajar.", field="year")
    if data.measure != Measure.RULE:
        return replace(data, rule="")
    rule = rule_of(data.rule)
    if rule is None:
        raise DomainError("Pilih aturan yang diperiksa.", field="rule")
    if data.plan_kind and data.plan_kind not in rule.plans:
        raise DomainError(f"{rule.id} tidak memeriksa {PlanKind(data.plan_kind).label}.", field="plan_kind")
    if not data.plan_kind and len(rule.plans) == 1:
        return replace(data, plan_kind=next(iter(rule.plans)))
    return data


def _followed(temuan: Temuan) -> QuerySet[Rtl]:
    return Rtl.objects.filter(temuan=temuan, dropped_reason="")


def _refuse_easy_way(temuan: Temuan, before: dict[str, Any]) -> None:
    """What its follow-ups must prove may be made clearer, but not made easier than what was found."""
    if before["desa"] != temuan.desa and _followed(temuan).exists():
        raise DomainError("Temuan ini sudah mempunyai tindak lanjut, jadi desanya tidak diganti.", field="desa")
    if not _followed(temuan).filter(closed_at=None).exists():
        return
    result = measured(temuan)
    if result is None:
        raise DomainError("Tindak lanjut temuan ini dibuktikan dengan keadaan yang diukur.", field="measure")
    if result.is_mended:
        raise DomainError(
            f"Menurut catatan aplikasi keadaan ini sudah baik: {result.words} "
            "Tindak lanjut yang masih berjalan tidak dapat dibuktikan dengannya.",
            field="measure",
        )
