"""Writing who held which office from when to when."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act
from accounts.models import Membership
from places.errors import DomainError
from places.models import Orang
from villages.enums import Capacity, JabatanKind
from villages.models import Jabatan, PemangkuJabatan
from villages.policy import may_edit_offices
from villages.services.locking import lock_desa
from villages.services.orang import new_orang

EARLIEST = date(1945, 8, 17)
LONGEST_AHEAD = timedelta(days=366 * 9)  # a term of eight years may be entered with its end
FULL_HOLDERS = frozenset({Capacity.DEFINITIF, Capacity.PJ})  # a penjabat fills a vacant office wholly
SEVERAL_HOLDERS = frozenset({JabatanKind.ANGGOTA_BPD})


@dataclass(frozen=True)
class Tenure:
    """From when to when somebody holds an office, in which capacity and by which decree."""

    starts_on: date
    ends_on: date | None = None
    capacity: Capacity = Capacity.DEFINITIF
    decree: str = ""


@dataclass(frozen=True)
class Holder:
    """A person of the village that is known already, or the name of a new one."""

    orang: Orang | None = None
    name: str = ""
    nip: str = ""


@transaction.atomic
def appoint(*, by: Membership, jabatan: Jabatan, holder: Holder, tenure: Tenure) -> PemangkuJabatan:
    """Put a person into an office. Raises NotAllowed, and DomainError with field `orang`, `name` or `starts_on`.

    Two full holders (definitif or Pj.) never overlap; a gap is fine, and Plt. and a.n. may stand beside the holder.
    """
    desa = lock_desa(jabatan.desa)
    may_edit_offices(by, desa).require()
    row = write_tenure(jabatan, holder=holder, tenure=tenure)
    summary = f"{row.orang.name} {row.get_capacity_display()} {jabatan} mulai {row.starts_on:%d-%m-%Y}"
    log_act(by=by, verb="appoint", subject=row, place=desa, summary=summary, reason=row.decree)
    return row


def write_tenure(jabatan: Jabatan, *, holder: Holder, tenure: Tenure) -> PemangkuJabatan:
    """Write a tenure in a locked village; the caller has asked the policy and logs the act."""
    if jabatan.is_retired:
        raise DomainError(f"Jabatan {jabatan} tidak dipakai lagi.")
    refuse_impossible(tenure)
    row = PemangkuJabatan(jabatan=jabatan, desa_id=jabatan.desa_id)
    _take(row, tenure)
    _refuse_overlap(row)
    if holder.orang is not None and holder.orang.desa_id != jabatan.desa_id:
        raise DomainError("Pilih orang dari daftar desa ini.", field="orang")
    row.orang = holder.orang or new_orang(jabatan.desa, name=holder.name, nip=holder.nip)
    row.save()
    return row


@transaction.atomic
def end_tenure(*, by: Membership, pemangku: PemangkuJabatan, on: date, reason: str = "") -> PemangkuJabatan:
    """Write the last day of a tenure."""
    desa = lock_desa(pemangku.desa)
    may_edit_offices(by, desa).require()
    row = _fresh(pemangku)
    close_tenure(row, on=on)
    summary = f"{row.orang.name} berhenti sebagai {row.jabatan} pada {on:%d-%m-%Y}"
    log_act(by=by, verb="end_tenure", subject=row, place=desa, summary=summary, reason=reason)
    return row


def close_tenure(row: PemangkuJabatan, *, on: date) -> None:
    """Write the last day in a locked village; the caller has asked the policy and logs the act."""
    if on < row.starts_on:
        raise DomainError(f"Hari terakhir tidak boleh sebelum hari mulai ({row.starts_on:%d-%m-%Y}).", field="ends_on")
    refuse_impossible(Tenure(row.starts_on, on))
    row.ends_on = on
    _refuse_overlap(row)
    row.save(update_fields=["ends_on"])


@transaction.atomic
def correct_tenure(*, by: Membership, pemangku: PemangkuJabatan, tenure: Tenure) -> PemangkuJabatan:
    """Correct dates, capacity or decree that were typed wrongly."""
    desa = lock_desa(pemangku.desa)
    may_edit_offices(by, desa).require()
    refuse_impossible(tenure)
    row = _fresh(pemangku)
    _take(row, tenure)
    _refuse_overlap(row)
    row.save()
    summary = f"Memperbaiki masa jabatan {row.orang.name} sebagai {row.jabatan}"
    log_act(by=by, verb="correct_tenure", subject=row, place=desa, summary=summary)
    return row


@transaction.atomic
def remove_tenure(*, by: Membership, pemangku: PemangkuJabatan, reason: str) -> None:
    """Take out a tenure that was entered by mistake; issued documents keep what they say."""
    desa = lock_desa(pemangku.desa)
    may_edit_offices(by, desa).require()
    if not reason.strip():
        raise DomainError("Tulis alasan mengapa catatan ini dihapus.", field="reason")
    row = _fresh(pemangku)
    ends = f"{row.ends_on:%d-%m-%Y}" if row.ends_on else "sekarang"
    summary = f"Menghapus {row.orang.name} sebagai {row.jabatan} {row.starts_on:%d-%m-%Y} sampai {ends}"
    log_act(by=by, verb="remove_tenure", subject=row, place=desa, summary=summary, reason=reason.strip())
    row.delete()


def refuse_impossible(tenure: Tenure) -> None:
    """Raise DomainError when dates contradict each other or lie outside living memory."""
    latest = timezone.localdate() + LONGEST_AHEAD
    if not EARLIEST <= tenure.starts_on <= latest:
        raise DomainError("Tanggal mulai tidak masuk akal. Periksa tahunnya.", field="starts_on")
    if tenure.ends_on is None:
        return
    if tenure.ends_on < tenure.starts_on:
        raise DomainError("Tanggal sampai tidak boleh sebelum tanggal mulai.", field="ends_on")
    if tenure.ends_on > latest:
        raise DomainError("Tanggal sampai tidak masuk akal. Periksa tahunnya.", field="ends_on")


def _take(row: PemangkuJabatan, tenure: Tenure) -> None:
    row.starts_on, row.ends_on = tenure.starts_on, tenure.ends_on
    row.capacity, row.decree = Capacity(tenure.capacity), " ".join(tenure.decree.split())[:100]


def _refuse_overlap(row: PemangkuJabatan) -> None:
    if row.jabatan.kind in SEVERAL_HOLDERS or row.capacity not in FULL_HOLDERS:
        return
    others = PemangkuJabatan.objects.filter(jabatan=row.jabatan, capacity__in=FULL_HOLDERS).exclude(pk=row.pk)
    for other in others.select_related("orang"):
        if row.starts_on <= (other.ends_on or date.max) and other.starts_on <= (row.ends_on or date.max):
            until = f"sampai {other.ends_on:%d-%m-%Y}" if other.ends_on else "dan belum berakhir"
            raise DomainError(
                f"{other.orang.name} memegang jabatan ini sejak {other.starts_on:%d-%m-%Y} {until}. "
                "Akhiri dahulu masa jabatannya, atau ubah tanggalnya.",
                field="starts_on",
            )


def _fresh(pemangku: PemangkuJabatan) -> PemangkuJabatan:
    return PemangkuJabatan.objects.select_related("jabatan", "orang").get(pk=pemangku.pk)
