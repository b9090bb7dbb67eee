import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("codes", "0003_rules_by_kegiatan_and_wage"),
        ("places", "0001_initial"),
        ("planning", "0006_origins_and_du_rkp"),
        ("villages", "0003_people_and_data_desa"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("line", "Satu kegiatan"), ("bidang", "Satu bidang"), ("adding", "Menambah kegiatan")],
                        max_length=10,
                        verbose_name="bagian",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="alasan")),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="dibuka")),
                ("until", models.DateField(blank=True, null=True, verbose_name="sampai dengan")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="ditutup")),
                (
                    "bidang",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="codes.bidang",
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "rkp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opening_set",
                        to="planning.rkpdesa",
                    ),
                ),
                (
                    "rkp_line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.rkpkegiatan",
                    ),
                ),
                (
                    "rpjm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opening_set",
                        to="planning.rpjmdesa",
                    ),
                ),
                (
                    "rpjm_line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.rpjmkegiatan",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rkp__isnull", False), ("rpjm", None), ("rpjm_line", None)),
                            models.Q(("rkp", None), ("rkp_line", None), ("rpjm__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_opening_of_one_plan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bidang", None),
                                ("kind", "line"),
                                models.Q(("rpjm_line", None), ("rkp_line", None), _connector="XOR"),
                            ),
                            models.Q(
                                ("bidang__isnull", False), ("kind", "bidang"), ("rkp_line", None), ("rpjm_line", None)
                            ),
                            models.Q(("bidang", None), ("kind", "adding"), ("rkp_line", None), ("rpjm_line", None)),
                            _connector="OR",
                        ),
                        name="planning_opening_names_its_part",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="historicalrkpdesa",
            name="lock",
            field=models.CharField(
                choices=[
                    ("open", "Terbuka bagi desa"),
                    ("submitted", "Diajukan"),
                    ("in_review", "Sedang diperiksa"),
                    ("returned", "Dikembalikan dengan catatan"),
                    ("passed", "Selesai diperiksa"),
                    ("agreed", "Disepakati BPD"),
                ],
                default="open",
                max_length=20,
                verbose_name="kunci",
            ),
        ),
        migrations.AddField(
            model_name="historicalrkpdesa",
            name="lock_holder",
            field=models.CharField(blank=True, max_length=120, verbose_name="dipegang oleh"),
        ),
        migrations.AddField(
            model_name="historicalrkpdesa",
            name="locked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="dikunci"),
        ),
        migrations.AddField(
            model_name="historicalrpjmdesa",
            name="lock",
            field=models.CharField(
                choices=[
                    ("open", "Terbuka bagi desa"),
                    ("submitted", "Diajukan"),
                    ("in_review", "Sedang diperiksa"),
                    ("returned", "Dikembalikan dengan catatan"),
                    ("passed", "Selesai diperiksa"),
                    ("agreed", "Disepakati BPD"),
                ],
                default="open",
                max_length=20,
                verbose_name="kunci",
            ),
        ),
        migrations.AddField(
            model_name="historicalrpjmdesa",
            name="lock_holder",
            field=models.CharField(blank=True, max_length=120, verbose_name="dipegang oleh"),
        ),
        migrations.AddField(
            model_name="historicalrpjmdesa",
            name="locked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="dikunci"),
        ),
        migrations.AddField(
            model_name="rkpdesa",
            name="lock",
            field=models.CharField(
                choices=[
                    ("open", "Terbuka bagi desa"),
                    ("submitted", "Diajukan"),
                    ("in_review", "Sedang diperiksa"),
                    ("returned", "Dikembalikan dengan catatan"),
                    ("passed", "Selesai diperiksa"),
                    ("agreed", "Disepakati BPD"),
                ],
                default="open",
                max_length=20,
                verbose_name="kunci",
            ),
        ),
        migrations.AddField(
            model_name="rkpdesa",
            name="lock_holder",
            field=models.CharField(blank=True, max_length=120, verbose_name="dipegang oleh"),
        ),
        migrations.AddField(
            model_name="rkpdesa",
            name="locked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="dikunci"),
        ),
        migrations.AddField(
            model_name="rpjmdesa",
            name="lock",
            field=models.CharField(
                choices=[
                    ("open", "Terbuka bagi desa"),
                    ("submitted", "Diajukan"),
                    ("in_review", "Sedang diperiksa"),
                    ("returned", "Dikembalikan dengan catatan"),
                    ("passed", "Selesai diperiksa"),
                    ("agreed", "Disepakati BPD"),
                ],
                default="open",
                max_length=20,
                verbose_name="kunci",
            ),
        ),
        migrations.AddField(
            model_name="rpjmdesa",
            name="lock_holder",
            field=models.CharField(blank=True, max_length=120, verbose_name="dipegang oleh"),
        ),
        migrations.AddField(
            model_name="rpjmdesa",
            name="locked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="dikunci"),
        ),
        migrations.AddConstraint(
            model_name="rkpdesa",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lock", "open"), ("locked_at", None)),
                    models.Q(
                        models.Q(("lock", "open"), _negated=True),
                        ("locked_at__isnull", False),
                        models.Q(("status", "enacted"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="planning_rkp_locked_since_and_not_enacted",
            ),
        ),
        migrations.AddConstraint(
            model_name="rpjmdesa",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lock", "open"), ("locked_at", None)),
                    models.Q(
                        models.Q(("lock", "open"), _negated=True),
                        ("locked_at__isnull", False),
                        models.Q(("status", "enacted"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="planning_rpjm_locked_since_and_not_enacted",
            ),
        ),
    ]
