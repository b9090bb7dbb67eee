"""Plans that break, and just keep, a rule about meetings, teams and their papers."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from musyawarah.presence import Stay
from planning.checks.making import DuRkpFact, RejectionFact
from planning.meeting_facts import SignerFact
from tests.planning.checks.building import rkp, rkp_line, rpjm, rpjm_line, uid
from tests.planning.checks.cases import Case, of_plan
from tests.planning.checks.making_building import (
    HOLDERS,
    MEMBERS,
    SPACE,
    WITA,
    attendee,
    decision,
    holder,
    making,
    meeting,
    member,
    rkp_process,
    room,
    rpjm_process,
    typed,
    with_meeting,
    with_team,
)
from villages.enums import JabatanKind, Unsur

NOON = datetime(2025, 6, 20, 12, tzinfo=WITA)
EARLY = replace(rkp_process(), meetings=rkp_process().meetings[:1])
WOMEN_LEAVE = tuple(
    attendee(one.pk, gender="P", unsur=Unsur.PEREMPUAN, stay=Stay(left_at=NOON)) if one.gender == "P" else one
    for one in room(men=9, women=4)
)
FEW_COME = room(men=4, women=3)
MUSDUS = rpjm_process().meetings[0]
MEN = tuple(replace(one, gender="L") for one in room())


def rejected(*reasons: str):
    """Usulan of a women's group that were rejected for these reasons."""
    rows = tuple(
        RejectionFact(f"Usulan {n}", reason, SPACE, "Musdes perencanaan") for n, reason in enumerate(reasons, 1)
    )
    return making(rejections=rows)


CASES = [
    of_plan(
        "R07",
        "team a day late",
        rkp(making=with_team(decree_date=date(2025, 7, 1))),
        rkp(making=with_team(decree_date=date(2025, 6, 30))),
        "warn",
        "langkah",
        "30 Juni 2025",
    ),
    of_plan(
        "R07",
        "no musdes yet",
        rkp(making=making(EARLY)),
        rkp(making=making(EARLY), today=date(2025, 6, 30)),
        "warn",
        "langkah",
        "belum tercatat selesai",
    ),
    of_plan(
        "R07",
        "ceilings late",
        rkp(making=making(rkp_process(pagu_received_on=date(2025, 8, 1)))),
        rkp(making=making(rkp_process(pagu_received_on=date(2025, 7, 31)))),
        "info",
        "langkah",
        "pagu indikatif",
    ),
    of_plan(
        "R08",
        "team before musdes",
        rkp(making=with_team(decree_date=date(2025, 6, 19))),
        rkp(making=with_team(decree_date=date(2025, 6, 20))),
        "warn",
        "langkah",
        "lebih dahulu",
    ),
    of_plan(
        "R08",
        "report after the musdes",
        rpjm(making=making(rpjm_process(typed=typed(laporan=date(2027, 1, 21))))),
        rpjm(making=making(rpjm_process(typed=typed(laporan=date(2027, 1, 20))))),
        "warn",
        "langkah",
        "21 Januari 2027",
    ),
    of_plan(
        "R09",
        "six members",
        rkp(making=with_team(members=MEMBERS[:6])),
        rkp(making=with_team()),
        "block",
        "tim",
        "6 orang",
    ),
    of_plan(
        "R09",
        "twelve members",
        rkp(making=with_team(members=(*MEMBERS, *(member(20 + n, "P") for n in range(5))))),
        rkp(making=with_team(members=(*MEMBERS, *(member(20 + n, "P") for n in range(4))))),
        "block",
        "tim",
        "12 orang",
    ),
    of_plan(
        "R09",
        "no women",
        rkp(making=with_team(members=tuple(replace(one, gender="L") for one in MEMBERS))),
        rkp(making=with_team()),
        "block",
        "tim",
        "perempuan",
    ),
    of_plan(
        "R09",
        "too few women",
        rkp(making=with_team(members=(*MEMBERS, *(member(20 + n) for n in range(4))))),
        rkp(making=with_team(members=(*MEMBERS, *(member(20 + n) for n in range(3))))),
        "warn",
        "tim",
        "3 dari 11",
    ),
    of_plan(
        "R09",
        "no pembina",
        rkp(making=with_team(members=tuple(replace(one, post="anggota") for one in MEMBERS))),
        rkp(making=with_team()),
        "block",
        "tim",
        "pembina",
    ),
    of_plan(
        "R09",
        "another pembina",
        rkp(making=with_team(members=(member(9, post="pembina"), *MEMBERS[1:]))),
        rkp(making=with_team(members=(member(9, post="pembina", name="MADE"), *MEMBERS[1:]))),
        "block",
        "tim",
        "Made",
    ),
    of_plan(
        "R09",
        "no team",
        rpjm(making=making(rpjm_process(teams=()))),
        rpjm(making=making(rpjm_process(teams=())), is_before_app=True),
        "warn",
        "tim",
        "belum tercatat",
    ),
    of_plan(
        "R10",
        "no papers",
        rkp(making=with_meeting(ba_number="", has_scan=False, attendees=(), has_sheet=False, notes=(" ",))),
        rkp(making=with_meeting(ba_number="", attendees=(), notes=("Dibuka.",))),
        "block",
        "musyawarah",
        "berita acara, daftar hadir, notulen",
    ),
    of_plan(
        "R10",
        "held and forgotten",
        rpjm(making=making(rpjm_process(meetings=(MUSDUS, meeting(held_on=date(2027, 1, 31), status="planned"))))),
        rpjm(making=making(rpjm_process(meetings=(MUSDUS, meeting(held_on=date(2027, 2, 1), status="planned"))))),
        "warn",
        "musyawarah",
        "belum dicatat hasilnya",
    ),
    of_plan(
        "R11",
        "no quorum",
        rkp(making=with_meeting(attendees=FEW_COME)),
        rkp(making=with_meeting(attendees=(*FEW_COME, attendee(301)))),
        "warn",
        "musyawarah",
        "nomor 1 tanpa kuorum",
    ),
    of_plan(
        "R11",
        "no quorum and nothing decided",
        rkp(making=with_meeting(attendees=FEW_COME, decisions=())),
        rkp(making=with_meeting(attendees=FEW_COME, decisions=(), quorum_percent=None)),
        "warn",
        "musyawarah",
        "dihadiri 7 undangan",
    ),
    of_plan(
        "R11",
        "no list of invited",
        rkp(making=with_meeting(invited=0)),
        rkp(making=with_meeting(invited=0, quorum_percent=None)),
        "warn",
        "musyawarah",
        "daftar undangan",
    ),
    of_plan(
        "R11",
        "no women",
        rkp(making=with_meeting(attendees=MEN)),
        rkp(making=with_meeting()),
        "block",
        "musyawarah",
        "seorang perempuan pun",
    ),
    of_plan(
        "R11",
        "too few women",
        rkp(making=with_meeting(women_percent=Decimal(50))),
        rkp(making=with_meeting(women_percent=Decimal(40))),
        "warn",
        "musyawarah",
        "4 perempuan dari 10",
    ),
    of_plan(
        "R11",
        "women gone at a decision",
        rkp(making=with_meeting(attendees=WOMEN_LEAVE, decisions=(decision(1), decision(2, at=NOON)))),
        rkp(making=with_meeting(attendees=WOMEN_LEAVE, decisions=(decision(1),))),
        "warn",
        "musyawarah",
        "nomor 2",
    ),
    of_plan(
        "R11",
        "nobody for the poor",
        rkp(making=with_meeting(attendees=tuple(replace(one, unsur=Unsur.PKK) for one in room()))),
        rkp(making=with_meeting()),
        "warn",
        "musyawarah",
        "masyarakat miskin",
    ),
    of_plan(
        "R12",
        "a hamlet unheard",
        rkp(making=making(dusun_with_usulan=frozenset())),
        rkp(making=making()),
        "warn",
        "usulan",
        "Kaja",
    ),
    Case(
        "R27",
        "the same usulan",
        rkp(making=making(du_rkp=(DuRkpFact("Jembatan", frozenset({uid(1)})),))),
        rkp(making=making(du_rkp=(DuRkpFact("Jembatan", frozenset({uid(99)})),))),
        "warn",
        "name",
        "DU-RKP",
    ),
    Case(
        "R27",
        "the same name",
        rkp(making=making(du_rkp=(DuRkpFact("Rabat Beton Jalan Usaha-Tani"),))),
        rkp(making=making(du_rkp=(DuRkpFact("Rabat beton jalan kabupaten"),))),
        "warn",
        "name",
        "Rabat Beton",
    ),
    of_plan(
        "R31",
        "another chair",
        rkp(making=with_meeting(presiding=SignerFact(9, "Bejo", "Ketua BPD"))),
        rkp(making=with_meeting(presiding=SignerFact(9, "Bejo", "Tokoh adat"))),
        "warn",
        "musyawarah",
        "dijabat Joko",
    ),
    of_plan(
        "R31",
        "a secretary not yet in office",
        rkp(
            making=making(
                holders=(
                    HOLDERS[0],
                    HOLDERS[2],
                    holder(JabatanKind.SEKRETARIS_DESA, 2, "Sari", "sekretaris desa", starts_on=date(2025, 6, 26)),
                )
            )
        ),
        rkp(
            making=making(
                holders=(
                    HOLDERS[0],
                    HOLDERS[2],
                    holder(JabatanKind.SEKRETARIS_DESA, 2, "Sari", "sekretaris desa", starts_on=date(2025, 5, 10)),
                )
            )
        ),
        "warn",
        "musyawarah",
        "belum tercatat siapa",
    ),
    of_plan(
        "R31",
        "a member of the team",
        rkp(making=with_team(members=(*MEMBERS[:1], replace(MEMBERS[1], orang_pk=77, name="Bejo"), *MEMBERS[2:]))),
        rkp(making=with_team(members=(*MEMBERS[:1], replace(MEMBERS[1], orang_pk=None), *MEMBERS[2:]))),
        "warn",
        "tim",
        "Bejo disebut Sekretaris Desa",
    ),
    Case(
        "R32",
        "a line of another village",
        rkp(rkp_line(name="Rabat beton Desa Panji Anom")),
        rkp(rkp_line(name="Rabat beton Desa Panji bagian anom")),
        "warn",
        "name",
        "Desa Panji Anom",
    ),
    Case(
        "R32",
        "a place of another village",
        rpjm(rpjm_line(location="Desa Kalianget")),
        rpjm(rpjm_line(location="Desa Kalianget", pola="kerjasama_antar_desa")),
        "warn",
        "location_text",
        "Desa Kalianget",
    ),
    of_plan(
        "R32",
        "a decision of another kecamatan",
        rkp(making=with_meeting(decisions=(decision(text="Disepakati di Kecamatan Banjar."),))),
        rkp(making=with_meeting(decisions=(decision(text="Disepakati di Banjar Kelod, Kecamatan Seririt."),))),
        "warn",
        "musyawarah",
        "Kecamatan Banjar",
    ),
    of_plan(
        "R37",
        "a short reason",
        rkp(making=rejected("Dana tidak")),
        rkp(making=rejected("Dana tidak cukup")),
        "warn",
        "usulan",
        "hanya “Dana tidak”",
    ),
    of_plan(
        "R37",
        "one reason for all",
        rkp(making=rejected("Dana tidak cukup", "dana tidak cukup.")),
        rkp(making=rejected("Dana tidak cukup", "Lahan belum bebas sengketa")),
        "warn",
        "usulan",
        "sama untuk semua",
    ),
]
