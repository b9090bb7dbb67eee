"""Writing the examination sheet of a line (Permendagri 114/2014 art. 40, form F-RKP-06)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts.act_log import log_act, save_with_history
from accounts.models import Membership
from places.errors import DomainError, StaleVersion
from planning.enums import VerificationResult
from planning.examination import Paper, PaperState
from planning.models import PemeriksaanRab, RkpKegiatan
from planning.pagu_policy import may_examine
from planning.services.locking import lock_rkp_line

LONGEST_NOTE = 2_000


@dataclass(frozen=True)
class ExaminationData:
    """The whole sheet; `papers` holds a PaperState by Paper, papers not looked at are left out."""

    papers: Mapping[str, str] = field(default_factory=dict)
    examined_on: date | None = None
    result: str = ""
    note: str = ""
    wakil_masyarakat: str = ""
    pendamping: str = ""
    dinas: str = ""


@transaction.atomic
def write_examination(*, by: Membership, line: RkpKegiatan, version: int, data: ExaminationData) -> PemeriksaanRab:
    """Write the sheet; `version` is its own, 0 while there is none.

    Raises StaleVersion when somebody saved the sheet in between, DomainError for a verdict over papers that nobody
    looked at.
    """
    line = lock_rkp_line(line)
    may_examine(by, line).require()
    sheet = PemeriksaanRab.objects.filter(line=line).first() or PemeriksaanRab(line=line, desa=line.desa, version=0)
    if sheet.version != version:
        raise StaleVersion("Lembar pemeriksaan ini baru saja disimpan oleh orang lain.")
    _check(data)
    sheet.items = {paper.value: data.papers[paper.value] for paper in Paper if data.papers.get(paper.value)}
    for name in ("examined_on", "result", "note", "wakil_masyarakat", "pendamping", "dinas"):
        setattr(sheet, name, getattr(data, name))
    sheet.version += 1
    words = VerificationResult(data.result).label if data.result else "belum ada hasil"
    summary = f"Mengisi pemeriksaan “{line.name}”: {words}"
    act = log_act(by=by, verb="write_examination", subject=line, place=line.rkp.desa, summary=summary)
    save_with_history(sheet, act=act)
    return sheet


def _check(data: ExaminationData) -> None:
    for key, state in data.papers.items():
        if key not in Paper.values or state not in ("", *PaperState.values):
            raise DomainError(f"Isian “{state}” tidak ada dalam daftar.", field=key if key in Paper.values else None)
    if data.result not in ("", *VerificationResult.values):
        raise DomainError(f"Hasil “{data.result}” tidak ada dalam daftar.", field="result")
    if len(data.note) > LONGEST_NOTE:
        raise DomainError(f"Catatan paling panjang {LONGEST_NOTE} huruf.", field="note")
    if not data.result:
        return
    if data.examined_on is None:
        raise DomainError("Isi tanggal pemeriksaan sebelum menulis hasilnya.", field="examined_on")
    for paper in Paper:
        if not data.papers.get(paper.value):
            raise DomainError("Belum diperiksa. Isi ke-14 kelengkapan sebelum menulis hasil.", field=paper.value)
    if data.result == VerificationResult.TIDAK_LAYAK and not data.note.strip():
        raise DomainError("Tulis apa yang harus diperbaiki.", field="note")
