"""Four made-up villages of the same kecamatan, each at another place of the way to its Perdes."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from accounts.enums import Role
from accounts.models import Membership
from codes.models import Kegiatan, Satuan, SumberDana
from desa_plan.demo.logins import secretary_of
from desa_plan.demo.places import NEIGHBOURS
from places.models import Desa, Dusun, Kecamatan
from planning.deadlines import months_after
from planning.line_data import CostData, LineData, RkpLineData, YearData
from planning.models import RkpDesa, RpjmDesa
from planning.pagu_data import CeilingData
from planning.services.lines import create_line
from planning.services.pagu import write_pagu
from planning.services.rkp import create_rkp
from planning.services.rkp_lines import create_rkp_line
from planning.services.rpjm import create_rpjm, record_enactment
from review.case import open_case
from review.enums import NoteOpens
from review.note_data import NoteData
from review.readiness import load_readiness
from review.services.agreeing import AgreementData, agree
from review.services.notes import add_note
from review.services.reviewing import return_plan, take_up
from review.services.submitting import go_on_without, submit_plan
from review.submit_data import SubmitData
from villages.services.dusun import add_dusun
from villages.services.offices import create_standard_sotk

FILE = Path(__file__).resolve().parent / "tetangga.json"
PERDES = {"perdes_number": "2 Tahun 2021", "perdes_date": date(2021, 3, 15)}
SENTENCE = "Sudah dibahas tim penyusun; dilengkapi sebelum penetapan."


def load_neighbours() -> list[RkpDesa]:
    """Write plan and review of each village that has no plan yet; give the new yearly plans."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return [
        _Neighbour(place.code, data).write()
        for place in NEIGHBOURS
        if not RkpDesa.objects.filter(desa__code=place.code).exists()
    ]


class _Neighbour:
    """One village: the lines of the file at its own prices."""

    def __init__(self, code: str, data: Mapping[str, Any]) -> None:
        self.data, self.own = data, data["villages"][code]
        self.desa = Desa.objects.select_related("kecamatan", "kabupaten").get(code=code)
        self.sari = secretary_of(code)
        self.sources = {row.code: row for row in SumberDana.objects.all()}
        self.year: int = data["year"]

    def write(self) -> RkpDesa:
        """Offices, hamlets, ceilings, both plans, and the moves up to the village's state."""
        create_standard_sotk(by=self.sari, desa=self.desa)
        for name in self.own["dusun"]:
            if not Dusun.objects.filter(desa=self.desa, name=name).exists():
                add_dusun(by=self.sari, desa=self.desa, name=name)
        self._pagu()
        rpjm = self._rpjm()
        rkp = self._rkp(rpjm)
        self._review(rkp)
        return rkp

    def _amount(self, line: Mapping[str, Any]) -> int:
        return line["amount"] * self.own["percent"] // 100

    def _pagu(self) -> None:
        write_pagu(
            by=self.sari,
            desa=self.desa,
            year=self.year,
            version=0,
            rows=[CeilingData(source, amount) for source, amount in self.data["pagu"].items()],
            received_on=date(self.year - 1, 7, 20),
            document="Surat Dinas PMD tentang pagu indikatif",
        )

    def _shared(self, line: Mapping[str, Any]) -> dict[str, Any]:
        kegiatan = Kegiatan.objects.select_related("sub_bidang__bidang").get(code=line["code"], kabupaten=None)
        return {
            "name": line["name"],
            "kegiatan": kegiatan,
            "volume": line["volume"],
            "unit": Satuan.objects.get(name=line["unit"], kabupaten=None),
            "manfaat_l": line["l"],
            "manfaat_p": line["p"],
            "manfaat_rtm": line["rtm"],
            "sdgs": tuple(line["sdgs"]),
            "tags": tuple(line.get("tags", ())),
        }

    def _costs(self, line: Mapping[str, Any]) -> tuple[CostData, ...]:
        return (CostData(self.sources[line["source"]], self._amount(line)),)

    def _rpjm(self) -> RpjmDesa:
        first, last = self.data["rpjm"]
        rpjm = create_rpjm(by=self.sari, desa=self.desa, first_year=first, last_year=last, is_before_app=True)
        for line in self.data["lines"]:
            years = (YearData(self.year, costs=self._costs(line)),)
            create_line(by=self.sari, rpjm=rpjm, data=LineData(years=years, **self._shared(line)))
        fresh = RpjmDesa.objects.get(pk=rpjm.pk)
        return record_enactment(by=self.sari, rpjm=fresh, version=fresh.version, **PERDES)

    def _rkp(self, rpjm: RpjmDesa) -> RkpDesa:
        rkp = create_rkp(by=self.sari, desa=self.desa, year=self.year)
        planned = {line.name: line for line in rpjm.line_set.all()}
        for line in self.data["lines"]:
            first, last = line["months"]
            begins = date(self.year, first, 1)
            data = RkpLineData(
                rpjm_line=planned[line["name"]],
                costs=self._costs(line),
                starts_on=begins,
                ends_on=date(self.year, 12, 31) if last == 12 else months_after(begins, last - first),
                pelaksana="Tim Pelaksana Kegiatan",
                **self._shared(line),
            )
            create_rkp_line(by=self.sari, rkp=rkp, data=data)
        return rkp

    def _review(self, rkp: RkpDesa) -> None:
        """Move by move up to the state of the file."""
        state = self.own["state"]
        if state == "agreed":
            self._agree(rkp)
            return
        self._submit(rkp)
        if state in {"in_review", "returned"}:
            rina = _member(Role.PETUGAS_KECAMATAN, kecamatan=self.desa.kecamatan)
            take_up(by=rina, plan=rkp, version=_version(rkp))
            for note in self.data["notes"]:
                self._note(rina, rkp, note)
            if state == "returned":
                return_plan(by=rina, plan=rkp, version=_version(rkp), reason=self.data["return_reason"])

    def _note(self, by: Membership, rkp: RkpDesa, note: Mapping[str, str]) -> None:
        line = rkp.line_set.get(name=note["line"])
        data = NoteData(text=note["text"], opens=NoteOpens.LINE, line_uid=line.uid, field=note["field"])
        add_note(by=by, plan=rkp, data=data)

    def _agree(self, rkp: RkpDesa) -> None:
        """Straight to the BPD, as the shipped path allows."""
        reason = "Pemeriksaan sudah didampingi camat dalam musrenbang desa."
        go_on_without(by=self.sari, plan=rkp, version=_version(rkp), reason=reason, data=self._said(rkp))
        day = open_case(RkpDesa.objects.with_place().get(pk=rkp.pk)).today
        data = AgreementData(keputusan_number="6", keputusan_date=day, ba_number="7", ba_date=day)
        agree(by=_member(Role.BPD, desa=self.desa), plan=rkp, version=_version(rkp), data=data)

    def _submit(self, rkp: RkpDesa) -> None:
        submit_plan(by=self.sari, plan=rkp, version=_version(rkp), data=self._said(rkp))

    def _said(self, rkp: RkpDesa) -> SubmitData:
        """A sentence for each warning, and the covering letter."""
        case = open_case(RkpDesa.objects.with_place().get(pk=rkp.pk))
        sentences = {group.rule: SENTENCE for group in load_readiness(case).warnings}
        return SubmitData(sentences=sentences, letter_number="140/21", letter_date=case.today)


def _version(rkp: RkpDesa) -> int:
    return open_case(RkpDesa.objects.with_place().get(pk=rkp.pk)).review.version


def _member(role: Role, **place: Desa | Kecamatan) -> Membership:
    return Membership.objects.with_place().filter(role=role, **place)[0]
