"""Planning, opening and cancelling meetings."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.act_log import create_with_history, log_act, save_with_history
from accounts.models import Membership
from musyawarah.chairs import default_chair, office_of
from musyawarah.enums import AttendanceRole, MusyawarahKind, MusyawarahStatus, PlanKind
from musyawarah.meeting_data import MusyawarahData
from musyawarah.models import AgendaMusyawarah, Musyawarah
from musyawarah.moments import moment_of
from musyawarah.policy import may_create_musyawarah, may_open, may_prepare
from musyawarah.rules import rule_of, shipped_rules
from musyawarah.services.locking import lock_musyawarah
from musyawarah.starting_texts import usual_agenda, usual_rules_text
from places.errors import DomainError
from places.models import Desa, Orang
from villages.enums import Unsur
from villages.local_zone import zone_of

_FIELDS = (
    "plan_kind", "year", "topic", "dusun", "unsur", "kelompok", "held_on", "starts_at", "ends_at", "place",
    "presiding", "presiding_office", "notulis", "notulis_office", "is_on_paper", "continues",
)  # fmt: skip
# What an open meeting keeps: it is the meeting of this day and this hamlet.
_SETTLED_BY_OPENING = ("held_on", "is_on_paper", "dusun", "unsur", "kelompok", "plan_kind", "year", "continues")


@transaction.atomic
def create_musyawarah(*, by: Membership, desa: Desa, data: MusyawarahData) -> Musyawarah:
    """Plan a meeting, with the usual agenda and tata tertib of its kind.

    Raises NotAllowed, and DomainError naming the field when the parts do not fit.
    """
    _refuse_unknown_kind(data)
    may_create_musyawarah(by, desa.pk, data.kind, data.dusun).require()
    _refuse_misfit(desa, data)
    full = _with_chair(desa, data)
    musyawarah = Musyawarah(desa=desa, kind=data.kind, rules_text=usual_rules_text(data.kind))
    _copy(musyawarah, full)
    act = log_act(by=by, verb="create_musyawarah", subject=musyawarah, place=desa, summary=f"Merencanakan {musyawarah}")
    save_with_history(musyawarah, act=act)
    items = enumerate(usual_agenda(data.kind, data.starts_at), start=1)
    create_with_history(
        [
            AgendaMusyawarah(
                musyawarah=musyawarah, position=at, title=item.title, starts_at=item.starts_at, ends_at=item.ends_at
            )
            for at, item in items
        ],
        act=act,
    )
    return musyawarah


@transaction.atomic
def update_musyawarah(*, by: Membership, musyawarah: Musyawarah, version: int, data: MusyawarahData) -> Musyawarah:
    """Write the whole plan of a meeting; its kind stays, and once it is open its day and whose meeting it is stay too.

    Raises NotAllowed, StaleVersion, DomainError naming the field.
    """
    musyawarah = lock_musyawarah(musyawarah, version=version)
    may_prepare(by, musyawarah).require()
    if data.kind != musyawarah.kind:
        raise DomainError("Jenis musyawarah tidak dapat diganti. Batalkan, lalu buat yang baru.", field="kind")
    may_create_musyawarah(by, musyawarah.desa_id, data.kind, data.dusun).require()
    _refuse_misfit(musyawarah.desa, data, itself=musyawarah)
    if musyawarah.is_open:
        _refuse_settled(musyawarah, data)
    _copy(musyawarah, _with_chair(musyawarah.desa, data))
    musyawarah.version += 1
    act = log_act(
        by=by,
        verb="update_musyawarah",
        subject=musyawarah,
        place=musyawarah.desa,
        summary=f"Mengubah rencana {musyawarah}",
    )
    save_with_history(musyawarah, act=act)
    return musyawarah


@transaction.atomic
def open_musyawarah(
    *, by: Membership, musyawarah: Musyawarah, at: datetime | None = None, invited_count: int | None = None
) -> Musyawarah:
    """Open the meeting and keep the number of invited, quorum, women's share and days of mending as they are now.

    `at` is the moment of opening: now, for a paper meeting its own day and hour. `invited_count` counts only where no
    list of the invited was made. Raises NotAllowed, and DomainError while chair, notulis or the hour are missing.
    """
    musyawarah = lock_musyawarah(musyawarah)
    may_open(by, musyawarah).require()
    if musyawarah.presiding_id is None:
        raise DomainError("Tetapkan dahulu pimpinan musyawarah.", field="presiding")
    if musyawarah.notulis_id is None:
        raise DomainError("Tetapkan dahulu notulis.", field="notulis")
    rule = rule_of(musyawarah.desa.kabupaten, musyawarah.kind)
    listed = musyawarah.terundang_set.filter(role=AttendanceRole.UNDANGAN).count()
    musyawarah.opened_at = _moment_of_opening(musyawarah, at)
    musyawarah.status = MusyawarahStatus.OPEN
    musyawarah.invited_count = listed or invited_count or 0
    musyawarah.quorum_percent, musyawarah.women_percent = rule.quorum_percent, rule.women_percent
    musyawarah.seal_after_days = rule.seal_after_days
    musyawarah.version += 1
    act = log_act(
        by=by, verb="open_musyawarah", subject=musyawarah, place=musyawarah.desa, summary=f"Membuka {musyawarah}"
    )
    save_with_history(musyawarah, act=act)
    return musyawarah


@transaction.atomic
def cancel_musyawarah(*, by: Membership, musyawarah: Musyawarah, reason: str) -> Musyawarah:
    """Cancel a planned meeting. Raises DomainError without a reason, and for one that is already open."""
    musyawarah = lock_musyawarah(musyawarah)
    may_prepare(by, musyawarah).require()
    if musyawarah.status != MusyawarahStatus.PLANNED:
        raise DomainError("Musyawarah yang sudah dibuka tidak dibatalkan; tutuplah dengan catatan.")
    clean = " ".join(reason.split())
    if not clean:
        raise DomainError("Tulis alasan pembatalannya.", field="reason")
    if len(clean) > 200:
        raise DomainError("Alasan paling panjang 200 huruf.", field="reason")
    musyawarah.status, musyawarah.cancelled_reason = MusyawarahStatus.CANCELLED, clean
    musyawarah.version += 1
    act = log_act(
        by=by,
        verb="cancel_musyawarah",
        subject=musyawarah,
        place=musyawarah.desa,
        summary=f"Membatalkan {musyawarah}",
        reason=clean,
    )
    save_with_history(musyawarah, act=act)
    return musyawarah


def _copy(musyawarah: Musyawarah, data: MusyawarahData) -> None:
    for name in _FIELDS:
        value = getattr(data, name)
        setattr(musyawarah, name, " ".join(value.split()) if isinstance(value, str) else value)


def _with_chair(desa: Desa, data: MusyawarahData) -> MusyawarahData:
    """The data with the chair by office where none is named, and with what chair and notulis are called that day."""
    if data.presiding is None:
        chair = default_chair(desa, data.kind, on=data.held_on, dusun=data.dusun)
        if chair is not None:
            data = replace(data, presiding=chair.orang, presiding_office=data.presiding_office or chair.office)
    return replace(
        data,
        presiding_office=data.presiding_office or _office(data.presiding, desa, data),
        notulis_office=data.notulis_office or _office(data.notulis, desa, data),
    )


def _office(orang: Orang | None, desa: Desa, data: MusyawarahData) -> str:
    return office_of(orang, desa, on=data.held_on)[:100] if orang else ""


def _moment_of_opening(musyawarah: Musyawarah, at: datetime | None) -> datetime:
    zone = zone_of(musyawarah.desa.kabupaten)
    if at is None and musyawarah.is_on_paper:
        if musyawarah.starts_at is None:
            raise DomainError("Isi dahulu jam mulai musyawarah ini.", field="starts_at")
        at = moment_of(musyawarah.held_on, musyawarah.starts_at, zone)
    moment = at or timezone.now()
    if moment.astimezone(zone).date() != musyawarah.held_on:
        raise DomainError(
            "Musyawarah dibuka pada tanggalnya sendiri. Ubah tanggalnya, atau tandai bahwa musyawarah ini sudah "
            "diadakan dengan kertas dan dimasukkan kemudian.",
            field="held_on",
        )
    return moment


def _refuse_unknown_kind(data: MusyawarahData) -> None:
    if data.kind not in MusyawarahKind:
        raise DomainError("Pilih jenis musyawarahnya.", field="kind")


def _refuse_misfit(desa: Desa, data: MusyawarahData, *, itself: Musyawarah | None = None) -> None:
    """Raise DomainError for parts that do not belong together, or to another village."""
    _refuse_missing(data)
    if data.plan_kind and data.plan_kind not in PlanKind:
        raise DomainError("Pilih rencananya.", field="plan_kind")
    if data.year is not None and not 2000 <= data.year <= 2100:
        raise DomainError("Tahun rencana tidak wajar.", field="year")
    if data.starts_at and data.ends_at and data.ends_at <= data.starts_at:
        raise DomainError("Jam selesai harus sesudah jam mulai.", field="ends_at")
    if data.unsur and data.unsur not in Unsur:
        raise DomainError("Pilih kelompok dari daftar.", field="unsur")
    for field in ("dusun", "kelompok", "continues"):
        row = getattr(data, field)
        if row is not None and row.desa_id != desa.pk:
            raise DomainError("Pilih dari desa ini.", field=field)
    if itself is not None and data.continues is not None and data.continues.pk == itself.pk:
        raise DomainError("Musyawarah tidak dapat menjadi lanjutan dirinya sendiri.", field="continues")
    _refuse_foreign_people(desa, data)


def _refuse_missing(data: MusyawarahData) -> None:
    for field, words, most in (("topic", "materi", 200), ("place", "tempat", 150)):
        text = " ".join(getattr(data, field).split())
        if not text:
            raise DomainError(f"Isi {words} musyawarah.", field=field)
        if len(text) > most:
            raise DomainError(f"Isian {words} paling panjang {most} huruf.", field=field)
    if data.kind == MusyawarahKind.MUSDUS and data.dusun is None:
        raise DomainError("Pilih dusunnya.", field="dusun")
    if data.kind == MusyawarahKind.MUSYAWARAH_KHUSUS and not data.unsur and data.kelompok is None:
        raise DomainError("Pilih kelompok yang bermusyawarah.", field="unsur")


def _refuse_foreign_people(desa: Desa, data: MusyawarahData) -> None:
    for field in ("presiding", "notulis"):
        orang = getattr(data, field)
        if orang is not None and orang.desa_id != desa.pk:
            raise DomainError("Pilih orang dari desa ini.", field=field)
    roles = shipped_rules()[data.kind].chair_roles
    chair = data.presiding
    if chair is not None and not Membership.objects.filter(orang=chair, desa=desa, role__in=roles).exists():
        words = ", ".join(str(role.label) for role in roles)
        raise DomainError(f"{MusyawarahKind(data.kind).label} dipimpin oleh {words}.", field="presiding")


def _refuse_settled(musyawarah: Musyawarah, data: MusyawarahData) -> None:
    for field in _SETTLED_BY_OPENING:
        if getattr(data, field) != getattr(musyawarah, field):
            raise DomainError("Bagian ini tidak diubah lagi setelah musyawarah dibuka.", field=field)
