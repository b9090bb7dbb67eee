"""Desa Loonuna as the report of its training of 11 June 2018 found it, and what it planned to do about it.

Known of it (the report): dusun Piebulak, whose residents belonged to no group; data that nobody had assessed; a
pra-musdes and a musdes as follow-up. Everything else, people's names above all, is made up and says so ("Contoh").
"""

from datetime import date, time

from accounts.enums import Role
from accounts.models import Membership
from desa_plan.demo.meetings import SIGNED_PDF
from desa_plan.demo.people import load_data_desa_of_year, load_people
from musyawarah.attendance_data import AttendeeData
from musyawarah.decision_data import DecisionData
from musyawarah.enums import DecisionOutcome, DecisionSubject, MusyawarahKind, PlanKind
from musyawarah.meeting_data import MusyawarahData
from musyawarah.models import Musyawarah
from musyawarah.services.attendance import add_attendees
from musyawarah.services.closing import close_musyawarah
from musyawarah.services.decisions import record_decisions
from musyawarah.services.meetings import create_musyawarah, open_musyawarah
from musyawarah.services.notes import save_notes
from musyawarah.services.sealing import attach_scan
from musyawarah.services.usulan import create_usulan
from musyawarah.usulan_data import UsulanData
from places.models import Desa, Dusun, Orang
from villages.enums import Unsur
from villages.people import village_people
from villages.services.dusun import add_dusun
from villages.services.offices import create_standard_sotk

PIEBULAK = "Piebulak"
YEAR = 2019
DATA_DESA = {
    "Jumlah keluarga": "9",
    "Persawahan": "12.5",
    "Lahan tegalan": "84",
    "Mata air": "2",
    "Jalan": "6.4",
}
IDEAS = (
    ("Pendataan warga yang belum bergabung kelompok", "Warga Piebulak tidak tercatat dalam kelompok mana pun", "warga"),
    ("Kelompok tenun perempuan Piebulak", "Perempuan belum pernah diajak berkelompok", "perempuan"),
    ("Perpipaan mata air Piebulak", "Air diambil satu kilometer dari rumah", "miskin"),
)


def load_loonuna(*, desa: Desa) -> bool:
    """Write people, Data Desa, a pra-musdes and a musdes unless the village has meetings; say whether it was done."""
    if Musyawarah.objects.filter(desa=desa).exists():
        return False
    sari, joko = _member(desa, Role.SEKRETARIS_DESA), _member(desa, Role.BPD)
    create_standard_sotk(by=sari, desa=desa)
    add_dusun(by=sari, desa=desa, name=PIEBULAK)
    load_people("warga_loonuna.csv", by=sari, desa=desa)
    load_data_desa_of_year(2018, DATA_DESA, by=sari, desa=desa)
    dusun = Dusun.objects.get(desa=desa, name=PIEBULAK)
    before = _meeting(
        sari, sari, desa, MusyawarahKind.PRA_MUSDES, date(2018, 6, 25), "Tindak lanjut curah pendapat 11 Juni 2018"
    )
    usulan = [
        create_usulan(
            by=sari,
            desa=desa,
            data=UsulanData(
                name=name, problem=problem, unsur=unsur, dusun=dusun, year=YEAR, proposed_on=before.held_on,
                musyawarah=before, plan_kind=PlanKind.RKP,
            ),
        )
        for name, problem, unsur in IDEAS
    ]  # fmt: skip
    _finish(before, sari, sari, [
        DecisionData(text=f"{one.name} diteruskan ke musdes.", outcome=DecisionOutcome.PASSED_ON, usulan=one)
        for one in usulan
    ])  # fmt: skip
    musdes = _meeting(joko, sari, desa, MusyawarahKind.MUSDES_PERENCANAAN, date(2018, 6, 29), "Musdes RKP Desa 2019")
    rows = [DecisionData(text=f"{one.name}: disepakati.", usulan=one) for one in usulan[:2]]
    waiting = "Menunggu pengukuran debit mata air"
    rows.append(
        DecisionData(
            text=f"{usulan[2].name}: ditunda.", usulan=usulan[2], outcome=DecisionOutcome.DEFERRED, reason=waiting
        )
    )
    rows.append(DecisionData(text="Disepakati membentuk tim verifikasi RKP Desa.", subject=DecisionSubject.TEAM))
    _finish(musdes, joko, sari, rows)
    return True


def _member(desa: Desa, role: Role) -> Membership:
    return Membership.objects.with_place().get(desa=desa, role=role)


def _meeting(chair: Membership, notulis: Membership, desa: Desa, kind: str, on: date, topic: str) -> Musyawarah:
    data = MusyawarahData(
        kind=kind,
        topic=topic,
        held_on=on,
        place="Aula kantor desa",
        plan_kind=PlanKind.RKP,
        year=YEAR,
        starts_at=time(9),
        ends_at=time(13),
        presiding=chair.orang,
        notulis=notulis.orang,
        is_on_paper=True,
    )
    meeting = create_musyawarah(by=notulis, desa=desa, data=data)
    meeting = open_musyawarah(by=notulis, musyawarah=meeting, invited_count=18)
    everybody = [
        AttendeeData(
            name=person.name,
            gender=person.gender,
            unsur=Unsur(person.unsur),
            office=person.office,
            dusun=Dusun.objects.filter(pk=person.dusun_id).first(),
            orang=Orang.objects.get(pk=person.orang_id),
            is_wakil=number == 0,
            spoke=number % 3 == 0,
        )
        for number, person in enumerate(village_people(desa, on=on))
    ]
    add_attendees(by=notulis, musyawarah=meeting, people=everybody)
    return meeting


def _finish(meeting: Musyawarah, chair: Membership, notulis: Membership, rows: list[DecisionData]) -> None:
    item = meeting.agenda_set.order_by("position").last()
    if item is not None:
        notes = "Dibahas temuan curah pendapat: warga Piebulak belum tercatat dalam kelompok, data belum dikaji."
        save_notes(by=notulis, agenda=item, version=item.version, notes=notes)
    record_decisions(by=notulis, musyawarah=meeting, rows=rows)
    fresh = Musyawarah.objects.with_place().get(pk=meeting.pk)
    number = f"{fresh.held_on:%d}/BA/{fresh.held_on.year}"
    closed = close_musyawarah(by=chair, musyawarah=fresh, version=fresh.version, ba_number=number)
    attach_scan(by=notulis, musyawarah=closed, content=SIGNED_PDF.read_bytes())
