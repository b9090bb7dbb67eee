"""The table of the shared cache: set-up needs no further command, and a new installation counts from the first sign-in."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    """Make the tables of database caches that the settings name; none when CACHE_URL names another kind."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Make the cache table."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
