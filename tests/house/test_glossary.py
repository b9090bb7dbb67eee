"""The glossary: every model of ours is explained there."""

import re

import pytest
from django.apps import apps

from tests.house.sources import ROOMS


def our_models() -> list[str]:
    """Give the names of our models; row history has no names of its own."""
    found = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return sorted(model.__name__ for model in found if not hasattr(model, "history_object"))


def missing_in_glossary(names: list[str], glossary: str) -> list[str]:
    """Tell every model without a table row that names it in backticks."""
    rows = [line for line in glossary.splitlines() if line.lstrip().startswith("|")]
    explained = set(re.findall(r"`(\w+)`", "\n".join(rows)))
    return [name for name in names if name not in explained]


def test_every_model_is_in_the_glossary(project):
    glossary = project / "docs" / "glossary.md"
    assert missing_in_glossary(our_models(), glossary.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("glossary", ["", "Desa: see `Desa`.", "| desa | Desa | village |"])
def test_a_model_outside_the_table_is_found(glossary):
    assert missing_in_glossary(["Desa"], glossary) == ["Desa"]


def test_a_model_in_the_table_is_left_alone():
    assert missing_in_glossary(["Desa"], "| desa | `Desa` | village | UU 6/2014 |") == []
