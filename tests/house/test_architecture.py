"""Rooms and layers: imports run one way, and each kind of module keeps to its job (docs/architecture.md)."""

import ast
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOMS, imports, own_files, room_modules

# Within the rooms, downwards only. What is not named here (management, templatetags …) stands on top.
LAYERS = {
    "urls": 0,
    "views": 1,
    **dict.fromkeys(["forms", "policy", "services"], 2),
    **dict.fromkeys(["querysets", "models", "calculations"], 3),
    "enums": 4,
}
# Modules that decide or write know nothing of pages.
PAGES = [
    *["django.http", "django.shortcuts", "django.template", "django.forms"],
    *["django.contrib.messages", "crispy_forms"],
]
KNOW_NO_PAGES = {"services", "policy", "querysets", "models", "calculations", "enums"}
SIGNALS = ["django.dispatch", "django.db.models.signals", "django.core.signals"]
NOWHERE = ["django.contrib.admin", *SIGNALS, "tests", "launch"]


def wrong_imports(root: Path) -> list[str]:
    """Tell every import that goes upwards, sideways out of its job, or to what this house does without."""
    found = []
    for room, inside, path in room_modules(root):
        for line, name, at_top in imports(path, root):
            for reason in _objections(room, inside, name, at_top):
                found.append(f"{path.relative_to(root)}:{line} imports {name}: {reason}")
    return found


def _objections(room: str, inside: tuple[str, ...], name: str, at_top: bool) -> list[str]:
    parts = name.split(".")
    layer = inside[0] if inside else ""
    found = []
    if parts[0] in ROOMS and ROOMS.index(parts[0]) > ROOMS.index(room):
        found.append(f"{room} stands before {parts[0]}")
    if parts[0] in ROOMS and len(parts) > 1 and LAYERS.get(layer, -1) > LAYERS.get(parts[1], 9):
        found.append(f"{layer} may not use {parts[1]}")
    if layer in KNOW_NO_PAGES and _is_in(name, PAGES):
        found.append(f"{layer} know nothing of pages and forms")
    if _is_in(name, NOWHERE) and "migrations" not in inside:
        found.append("not used in this house")
    if parts[0] == "weasyprint" and (room != "reporting" or at_top):
        found.append("only reporting prints prose, and imports it inside the function that does")
    return found


def _is_in(name: str, packages: list[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def second_writers(root: Path) -> list[str]:
    """Tell every model that overrides save() or delete(): services are the only writers."""
    found = []
    for room, inside, path in room_modules(root):
        if inside[:1] != ("models",):
            continue
        for owner in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(owner, ast.ClassDef):
                names = [part.name for part in owner.body if isinstance(part, ast.FunctionDef)]
                found += [f"{room}: {owner.name}.{name}()" for name in names if name in ("save", "delete")]
    return found


def foreign_imports_of_the_starter(root: Path) -> list[str]:
    """Tell what start.py and launch/ import beyond the standard library: they run before anything is installed."""
    known = set(sys.stdlib_module_names) | {"launch"}
    files = [root / "start.py", *sorted((root / "launch").glob("*.py"))]
    return [
        f"{path.relative_to(root)}:{line} imports {name}"
        for path in files
        for line, name, _ in imports(path, root)
        if name.split(".")[0] not in known
    ]


def test_imports_run_one_way(project):
    assert wrong_imports(project) == []


def test_models_have_no_second_writer(project):
    assert second_writers(project) == []


def test_the_starter_needs_the_standard_library_only(project):
    assert foreign_imports_of_the_starter(project) == []


def test_every_room_is_known_to_the_rules(project):
    rooms = {path.parent.name for path in own_files(project) if path.name == "apps.py"}
    assert rooms == set(ROOMS)


def plant(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("places/models/desa.py", "from planning.models import RpjmDesa", "places stands before planning"),
        ("places/services/open.py", "def f():\n    import review.models", "places stands before review"),
        ("places/models/desa.py", "from ..views import home", "models may not use views"),
        ("villages/enums.py", "from .models import Jabatan", "enums may not use models"),
        ("villages/services/sotk.py", "from django.http import Http404", "know nothing of pages"),
        ("villages/policy.py", "from django import forms", "know nothing of pages"),
        ("villages/apps.py", "from django.db.models.signals import post_save", "not used in this house"),
        ("planning/documents/cover.py", "def f():\n    import weasyprint", "only reporting"),
        ("reporting/prose.py", "import weasyprint", "inside the function"),
    ],
)
def test_a_planted_wrong_import_is_found(tmp_path, name, text, reason):
    plant(tmp_path, name, text)
    assert [reason in line for line in wrong_imports(tmp_path)] == [True]


def test_a_right_import_is_left_alone(tmp_path):
    plant(tmp_path, "planning/services/enact.py", "from places.models import Desa\nfrom ..enums import State\n")
    plant(tmp_path, "reporting/prose.py", "def pdf():\n    import weasyprint\n")
    assert wrong_imports(tmp_path) == []


def test_a_planted_second_writer_is_found(tmp_path):
    plant(tmp_path, "places/models/desa.py", "class Desa:\n    def save(self):\n        pass\n")
    assert second_writers(tmp_path) == ["places: Desa.save()"]


def test_a_planted_foreign_import_of_the_starter_is_found(tmp_path):
    plant(tmp_path, "start.py", "import django\n")
    plant(tmp_path, "launch/serve.py", "import os\n")
    assert foreign_imports_of_the_starter(tmp_path) == ["start.py:1 imports django"]
