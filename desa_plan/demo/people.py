"""Residents, groups, cadres and Data Desa of the demo's villages, written through the services."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from accounts.models import Membership
from places.models import Desa, Dusun, RukunTetangga
from villages.data_desa_lists import data_desa_year
from villages.enums import KaderKind, KelompokPosition, UngroupedReason, Unsur
from villages.models import Warga
from villages.resident_data import FamilyData, FamilyMember, PersonData
from villages.services.data_desa import FilledRow, fill_data_desa, start_data_desa
from villages.services.families import create_family
from villages.services.follow_up import FollowUpData, save_follow_up
from villages.services.kader import KaderData, create_kader
from villages.services.kelompok import KelompokData, NewMember, add_members, create_kelompok

FOLDER = Path(__file__).resolve().parent
ASSESSED_ON = date(2026, 3, 10)
# What each group speaks for; a group that is not named here is "kelompok lain".
_UNSUR_OF_GROUP = {
    "PKK": Unsur.PKK,
    "Subak": Unsur.TANI,
    "Sekaa Teruna": Unsur.PEMUDA,
    "Posyandu": Unsur.KADER_KESEHATAN,
    "Kelompok Mina": Unsur.NELAYAN,
    "Kelompok Wanita": Unsur.PEREMPUAN,
    "Kelompok Perajin": Unsur.PERAJIN,
    "Forum Anak": Unsur.ANAK,
    "Koperasi": Unsur.BUMDES,
    "Sekaa Gong": Unsur.TOKOH_ADAT,
}


def load_people(file: str, *, by: Membership, desa: Desa) -> bool:
    """Write households, groups and cadres of a file unless the village has residents; say whether it was done."""
    if Warga.objects.filter(desa=desa).exists():
        return False
    rows = _rows(file)
    dusun = {row.name: row for row in Dusun.objects.filter(desa=desa)}
    families = defaultdict(list)
    for row in rows:
        families[row["family"]].append(row)
    for members in families.values():
        _family(by, desa, dusun[members[0]["dusun"]], members)
    _groups(by, desa, dusun, rows)
    _cadres(by, desa)
    _follow_ups(by, desa)
    return True


def load_data_desa_of_year(year: int, amounts: Mapping[str, str], *, by: Membership, desa: Desa) -> None:
    """The four lists with their usual entries; those that are named here are filled in and were compared in the field.

    `amounts`: by the entry's label, as decimal text.
    """
    start_data_desa(by=by, desa=desa, year=year)
    for found in data_desa_year(desa, year).lists:
        known = [row for row in found.rows if row.label in amounts]
        filled = [
            FilledRow(row.pk, row.version, Decimal(amounts[row.label]), row.unit, row.note, True) for row in known
        ]
        fill_data_desa(by=by, desa=desa, year=year, category=found.category, rows=filled, assessed_on=ASSESSED_ON)


def _rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _family(by: Membership, desa: Desa, dusun: Dusun, members: list[dict[str, str]]) -> None:
    rt = RukunTetangga.objects.filter(dusun=dusun, rt=members[0]["rt"].removeprefix("RT ")).first()
    people = [
        FamilyMember(
            PersonData(
                name=row["name"],
                gender=row["gender"],
                relation=row["relation"],
                birth_year=int(row["birth_year"]),
                occupation=row["occupation"],
                disability=row["disability"],
            )
        )
        for row in members
    ]
    create_family(by=by, desa=desa, data=FamilyData(dusun, rt, is_rtm=members[0]["is_rtm"] == "1"), members=people)


def _groups(by: Membership, desa: Desa, dusun: Mapping[str, Dusun], rows: list[dict[str, str]]) -> None:
    people = {warga.orang.name: warga.orang for warga in Warga.objects.filter(desa=desa).select_related("orang")}
    groups = defaultdict(list)
    for row in rows:
        if row["kelompok"]:
            groups[row["kelompok"]].append(row)
    for name, members in groups.items():
        unsur = next((unsur for words, unsur in _UNSUR_OF_GROUP.items() if name.startswith(words)), Unsur.KELOMPOK_LAIN)
        whole_village = "Desa" in name or "Contoh" in name
        data = KelompokData(name=name, unsur=unsur, dusun=None if whole_village else dusun[members[0]["dusun"]])
        kelompok = create_kelompok(by=by, desa=desa, data=data)
        joining = [NewMember(orang=people[row["name"]], position=KelompokPosition(row["post"])) for row in members]
        add_members(by=by, kelompok=kelompok, members=joining)


def _cadres(by: Membership, desa: Desa) -> None:
    """The first two women of working age are the village's cadres."""
    women = Warga.objects.filter(desa=desa, orang__gender="P", birth_year__gt=1975, birth_year__lt=2000)
    for kind, warga in zip(
        (KaderKind.KPMD, KaderKind.PEMBANGUNAN_MANUSIA), women.select_related("orang"), strict=False
    ):
        create_kader(by=by, desa=desa, data=KaderData(kind=kind, orang=warga.orang, starts_on=date(2024, 1, 8)))


def _follow_ups(by: Membership, desa: Desa) -> None:
    """Of four people without a group is told why, and what was done for the first of them."""
    without = Warga.objects.filter(desa=desa, orang__anggota_set=None, birth_year__lt=2005).select_related("orang")
    told = (
        (UngroupedReason.BELUM_DIAJAK, "Ikut kelompok usaha", "Diundang ke musyawarah dusun", date(2026, 3, 5)),
        (UngroupedReason.KESEHATAN, "", "", None),
        (UngroupedReason.TIDAK_ADA, "Kelompok tenun", "", None),
        (UngroupedReason.JARAK, "", "", None),
    )
    for warga, (reason, wish, follow_up, on) in zip(without, told, strict=False):
        data = FollowUpData(reason=reason, wish=wish, follow_up=follow_up, followed_up_on=on)
        save_follow_up(by=by, warga=warga, version=0, data=data)
