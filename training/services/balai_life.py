"""Writing what happens in a Balai Rakyat: activities with their visitors, what is lent and read."""

from datetime import date

from django.db import transaction

from accounts.act_log import log_act
from accounts.models import Membership
from places.enums import Gender
from places.errors import DomainError, StaleVersion
from training.balai_data import ActivityData, LoanData
from training.enums import AgeGroup, BalaiAim
from training.models import BalaiActivity, BalaiCount, BalaiLoan, BalaiRakyat
from training.services.balai import lock_balai
from training.services.writing import one_line, write_row

MOST_VISITORS = 100_000


@transaction.atomic
def add_activity(*, by: Membership, balai: BalaiRakyat, data: ActivityData) -> BalaiActivity:
    """Put an activity into the calendar of the centre. Raises NotAllowed, DomainError naming the field."""
    fresh = lock_balai(by, balai)
    return _write(by, BalaiActivity(balai=fresh), data, verb="add_balai_activity", words="Mencatat kegiatan")


@transaction.atomic
def update_activity(*, by: Membership, activity: BalaiActivity, version: int, data: ActivityData) -> BalaiActivity:
    """Write an activity with its visitors. Raises NotAllowed, StaleVersion, DomainError."""
    lock_balai(by, activity.balai)
    fresh = BalaiActivity.objects.select_related("balai__desa").get(pk=activity.pk)
    if fresh.version != version:
        raise StaleVersion("Kegiatan ini baru saja disimpan orang lain. Periksa dahulu perubahannya.")
    return _write(by, fresh, data, verb="update_balai_activity", words="Mengubah kegiatan")


@transaction.atomic
def remove_activity(*, by: Membership, activity: BalaiActivity) -> None:
    """Take an activity out. Raises NotAllowed."""
    balai = lock_balai(by, activity.balai)
    log_act(
        by=by,
        verb="remove_balai_activity",
        subject=activity,
        place=balai.desa,
        summary=f"Menghapus kegiatan {activity} {activity.held_on:%d-%m-%Y}",
    )
    activity.delete()


@transaction.atomic
def lend(*, by: Membership, balai: BalaiRakyat, data: LoanData) -> BalaiLoan:
    """Note what is lent, or read on the spot. Raises NotAllowed, DomainError naming the field."""
    fresh = lock_balai(by, balai)
    loan = BalaiLoan(balai=fresh, material=data.material, lent_on=data.lent_on, is_read_here=data.is_read_here)
    loan.title = one_line(data.title or (data.material.title if data.material else ""), 200)
    if not loan.title:
        raise DomainError("Tulis judulnya.", field="title")
    loan.borrower = one_line(data.borrower, 120)
    if not data.is_read_here and not loan.borrower:
        raise DomainError("Tulis siapa peminjamnya, atau tandai dibaca di tempat.", field="borrower")
    if data.due_on and data.due_on < data.lent_on:
        raise DomainError("Batas kembali tidak boleh sebelum tanggal pinjam.", field="due_on")
    if not 1 <= data.readers <= MOST_VISITORS:
        raise DomainError("Banyak pembaca paling sedikit 1.", field="readers")
    loan.due_on, loan.readers = data.due_on, data.readers
    what = "dibaca di tempat" if data.is_read_here else "dipinjam"
    write_row(loan, by=by, verb="lend_material", place=fresh.desa, summary=f"Mencatat “{loan}” {what}")
    return loan


@transaction.atomic
def give_back(*, by: Membership, loan: BalaiLoan, on: date) -> BalaiLoan:
    """Note that something lent came back. Raises NotAllowed, DomainError."""
    balai = lock_balai(by, loan.balai)
    fresh = BalaiLoan.objects.get(pk=loan.pk)
    if fresh.is_read_here or fresh.returned_on is not None:
        raise DomainError("Ini tidak sedang dipinjam.")
    if on < fresh.lent_on:
        raise DomainError("Tanggal kembali tidak boleh sebelum tanggal pinjam.")
    fresh.returned_on = on
    write_row(fresh, by=by, verb="return_material", place=balai.desa, summary=f"“{fresh}” dikembalikan")
    return fresh


@transaction.atomic
def remove_loan(*, by: Membership, loan: BalaiLoan) -> None:
    """Take out what was noted by mistake. Raises NotAllowed."""
    balai = lock_balai(by, loan.balai)
    log_act(by=by, verb="remove_loan", subject=loan, place=balai.desa, summary=f"Menghapus catatan “{loan}”")
    loan.delete()


def _write(by: Membership, activity: BalaiActivity, data: ActivityData, *, verb: str, words: str) -> BalaiActivity:
    total = _checked_visitors(data)
    activity.title = one_line(data.title, 200)
    if not activity.title:
        raise DomainError("Tulis kegiatannya.", field="title")
    if data.aim and data.aim not in BalaiAim:
        raise DomainError("Pilih tujuan dari daftar.", field="aim")
    for field in ("disabled_count", "poor_count"):
        count = getattr(data, field)
        if count is not None and count > total:
            raise DomainError(f"Tidak boleh lebih dari jumlah yang hadir ({total}).", field=field)
        setattr(activity, field, count)
    activity.held_on, activity.starts_at, activity.aim = data.held_on, data.starts_at, data.aim
    activity.place, activity.note = one_line(data.place, 150), data.note.strip()
    desa = activity.balai.desa
    write_row(activity, by=by, verb=verb, place=desa, summary=f"{words} {activity} {data.held_on:%d-%m-%Y}")
    activity.count_set.all().delete()
    BalaiCount.objects.bulk_create(
        BalaiCount(activity=activity, gender=gender, age_group=age, count=count)
        for (gender, age), count in data.visitors.items()
        if count
    )
    return activity


def _checked_visitors(data: ActivityData) -> int:
    for (gender, age), count in data.visitors.items():
        if gender not in Gender or age not in AgeGroup or not 0 <= count <= MOST_VISITORS:
            raise DomainError("Isi jumlah pengunjung dengan angka.", field="title")
    return sum(data.visitors.values())
