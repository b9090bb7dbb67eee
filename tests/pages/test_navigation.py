"""The main menu: what each role finds there, and which entry is lit."""

import pytest

from accounts.enums import Role
from desa_plan.navigation import entries

MEETINGS = ("Musyawarah", "Usulan", "RPJM Desa", "RKP Desa")
PLANNING = ("Beranda", *MEETINGS, "Pelatihan", "Data Pendukung")
OFFICE = ("Beranda", "Papan", *MEETINGS, "Pemeriksaan", "Pelatihan", "Data Pendukung")


def labels(membership) -> list[str]:
    return [entry.label for entry in entries(membership, "/")]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.SEKRETARIS_DESA, [*PLANNING, "Profil Desa", "Akun"]),
        (Role.BPD, [*PLANNING, "Profil Desa"]),
        (Role.PETUGAS_KECAMATAN, [*OFFICE, "Desa", "Akun"]),
        (Role.DINAS_PMD, [*OFFICE, "Desa", "Akun", "Pengaturan"]),
        (Role.ADMINISTRATOR, ["Beranda", *MEETINGS, "Pemeriksaan", "Pelatihan", "Data Pendukung", "Desa", "Akun"]),
    ],
)
def test_each_role_finds_its_own_entries(cast, role, expected):
    assert labels(cast.of(role)) == expected


def test_nobody_has_no_menu():
    assert entries(None, "/") == []


@pytest.mark.parametrize(
    ("path", "lit"),
    [
        ("/", "Beranda"),
        ("/musyawarah/0b1c/hadir/", "Musyawarah"),
        ("/keputusan/0b1c/", "Musyawarah"),
        ("/usulan/0b1c/", "Usulan"),
        ("/rpjm/7/gambar/", "RPJM Desa"),
        ("/kegiatan/0b1c/", "RPJM Desa"),
        ("/rkp/7/kelanjutan/", "RKP Desa"),
        ("/kegiatan-rkp/0b1c/", "RKP Desa"),
        ("/pelatihan/modul/", "Pelatihan"),
        ("/kerja-sama/baru/", "Data Pendukung"),
        ("/pagu/2027/", "Data Pendukung"),
        ("/desa/51.08.02.2021/dusun/", "Profil Desa"),
        ("/akun/", "Akun"),
        ("/profil-saya/", None),
    ],
)
def test_the_entry_of_the_page_is_lit(cast, path, lit):
    assert [entry.label for entry in entries(cast.sari, path) if entry.is_current] == ([lit] if lit else [])


def test_a_person_with_two_roles_may_switch(cast, sign_in):
    browser = sign_in(cast.sari)
    assert "Bekerja sebagai" not in browser.get("/").content.decode()
    cast.wati.orang = cast.sari.orang
    cast.wati.save()
    assert "Bekerja sebagai" in browser.get("/").content.decode()
