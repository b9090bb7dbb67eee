"""From the demo's decisions to the lines of its plans: what each line carries out, the RKP Desa 2027, the DU-RKP."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from accounts.models import Membership
from desa_plan.demo.meetings import USULAN_CSV
from musyawarah.enums import DecisionOutcome, DecisionSubject
from musyawarah.models import Keputusan, Musyawarah
from places.models import Desa
from planning.enums import GovernmentLevel, Origin
from planning.models import RkpDesa, RpjmDesa, RpjmKegiatan
from planning.pagu_data import CeilingData
from planning.reading import line_data
from planning.services.compose import compose_rkp
from planning.services.du_rkp import open_du_rkp, take_decisions
from planning.services.lines import update_line
from planning.services.origins import link_decision
from planning.services.pagu import write_pagu
from planning.services.programs import ProgramData, create_program
from planning.services.rkp import create_rkp

YEAR = 2027
PROGRAMS = {
    "Pembangunan jembatan gantung Tukad Contoh": (GovernmentLevel.DPRD, "Penjaringan aspirasi DPRD Kabupaten"),
    "Penyusunan tata ruang desa": (GovernmentLevel.KABUPATEN, "Dinas PUPR dan Penataan Ruang"),
    "Sarana gerai Koperasi Desa Merah Putih": (GovernmentLevel.PUSAT, "Kementerian Koperasi"),
}
PAGU = {"ADD": 1_150_000_000, "DDS": 1_020_000_000, "PBH": 120_000_000, "PAD": 90_000_000, "PBK": 150_000_000}


def load_chain(meetings: Mapping[str, Musyawarah], *, by: Membership, desa: Desa) -> list[RkpDesa]:
    """Link every line of the RPJM Desa 2027-2034 that a meeting decided about, then open the RKP Desa 2027."""
    if not meetings:
        return []
    rpjm = RpjmDesa.objects.get(desa=desa, first_year=YEAR)
    lines = {line.name: line for line in rpjm.line_set.alive().select_related("bidang")}
    _link_usulan(lines, meetings["musdes"], by=by)
    _link_lists(lines, meetings["musdes"], by=by)
    _link_programs(lines, by=by, desa=desa)
    _propose_upward(meetings["musdes"], by=by, desa=desa)
    return [_yearly_plan(by=by, desa=desa)]


def _link_usulan(lines: Mapping[str, RpjmKegiatan], musdes: Musyawarah, *, by: Membership) -> None:
    decided = Keputusan.objects.filter(musyawarah=musdes, outcome=DecisionOutcome.AGREED, usulan__isnull=False)
    by_name = {row.usulan.name: row for row in decided.select_related("usulan") if row.usulan}
    with USULAN_CSV.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in filter(None, (part.strip() for part in row["lines"].split(";"))):
                link_decision(by=by, line=lines[name], keputusan=by_name[row["name"]])


def _link_lists(lines: Mapping[str, RpjmKegiatan], musdes: Musyawarah, *, by: Membership) -> None:
    """What the village government laid before the musdes was agreed to bidang by bidang."""
    lists = list(Keputusan.objects.filter(musyawarah=musdes, subject=DecisionSubject.OTHER).order_by("number"))
    for line in lines.values():
        if line.origin == Origin.MUSDES:
            link_decision(by=by, line=line, keputusan=lists[int(line.bidang.code) - 1])


def _link_programs(lines: Mapping[str, RpjmKegiatan], *, by: Membership, desa: Desa) -> None:
    """Lines that a higher government brings into the village name the programme that does."""
    for name, (level, organiser) in PROGRAMS.items():
        line = (
            RpjmKegiatan.objects.with_children().select_related("kegiatan__sub_bidang__bidang").get(pk=lines[name].pk)
        )
        data = ProgramData(line.bidang, name, level, YEAR, YEAR + 2, organiser, document=f"RKPD {YEAR}")
        program = create_program(by=by, desa=desa, data=data)
        update_line(by=by, line=line, version=line.version, data=replace(line_data(line), program=program))


def _propose_upward(musdes: Musyawarah, *, by: Membership, desa: Desa) -> None:
    """What lies outside the village's authority goes into the DU-RKP."""
    upward = list(Keputusan.objects.filter(musyawarah=musdes, outcome=DecisionOutcome.TO_DU_RKP))
    take_decisions(by=by, du_rkp=open_du_rkp(by=by, desa=desa, year=YEAR), keputusan=upward)


def _yearly_plan(*, by: Membership, desa: Desa) -> RkpDesa:
    write_pagu(
        by=by,
        desa=desa,
        year=YEAR,
        version=0,
        rows=[CeilingData(source, amount) for source, amount in PAGU.items()],
        received_on=date(2026, 7, 20),
        document="Surat Dinas PMD tentang pagu indikatif 2027",
    )
    rkp = create_rkp(by=by, desa=desa, year=YEAR)
    compose_rkp(by=by, rkp=rkp)
    return rkp
