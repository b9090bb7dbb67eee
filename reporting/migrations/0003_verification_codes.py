"""Give every issued document a verification code; those issued before carry none on paper.

The triggers of 0002 go while the rows are written, and come back when the tables have their new shape.
"""

from importlib import import_module

from django.db import migrations, models

import reporting.verification_code

_guard = import_module("reporting.migrations.0002_refuse_updates")


def give_codes(apps, schema_editor):
    """A code each."""
    rows = apps.get_model("reporting", "IssuedDocument").objects.using(schema_editor.connection.alias)
    for number in list(rows.values_list("pk", flat=True)):
        rows.filter(pk=number).update(code=reporting.verification_code.new_code(), is_code_printed=False)


class Migration(migrations.Migration):
    """Codes."""

    dependencies = [("reporting", "0002_refuse_updates")]

    operations = [
        migrations.RunPython(_guard.allow, _guard.refuse),
        migrations.AddField("issueddocument", "code", models.CharField(max_length=12, null=True)),
        migrations.AddField(
            "issueddocument", "is_code_printed", models.BooleanField(default=True, verbose_name="kode tercetak")
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop),
    ]
