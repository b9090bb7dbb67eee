"""Let the database itself refuse to bend what was sealed."""

from django.db import migrations

from musyawarah.migrations import _seal_triggers


def put(apps, schema_editor):
    """Put the triggers."""
    _seal_triggers.put(schema_editor)


def take_off(apps, schema_editor):
    """Take them off."""
    _seal_triggers.take_off(schema_editor)


class Migration(migrations.Migration):
    """Triggers against bending minutes."""

    dependencies = [("musyawarah", "0002_mend_refused_by_time")]

    operations = [migrations.RunPython(put, take_off)]
