import django.db.models.deletion
import simple_history.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_cache_table"),
        ("codes", "0003_rules_by_kegiatan_and_wage"),
        ("musyawarah", "0001_meetings"),
        ("places", "0001_initial"),
        ("planning", "0005_who_gave_a_ceiling"),
    ]

    operations = [
        migrations.CreateModel(
            name="DuRkp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun usulan")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="dikirim")),
                ("letter_number", models.CharField(blank=True, max_length=60, verbose_name="nomor surat pengantar")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="du_rkp_set", to="places.desa"
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "-year"],
                "constraints": [models.UniqueConstraint(fields=("desa", "year"), name="planning_durkp_once_a_year")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAsalKegiatanRkp",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("added_at", models.DateTimeField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "keputusan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.keputusan",
                        verbose_name="keputusan",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="planning.rkpkegiatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical asal kegiatan rkp",
                "verbose_name_plural": "historical asal kegiatan rkps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAsalKegiatanRpjm",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("added_at", models.DateTimeField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "keputusan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.keputusan",
                        verbose_name="keputusan",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="planning.rpjmkegiatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical asal kegiatan rpjm",
                "verbose_name_plural": "historical asal kegiatan rpjms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDuRkp",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun usulan")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="dikirim")),
                ("letter_number", models.CharField(blank=True, max_length=60, verbose_name="nomor surat pengantar")),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "desa",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.desa",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical du rkp",
                "verbose_name_plural": "historical du rkps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTanggalLangkah",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")], max_length=5, verbose_name="rencana"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun rencana")),
                ("step", models.SlugField(max_length=40, verbose_name="langkah")),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="direncanakan")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="dilaksanakan")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "desa",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.desa",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tanggal langkah",
                "verbose_name_plural": "historical tanggal langkahs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TanggalLangkah",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")], max_length=5, verbose_name="rencana"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun rencana")),
                ("step", models.SlugField(max_length=40, verbose_name="langkah")),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="direncanakan")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="dilaksanakan")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="langkah_set", to="places.desa"
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "plan_kind", "year", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("desa", "plan_kind", "year", "step"), name="planning_langkah_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AsalKegiatanRkp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "keputusan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asal_rkp_set",
                        to="musyawarah.keputusan",
                        verbose_name="keputusan",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asal_set", to="planning.rkpkegiatan"
                    ),
                ),
            ],
            options={
                "ordering": ["line_id", "pk"],
                "constraints": [models.UniqueConstraint(fields=("line", "keputusan"), name="planning_asal_rkp_once")],
            },
        ),
        migrations.CreateModel(
            name="AsalKegiatanRpjm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "keputusan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asal_rpjm_set",
                        to="musyawarah.keputusan",
                        verbose_name="keputusan",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asal_set", to="planning.rpjmkegiatan"
                    ),
                ),
            ],
            options={
                "ordering": ["line_id", "pk"],
                "constraints": [models.UniqueConstraint(fields=("line", "keputusan"), name="planning_asal_rpjm_once")],
            },
        ),
        migrations.CreateModel(
            name="BatasLangkah",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")], max_length=5, verbose_name="rencana"
                    ),
                ),
                ("step", models.SlugField(max_length=40, verbose_name="langkah")),
                ("month_day", models.CharField(blank=True, max_length=5, verbose_name="paling lambat (bulan-tanggal)")),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="paling lambat (hari setelah pelantikan)"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batas_langkah_set",
                        to="places.kabupaten",
                    ),
                ),
            ],
            options={
                "ordering": ["kabupaten_id", "plan_kind", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kabupaten", "plan_kind", "step"), name="planning_batas_langkah_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DuRkpKegiatan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=300, verbose_name="jenis kegiatan")),
                ("location_text", models.CharField(blank=True, max_length=200, verbose_name="lokasi")),
                (
                    "volume",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="volume"),
                ),
                (
                    "manfaat_l",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="penerima manfaat laki-laki"),
                ),
                (
                    "manfaat_p",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="penerima manfaat perempuan"),
                ),
                (
                    "manfaat_rtm",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="anggota rumah tangga miskin"),
                ),
                ("time_words", models.CharField(blank=True, max_length=60, verbose_name="prakiraan waktu pelaksanaan")),
                ("cost", models.BigIntegerField(blank=True, null=True, verbose_name="prakiraan biaya (rupiah)")),
                ("source_words", models.CharField(blank=True, max_length=100, verbose_name="sumber pembiayaan")),
                ("sdgs", models.JSONField(blank=True, default=list, verbose_name="SDGs Desa")),
                ("data_eksisting", models.CharField(blank=True, max_length=200, verbose_name="data eksisting")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Diterima"),
                            ("partly", "Diterima sebagian"),
                            ("refused", "Tidak diterima"),
                        ],
                        max_length=10,
                        verbose_name="jawaban",
                    ),
                ),
                ("answer_reason", models.CharField(blank=True, max_length=300, verbose_name="alasan")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="tanggal jawaban")),
                ("answered_by", models.CharField(blank=True, max_length=100, verbose_name="dijawab oleh")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="urutan")),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="dihapus")),
                (
                    "bidang",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="codes.bidang",
                        verbose_name="bidang",
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "du_rkp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="line_set", to="planning.durkp"
                    ),
                ),
                (
                    "keputusan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="du_rkp_line_set",
                        to="musyawarah.keputusan",
                        verbose_name="keputusan",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="codes.satuan",
                        verbose_name="satuan",
                    ),
                ),
                (
                    "usulan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="du_rkp_line_set",
                        to="musyawarah.usulan",
                        verbose_name="usulan",
                    ),
                ),
            ],
            options={
                "ordering": ["du_rkp_id", "bidang__code", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                        name="planning_durkp_cost_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="planning_durkp_answered_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "refused"), _negated=True),
                            models.Q(("answer_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="planning_durkp_refused_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDuRkpKegiatan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="jenis kegiatan")),
                ("location_text", models.CharField(blank=True, max_length=200, verbose_name="lokasi")),
                (
                    "volume",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="volume"),
                ),
                (
                    "manfaat_l",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="penerima manfaat laki-laki"),
                ),
                (
                    "manfaat_p",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="penerima manfaat perempuan"),
                ),
                (
                    "manfaat_rtm",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="anggota rumah tangga miskin"),
                ),
                ("time_words", models.CharField(blank=True, max_length=60, verbose_name="prakiraan waktu pelaksanaan")),
                ("cost", models.BigIntegerField(blank=True, null=True, verbose_name="prakiraan biaya (rupiah)")),
                ("source_words", models.CharField(blank=True, max_length=100, verbose_name="sumber pembiayaan")),
                ("sdgs", models.JSONField(blank=True, default=list, verbose_name="SDGs Desa")),
                ("data_eksisting", models.CharField(blank=True, max_length=200, verbose_name="data eksisting")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Diterima"),
                            ("partly", "Diterima sebagian"),
                            ("refused", "Tidak diterima"),
                        ],
                        max_length=10,
                        verbose_name="jawaban",
                    ),
                ),
                ("answer_reason", models.CharField(blank=True, max_length=300, verbose_name="alasan")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="tanggal jawaban")),
                ("answered_by", models.CharField(blank=True, max_length=100, verbose_name="dijawab oleh")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="urutan")),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="dihapus")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "bidang",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="codes.bidang",
                        verbose_name="bidang",
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.desa",
                    ),
                ),
                (
                    "du_rkp",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="planning.durkp",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "keputusan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.keputusan",
                        verbose_name="keputusan",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="codes.satuan",
                        verbose_name="satuan",
                    ),
                ),
                (
                    "usulan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.usulan",
                        verbose_name="usulan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical du rkp kegiatan",
                "verbose_name_plural": "historical du rkp kegiatans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="historicalperubahan",
            name="keputusan",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="musyawarah.keputusan",
                verbose_name="keputusan musrenbang perubahan",
            ),
        ),
        migrations.AddField(
            model_name="perubahan",
            name="keputusan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="perubahan_set",
                to="musyawarah.keputusan",
                verbose_name="keputusan musrenbang perubahan",
            ),
        ),
    ]
