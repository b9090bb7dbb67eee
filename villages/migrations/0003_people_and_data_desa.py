import django.db.models.deletion
import simple_history.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_cache_table"),
        ("places", "0001_initial"),
        ("villages", "0002_certain_dates"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalDataDesa",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun data")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("sda", "Sumber daya alam"),
                            ("sdm", "Sumber daya manusia"),
                            ("pembangunan", "Sumber daya pembangunan"),
                            ("sosial_budaya", "Sumber daya sosial budaya"),
                        ],
                        max_length=15,
                        verbose_name="daftar",
                    ),
                ),
                ("group", models.CharField(blank=True, max_length=80, verbose_name="kelompok data")),
                ("label", models.CharField(max_length=150, verbose_name="uraian")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="volume/jumlah"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=30, verbose_name="satuan")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("source", models.CharField(blank=True, max_length=100, verbose_name="sumber data")),
                ("is_assessed", models.BooleanField(default=False, verbose_name="sudah diperiksa di lapangan")),
                ("assessed_on", models.DateField(blank=True, null=True, verbose_name="tanggal pemeriksaan")),
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
                "verbose_name": "historical data desa",
                "verbose_name_plural": "historical data desas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalKelompok",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="nama kelompok")),
                (
                    "unsur",
                    models.CharField(
                        choices=[
                            ("tokoh_adat", "Tokoh adat"),
                            ("tokoh_agama", "Tokoh agama"),
                            ("tokoh_masyarakat", "Tokoh masyarakat"),
                            ("tokoh_pendidikan", "Tokoh pendidikan"),
                            ("tani", "Kelompok tani"),
                            ("nelayan", "Kelompok nelayan"),
                            ("perajin", "Kelompok perajin"),
                            ("perempuan", "Kelompok perempuan"),
                            ("anak", "Pemerhati dan pelindungan anak"),
                            ("miskin", "Masyarakat miskin"),
                            ("difabel", "Penyandang disabilitas"),
                            ("pemuda", "Pemuda/Karang Taruna"),
                            ("kader_kesehatan", "Kader kesehatan/Posyandu"),
                            ("pkk", "PKK"),
                            ("lembaga", "LPM/lembaga kemasyarakatan"),
                            ("lansia", "Lansia"),
                            ("bumdes", "BUM Desa/koperasi"),
                            ("kelompok_lain", "Kelompok lain"),
                            ("warga", "Warga"),
                            ("pemdes", "Pemerintah desa"),
                            ("bpd", "BPD"),
                            ("kecamatan", "Kecamatan"),
                            ("pendamping", "Pendamping desa"),
                            ("dinas", "Dinas/UPTD/instansi"),
                            ("kesehatan", "Bidan/Puskesmas"),
                            ("sekolah", "PAUD/sekolah"),
                            ("keamanan", "Babinsa/Bhabinkamtibmas"),
                        ],
                        default="kelompok_lain",
                        max_length=20,
                        verbose_name="unsur",
                    ),
                ),
                ("decree", models.CharField(blank=True, max_length=100, verbose_name="nomor dan tanggal SK")),
                ("founded_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun berdiri")),
                ("activity", models.CharField(blank=True, max_length=200, verbose_name="kegiatan")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="bubar")),
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
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Kosong: seluruh desa",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.dusun",
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
                "verbose_name": "historical kelompok",
                "verbose_name_plural": "historical kelompoks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalKeluarga",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("number", models.CharField(blank=True, max_length=16, verbose_name="nomor KK")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="alamat")),
                ("is_rtm", models.BooleanField(default=False, verbose_name="rumah tangga miskin")),
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
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.dusun",
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
                    "rukun_tetangga",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.rukuntetangga",
                        verbose_name="RT/RW",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical keluarga",
                "verbose_name_plural": "historical keluargas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Kelompok",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="nama kelompok")),
                (
                    "unsur",
                    models.CharField(
                        choices=[
                            ("tokoh_adat", "Tokoh adat"),
                            ("tokoh_agama", "Tokoh agama"),
                            ("tokoh_masyarakat", "Tokoh masyarakat"),
                            ("tokoh_pendidikan", "Tokoh pendidikan"),
                            ("tani", "Kelompok tani"),
                            ("nelayan", "Kelompok nelayan"),
                            ("perajin", "Kelompok perajin"),
                            ("perempuan", "Kelompok perempuan"),
                            ("anak", "Pemerhati dan pelindungan anak"),
                            ("miskin", "Masyarakat miskin"),
                            ("difabel", "Penyandang disabilitas"),
                            ("pemuda", "Pemuda/Karang Taruna"),
                            ("kader_kesehatan", "Kader kesehatan/Posyandu"),
                            ("pkk", "PKK"),
                            ("lembaga", "LPM/lembaga kemasyarakatan"),
                            ("lansia", "Lansia"),
                            ("bumdes", "BUM Desa/koperasi"),
                            ("kelompok_lain", "Kelompok lain"),
                            ("warga", "Warga"),
                            ("pemdes", "Pemerintah desa"),
                            ("bpd", "BPD"),
                            ("kecamatan", "Kecamatan"),
                            ("pendamping", "Pendamping desa"),
                            ("dinas", "Dinas/UPTD/instansi"),
                            ("kesehatan", "Bidan/Puskesmas"),
                            ("sekolah", "PAUD/sekolah"),
                            ("keamanan", "Babinsa/Bhabinkamtibmas"),
                        ],
                        default="kelompok_lain",
                        max_length=20,
                        verbose_name="unsur",
                    ),
                ),
                ("decree", models.CharField(blank=True, max_length=100, verbose_name="nomor dan tanggal SK")),
                ("founded_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun berdiri")),
                ("activity", models.CharField(blank=True, max_length=200, verbose_name="kegiatan")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="bubar")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kelompok_set", to="places.desa"
                    ),
                ),
                (
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        help_text="Kosong: seluruh desa",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kelompok_set",
                        to="places.dusun",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "name", "pk"],
                "constraints": [models.UniqueConstraint(fields=("desa", "name"), name="villages_kelompok_name_once")],
            },
        ),
        migrations.CreateModel(
            name="Keluarga",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, max_length=16, verbose_name="nomor KK")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="alamat")),
                ("is_rtm", models.BooleanField(default=False, verbose_name="rumah tangga miskin")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="keluarga_set", to="places.desa"
                    ),
                ),
                (
                    "dusun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="keluarga_set", to="places.dusun"
                    ),
                ),
                (
                    "rukun_tetangga",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.rukuntetangga",
                        verbose_name="RT/RW",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "dusun__position", "dusun_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("desa", "number"),
                        name="villages_keluarga_number_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DataDesa",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun data")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("sda", "Sumber daya alam"),
                            ("sdm", "Sumber daya manusia"),
                            ("pembangunan", "Sumber daya pembangunan"),
                            ("sosial_budaya", "Sumber daya sosial budaya"),
                        ],
                        max_length=15,
                        verbose_name="daftar",
                    ),
                ),
                ("group", models.CharField(blank=True, max_length=80, verbose_name="kelompok data")),
                ("label", models.CharField(max_length=150, verbose_name="uraian")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="volume/jumlah"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=30, verbose_name="satuan")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("source", models.CharField(blank=True, max_length=100, verbose_name="sumber data")),
                ("is_assessed", models.BooleanField(default=False, verbose_name="sudah diperiksa di lapangan")),
                ("assessed_on", models.DateField(blank=True, null=True, verbose_name="tanggal pemeriksaan")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="urutan")),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="dihapus")),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="data_desa_set", to="places.desa"
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "year", "category", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                        name="villages_datadesa_amount_not_negative",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Kader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kpmd", "Kader Pemberdayaan Masyarakat Desa (KPMD)"),
                            ("pembangunan_manusia", "Kader Pembangunan Manusia"),
                            ("posyandu", "Kader Posyandu"),
                            ("lainnya", "Kader lain"),
                        ],
                        max_length=20,
                        verbose_name="jenis kader",
                    ),
                ),
                ("decree", models.CharField(blank=True, max_length=100, verbose_name="nomor dan tanggal SK")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="mulai")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="sampai")),
                ("note", models.CharField(blank=True, max_length=150, verbose_name="keterangan")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kader_set", to="places.desa"
                    ),
                ),
                (
                    "orang",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kader_set", to="places.orang"
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "kind", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("starts_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="villages_kader_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnggotaKelompok",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "position",
                    models.CharField(
                        choices=[
                            ("ketua", "Ketua"),
                            ("sekretaris", "Sekretaris"),
                            ("bendahara", "Bendahara"),
                            ("anggota", "Anggota"),
                        ],
                        default="anggota",
                        max_length=10,
                        verbose_name="kedudukan",
                    ),
                ),
                ("joined_on", models.DateField(blank=True, null=True, verbose_name="masuk")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="keluar")),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "orang",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="anggota_set", to="places.orang"
                    ),
                ),
                (
                    "kelompok",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="anggota_set", to="villages.kelompok"
                    ),
                ),
            ],
            options={
                "ordering": ["kelompok_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_on", None)),
                        fields=("kelompok", "orang"),
                        name="villages_anggota_once_per_kelompok",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on", None),
                            ("joined_on", None),
                            ("left_on__gte", models.F("joined_on")),
                            _connector="OR",
                        ),
                        name="villages_anggota_leaves_after_joining",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalWarga",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "relation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kepala", "Kepala keluarga"),
                            ("pasangan", "Istri/suami"),
                            ("anak", "Anak"),
                            ("orang_tua", "Orang tua/mertua"),
                            ("lainnya", "Anggota lain"),
                        ],
                        max_length=10,
                        verbose_name="hubungan dalam keluarga",
                    ),
                ),
                ("nik", models.CharField(blank=True, max_length=16, verbose_name="NIK")),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="tanggal lahir")),
                ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun lahir")),
                ("occupation", models.CharField(blank=True, max_length=60, verbose_name="pekerjaan")),
                ("is_disabled", models.BooleanField(default=False, verbose_name="penyandang disabilitas")),
                ("disability", models.CharField(blank=True, max_length=60, verbose_name="ragam disabilitas")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="tidak lagi menjadi warga sejak")),
                (
                    "left_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pindah", "Pindah"),
                            ("meninggal", "Meninggal dunia"),
                            ("hapus_data", "Data dihapus atas permintaan"),
                        ],
                        max_length=10,
                        verbose_name="sebab",
                    ),
                ),
                ("erased_at", models.DateTimeField(blank=True, null=True, verbose_name="data pribadi dihapus")),
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
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.dusun",
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
                    "orang",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.orang",
                    ),
                ),
                (
                    "rukun_tetangga",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.rukuntetangga",
                        verbose_name="RT/RW",
                    ),
                ),
                (
                    "keluarga",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="villages.keluarga",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical warga",
                "verbose_name_plural": "historical wargas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Warga",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "relation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kepala", "Kepala keluarga"),
                            ("pasangan", "Istri/suami"),
                            ("anak", "Anak"),
                            ("orang_tua", "Orang tua/mertua"),
                            ("lainnya", "Anggota lain"),
                        ],
                        max_length=10,
                        verbose_name="hubungan dalam keluarga",
                    ),
                ),
                ("nik", models.CharField(blank=True, max_length=16, verbose_name="NIK")),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="tanggal lahir")),
                ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun lahir")),
                ("occupation", models.CharField(blank=True, max_length=60, verbose_name="pekerjaan")),
                ("is_disabled", models.BooleanField(default=False, verbose_name="penyandang disabilitas")),
                ("disability", models.CharField(blank=True, max_length=60, verbose_name="ragam disabilitas")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="tidak lagi menjadi warga sejak")),
                (
                    "left_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pindah", "Pindah"),
                            ("meninggal", "Meninggal dunia"),
                            ("hapus_data", "Data dihapus atas permintaan"),
                        ],
                        max_length=10,
                        verbose_name="sebab",
                    ),
                ),
                ("erased_at", models.DateTimeField(blank=True, null=True, verbose_name="data pribadi dihapus")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="warga_set", to="places.desa"
                    ),
                ),
                (
                    "dusun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="warga_set", to="places.dusun"
                    ),
                ),
                (
                    "keluarga",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warga_set",
                        to="villages.keluarga",
                    ),
                ),
                (
                    "orang",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="warga", to="places.orang"
                    ),
                ),
                (
                    "rukun_tetangga",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.rukuntetangga",
                        verbose_name="RT/RW",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "dusun__position", "dusun_id", "orang__name", "pk"],
                "indexes": [models.Index(fields=["desa", "dusun", "left_on"], name="villages_warga_of_dusun")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("nik", ""), _negated=True),
                        fields=("desa", "nik"),
                        name="villages_warga_nik_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_on", None), ("left_reason", "")),
                            models.Q(("left_on__isnull", False), models.Q(("left_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="villages_warga_left_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TindakLanjutWarga",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("belum_diajak", "Belum pernah diajak"),
                            ("tidak_ada", "Belum ada kelompok yang sesuai"),
                            ("jarak", "Tempat berkumpul terlalu jauh"),
                            ("waktu", "Tidak ada waktu"),
                            ("kesehatan", "Kesehatan atau umur"),
                            ("tidak_berminat", "Tidak berminat"),
                            ("lainnya", "Alasan lain"),
                        ],
                        max_length=15,
                        verbose_name="alasan",
                    ),
                ),
                ("reason_text", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("wish", models.CharField(blank=True, max_length=200, verbose_name="keinginan")),
                ("follow_up", models.CharField(blank=True, max_length=200, verbose_name="tindak lanjut")),
                ("followed_up_on", models.DateField(blank=True, null=True, verbose_name="tanggal tindak lanjut")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "wished_kelompok",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="villages.kelompok",
                        verbose_name="kelompok yang diinginkan",
                    ),
                ),
                (
                    "warga",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tindak_lanjut", to="villages.warga"
                    ),
                ),
            ],
            options={
                "ordering": ["warga_id"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTindakLanjutWarga",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("belum_diajak", "Belum pernah diajak"),
                            ("tidak_ada", "Belum ada kelompok yang sesuai"),
                            ("jarak", "Tempat berkumpul terlalu jauh"),
                            ("waktu", "Tidak ada waktu"),
                            ("kesehatan", "Kesehatan atau umur"),
                            ("tidak_berminat", "Tidak berminat"),
                            ("lainnya", "Alasan lain"),
                        ],
                        max_length=15,
                        verbose_name="alasan",
                    ),
                ),
                ("reason_text", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("wish", models.CharField(blank=True, max_length=200, verbose_name="keinginan")),
                ("follow_up", models.CharField(blank=True, max_length=200, verbose_name="tindak lanjut")),
                ("followed_up_on", models.DateField(blank=True, null=True, verbose_name="tanggal tindak lanjut")),
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
                (
                    "wished_kelompok",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="villages.kelompok",
                        verbose_name="kelompok yang diinginkan",
                    ),
                ),
                (
                    "warga",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="villages.warga",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tindak lanjut warga",
                "verbose_name_plural": "historical tindak lanjut wargas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
