"""Models: each change has its migration."""

from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.utils import translation

from tests.house.sources import ROOMS


def pending_migrations(wanted: ProjectState) -> list[str]:
    """Tell what the migrations in git do not bring about yet, without a database."""
    loader = MigrationLoader(None)
    with translation.override(None):  # migrations keep English names, the running site shows Indonesian ones
        detector = MigrationAutodetector(loader.project_state(), wanted)
        changes = detector.changes(graph=loader.graph, trim_to_apps=set(ROOMS))
    steps = [(app, step) for app in changes for step in changes[app]]
    return [f"{app}: {operation.describe()}" for app, step in steps for operation in step.operations]


def test_no_migration_is_missing():
    assert pending_migrations(ProjectState.from_apps(apps)) == []


def test_a_model_without_migration_is_found():
    wanted = ProjectState.from_apps(apps)
    before = pending_migrations(wanted)
    wanted.add_model(ModelState("places", "Planted", [("id", models.BigAutoField(primary_key=True))]))
    assert set(pending_migrations(wanted)) - set(before) == {"places: Create model Planted"}
