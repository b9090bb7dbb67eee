"""The made-up village's meetings of 2026: three musdus, a women's meeting, musdes and musrenbang, with sixty usulan.

The files tell who met, what was said, and what became of each usulan; everything is written through the services, in
the name of those who wrote, presided and closed.
"""

import csv
import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from accounts.enums import Role
from accounts.models import Membership
from codes.models import Kegiatan, Satuan
from desa_plan.demo.assessment import RESTS_ON
from desa_plan.demo.meeting_decisions import MeetingDecisions
from musyawarah.attendance_data import AttendeeData
from musyawarah.enums import AttendanceRole, PlanKind
from musyawarah.meeting_data import MusyawarahData
from musyawarah.models import HasilKajian, Musyawarah, Usulan
from musyawarah.moments import moment_of
from musyawarah.presence import Stay
from musyawarah.services.attendance import add_attendees
from musyawarah.services.closing import close_musyawarah
from musyawarah.services.decisions import record_decisions
from musyawarah.services.meetings import create_musyawarah, open_musyawarah
from musyawarah.services.notes import save_notes
from musyawarah.services.sealing import attach_scan
from musyawarah.services.usulan import create_usulan, set_basis
from musyawarah.usulan_data import UsulanData
from places.models import Desa, Dusun, Orang, RukunTetangga
from villages.enums import Unsur
from villages.local_zone import zone_of
from villages.models import Kelompok, Warga
from villages.people import village_people

FOLDER = Path(__file__).resolve().parent
MEETINGS_JSON = FOLDER / "musyawarah_tirta_contoh.json"
USULAN_CSV = FOLDER / "usulan_tirta_contoh.csv"
SIGNED_PDF = FOLDER / "ba_contoh.pdf"
YEAR = 2027
# A meeting of this key had no musdus of its own: its ideas came up in the musdes.
IN_MUSDES = "tengah"


def load_meetings(*, by: Membership, desa: Desa) -> dict[str, Musyawarah]:
    """Write the meetings unless the village has any; give them by key, closed and sealed."""
    if Musyawarah.objects.filter(desa=desa).exists():
        return {}
    return _Story(by, desa).told()


class _Story:
    """Tells one meeting after the other."""

    def __init__(self, by: Membership, desa: Desa) -> None:
        self.by, self.desa = by, desa
        self.zone = zone_of(desa.kabupaten)
        self.dusun = {row.name: row for row in Dusun.objects.filter(desa=desa)}
        self.plans: list[dict[str, Any]] = json.loads(MEETINGS_JSON.read_text(encoding="utf-8"))
        with USULAN_CSV.open(encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.usulan: list[Usulan] = []
        self.decisions = MeetingDecisions(self.by, self._member("wati", {}), self.rows, self.usulan)
        self.kajian = list(HasilKajian.objects.filter(desa=desa))
        self.meetings: dict[str, Musyawarah] = {}

    @cached_property
    def people(self) -> list:
        """Everybody whom the village knows, on the day of the first musdus."""
        return village_people(self.desa, on=date(2026, 3, 14))

    @cached_property
    def children(self) -> set[int]:
        """Residents who are not grown up."""
        return set(Warga.objects.filter(desa=self.desa, birth_year__gte=2007).values_list("orang_id", flat=True))

    def told(self) -> dict[str, Musyawarah]:
        """All meetings in the order of their days."""
        for number, plan in enumerate(self.plans, start=1):
            self.meetings[plan["key"]] = self._meeting(plan, number)
        return self.meetings

    def _meeting(self, plan: Mapping[str, Any], number: int) -> Musyawarah:
        chair, notulis = self._member(plan["presiding"], plan), self._member(plan["notulis"], plan)
        meeting = self._opened(plan, chair, notulis)
        self._attendance(plan, meeting, notulis)
        for item, notes in zip(meeting.agenda_set.all(), plan["notes"], strict=False):
            save_notes(by=notulis, agenda=item, version=item.version, notes=notes)
        self._usulan_of(plan, meeting)
        record_decisions(by=notulis, musyawarah=meeting, rows=self.decisions.of(plan, meeting))
        fresh = Musyawarah.objects.with_place().get(pk=meeting.pk)
        ba_number = f"140/{number:02d}/BA/{fresh.held_on.year}"
        closed = close_musyawarah(by=chair, musyawarah=fresh, version=fresh.version, ba_number=ba_number)
        return attach_scan(by=notulis, musyawarah=closed, content=SIGNED_PDF.read_bytes())

    def _opened(self, plan: Mapping[str, Any], chair: Membership, notulis: Membership) -> Musyawarah:
        """Every meeting was held on paper and is entered afterwards, as in most villages' first year."""
        day = date.fromisoformat(plan["date"])
        data = MusyawarahData(
            kind=plan["kind"],
            topic=plan["topic"],
            held_on=day,
            place=plan["place"],
            plan_kind=PlanKind.RPJM,
            year=YEAR,
            starts_at=time.fromisoformat(plan["starts"]),
            ends_at=time.fromisoformat(plan["ends"]),
            dusun=self.dusun.get(plan["dusun"]),
            unsur=plan["unsur"],
            presiding=chair.orang,
            notulis=notulis.orang,
            is_on_paper=True,
        )
        meeting = create_musyawarah(by=self.by, desa=self.desa, data=data)
        return open_musyawarah(by=self.by, musyawarah=meeting, invited_count=_invited(plan))

    def _attendance(self, plan: Mapping[str, Any], meeting: Musyawarah, notulis: Membership) -> None:
        """Residents of the hamlets, and officials; in the musdes two women leave before the end."""
        chosen = [person for person in self.people if _comes(person, plan) and person.orang_id not in self.children]
        if plan.get("few"):
            chosen = [person for person in chosen if person.is_official or person.is_manager or person.is_ungrouped]
            chosen = [*(one for one in chosen if one.is_official or one.is_manager), *_ungrouped(chosen)[:6]]
        leaving = moment_of(meeting.held_on, time(12, 30), self.zone) if plan["key"] == "musdes" else None
        people, women = [], 0
        for number, person in enumerate(chosen):
            goes = leaving is not None and person.gender == "P" and not person.is_official and women < 2
            women += goes
            people.append(
                AttendeeData(
                    name=person.name,
                    gender=person.gender or ("P" if person.name.startswith("Ni ") else "L"),
                    unsur=person.unsur,
                    office=person.office,
                    dusun=next((row for row in self.dusun.values() if row.pk == person.dusun_id), None),
                    orang=Orang.objects.get(pk=person.orang_id),
                    role=AttendanceRole.UNDANGAN,
                    is_wakil=number in (len(chosen) - 1, len(chosen) - 2),
                    spoke=number % 4 == 0,
                    stays=(Stay(None, leaving),) if goes else (Stay(),),
                )
            )
        guest = AttendeeData("Ketut Budiasa", "L", Unsur.PENDAMPING, AttendanceRole.PENDAMPING, "Pendamping Desa")
        add_attendees(by=notulis, musyawarah=meeting, people=[*people, guest])

    def _usulan_of(self, plan: Mapping[str, Any], meeting: Musyawarah) -> None:
        for row in self.rows:
            if row["meeting"] == plan["key"] or (row["meeting"] == IN_MUSDES and plan["key"] == "musdes"):
                usulan = create_usulan(by=self.by, desa=self.desa, data=self._usulan(row, meeting))
                found = [one for one in self.kajian if one.problem == RESTS_ON.get(usulan.name)]
                self.usulan.append(set_basis(by=self.by, usulan=usulan, kajian=found) if found else usulan)

    def _usulan(self, row: Mapping[str, str], meeting: Musyawarah) -> UsulanData:
        kegiatan = Kegiatan.objects.select_related("sub_bidang__bidang").get(code=row["kegiatan"], kabupaten=None)
        dusun = self.dusun.get(row["dusun"])
        rt = RukunTetangga.objects.filter(dusun=dusun, rt=row["rt"].removeprefix("RT ")).first() if row["rt"] else None
        men, women, poor = map(int, row["people"].split())
        kelompok = Kelompok.objects.get(desa=self.desa, name=row["kelompok"]) if row["kelompok"] else None
        return UsulanData(
            name=row["name"],
            year=YEAR,
            proposed_on=meeting.held_on,
            plan_kind=PlanKind.RPJM,
            musyawarah=meeting,
            problem=row["problem"],
            potential=row["potential"],
            bidang=kegiatan.sub_bidang.bidang,
            kegiatan=kegiatan,
            dusun=dusun,
            rukun_tetangga=rt,
            volume=Decimal(row["volume"]),
            unit=Satuan.objects.usable_in(self.desa.kabupaten_id).get(name=row["unit"]),
            manfaat_l=men,
            manfaat_p=women,
            manfaat_rtm=poor,
            needs=tuple(row["needs"].split()),
            unsur=row["unsur"],
            kelompok=kelompok,
            pengusul=self._proposer(dusun, row["gender"], len(self.usulan)),
            pengusul_gender=row["gender"],
        )

    def _proposer(self, dusun: Dusun | None, gender: str, number: int) -> Orang | None:
        """A grown-up of that hamlet, another one for each usulan."""
        people = Warga.objects.filter(desa=self.desa, orang__gender=gender, birth_year__lt=2007).select_related("orang")
        known = list(people.filter(dusun=dusun) if dusun else people)
        return known[number % len(known)].orang if known else None

    def _member(self, login: str, plan: Mapping[str, Any]) -> Membership:
        """The membership behind a login; Karto chairs his own hamlet's musdus as its head, others as of the team."""
        held = Membership.objects.filter(orang__user__username=login, desa=self.desa).select_related("orang", "desa")
        if login == "karto":
            own = plan.get("dusun") == "Kaja"
            held = held.filter(role=Role.KEPALA_DUSUN if own else Role.TIM_PENYUSUN)
        return held.get()


def _invited(plan: Mapping[str, Any]) -> int:
    return 70 if plan.get("few") else 0


def _comes(person, plan: Mapping[str, Any]) -> bool:
    if person.is_official:
        return bool(plan["officials"])
    if not person.is_resident or person.dusun not in plan["from_dusun"]:
        return False
    return not plan.get("women_only") or person.gender == "P"


def _ungrouped(people: list) -> list:
    return [one for one in people if one.is_ungrouped and not one.is_official]
