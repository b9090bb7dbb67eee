"""Writing the DU-RKP: its lines, the letter that sends it, and the answers (Permendagri 114/2014 art. 51)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.act_log import log_act, save_with_history
from accounts.models import Act, Membership
from musyawarah.enums import DecisionOutcome
from musyawarah.models import Keputusan, Usulan
from places.errors import DomainError, StaleVersion
from places.models import Desa
from planning.du_rkp_data import AnswerData, DuRkpLineData
from planning.du_rkp_policy import may_answer_du_rkp, may_send_du_rkp, may_take_sending_back, may_write_du_rkp
from planning.enums import DuRkpAnswer
from planning.models import DuRkp, DuRkpKegiatan
from planning.policy import may_write_for_village
from planning.services.data_rows import copy_onto, refuse_odd_amount

_FIELDS = tuple(name for name in DuRkpLineData.__dataclass_fields__ if name != "sdgs")


@transaction.atomic
def open_du_rkp(*, by: Membership, desa: Desa, year: int) -> DuRkp:
    """The village's list of the year; it is made when there is none."""
    may_write_for_village(by, desa.pk).require()
    if not 2000 <= year <= 2100:
        raise DomainError("Tahun tidak wajar.", field="year")
    Desa.objects.select_for_update(no_key=True).get(pk=desa.pk)
    if found := DuRkp.objects.filter(desa=desa, year=year).select_related("desa").first():
        return found
    du_rkp = DuRkp(desa=desa, year=year)
    act = log_act(by=by, verb="open_du_rkp", subject=desa, place=desa, summary=f"Membuka {du_rkp}")
    save_with_history(du_rkp, act=act)
    return du_rkp


@transaction.atomic
def take_decisions(*, by: Membership, du_rkp: DuRkp, keputusan: Sequence[Keputusan]) -> list[DuRkpKegiatan]:
    """Make a line of each decision that sends a usulan to the DU-RKP; what is listed already is left as it is.

    Raises DomainError when a decision does not hold, says something else, or its usulan names no bidang.
    """
    du_rkp = _lock(du_rkp)
    may_write_du_rkp(by, du_rkp).require()
    rows = Keputusan.objects.standing().filter(pk__in=[one.pk for one in keputusan], usulan__isnull=False)
    joined = rows.select_related("musyawarah", "usulan__bidang", "usulan__unit", "usulan__dusun")
    taken = set(DuRkpKegiatan.objects.alive().filter(desa=du_rkp.desa_id).values_list("keputusan_id", flat=True))
    new = []
    for decision in joined.order_by("number", "pk"):
        _refuse_unfit(decision, du_rkp)
        if decision.pk not in taken:
            new.append(_take(by, du_rkp, decision))
    return new


@transaction.atomic
def add_du_rkp_line(*, by: Membership, du_rkp: DuRkp, data: DuRkpLineData, reason: str) -> DuRkpKegiatan:
    """Add a line that no decision stands behind; `reason` says why it is proposed, and is kept in the act log."""
    du_rkp = _lock(du_rkp)
    may_write_du_rkp(by, du_rkp).require()
    if not reason.strip():
        raise DomainError("Tulis mengapa kegiatan ini diusulkan tanpa keputusan musyawarah.", field="reason")
    line = DuRkpKegiatan(desa_id=du_rkp.desa_id, du_rkp=du_rkp)
    _apply(line, data, du_rkp.desa)
    return _add(line, _log(by, "add_du_rkp_line", line, f"Menambah “{line.name}” ke {du_rkp}", reason=reason.strip()))


@transaction.atomic
def update_du_rkp_line(*, by: Membership, line: DuRkpKegiatan, version: int, data: DuRkpLineData) -> DuRkpKegiatan:
    """Write the whole line. Raises StaleVersion when somebody saved in between."""
    line = _lock_line(line, version=version)
    may_write_du_rkp(by, line.du_rkp).require()
    if line.deleted_at is not None:
        raise DomainError("Usulan DU-RKP ini sudah dihapus. Pulihkan dahulu dari daftar.")
    _apply(line, data, line.du_rkp.desa)
    return _save(line, _log(by, "update_du_rkp_line", line, f"Mengubah “{line.name}” dalam {line.du_rkp}"))


@transaction.atomic
def delete_du_rkp_line(*, by: Membership, line: DuRkpKegiatan) -> DuRkpKegiatan:
    """Take the line out of the list; its usulan shows again as not taken up. A second delete changes nothing."""
    line = _lock_line(line)
    may_write_du_rkp(by, line.du_rkp).require()
    if line.deleted_at is not None:
        return line
    line.deleted_at = timezone.now()
    return _save(line, _log(by, "delete_du_rkp_line", line, f"Menghapus “{line.name}” dari {line.du_rkp}"))


@transaction.atomic
def restore_du_rkp_line(*, by: Membership, line: DuRkpKegiatan) -> DuRkpKegiatan:
    """Undo a delete; restoring a living line changes nothing. Raises DomainError when its decision was taken anew."""
    line = _lock_line(line)
    may_write_du_rkp(by, line.du_rkp).require()
    if line.deleted_at is None:
        return line
    again = DuRkpKegiatan.objects.alive().filter(desa=line.desa_id, keputusan=line.keputusan_id)
    if line.keputusan_id and again.exists():
        raise DomainError("Keputusannya sudah diambil lagi ke dalam DU-RKP.")
    line.deleted_at = None
    return _save(line, _log(by, "restore_du_rkp_line", line, f"Memulihkan “{line.name}” dalam {line.du_rkp}"))


@transaction.atomic
def send_du_rkp(*, by: Membership, du_rkp: DuRkp, version: int, sent_on: date | None, letter_number: str = "") -> DuRkp:
    """Record the day on which the list was sent to the bupati through the camat; no day takes the sending back.

    Raises DomainError for an empty list, a day that has not come, or answers that came already.
    """
    du_rkp = _lock(du_rkp, version=version)
    may_send_du_rkp(by, du_rkp).require()
    if sent_on is None:
        may_take_sending_back(du_rkp).require()
    lines = du_rkp.line_set.alive()
    if sent_on is None and lines.exclude(answer="").exists():
        raise DomainError("Sudah ada jawaban, jadi pengirimannya tidak dapat dibatalkan.", field="sent_on")
    if sent_on is not None and sent_on > timezone.localdate():
        raise DomainError("Tanggal pengiriman belum tiba.", field="sent_on")
    if sent_on is not None and not lines.exists():
        raise DomainError("DU-RKP ini masih kosong.", field="sent_on")
    du_rkp.sent_on, du_rkp.letter_number = sent_on, letter_number.strip() if sent_on else ""
    du_rkp.version += 1
    words = f"Mencatat pengiriman {du_rkp}" if sent_on else f"Membatalkan pengiriman {du_rkp}"
    act = log_act(by=by, verb="send_du_rkp", subject=du_rkp, place=du_rkp.desa, summary=words)
    save_with_history(du_rkp, act=act)
    return du_rkp


@transaction.atomic
def answer_du_rkp_line(*, by: Membership, line: DuRkpKegiatan, version: int, data: AnswerData) -> DuRkpKegiatan:
    """Write what was answered. Raises StaleVersion when somebody saved in between, DomainError for no day or reason."""
    line = _lock_line(line, version=version)
    may_answer_du_rkp(by, line.du_rkp).require()
    _check_answer(line.du_rkp, data)
    line.answer = data.answer
    line.answer_reason = data.answer_reason.strip() if data.answer else ""
    line.answered_on = data.answered_on if data.answer else None
    line.answered_by = data.answered_by.strip() if data.answer else ""
    words = f"Mencatat jawaban atas “{line.name}”" if data.answer else f"Mengosongkan jawaban atas “{line.name}”"
    return _save(line, _log(by, "answer_du_rkp_line", line, words))


def _check_answer(du_rkp: DuRkp, data: AnswerData) -> None:
    if data.answer not in ("", *DuRkpAnswer.values):
        raise DomainError("Pilih jawabannya.", field="answer")
    if not data.answer:
        return
    if data.answered_on is None:
        raise DomainError("Isi tanggal jawaban.", field="answered_on")
    if data.answered_on > timezone.localdate():
        raise DomainError("Tanggal jawaban belum tiba.", field="answered_on")
    if du_rkp.sent_on is not None and data.answered_on < du_rkp.sent_on:
        raise DomainError("Tanggal jawaban tidak boleh sebelum DU-RKP dikirim.", field="answered_on")
    if data.answer != DuRkpAnswer.ACCEPTED and not data.answer_reason.strip():
        raise DomainError("Tulis alasan yang diberikan.", field="answer_reason")


def _refuse_unfit(decision: Keputusan, du_rkp: DuRkp) -> None:
    if decision.musyawarah.desa_id != du_rkp.desa_id:
        raise DomainError("Keputusan ini milik desa lain.")
    if decision.outcome != DecisionOutcome.TO_DU_RKP:
        raise DomainError("Keputusan ini tidak mengajukan usulannya lewat DU-RKP.")
    if decision.usulan is not None and decision.usulan.bidang is None:
        raise DomainError(f"Usulan “{decision.usulan.name}” belum menyebut bidang. Lengkapi dahulu usulannya.")


def _take(by: Membership, du_rkp: DuRkp, decision: Keputusan) -> DuRkpKegiatan:
    usulan: Usulan = decision.usulan  # type: ignore[assignment]  # only decisions about usulan are taken
    line = DuRkpKegiatan(desa_id=du_rkp.desa_id, du_rkp=du_rkp, keputusan=decision, usulan=usulan)
    place = ", ".join(part for part in (usulan.dusun.name if usulan.dusun else "", usulan.location_text) if part)
    data = DuRkpLineData(
        bidang=usulan.bidang,  # type: ignore[arg-type]  # refused before
        name=usulan.name,
        location_text=place[:200],
        volume=usulan.volume,
        unit=usulan.unit,
        manfaat_l=usulan.manfaat_l,
        manfaat_p=usulan.manfaat_p,
        manfaat_rtm=usulan.manfaat_rtm,
        cost=usulan.cost,
        sdgs=tuple(usulan.sdgs),
    )
    _apply(line, data, du_rkp.desa)
    return _add(line, _log(by, "take_decision", line, f"Mengambil “{line.name}” ke {du_rkp} dari keputusan musyawarah"))


def _apply(line: DuRkpKegiatan, data: DuRkpLineData, desa: Desa) -> None:
    if not data.name.strip():
        raise DomainError("Tulis jenis kegiatannya.", field="name")
    if data.unit is not None and data.unit.kabupaten_id not in (None, desa.kabupaten_id):
        raise DomainError("Satuan ini milik kabupaten lain.", field="unit")
    if any(not 1 <= goal <= 18 for goal in data.sdgs):
        raise DomainError("SDGs Desa bernomor 1 sampai 18.", field="sdgs")
    refuse_odd_amount(data.cost, field="cost")
    copy_onto(line, data, _FIELDS)
    line.sdgs = sorted(set(data.sdgs))


def _lock(du_rkp: DuRkp, *, version: int | None = None) -> DuRkp:
    fresh = DuRkp.objects.select_for_update(of=("self",)).select_related("desa__kabupaten").get(pk=du_rkp.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("DU-RKP ini baru saja disimpan oleh orang lain.")
    return fresh


def _lock_line(line: DuRkpKegiatan, *, version: int | None = None) -> DuRkpKegiatan:
    """The line under its locked list: who sends the list waits for who writes a line."""
    du_rkp = _lock(line.du_rkp)
    fresh = DuRkpKegiatan.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if version is not None and fresh.version != version:
        raise StaleVersion("Usulan DU-RKP ini baru saja disimpan oleh orang lain.")
    fresh.du_rkp = du_rkp
    return fresh


def _add(line: DuRkpKegiatan, act: Act) -> DuRkpKegiatan:
    last = line.du_rkp.line_set.order_by("-position").values_list("position", flat=True).first()
    line.position = (last or 0) + 1
    save_with_history(line, act=act)
    return line


def _save(line: DuRkpKegiatan, act: Act) -> DuRkpKegiatan:
    line.version += 1
    save_with_history(line, act=act)
    return line


def _log(by: Membership, verb: str, line: DuRkpKegiatan, summary: str, *, reason: str = "") -> Act:
    return log_act(by=by, verb=verb, subject=line, place=line.du_rkp.desa, summary=summary, reason=reason)
