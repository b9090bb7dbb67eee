"""Let the database itself refuse an UPDATE of what was issued.

A later migration that alters these tables makes SQLite rebuild them without their triggers: run `refuse` again after it.
"""

from django.db import migrations

TABLES = ("reporting_issueddocument", "reporting_issuedfile")
WORDS = "issued documents never change"


def refuse(apps, schema_editor):
    """Put a trigger on each table."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION reporting_refuse_update() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    for table in TABLES:
        name = f"{table}_never_changes"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION reporting_refuse_update()"
            )
        elif schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            )


def allow(apps, schema_editor):
    """Take the triggers off again."""
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_never_changes{f' ON {table}' if vendor == 'postgresql' else ''}")
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION reporting_refuse_update()")


class Migration(migrations.Migration):
    """Triggers against updates."""

    dependencies = [("reporting", "0001_issued_documents")]

    operations = [migrations.RunPython(refuse, allow)]
