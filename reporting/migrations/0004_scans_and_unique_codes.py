"""Codes are unique, the tables are guarded again, and the signed paper has its table."""

from importlib import import_module

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import reporting.models.scan
import reporting.verification_code
import uuid
from django.db import migrations, models

_guard = import_module("reporting.migrations.0002_refuse_updates")


class Migration(migrations.Migration):
    """Unique codes, and scans."""

    dependencies = [
        ('accounts', '0002_cache_table'),
        ('reporting', '0003_verification_codes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='issueddocument',
            name='code',
            field=models.CharField(default=reporting.verification_code.new_code, editable=False, max_length=12, unique=True, verbose_name='kode verifikasi'),
        ),
        migrations.CreateModel(
            name='IssuedScan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('scan', 'Pindaian naskah bertanda tangan'), ('signed', 'PDF yang memuat tanda tangan elektronik')], max_length=10, verbose_name='bentuk')),
                ('file', models.FileField(max_length=200, upload_to=reporting.models.scan.scan_path, verbose_name='berkas')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('added_at', models.DateTimeField(auto_now_add=True, verbose_name='diunggah')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='ditarik')),
                ('withdraw_reason', models.CharField(blank=True, max_length=300, verbose_name='alasan ditarik')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scan_set', to='reporting.issueddocument')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.membership')),
            ],
            options={
                'ordering': ['document_id', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('document', 'sha256'), name='reporting_scan_once'), models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('sha256'), 64), name='reporting_scan_is_hashed'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='reporting_scan_not_empty'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('withdrawn_at__gte', models.F('added_at')), ('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdraw_reason', ''), _negated=True)), _connector='OR'), name='reporting_scan_withdrawn_with_reason')],
            },
        ),
        migrations.RunPython(_guard.refuse, _guard.allow),
    ]
