"""The shipped curriculum: what it covers, and bringing it up to its file."""

import json

import pytest
from django.core.management import call_command

from places.services.reference_file import BadFile
from training.models import TrainingModule
from training.rule_choices import known_rules
from training.services.load_curriculum import load_modules

HEADER = "code,title,hours,rules,summary,outcome\n"


def a_file(tmp_path, *rows: str):
    """A file with these modules."""
    path = tmp_path / "modul.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows))
    return path


@pytest.mark.django_db
def test_the_curriculum_teaches_towards_every_rule_of_a_plan():
    result = load_modules()
    modules = list(TrainingModule.objects.all())
    assert (result.created, len(modules)) == (14, 14)
    taught = {rule for module in modules for rule in module.rules}
    assert set(known_rules()) - taught <= {"R38"}  # R38 asks whether somebody was trained at all
    assert all(module.summary and len(module.outcome.splitlines()) >= 3 for module in modules)
    assert sum(module.hours for module in modules) == 40


@pytest.mark.django_db
def test_loading_again_changes_nothing(capsys):
    call_command("load_curriculum")
    capsys.readouterr()
    call_command("load_curriculum", "--json")
    lists = json.loads(capsys.readouterr().out)["lists"]
    assert [row["created"] + row["changed"] + row["retired"] for row in lists] == [0] * len(lists)


@pytest.mark.django_db
def test_a_module_that_leaves_the_file_is_retired_and_comes_back(tmp_path):
    first = "pagu,Pagu,2,R13,Isi,a|b"
    load_modules(a_file(tmp_path, first, "rab,RAB,4,R14 R15,Isi,a"))
    assert load_modules(a_file(tmp_path, first)).retired == 1
    assert TrainingModule.objects.get(code="rab").is_retired
    assert load_modules(a_file(tmp_path, first, "rab,RAB,4,R14 R15,Isi,a")).changed == 1
    assert not TrainingModule.objects.get(code="rab").is_retired
    assert TrainingModule.objects.get(code="pagu").outcome == "a\nb"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("pagu,Pagu,dua,R13,Isi,a", "jam pelajaran 'dua'"),
        ("pagu,Pagu,0,R13,Isi,a", "jam pelajaran '0'"),
        ("pagu,Pagu,2,R99,Isi,a", "aturan tidak dikenal: R99"),
        ("pagu,,2,R13,Isi,a", "judul kosong"),
        (",Pagu,2,R13,Isi,a", "kode ''"),
    ],
)
def test_a_faulty_file_is_refused_whole(tmp_path, row, problem):
    with pytest.raises(BadFile, match=problem):
        load_modules(a_file(tmp_path, "rab,RAB,4,R14,Isi,a", row))
    assert not TrainingModule.objects.exists()
