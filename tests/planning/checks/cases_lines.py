"""Plans that break, and just keep, a rule about what a line says."""

from datetime import date
from decimal import Decimal

from planning.checks.facts import (
    SettingFacts,
)
from tests.planning.checks.building import rkp, rkp_line, rpjm, rpjm_line
from tests.planning.checks.cases import Case

SET_B = SettingFacts(form_set="permendes_21")


CASES = [
    Case(
        "R16",
        "no volume",
        rkp(rkp_line(volume=None)),
        rkp(rkp_line(volume=Decimal("0.001"))),
        "block",
        "volume",
        "belum diisi",
    ),
    Case("R16", "volume zero", rpjm(rpjm_line(volume=Decimal(0))), rpjm(), "block", "volume", "nol"),
    Case("R16", "no unit", rkp(rkp_line(unit="")), rkp(), "block", "unit", "Satuan belum diisi"),
    Case("R16", "a vague unit", rkp(rkp_line(unit="Paket")), rkp(rkp_line(unit="Keluarga")), "warn", "unit", "Paket"),
    Case("R16", "a unit out of the list", rkp(rkp_line(unit="depa")), rkp(), "warn", "unit", "depa"),
    Case(
        "R17",
        "no place",
        rkp(rkp_line(location=" ")),
        rkp(rkp_line(location="Desa Panji")),
        "warn",
        "location_kind",
        "Lokasi belum",
    ),
    Case(
        "R18",
        "nobody benefits",
        rkp(rkp_line(manfaat_l=None, manfaat_p=0, manfaat_rtm=None)),
        rkp(rkp_line(manfaat_l=None, manfaat_p=1, manfaat_rtm=1)),
        "warn",
        "manfaat_l",
        "penerima manfaat",
    ),
    Case(
        "R18",
        "more poor than people",
        rkp(rkp_line(manfaat_rtm=121)),
        rkp(rkp_line(manfaat_rtm=120)),
        "warn",
        "manfaat_rtm",
        "121",
    ),
    Case("R19", "no code", rpjm(rpjm_line(code="")), rpjm(), "block", "kegiatan", "belum dipilih"),
    Case("R19", "an unknown code", rkp(rkp_line(code="2.3.77")), rkp(), "block", "kegiatan", "2.3.77"),
    Case("R19", "another bidang", rkp(rkp_line(bidang="4")), rkp(), "block", "kegiatan", "bidang 4"),
    Case(
        "R19",
        "not yet certain",
        rkp(rkp_line(is_code_confirmed=False)),
        rkp(),
        "block",
        "code_unconfirmed",
        "belum dipastikan",
    ),
    Case(
        "R20",
        "the same twice",
        rkp(rkp_line(1, location="Krajan"), rkp_line(2, name="RABAT beton  jalan usaha-tani", location="krajan")),
        rkp(rkp_line(1, location="Krajan"), rkp_line(2, name="Rabat beton jalan usaha tani", location="Tengah")),
        "warn",
        "name",
        "nomor 1",
    ),
    Case(
        "R20",
        "almost the same",
        rkp(rkp_line(1, location="Krajan"), rkp_line(2, name="Rabat beton jalan usaha tni", location="Krajan")),
        rkp(
            rkp_line(1, name="Drainase RT 002", location="Krajan"),
            rkp_line(2, name="Drainase RT 003", location="Krajan"),
        ),
        "warn",
        "name",
        "Mirip",
    ),
    Case(
        "R20",
        "in the same year",
        rpjm(rpjm_line(1, location="Krajan"), rpjm_line(2, name="Rabat beton jalan usaha tani", location="Krajan")),
        rpjm(
            rpjm_line(1, location="Krajan"),
            rpjm_line(2, name="Rabat beton jalan usaha tani", location="Krajan", years={2028: {"DDS": 1}}),
        ),
        "warn",
        "name",
        "Sama",
    ),
    Case(
        "R25",
        "begins too early",
        rkp(rkp_line(starts_on=date(2025, 12, 31))),
        rkp(),
        "block",
        "starts_on",
        "31 Desember 2025",
    ),
    Case("R25", "ends too late", rkp(rkp_line(ends_on=date(2027, 1, 1))), rkp(), "block", "ends_on", "1 Januari 2027"),
    Case(
        "R25",
        "no time",
        rkp(rkp_line(starts_on=None, ends_on=None)),
        rkp(rkp_line(starts_on=None, ends_on=None, time_words="1 kali")),
        "warn",
        "starts_on",
        "belum diisi",
    ),
    Case(
        "R26",
        "no agreement",
        rkp(rkp_line(pola="pihak_ketiga")),
        rkp(rkp_line(pola="pihak_ketiga", kerja_sama_agreement="12/2026")),
        "warn",
        "kerja_sama",
        "belum menunjuk",
    ),
    Case(
        "R26",
        "an agreement without number",
        rkp(rkp_line(pola="kerjasama_antar_desa", kerja_sama_agreement=" ")),
        rkp(rkp_line(kerja_sama_agreement="")),
        "warn",
        "kerja_sama",
        "belum bernomor",
    ),
    Case(
        "R34",
        "no goal under set B",
        rkp(rkp_line(sdgs=()), setting=SET_B),
        rkp(rkp_line(sdgs=())),
        "block",
        "sdgs",
        "belum dipilih",
    ),
    Case(
        "R34",
        "goal 19 under set B",
        rpjm(rpjm_line(sdgs=(1, 19)), setting=SET_B),
        rpjm(rpjm_line(sdgs=(1, 18)), setting=SET_B),
        "block",
        "sdgs",
        "ke-19",
    ),
    Case("R34", "goal 19 under set A", rkp(rkp_line(sdgs=(19,))), rkp(rkp_line(sdgs=(18,))), "warn", "sdgs", "ke-19"),
]
