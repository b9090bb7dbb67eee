"""A yearly plan with everything that its documents print, in few words."""

from datetime import date
from decimal import Decimal

from accounts.models import Membership
from codes.models import Bidang, SumberDana
from planning.models import (
    EvaluasiKegiatan,
    KerjaSama,
    PaguIndikatif,
    PaguTahun,
    PemeriksaanRab,
    ProgramMasuk,
    RabRincian,
    RkpDesa,
    RkpKegiatan,
)
from tests.planning.making_data import make_rkp_line

# Code, rupiah by source: three bidang, a split, an unsplit line with candidates, one without any source.
LINES: tuple[tuple[str, dict[str | None, int | None]], ...] = (
    ("1.1.01", {"ADD": 120_000_001}),
    ("1.1.05", {"ADD": 3_000_000, "PBH": 500_000}),
    ("2.3.10", {"DDS": 345_678_901}),
    ("2.2.02", {"ADD": None, "DDS": None, None: 49_042_430}),
    ("2.3.11", {"PAD": 7_000_000, "SWD": 1_250_000}),
    ("4.4.01", {None: 9_999_999}),
)
TOTAL = 536_471_331


def add_lines(by: Membership, rkp: RkpDesa, times: int = 1) -> list[RkpKegiatan]:
    """The lines above, so many times; every second one prevents stunting."""
    return [
        make_rkp_line(
            by,
            rkp,
            f"Kegiatan {code} ke-{number}",
            code=code,
            costs=costs,
            volume=Decimal("12.5"),
            manfaat="Warga",
            manfaat_l=3,
            manfaat_p=4,
            manfaat_rtm=1,
            starts_on=date(rkp.year, 1, 2),
            ends_on=date(rkp.year, 3, 4),
            pelaksana="Kasi Kesejahteraan",
            pola="swakelola",
            sdgs=(3, 1),
            target="100 m",
            data_eksisting="rusak",
            tags=("stunting",) if index % 2 else (),
        )
        for number in range(1, times + 1)
        for index, (code, costs) in enumerate(LINES)
    ]


def add_ceilings(rkp: RkpDesa, **amounts: int) -> None:
    """Ceilings of the plan's year by source, with a SiLPA of a tenth."""
    tahun = PaguTahun.objects.create(desa=rkp.desa, year=rkp.year, document="Surat Bupati 900/12")
    for code, amount in amounts.items():
        sumber = SumberDana.objects.get(code=code)
        PaguIndikatif.objects.create(tahun=tahun, sumber=sumber, amount=amount, silpa=amount // 10)


def add_rab(line: RkpKegiatan, *rows: tuple[str, str, str, int, str | None]) -> None:
    """Rows of a budget: group, name, volume, price, source."""
    for position, (group, name, volume, price, source) in enumerate(rows):
        sumber = SumberDana.objects.get(code=source) if source else None
        amount = int(Decimal(volume) * price)
        RabRincian.objects.create(
            line=line,
            group=group,
            name=name,
            volume=Decimal(volume),
            price=price,
            amount=amount,
            sumber=sumber,
            position=position,
        )


def add_sheet(line: RkpKegiatan) -> None:
    """A filled examination sheet."""
    PemeriksaanRab.objects.create(
        line=line,
        desa=line.desa,
        examined_on=date(2026, 8, 3),
        items={"sketsa": "ada", "desain": "tidak", "alat_berat": "tidak_perlu"},
        result="layak",
        note="Lengkapi gambar.",
        wakil_masyarakat="Suparman",
    )


def add_evaluation(line: RkpKegiatan, amount: int, result: str = "finished") -> None:
    """What became of a line."""
    EvaluasiKegiatan.objects.create(
        line=line,
        desa=line.desa,
        result=result,
        volume=Decimal(10),
        amount=amount,
        percent=80,
        obstacle="Hujan",
        follow_up="Dilanjutkan",
    )


def add_program(rkp: RkpDesa, name: str, first: int, last: int, amount: int | None, bidang: str = "2") -> ProgramMasuk:
    """A programme that enters the village."""
    return ProgramMasuk.objects.create(
        desa=rkp.desa,
        bidang=Bidang.objects.get(code=bidang),
        name=name,
        level="kabupaten",
        organiser="Dinas PU",
        first_year=first,
        last_year=last,
        amount=amount,
        volume=Decimal("1.5"),
        sdgs=[1],
    )


def add_cooperation(rkp: RkpDesa, name: str, *lines: RkpKegiatan, partner_amount: int | None = None) -> KerjaSama:
    """An agreement that lines point to."""
    agreement = KerjaSama.objects.create(
        desa=rkp.desa,
        kind="antar_desa",
        partner="Desa Kalianget",
        bidang=Bidang.objects.get(code="2"),
        name=name,
        agreement_number="04/BKAD",
        first_year=rkp.year,
        last_year=rkp.year,
        partner_amount=partner_amount,
    )
    RkpKegiatan.objects.filter(pk__in=[line.pk for line in lines]).update(kerja_sama=agreement)
    return agreement


def fill(by: Membership, rkp: RkpDesa, times: int = 1) -> list[RkpKegiatan]:
    """Lines with budgets, sheets, evaluations, an agreement, programmes, and ceilings."""
    lines = add_lines(by, rkp, times)
    for line in lines[::2]:
        add_rab(
            line,
            ("bahan", "Semen", "12.5", 65_000, "DDS"),
            ("upah", "Tukang", "3", 120_000, "SWD"),
            ("bahan", "Pasir", "2", 250_001, None),
        )
    for line in lines[::3]:
        add_sheet(line)
        add_evaluation(line, 1_000_001)
    add_cooperation(rkp, "Sampah bersama", *lines[:2], partner_amount=5_000_000)
    for number in range(2 * times):
        add_program(rkp, f"Program {number}", rkp.year - number % 2, rkp.year, 10_000_000 + number)
    add_ceilings(rkp, DDS=300_000_000, ADD=200_000_000)
    return lines
