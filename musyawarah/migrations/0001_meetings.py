import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import musyawarah.models.kajian
import musyawarah.models.kehadiran
import musyawarah.models.musyawarah
import musyawarah.models.usulan
import simple_history.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_cache_table"),
        ("codes", "0003_rules_by_kegiatan_and_wage"),
        ("places", "0001_initial"),
        ("villages", "0003_people_and_data_desa"),
    ]

    operations = [
        migrations.CreateModel(
            name="GambarKajian",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun")),
                (
                    "tool",
                    models.CharField(
                        choices=[
                            ("sketsa", "Sketsa desa"),
                            ("kalender", "Kalender musim"),
                            ("kelembagaan", "Bagan kelembagaan"),
                            ("pokok_pikiran", "Pokok pikiran BPD"),
                        ],
                        max_length=15,
                        verbose_name="alat kaji",
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=150, verbose_name="keterangan gambar")),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to=musyawarah.models.kajian.drawing_path, verbose_name="gambar"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gambar_kajian_set", to="places.desa"
                    ),
                ),
                (
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.dusun",
                        verbose_name="dusun",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "year", "tool", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HasilKajian",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun")),
                (
                    "tool",
                    models.CharField(
                        choices=[
                            ("sketsa", "Sketsa desa"),
                            ("kalender", "Kalender musim"),
                            ("kelembagaan", "Bagan kelembagaan"),
                            ("pokok_pikiran", "Pokok pikiran BPD"),
                        ],
                        max_length=15,
                        verbose_name="alat kaji",
                    ),
                ),
                ("subject", models.CharField(max_length=150, verbose_name="unsur/kegiatan/lembaga")),
                ("condition", models.CharField(blank=True, max_length=200, verbose_name="kondisi")),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="masalah")),
                ("cause", models.CharField(blank=True, max_length=300, verbose_name="penyebab")),
                ("potential", models.CharField(blank=True, max_length=500, verbose_name="potensi")),
                (
                    "months",
                    models.JSONField(blank=True, default=list, help_text="1-12, kalender musim", verbose_name="bulan"),
                ),
                ("legal_basis", models.CharField(blank=True, max_length=150, verbose_name="dasar hukum lembaga")),
                ("manager_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="jumlah pengurus")),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="ruang lingkup kegiatan")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="urutan")),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="dihapus")),
                (
                    "bidang",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="codes.bidang",
                        verbose_name="bidang",
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kajian_set", to="places.desa"
                    ),
                ),
                (
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.dusun",
                        verbose_name="dusun",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "year", "tool", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHasilKajian",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun")),
                (
                    "tool",
                    models.CharField(
                        choices=[
                            ("sketsa", "Sketsa desa"),
                            ("kalender", "Kalender musim"),
                            ("kelembagaan", "Bagan kelembagaan"),
                            ("pokok_pikiran", "Pokok pikiran BPD"),
                        ],
                        max_length=15,
                        verbose_name="alat kaji",
                    ),
                ),
                ("subject", models.CharField(max_length=150, verbose_name="unsur/kegiatan/lembaga")),
                ("condition", models.CharField(blank=True, max_length=200, verbose_name="kondisi")),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="masalah")),
                ("cause", models.CharField(blank=True, max_length=300, verbose_name="penyebab")),
                ("potential", models.CharField(blank=True, max_length=500, verbose_name="potensi")),
                (
                    "months",
                    models.JSONField(blank=True, default=list, help_text="1-12, kalender musim", verbose_name="bulan"),
                ),
                ("legal_basis", models.CharField(blank=True, max_length=150, verbose_name="dasar hukum lembaga")),
                ("manager_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="jumlah pengurus")),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="ruang lingkup kegiatan")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
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
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.dusun",
                        verbose_name="dusun",
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
                "verbose_name": "historical hasil kajian",
                "verbose_name_plural": "historical hasil kajians",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Musyawarah",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rapat_tim", "Rapat pembentukan tim"),
                            ("pra_musdes", "Pra-musdes"),
                            ("musdus", "Musyawarah dusun"),
                            ("musyawarah_khusus", "Musyawarah khusus kelompok"),
                            ("rembuk_stunting", "Rembuk stunting"),
                            ("musdes_perencanaan", "Musdes perencanaan"),
                            ("musrenbang", "Musrenbang Desa"),
                            ("musdes_pengesahan", "Musdes pengesahan"),
                            ("musdes_khusus", "Musdes khusus (daftar penerima BLT)"),
                            ("musrenbang_perubahan", "Musrenbang perubahan"),
                        ],
                        max_length=25,
                        verbose_name="jenis musyawarah",
                    ),
                ),
                (
                    "plan_kind",
                    models.CharField(
                        blank=True,
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")],
                        max_length=5,
                        verbose_name="untuk rencana",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="RKP Desa: tahun rencana; RPJM Desa: tahun pertama",
                        null=True,
                        verbose_name="tahun rencana",
                    ),
                ),
                ("topic", models.CharField(max_length=200, verbose_name="materi")),
                (
                    "unsur",
                    models.CharField(
                        blank=True,
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
                        max_length=20,
                        verbose_name="kelompok yang bermusyawarah",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="tanggal")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="jam mulai")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="jam selesai")),
                ("place", models.CharField(max_length=150, verbose_name="tempat")),
                ("presiding_office", models.CharField(blank=True, max_length=100, verbose_name="jabatan pimpinan")),
                ("notulis_office", models.CharField(blank=True, max_length=100, verbose_name="jabatan notulis")),
                (
                    "is_on_paper",
                    models.BooleanField(default=False, verbose_name="diadakan dengan kertas, dimasukkan kemudian"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Direncanakan"),
                            ("open", "Berlangsung"),
                            ("closed", "Ditutup, masih dapat diralat"),
                            ("sealed", "Disegel"),
                            ("cancelled", "Dibatalkan"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="dibuka")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="ditutup")),
                ("sealed_at", models.DateTimeField(blank=True, null=True, verbose_name="disegel")),
                ("cancelled_reason", models.CharField(blank=True, max_length=200, verbose_name="alasan batal")),
                ("invited_count", models.PositiveIntegerField(default=0, verbose_name="jumlah undangan")),
                (
                    "quorum_percent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="kuorum (persen)"
                    ),
                ),
                (
                    "women_percent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="perempuan (persen)"
                    ),
                ),
                ("seal_after_days", models.PositiveSmallIntegerField(default=7, verbose_name="disegel setelah (hari)")),
                ("ba_number", models.CharField(blank=True, max_length=60, verbose_name="nomor berita acara")),
                ("rules_text", models.TextField(blank=True, verbose_name="tata tertib")),
                ("closing_words", models.TextField(blank=True, verbose_name="catatan penutup")),
                (
                    "scan",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=musyawarah.models.musyawarah.scan_path,
                        verbose_name="berita acara bertanda tangan",
                    ),
                ),
                ("scan_sha256", models.CharField(blank=True, max_length=64)),
                ("scan_at", models.DateTimeField(blank=True, null=True, verbose_name="dilampirkan")),
                (
                    "sheet",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=musyawarah.models.musyawarah.scan_path,
                        verbose_name="foto daftar hadir bertanda tangan",
                    ),
                ),
                ("sheet_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "sheet_count",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="jumlah tanda tangan pada daftar hadir"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by_set",
                        to="musyawarah.musyawarah",
                        verbose_name="lanjutan dari",
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="musyawarah_set", to="places.desa"
                    ),
                ),
                (
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="musyawarah_set",
                        to="places.dusun",
                    ),
                ),
                (
                    "kelompok",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="musyawarah_set",
                        to="villages.kelompok",
                    ),
                ),
                (
                    "notulis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.orang",
                        verbose_name="notulis",
                    ),
                ),
                (
                    "presiding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.orang",
                        verbose_name="pimpinan musyawarah",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "indexes": [models.Index(fields=["desa", "year", "kind"], name="musyawarah_of_year")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", False), ("status__in", ("open", "closed", "sealed"))),
                            models.Q(
                                models.Q(("status__in", ("open", "closed", "sealed")), _negated=True),
                                ("opened_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="musyawarah_opened_with_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("status__in", ("closed", "sealed")),
                            ),
                            models.Q(
                                models.Q(("status__in", ("closed", "sealed")), _negated=True),
                                ("closed_at", None),
                                ("closed_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="musyawarah_closed_with_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sealed_at__isnull", False), ("status", "sealed")),
                            models.Q(models.Q(("status", "sealed"), _negated=True), ("sealed_at", None)),
                            _connector="OR",
                        ),
                        name="musyawarah_sealed_with_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_at", None),
                            ("closed_at", None),
                            ("closed_at__gte", models.F("opened_at")),
                            _connector="OR",
                        ),
                        name="musyawarah_closes_after_opening",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("cancelled_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="musyawarah_cancelled_with_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ba_number", ""), _negated=True),
                        fields=("desa", "ba_number"),
                        name="musyawarah_ba_number_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AturanMusyawarah",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rapat_tim", "Rapat pembentukan tim"),
                            ("pra_musdes", "Pra-musdes"),
                            ("musdus", "Musyawarah dusun"),
                            ("musyawarah_khusus", "Musyawarah khusus kelompok"),
                            ("rembuk_stunting", "Rembuk stunting"),
                            ("musdes_perencanaan", "Musdes perencanaan"),
                            ("musrenbang", "Musrenbang Desa"),
                            ("musdes_pengesahan", "Musdes pengesahan"),
                            ("musdes_khusus", "Musdes khusus (daftar penerima BLT)"),
                            ("musrenbang_perubahan", "Musrenbang perubahan"),
                        ],
                        max_length=25,
                        verbose_name="jenis musyawarah",
                    ),
                ),
                (
                    "quorum_percent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="kuorum (persen)"
                    ),
                ),
                (
                    "women_percent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="perempuan (persen)"
                    ),
                ),
                (
                    "invitation_days",
                    models.PositiveSmallIntegerField(default=3, verbose_name="undangan paling lambat (hari sebelum)"),
                ),
                (
                    "seal_after_days",
                    models.PositiveSmallIntegerField(default=7, verbose_name="ralat sampai (hari setelah ditutup)"),
                ),
                ("source", models.CharField(blank=True, max_length=150, verbose_name="dasar")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aturan_musyawarah_set",
                        to="places.kabupaten",
                    ),
                ),
            ],
            options={
                "ordering": ["kabupaten_id", "kind"],
                "constraints": [
                    models.UniqueConstraint(fields=("kabupaten", "kind"), name="musyawarah_aturan_once_per_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quorum_percent", None),
                            models.Q(("quorum_percent__gt", 0), ("quorum_percent__lte", 100)),
                            _connector="OR",
                        ),
                        name="musyawarah_aturan_quorum_is_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("women_percent", None),
                            models.Q(("women_percent__gte", 0), ("women_percent__lte", 100)),
                            _connector="OR",
                        ),
                        name="musyawarah_aturan_women_is_percent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MetodePrioritas",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=20, verbose_name="kode")),
                ("name", models.CharField(max_length=100, verbose_name="nama metode")),
                ("criteria", models.JSONField(default=list, verbose_name="kriteria")),
                ("is_retired", models.BooleanField(default=False, verbose_name="tidak dipakai lagi")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="metode_prioritas_set",
                        to="places.kabupaten",
                    ),
                ),
            ],
            options={
                "ordering": ["kabupaten_id", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("kabupaten", "code"), name="musyawarah_metode_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Kehadiran",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="nama")),
                (
                    "gender",
                    models.CharField(
                        blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                    ),
                ),
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
                        default="warga",
                        max_length=20,
                        verbose_name="unsur",
                    ),
                ),
                ("office", models.CharField(blank=True, max_length=100, verbose_name="jabatan")),
                ("address", models.CharField(blank=True, max_length=150, verbose_name="alamat")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("undangan", "Undangan"),
                            ("pendamping", "Pendamping"),
                            ("narasumber", "Narasumber"),
                            ("peninjau", "Peninjau/warga"),
                        ],
                        default="undangan",
                        max_length=12,
                        verbose_name="sebagai",
                    ),
                ),
                (
                    "is_wakil",
                    models.BooleanField(default=False, verbose_name="menandatangani sebagai wakil masyarakat"),
                ),
                ("spoke", models.BooleanField(default=False, verbose_name="berbicara")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="urutan")),
                ("salt", models.CharField(default=musyawarah.models.kehadiran.new_salt, editable=False, max_length=32)),
                ("personal_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                ("erased_at", models.DateTimeField(blank=True, null=True, verbose_name="data pribadi dihapus")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.dusun",
                    ),
                ),
                (
                    "orang",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kehadiran_set",
                        to="places.orang",
                    ),
                ),
                (
                    "musyawarah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kehadiran_set",
                        to="musyawarah.musyawarah",
                    ),
                ),
            ],
            options={
                "ordering": ["musyawarah_id", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("orang__isnull", False)),
                        fields=("musyawarah", "orang"),
                        name="musyawarah_kehadiran_person_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at", None), models.Q(("name", ""), ("orang", None), ("salt", "")), _connector="OR"
                        ),
                        name="musyawarah_kehadiran_erased_is_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                        ),
                        name="musyawarah_kehadiran_has_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalUsulan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("number", models.PositiveIntegerField(verbose_name="nomor usulan")),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")],
                        default="rkp",
                        max_length=5,
                        verbose_name="untuk rencana",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun rencana")),
                ("proposed_on", models.DateField(verbose_name="tanggal usulan")),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="masalah")),
                ("potential", models.CharField(blank=True, max_length=500, verbose_name="potensi")),
                ("name", models.CharField(max_length=300, verbose_name="gagasan kegiatan")),
                ("location_text", models.CharField(blank=True, max_length=200, verbose_name="keterangan lokasi")),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="lintang"),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="bujur"),
                ),
                (
                    "volume",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="prakiraan volume"
                    ),
                ),
                ("cost", models.BigIntegerField(blank=True, null=True, verbose_name="prakiraan biaya (rupiah)")),
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
                ("needs", models.JSONField(blank=True, default=list, verbose_name="kebutuhan")),
                ("sdgs", models.JSONField(blank=True, default=list, verbose_name="SDGs Desa")),
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
                        default="warga",
                        max_length=20,
                        verbose_name="unsur pengusul",
                    ),
                ),
                ("pengusul_name", models.CharField(blank=True, max_length=120, verbose_name="nama pengusul")),
                (
                    "pengusul_gender",
                    models.CharField(
                        blank=True,
                        choices=[("L", "Laki-laki"), ("P", "Perempuan")],
                        max_length=1,
                        verbose_name="L/P pengusul",
                    ),
                ),
                ("photo", models.TextField(blank=True, max_length=200, verbose_name="foto")),
                ("photo_sha256", models.CharField(blank=True, max_length=64)),
                ("is_joint", models.BooleanField(default=False, verbose_name="hasil penggabungan")),
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
                    "entered_by",
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
                    "kegiatan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="codes.kegiatan",
                        verbose_name="kode kegiatan",
                    ),
                ),
                (
                    "kelompok",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="villages.kelompok",
                        verbose_name="kelompok pengusul",
                    ),
                ),
                (
                    "pengusul",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.orang",
                        verbose_name="pengusul",
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
                    "musyawarah",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.musyawarah",
                        verbose_name="disampaikan dalam",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical usulan",
                "verbose_name_plural": "historical usulans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTim",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("penyusun_rpjm", "Tim Penyusun RPJM Desa"),
                            ("penyusun_rkp", "Tim Penyusun RKP Desa"),
                            ("verifikasi", "Tim Verifikasi"),
                            ("panitia_musrenbang", "Panitia Musrenbang Desa"),
                            ("panitia_musdes", "Panitia Musyawarah Desa"),
                        ],
                        max_length=20,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="RKP Desa: tahun rencana; RPJM Desa: tahun pertama", verbose_name="tahun rencana"
                    ),
                ),
                ("decree_number", models.CharField(blank=True, max_length=60, verbose_name="nomor SK")),
                ("decree_date", models.DateField(blank=True, null=True, verbose_name="tanggal SK")),
                (
                    "field",
                    models.CharField(blank=True, max_length=150, verbose_name="jenis kegiatan yang diverifikasi"),
                ),
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
                (
                    "musyawarah",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.musyawarah",
                        verbose_name="dibentuk dalam",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tim",
                "verbose_name_plural": "historical tims",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMusyawarah",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rapat_tim", "Rapat pembentukan tim"),
                            ("pra_musdes", "Pra-musdes"),
                            ("musdus", "Musyawarah dusun"),
                            ("musyawarah_khusus", "Musyawarah khusus kelompok"),
                            ("rembuk_stunting", "Rembuk stunting"),
                            ("musdes_perencanaan", "Musdes perencanaan"),
                            ("musrenbang", "Musrenbang Desa"),
                            ("musdes_pengesahan", "Musdes pengesahan"),
                            ("musdes_khusus", "Musdes khusus (daftar penerima BLT)"),
                            ("musrenbang_perubahan", "Musrenbang perubahan"),
                        ],
                        max_length=25,
                        verbose_name="jenis musyawarah",
                    ),
                ),
                (
                    "plan_kind",
                    models.CharField(
                        blank=True,
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")],
                        max_length=5,
                        verbose_name="untuk rencana",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="RKP Desa: tahun rencana; RPJM Desa: tahun pertama",
                        null=True,
                        verbose_name="tahun rencana",
                    ),
                ),
                ("topic", models.CharField(max_length=200, verbose_name="materi")),
                (
                    "unsur",
                    models.CharField(
                        blank=True,
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
                        max_length=20,
                        verbose_name="kelompok yang bermusyawarah",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="tanggal")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="jam mulai")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="jam selesai")),
                ("place", models.CharField(max_length=150, verbose_name="tempat")),
                ("presiding_office", models.CharField(blank=True, max_length=100, verbose_name="jabatan pimpinan")),
                ("notulis_office", models.CharField(blank=True, max_length=100, verbose_name="jabatan notulis")),
                (
                    "is_on_paper",
                    models.BooleanField(default=False, verbose_name="diadakan dengan kertas, dimasukkan kemudian"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Direncanakan"),
                            ("open", "Berlangsung"),
                            ("closed", "Ditutup, masih dapat diralat"),
                            ("sealed", "Disegel"),
                            ("cancelled", "Dibatalkan"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="dibuka")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="ditutup")),
                ("sealed_at", models.DateTimeField(blank=True, null=True, verbose_name="disegel")),
                ("cancelled_reason", models.CharField(blank=True, max_length=200, verbose_name="alasan batal")),
                ("invited_count", models.PositiveIntegerField(default=0, verbose_name="jumlah undangan")),
                (
                    "quorum_percent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="kuorum (persen)"
                    ),
                ),
                (
                    "women_percent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="perempuan (persen)"
                    ),
                ),
                ("seal_after_days", models.PositiveSmallIntegerField(default=7, verbose_name="disegel setelah (hari)")),
                ("ba_number", models.CharField(blank=True, max_length=60, verbose_name="nomor berita acara")),
                ("rules_text", models.TextField(blank=True, verbose_name="tata tertib")),
                ("closing_words", models.TextField(blank=True, verbose_name="catatan penutup")),
                ("scan", models.TextField(blank=True, max_length=200, verbose_name="berita acara bertanda tangan")),
                ("scan_sha256", models.CharField(blank=True, max_length=64)),
                ("scan_at", models.DateTimeField(blank=True, null=True, verbose_name="dilampirkan")),
                (
                    "sheet",
                    models.TextField(blank=True, max_length=200, verbose_name="foto daftar hadir bertanda tangan"),
                ),
                ("sheet_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "sheet_count",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="jumlah tanda tangan pada daftar hadir"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "closed_by",
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
                    "kelompok",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="villages.kelompok",
                    ),
                ),
                (
                    "notulis",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.orang",
                        verbose_name="notulis",
                    ),
                ),
                (
                    "presiding",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.orang",
                        verbose_name="pimpinan musyawarah",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.musyawarah",
                        verbose_name="lanjutan dari",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical musyawarah",
                "verbose_name_plural": "historical musyawarahs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalKehadiran",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="nama")),
                (
                    "gender",
                    models.CharField(
                        blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                    ),
                ),
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
                        default="warga",
                        max_length=20,
                        verbose_name="unsur",
                    ),
                ),
                ("office", models.CharField(blank=True, max_length=100, verbose_name="jabatan")),
                ("address", models.CharField(blank=True, max_length=150, verbose_name="alamat")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("undangan", "Undangan"),
                            ("pendamping", "Pendamping"),
                            ("narasumber", "Narasumber"),
                            ("peninjau", "Peninjau/warga"),
                        ],
                        default="undangan",
                        max_length=12,
                        verbose_name="sebagai",
                    ),
                ),
                (
                    "is_wakil",
                    models.BooleanField(default=False, verbose_name="menandatangani sebagai wakil masyarakat"),
                ),
                ("spoke", models.BooleanField(default=False, verbose_name="berbicara")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="urutan")),
                ("personal_sha256", models.CharField(blank=True, editable=False, max_length=64)),
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
                    "musyawarah",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.musyawarah",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical kehadiran",
                "verbose_name_plural": "historical kehadirans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgendaMusyawarah",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="urutan")),
                ("title", models.CharField(max_length=200, verbose_name="acara")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="mulai")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="selesai")),
                ("speaker", models.CharField(blank=True, max_length=150, verbose_name="pembicara")),
                ("notes", models.TextField(blank=True, verbose_name="notulen")),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "musyawarah",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.musyawarah",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agenda musyawarah",
                "verbose_name_plural": "historical agenda musyawarahs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AgendaMusyawarah",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="urutan")),
                ("title", models.CharField(max_length=200, verbose_name="acara")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="mulai")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="selesai")),
                ("speaker", models.CharField(blank=True, max_length=150, verbose_name="pembicara")),
                ("notes", models.TextField(blank=True, verbose_name="notulen")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "musyawarah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_set",
                        to="musyawarah.musyawarah",
                    ),
                ),
            ],
            options={
                "ordering": ["musyawarah_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Ralat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("musyawarah", "Data musyawarah"),
                            ("agenda", "Notulen"),
                            ("kehadiran", "Kehadiran"),
                            ("masa_hadir", "Jam hadir"),
                            ("keputusan", "Keputusan"),
                        ],
                        max_length=12,
                        verbose_name="bagian",
                    ),
                ),
                ("target_id", models.PositiveBigIntegerField()),
                ("field", models.CharField(max_length=30)),
                ("old", models.TextField(blank=True, verbose_name="semula")),
                ("new", models.TextField(blank=True, verbose_name="menjadi")),
                ("reason", models.CharField(max_length=300, verbose_name="alasan")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Menunggu persetujuan"),
                            ("confirmed", "Disetujui"),
                            ("refused", "Ditolak"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="diajukan")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="dijawab")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "musyawarah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ralat_set",
                        to="musyawarah.musyawarah",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "ordering": ["musyawarah_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None), ("status", "proposed")),
                            models.Q(
                                models.Q(("status", "proposed"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="musyawarah_ralat_answered_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Segel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.TextField(verbose_name="isi")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("scan", "Berita acara bertanda tangan dilampirkan"),
                            ("days", "Batas waktu ralat habis"),
                        ],
                        max_length=5,
                        verbose_name="sebab",
                    ),
                ),
                ("sealed_at", models.DateTimeField(verbose_name="waktu")),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="segel_set", to="places.desa"
                    ),
                ),
                (
                    "musyawarah",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="segel", to="musyawarah.musyawarah"
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="musyawarah.segel",
                        verbose_name="segel sebelumnya",
                    ),
                ),
                (
                    "sealed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("previous", None)),
                        fields=("desa",),
                        name="musyawarah_segel_one_beginning_per_desa",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("sha256"), 64),
                        name="musyawarah_segel_is_hashed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("content", ""), _negated=True), name="musyawarah_segel_has_content"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Skoring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun rencana")),
                ("method", models.JSONField(verbose_name="metode")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="skoring_set", to="places.desa"
                    ),
                ),
                (
                    "musyawarah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skoring_set",
                        to="musyawarah.musyawarah",
                        verbose_name="dinilai dalam",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("desa", "year"), name="musyawarah_skoring_once_a_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="Terundang",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="nama")),
                (
                    "gender",
                    models.CharField(
                        blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                    ),
                ),
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
                        default="warga",
                        max_length=20,
                        verbose_name="unsur",
                    ),
                ),
                ("office", models.CharField(blank=True, max_length=100, verbose_name="jabatan")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("undangan", "Undangan"),
                            ("pendamping", "Pendamping"),
                            ("narasumber", "Narasumber"),
                            ("peninjau", "Peninjau/warga"),
                        ],
                        default="undangan",
                        max_length=12,
                        verbose_name="sebagai",
                    ),
                ),
                (
                    "invited_for",
                    models.CharField(
                        choices=[
                            ("jabatan", "Jabatan"),
                            ("kelompok", "Pengurus kelompok"),
                            ("tanpa_kelompok", "Warga yang belum bergabung kelompok"),
                            ("warga", "Warga"),
                            ("lainnya", "Ditambahkan"),
                        ],
                        default="lainnya",
                        max_length=15,
                        verbose_name="sebab diundang",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="urutan")),
                (
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.dusun",
                    ),
                ),
                (
                    "musyawarah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terundang_set",
                        to="musyawarah.musyawarah",
                    ),
                ),
                (
                    "orang",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.orang",
                    ),
                ),
            ],
            options={
                "ordering": ["musyawarah_id", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("orang__isnull", False)),
                        fields=("musyawarah", "orang"),
                        name="musyawarah_terundang_person_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("penyusun_rpjm", "Tim Penyusun RPJM Desa"),
                            ("penyusun_rkp", "Tim Penyusun RKP Desa"),
                            ("verifikasi", "Tim Verifikasi"),
                            ("panitia_musrenbang", "Panitia Musrenbang Desa"),
                            ("panitia_musdes", "Panitia Musyawarah Desa"),
                        ],
                        max_length=20,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="RKP Desa: tahun rencana; RPJM Desa: tahun pertama", verbose_name="tahun rencana"
                    ),
                ),
                ("decree_number", models.CharField(blank=True, max_length=60, verbose_name="nomor SK")),
                ("decree_date", models.DateField(blank=True, null=True, verbose_name="tanggal SK")),
                (
                    "field",
                    models.CharField(blank=True, max_length=150, verbose_name="jenis kegiatan yang diverifikasi"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="dihapus")),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tim_set", to="places.desa"
                    ),
                ),
                (
                    "musyawarah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tim_set",
                        to="musyawarah.musyawarah",
                        verbose_name="dibentuk dalam",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "-year", "kind", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("decree_number", ""), _negated=True), ("deleted_at", None)),
                        fields=("desa", "decree_number"),
                        name="musyawarah_tim_decree_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Undangan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="nomor")),
                ("dated", models.DateField(blank=True, null=True, verbose_name="tanggal surat")),
                ("sifat", models.CharField(default="Penting", max_length=30, verbose_name="sifat")),
                ("lampiran", models.CharField(blank=True, max_length=60, verbose_name="lampiran")),
                ("note", models.TextField(blank=True, verbose_name="catatan dalam surat")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "musyawarah",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="undangan", to="musyawarah.musyawarah"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Usulan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField(verbose_name="nomor usulan")),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")],
                        default="rkp",
                        max_length=5,
                        verbose_name="untuk rencana",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun rencana")),
                ("proposed_on", models.DateField(verbose_name="tanggal usulan")),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="masalah")),
                ("potential", models.CharField(blank=True, max_length=500, verbose_name="potensi")),
                ("name", models.CharField(max_length=300, verbose_name="gagasan kegiatan")),
                ("location_text", models.CharField(blank=True, max_length=200, verbose_name="keterangan lokasi")),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="lintang"),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="bujur"),
                ),
                (
                    "volume",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="prakiraan volume"
                    ),
                ),
                ("cost", models.BigIntegerField(blank=True, null=True, verbose_name="prakiraan biaya (rupiah)")),
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
                ("needs", models.JSONField(blank=True, default=list, verbose_name="kebutuhan")),
                ("sdgs", models.JSONField(blank=True, default=list, verbose_name="SDGs Desa")),
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
                        default="warga",
                        max_length=20,
                        verbose_name="unsur pengusul",
                    ),
                ),
                ("pengusul_name", models.CharField(blank=True, max_length=120, verbose_name="nama pengusul")),
                (
                    "pengusul_gender",
                    models.CharField(
                        blank=True,
                        choices=[("L", "Laki-laki"), ("P", "Perempuan")],
                        max_length=1,
                        verbose_name="L/P pengusul",
                    ),
                ),
                (
                    "photo",
                    models.FileField(
                        blank=True, max_length=200, upload_to=musyawarah.models.usulan.photo_path, verbose_name="foto"
                    ),
                ),
                ("photo_sha256", models.CharField(blank=True, max_length=64)),
                ("is_joint", models.BooleanField(default=False, verbose_name="hasil penggabungan")),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="dihapus")),
                (
                    "bidang",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="codes.bidang",
                        verbose_name="bidang",
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="usulan_set", to="places.desa"
                    ),
                ),
                (
                    "dusun",
                    models.ForeignKey(
                        blank=True,
                        help_text="Kosong: seluruh desa",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="usulan_set",
                        to="places.dusun",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "kegiatan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="codes.kegiatan",
                        verbose_name="kode kegiatan",
                    ),
                ),
                (
                    "kelompok",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="usulan_set",
                        to="villages.kelompok",
                        verbose_name="kelompok pengusul",
                    ),
                ),
                (
                    "musyawarah",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="usulan_set",
                        to="musyawarah.musyawarah",
                        verbose_name="disampaikan dalam",
                    ),
                ),
                (
                    "pengusul",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="usulan_set",
                        to="places.orang",
                        verbose_name="pengusul",
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
            ],
            options={
                "ordering": ["desa_id", "-year", "number"],
                "indexes": [models.Index(fields=["desa", "year", "deleted_at"], name="musyawarah_usulan_of_year")],
                "constraints": [
                    models.UniqueConstraint(fields=("desa", "number"), name="musyawarah_usulan_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("volume", None), ("volume__gte", 0), _connector="OR"),
                        name="musyawarah_usulan_volume",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                        name="musyawarah_usulan_cost",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude", None), ("longitude", None)),
                            models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                            _connector="OR",
                        ),
                        name="musyawarah_usulan_coordinates_in_pairs",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMasaHadir",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="datang")),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="pulang")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "kehadiran",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.kehadiran",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical masa hadir",
                "verbose_name_plural": "historical masa hadirs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RktlKegiatan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="urutan")),
                ("activity", models.CharField(max_length=200, verbose_name="uraian kegiatan")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="mulai")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="selesai")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="tempat")),
                ("note", models.CharField(blank=True, max_length=150, verbose_name="keterangan")),
                (
                    "tim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rktl_set", to="musyawarah.tim"
                    ),
                ),
            ],
            options={
                "ordering": ["tim_id", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("starts_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="musyawarah_rktl_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRktlKegiatan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="urutan")),
                ("activity", models.CharField(max_length=200, verbose_name="uraian kegiatan")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="mulai")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="selesai")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="tempat")),
                ("note", models.CharField(blank=True, max_length=150, verbose_name="keterangan")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "tim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.tim",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical rktl kegiatan",
                "verbose_name_plural": "historical rktl kegiatans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAnggotaTim",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="nama")),
                (
                    "gender",
                    models.CharField(
                        blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                    ),
                ),
                ("unsur", models.CharField(blank=True, max_length=100, verbose_name="jabatan/unsur")),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("pembina", "Pembina"),
                            ("ketua", "Ketua"),
                            ("sekretaris", "Sekretaris"),
                            ("anggota", "Anggota"),
                        ],
                        default="anggota",
                        max_length=12,
                        verbose_name="kedudukan dalam tim",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=100, verbose_name="keterangan")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="urutan")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "tim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.tim",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical anggota tim",
                "verbose_name_plural": "historical anggota tims",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AnggotaTim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="nama")),
                (
                    "gender",
                    models.CharField(
                        blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")], max_length=1, verbose_name="L/P"
                    ),
                ),
                ("unsur", models.CharField(blank=True, max_length=100, verbose_name="jabatan/unsur")),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("pembina", "Pembina"),
                            ("ketua", "Ketua"),
                            ("sekretaris", "Sekretaris"),
                            ("anggota", "Anggota"),
                        ],
                        default="anggota",
                        max_length=12,
                        verbose_name="kedudukan dalam tim",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=100, verbose_name="keterangan")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="urutan")),
                (
                    "orang",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.orang",
                    ),
                ),
                (
                    "tim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="anggota_set", to="musyawarah.tim"
                    ),
                ),
            ],
            options={
                "ordering": ["tim_id", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NilaiUsulan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("criterion", models.CharField(max_length=30, verbose_name="kriteria")),
                ("value", models.PositiveSmallIntegerField(verbose_name="nilai")),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.orang",
                        verbose_name="penilai",
                    ),
                ),
                (
                    "skoring",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nilai_set", to="musyawarah.skoring"
                    ),
                ),
                (
                    "usulan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nilai_set", to="musyawarah.usulan"
                    ),
                ),
            ],
            options={
                "ordering": ["skoring_id", "usulan_id", "scorer_id", "criterion"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("skoring", "usulan", "criterion", "scorer"), name="musyawarah_nilai_once_per_scorer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__lte", 100)), name="musyawarah_nilai_at_most_100"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Keputusan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField(verbose_name="nomor")),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("usulan", "Usulan"),
                            ("plan", "Rencana disepakati"),
                            ("outside_rpjm", "Kegiatan di luar RPJM Desa"),
                            ("team", "Pembentukan tim"),
                            ("change_ground", "Dasar perubahan rencana"),
                            ("other", "Lainnya"),
                        ],
                        default="usulan",
                        max_length=15,
                        verbose_name="tentang",
                    ),
                ),
                (
                    "plan_kind",
                    models.CharField(
                        blank=True,
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")],
                        max_length=5,
                        verbose_name="rencana",
                    ),
                ),
                ("plan_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun rencana")),
                ("text", models.TextField(verbose_name="bunyi keputusan")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("passed_on", "Diteruskan ke musdes"),
                            ("agreed", "Disepakati"),
                            ("deferred", "Ditunda"),
                            ("rejected", "Tidak disepakati"),
                            ("merged", "Digabung"),
                            ("to_du_rkp", "Diajukan lewat DU-RKP"),
                        ],
                        default="agreed",
                        max_length=10,
                        verbose_name="hasil",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="alasan")),
                (
                    "method",
                    models.CharField(
                        choices=[("mufakat", "Musyawarah mufakat"), ("vote", "Pemungutan suara")],
                        default="mufakat",
                        max_length=10,
                        verbose_name="cara",
                    ),
                ),
                ("votes_for", models.PositiveIntegerField(blank=True, null=True, verbose_name="setuju")),
                ("votes_against", models.PositiveIntegerField(blank=True, null=True, verbose_name="tidak setuju")),
                ("votes_abstain", models.PositiveIntegerField(blank=True, null=True, verbose_name="abstain")),
                ("rank", models.PositiveIntegerField(blank=True, null=True, verbose_name="peringkat")),
                (
                    "scored_rank",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="peringkat menurut skor"),
                ),
                (
                    "overrule_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="alasan mengubah peringkat"),
                ),
                ("decided_at", models.DateTimeField(verbose_name="waktu keputusan")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agenda",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keputusan_set",
                        to="musyawarah.agendamusyawarah",
                        verbose_name="acara",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by_set",
                        to="musyawarah.keputusan",
                        verbose_name="memperbaiki",
                    ),
                ),
                (
                    "musyawarah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keputusan_set",
                        to="musyawarah.musyawarah",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="musyawarah.usulan",
                        verbose_name="digabung ke usulan",
                    ),
                ),
                (
                    "usulan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keputusan_set",
                        to="musyawarah.usulan",
                        verbose_name="usulan",
                    ),
                ),
            ],
            options={
                "ordering": ["musyawarah_id", "number", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("musyawarah", "number"), name="musyawarah_keputusan_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("usulan__isnull", False)),
                        fields=("musyawarah", "usulan"),
                        name="musyawarah_keputusan_usulan_once_a_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject", "usulan"), ("usulan__isnull", False)),
                            models.Q(models.Q(("subject", "usulan"), _negated=True), ("usulan", None)),
                            _connector="OR",
                        ),
                        name="musyawarah_keputusan_names_its_usulan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ("agreed", "passed_on")),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="musyawarah_keputusan_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_into__isnull", False), ("outcome", "merged")),
                            models.Q(models.Q(("outcome", "merged"), _negated=True), ("merged_into", None)),
                            _connector="OR",
                        ),
                        name="musyawarah_keputusan_merged_into_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("method", "vote"), ("votes_against__isnull", False), ("votes_for__isnull", False)
                            ),
                            models.Q(
                                ("method", "mufakat"),
                                ("votes_abstain", None),
                                ("votes_against", None),
                                ("votes_for", None),
                            ),
                            _connector="OR",
                        ),
                        name="musyawarah_keputusan_votes_are_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNilaiUsulan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("criterion", models.CharField(max_length=30, verbose_name="kriteria")),
                ("value", models.PositiveSmallIntegerField(verbose_name="nilai")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "scorer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="places.orang",
                        verbose_name="penilai",
                    ),
                ),
                (
                    "skoring",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.skoring",
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
                    ),
                ),
            ],
            options={
                "verbose_name": "historical nilai usulan",
                "verbose_name_plural": "historical nilai usulans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="GabunganUsulan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="alasan")),
                ("merged_at", models.DateTimeField(auto_now_add=True, verbose_name="digabung")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="dibatalkan")),
                (
                    "merged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asal_gabungan_set",
                        to="musyawarah.usulan",
                        verbose_name="digabung ke",
                    ),
                ),
                (
                    "usulan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gabungan_set",
                        to="musyawarah.usulan",
                        verbose_name="usulan",
                    ),
                ),
            ],
            options={
                "ordering": ["merged_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("usulan",),
                        name="musyawarah_gabungan_goes_into_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("usulan", models.F("into")), _negated=True),
                        name="musyawarah_gabungan_not_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="musyawarah_gabungan_undone_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DasarUsulan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "data_desa",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dasar_set",
                        to="villages.datadesa",
                    ),
                ),
                (
                    "kajian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dasar_set",
                        to="musyawarah.hasilkajian",
                    ),
                ),
                (
                    "usulan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dasar_set", to="musyawarah.usulan"
                    ),
                ),
            ],
            options={
                "ordering": ["usulan_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("data_desa__isnull", False), ("kajian", None)),
                            models.Q(("data_desa", None), ("kajian__isnull", False)),
                            _connector="OR",
                        ),
                        name="musyawarah_dasarusulan_is_one_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kajian", None)),
                        fields=("usulan", "data_desa"),
                        name="musyawarah_dasar_data_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("data_desa", None)),
                        fields=("usulan", "kajian"),
                        name="musyawarah_dasar_kajian_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MasaHadir",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="datang")),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="pulang")),
                (
                    "kehadiran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="masa_set", to="musyawarah.kehadiran"
                    ),
                ),
            ],
            options={
                "ordering": ["kehadiran_id", models.OrderBy(models.F("arrived_at"), nulls_first=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("arrived_at", None),
                            ("left_at", None),
                            ("left_at__gt", models.F("arrived_at")),
                            _connector="OR",
                        ),
                        name="musyawarah_masahadir_leaves_after_arriving",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalKeputusan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="nomor")),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("usulan", "Usulan"),
                            ("plan", "Rencana disepakati"),
                            ("outside_rpjm", "Kegiatan di luar RPJM Desa"),
                            ("team", "Pembentukan tim"),
                            ("change_ground", "Dasar perubahan rencana"),
                            ("other", "Lainnya"),
                        ],
                        default="usulan",
                        max_length=15,
                        verbose_name="tentang",
                    ),
                ),
                (
                    "plan_kind",
                    models.CharField(
                        blank=True,
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")],
                        max_length=5,
                        verbose_name="rencana",
                    ),
                ),
                ("plan_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tahun rencana")),
                ("text", models.TextField(verbose_name="bunyi keputusan")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("passed_on", "Diteruskan ke musdes"),
                            ("agreed", "Disepakati"),
                            ("deferred", "Ditunda"),
                            ("rejected", "Tidak disepakati"),
                            ("merged", "Digabung"),
                            ("to_du_rkp", "Diajukan lewat DU-RKP"),
                        ],
                        default="agreed",
                        max_length=10,
                        verbose_name="hasil",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="alasan")),
                (
                    "method",
                    models.CharField(
                        choices=[("mufakat", "Musyawarah mufakat"), ("vote", "Pemungutan suara")],
                        default="mufakat",
                        max_length=10,
                        verbose_name="cara",
                    ),
                ),
                ("votes_for", models.PositiveIntegerField(blank=True, null=True, verbose_name="setuju")),
                ("votes_against", models.PositiveIntegerField(blank=True, null=True, verbose_name="tidak setuju")),
                ("votes_abstain", models.PositiveIntegerField(blank=True, null=True, verbose_name="abstain")),
                ("rank", models.PositiveIntegerField(blank=True, null=True, verbose_name="peringkat")),
                (
                    "scored_rank",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="peringkat menurut skor"),
                ),
                (
                    "overrule_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="alasan mengubah peringkat"),
                ),
                ("decided_at", models.DateTimeField(verbose_name="waktu keputusan")),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "agenda",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.agendamusyawarah",
                        verbose_name="acara",
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
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.keputusan",
                        verbose_name="memperbaiki",
                    ),
                ),
                (
                    "musyawarah",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.musyawarah",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="musyawarah.usulan",
                        verbose_name="digabung ke usulan",
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
                "verbose_name": "historical keputusan",
                "verbose_name_plural": "historical keputusans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
