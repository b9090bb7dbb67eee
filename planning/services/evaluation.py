"""Writing how the lines of a yearly plan were carried out (Permendagri 114/2014 art. 41)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from accounts.act_log import create_with_history, delete_with_history, log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from places.formats.rupiah_input import LARGEST
from planning.enums import EvaluationResult
from planning.models import EvaluasiKegiatan, RkpDesa, RkpKegiatan
from planning.policy import may_evaluate_rkp
from planning.services.locking import lock_rkp, lock_rkp_line


@dataclass(frozen=True)
class EvaluationData:
    """What became of a line: volume in the line's unit, whole rupiah, physical percent; None means unknown."""

    result: str
    volume: Decimal | None = None
    amount: int | None = None
    percent: int | None = None
    obstacle: str = ""
    follow_up: str = ""


@transaction.atomic
def evaluate_line(*, by: Membership, line: RkpKegiatan, version: int, data: EvaluationData) -> EvaluasiKegiatan:
    """Write the line's evaluation; `version` 0 says that there was none.

    What was not finished needs its obstacle: next year's plan reads it. Raises StaleVersion when somebody evaluated
    the line in between, and DomainError when the data contradict themselves.
    """
    line = lock_rkp_line(line)
    may_evaluate_rkp(by, line.rkp).require()
    evaluation = _stored(line, version=version) or EvaluasiKegiatan(line=line, desa_id=line.desa_id, version=0)
    data = _consistent(data)
    for field in ("result", "volume", "amount", "percent", "obstacle", "follow_up"):
        setattr(evaluation, field, getattr(data, field))
    evaluation.version += 1
    summary = f"Mengevaluasi kegiatan “{line.name}”: {EvaluationResult(data.result).label}"
    act = log_act(by=by, verb="evaluate_line", subject=line, place=line.rkp.desa, summary=summary)
    save_with_history(evaluation, act=act)
    return evaluation


@transaction.atomic
def clear_evaluation(*, by: Membership, line: RkpKegiatan, version: int) -> None:
    """Take an evaluation back that was written for the wrong line; without one nothing changes."""
    line = lock_rkp_line(line)
    may_evaluate_rkp(by, line.rkp).require()
    evaluation = _stored(line, version=version)
    if evaluation is None:
        return
    summary = f"Mengosongkan evaluasi kegiatan “{line.name}”"
    act = log_act(by=by, verb="clear_evaluation", subject=line, place=line.rkp.desa, summary=summary)
    delete_with_history(evaluation, act=act)


@transaction.atomic
def mark_done_as_planned(*, by: Membership, rkp: RkpDesa, lines: Iterable[RkpKegiatan]) -> int:
    """Record these lines as finished with the volume and cost of the plan, and give how many were.

    Lines that are already evaluated stay as they are. Raises DomainError for a line of another plan.
    """
    rkp = lock_rkp(rkp)
    may_evaluate_rkp(by, rkp).require()
    wanted = {line.pk for line in lines}
    known = RkpKegiatan.objects.alive().filter(rkp=rkp, pk__in=wanted)
    if known.count() != len(wanted):
        raise DomainError("Ada kegiatan yang sudah dihapus atau bukan bagian dari RKP Desa ini.")
    open_lines = known.filter(evaluasi=None).annotate(cost=Sum("biaya_set__amount")).order_by("pk")
    rows = [
        EvaluasiKegiatan(
            line=line,
            desa_id=rkp.desa_id,
            result=EvaluationResult.FINISHED,
            volume=line.volume,
            amount=line.cost or 0,
            percent=100,
        )
        for line in open_lines
    ]
    if not rows:
        return 0
    summary = f"Menandai {len(rows)} kegiatan selesai sesuai rencana"
    act = log_act(by=by, verb="mark_done_as_planned", subject=rkp, place=rkp.desa, summary=summary)
    create_with_history(rows, act=act)
    return len(rows)


def _stored(line: RkpKegiatan, *, version: int) -> EvaluasiKegiatan | None:
    """The evaluation of a locked line. Raises StaleVersion when it is not of that version (0: none)."""
    evaluation = EvaluasiKegiatan.objects.filter(line=line).first()
    if (evaluation.version if evaluation else 0) != version:
        raise StaleVersion("Evaluasi kegiatan ini baru saja disimpan oleh orang lain.")
    return evaluation


def _consistent(data: EvaluationData) -> EvaluationData:
    """The data with what follows from the result. Raises DomainError, naming the field, when they contradict it."""
    _check_ranges(data)
    obstacle, follow_up = data.obstacle.strip(), data.follow_up.strip()
    volume, amount, percent = data.volume, data.amount, data.percent
    if data.result == EvaluationResult.FINISHED:
        if percent not in (None, 100):
            raise DomainError("Kegiatan yang selesai capaian fisiknya 100%. Pilih “Selesai sebagian”.", field="percent")
        percent = 100
    elif not obstacle:
        raise DomainError("Tulis kendalanya; dibaca lagi waktu menyusun RKP Desa tahun berikutnya.", field="obstacle")
    if data.result == EvaluationResult.NOT_STARTED:
        for field, value in (("volume", volume), ("amount", amount), ("percent", percent)):
            if value:
                raise DomainError("Kegiatan yang tidak terlaksana tidak punya realisasi.", field=field)
        volume = None if volume is None else Decimal(0)
        amount = percent = 0
    return EvaluationData(data.result, volume, amount, percent, obstacle, follow_up)


def _check_ranges(data: EvaluationData) -> None:
    if data.result not in EvaluationResult.values:
        raise DomainError("Pilih hasilnya.", field="result")
    if data.percent is not None and not 0 <= data.percent <= 100:
        raise DomainError("Capaian fisik antara 0 dan 100 persen.", field="percent")
    if data.amount is not None and not 0 <= data.amount <= LARGEST:
        raise DomainError("Jumlah tidak masuk akal. Periksa banyaknya angka nol.", field="amount")
    if data.volume is not None and not 0 <= data.volume < 10**11:
        raise DomainError("Volume tidak masuk akal.", field="volume")
