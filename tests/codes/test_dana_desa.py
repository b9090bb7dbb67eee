"""Loading the rules and focuses of Dana Desa years."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from codes.models import AturanDanaDesa, FokusDanaDesa
from codes.services.dana_desa_file import FOCUS_HEADER, RULES_HEADER
from codes.services.load_dana_desa import load_dana_desa, load_own_rules
from places.services.reference_file import BadFile
from planning.enums import CheckLevel, Tag

pytestmark = pytest.mark.django_db

GOOD = "2027,PANGAN_MIN,min,pagu_dd,ketahanan_pangan,,biaya,25,,block,1,Pangan paling sedikit 25%,Contoh 2027"


def write(folder: Path, *rows: str, header: list[str] = RULES_HEADER) -> Path:
    path = folder / "tahun.csv"
    path.write_text("\n".join([",".join(header), *rows]) + "\n", encoding="utf-8")
    return path


def test_three_years_come_with_the_application_and_load_once():
    load_dana_desa()
    assert sorted(set(AturanDanaDesa.objects.values_list("year", flat=True))) == [2024, 2025, 2026]
    assert sorted(set(FokusDanaDesa.objects.values_list("year", flat=True))) == [2024, 2025, 2026]
    assert [result.touched for result in load_dana_desa()] == [0, 0]


def test_what_is_known_from_memory_or_from_reports_is_not_certain_and_never_stops_a_submission():
    load_dana_desa()
    assert not AturanDanaDesa.objects.filter(year=2024, is_certain=True).exists()
    assert AturanDanaDesa.objects.get(year=2025, code="PANGAN_MIN").is_certain
    uncertain = AturanDanaDesa.objects.filter(year=2026, is_certain=False).values_list("code", flat=True)
    assert sorted(uncertain) == ["KANTOR_MAKS", "OPERASIONAL_MAKS", "PANGAN_TANPA_MIN"]
    assert not AturanDanaDesa.objects.filter(is_certain=False, level="block").exists()


def test_2026_knows_no_percentage_for_blt_and_no_minimum_for_food():
    load_dana_desa()
    limits = AturanDanaDesa.objects.filter(year=2026).exclude(kind="info")
    assert {(rule.code, rule.percent, rule.nominal) for rule in limits if rule.tag in ("blt", "ketahanan_pangan")} == {
        ("BLT_PER_KPM", None, 300_000)
    }


def test_every_shipped_tag_and_level_is_one_that_lines_and_checks_know():
    load_dana_desa()
    tags = {*AturanDanaDesa.objects.values_list("tag", flat=True), *FokusDanaDesa.objects.values_list("tag", flat=True)}
    assert tags <= {"", *Tag.values}
    assert {*AturanDanaDesa.objects.values_list("level", flat=True)} <= set(CheckLevel.values)


def test_an_operator_adds_a_year_from_a_file_and_corrects_it_by_loading_again(tmp_path):
    focus = write(tmp_path, "2027,1,ketahanan_pangan,1,Pangan,Contoh 2027", header=FOCUS_HEADER).rename(
        tmp_path / "fokus.csv"
    )
    call_command("load_kegiatan", aturan=write(tmp_path, GOOD), fokus=focus, stdout=io.StringIO())
    rule = AturanDanaDesa.objects.get(year=2027)
    assert (rule.percent, rule.tag, rule.is_own) == (25, "ketahanan_pangan", True)
    assert FokusDanaDesa.objects.filter(year=2027).count() == 1
    result = load_own_rules(write(tmp_path, GOOD.replace("PANGAN_MIN", "PANGAN")))
    assert (result.created, result.retired) == (1, 1)
    assert list(AturanDanaDesa.objects.filter(year=2027).values_list("code", flat=True)) == ["PANGAN"]


def test_a_year_that_an_operator_loaded_is_left_alone_by_the_shipped_list(tmp_path):
    load_dana_desa()
    load_own_rules(write(tmp_path, GOOD.replace("2027", "2026")))
    load_dana_desa()
    assert list(AturanDanaDesa.objects.filter(year=2026).values_list("code", flat=True)) == ["PANGAN_MIN"]
    assert AturanDanaDesa.objects.filter(year=2025).count() == 5


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (GOOD.replace("2027", "27"), "tahun"),
        (GOOD.replace("ketahanan_pangan", "pangan"), "penanda 'pangan' tidak dikenal"),
        (GOOD.replace("min,", "kira,"), "kind"),
        (GOOD.replace("pagu_dd,", "pagu,"), "basis"),
        (GOOD.replace("block", "keras"), "level"),
        (GOOD.replace(",25,", ",125,"), "persen"),
        (GOOD.replace(",25,,", ",25,500,"), "persen atau nominal"),
        (GOOD.replace(",25,,", ",,500,"), "batas terhadap pagu"),
        (GOOD.replace("ketahanan_pangan", ""), "penanda (tag) atau kode kegiatan"),
        (GOOD.replace("Contoh 2027", ""), "dasar hukum"),
        (f"{GOOD}\n{GOOD}", "sudah ada di atas"),
    ],
)
def test_a_faulty_row_is_refused_with_its_line_and_nothing_is_written(tmp_path, row, said):
    with pytest.raises(BadFile, match=r"Baris [23]") as refused:
        load_own_rules(write(tmp_path, row), known_tags=Tag.values)
    assert said in refused.value.message
    assert not AturanDanaDesa.objects.exists()


def test_a_file_of_a_year_does_not_mix_with_a_list_of_kegiatan(tmp_path):
    with pytest.raises(CommandError, match="tidak dipakai bersama"):
        call_command("load_kegiatan", tmp_path / "kegiatan.csv", aturan=write(tmp_path, GOOD))
