import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import review.models.enactment
import review.models.plan_review
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_cache_table"),
        ("codes", "0003_rules_by_kegiatan_and_wage"),
        ("musyawarah", "0003_seal_triggers"),
        ("places", "0001_initial"),
        ("planning", "0007_locks_and_openings"),
        ("reporting", "0002_refuse_updates"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")], max_length=5, verbose_name="rencana"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun rencana")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Disusun desa"),
                            ("submitted", "Diajukan"),
                            ("in_review", "Sedang diperiksa"),
                            ("returned", "Dikembalikan dengan catatan"),
                            ("recommended", "Direkomendasikan"),
                            ("proceeding", "Dilanjutkan tanpa rekomendasi"),
                            ("agreed", "Disepakati BPD"),
                            ("enacted", "Ditetapkan"),
                            ("clarified", "Diklarifikasi"),
                        ],
                        default="draft",
                        max_length=15,
                        verbose_name="keadaan",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tim", "Tim penyusun dibentuk"),
                            ("forum", "Musrenbang desa"),
                            ("periksa_kecamatan", "Pemeriksaan kecamatan"),
                            ("periksa_kabupaten", "Pemeriksaan Dinas PMD"),
                            ("bpd", "Kesepakatan BPD"),
                            ("perdes", "Penetapan dan pengundangan"),
                            ("klarifikasi", "Klarifikasi"),
                        ],
                        max_length=20,
                        verbose_name="langkah",
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="diajukan")),
                ("taken_up_at", models.DateTimeField(blank=True, null=True, verbose_name="mulai diperiksa")),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="dikembalikan")),
                ("passed_at", models.DateTimeField(blank=True, null=True, verbose_name="selesai diperiksa")),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="disepakati")),
                ("enacted_on", models.DateField(blank=True, null=True, verbose_name="ditetapkan")),
                ("clarified_on", models.DateField(blank=True, null=True, verbose_name="diklarifikasi")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="batas pemeriksaan")),
                ("paused_on", models.DateField(blank=True, null=True, verbose_name="dijeda")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="review_set", to="places.desa"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "perubahan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="planning.perubahan",
                    ),
                ),
                (
                    "rkp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_set",
                        to="planning.rkpdesa",
                    ),
                ),
                (
                    "rpjm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_set",
                        to="planning.rpjmdesa",
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "plan_kind", "-year", "-pk"],
                "indexes": [models.Index(fields=["plan_kind", "year", "state"], name="review_kind_year_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("plan_kind", "rkp"), ("rkp__isnull", False), ("rpjm", None)),
                            models.Q(("plan_kind", "rpjm"), ("rkp", None), ("rpjm__isnull", False)),
                            _connector="OR",
                        ),
                        name="review_of_one_plan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("perubahan", None)),
                        fields=("rpjm",),
                        name="review_of_rpjm_once_before_changes",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("perubahan", None)),
                        fields=("rkp",),
                        name="review_of_rkp_once_before_changes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["submitted", "in_review", "returned"]),
                                models.Q(("step", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["submitted", "in_review", "returned"]), _negated=True),
                                ("step", ""),
                            ),
                            _connector="OR",
                        ),
                        name="review_step_while_with_officers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("holder__isnull", False), ("state__in", ["in_review"])),
                            models.Q(models.Q(("state__in", ["in_review"]), _negated=True), ("holder", None)),
                            _connector="OR",
                        ),
                        name="review_holder_while_in_review",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_review"), _negated=True),
                            ("taken_up_at__isnull", False),
                            _connector="OR",
                        ),
                        name="review_taken_up_at_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_on__isnull", False), ("state__in", ["submitted", "in_review"])),
                            models.Q(
                                models.Q(("state__in", ["submitted", "in_review"]), _negated=True), ("due_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="review_due_while_with_officers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["submitted", "in_review", "returned"]), _negated=True),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="review_submitted_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            ("returned_at__isnull", False),
                            _connector="OR",
                        ),
                        name="review_returned_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("passed_at__isnull", False),
                                ("state__in", ["recommended", "proceeding", "agreed", "enacted", "clarified"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ["recommended", "proceeding", "agreed", "enacted", "clarified"]),
                                    _negated=True,
                                ),
                                ("passed_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="review_passed_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_on__isnull", False), ("state__in", ["agreed", "enacted", "clarified"])),
                            models.Q(
                                models.Q(("state__in", ["agreed", "enacted", "clarified"]), _negated=True),
                                ("agreed_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="review_agreed_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("enacted_on__isnull", False), ("state__in", ["enacted", "clarified"])),
                            models.Q(
                                models.Q(("state__in", ["enacted", "clarified"]), _negated=True), ("enacted_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="review_enacted_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("clarified_on__isnull", False), ("state__in", ["clarified"])),
                            models.Q(models.Q(("state__in", ["clarified"]), _negated=True), ("clarified_on", None)),
                            _connector="OR",
                        ),
                        name="review_clarified_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("enacted_on", None), ("agreed_on__lte", models.F("enacted_on")), _connector="OR"
                        ),
                        name="review_agreed_before_enacted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clarified_on", None), ("enacted_on__lte", models.F("clarified_on")), _connector="OR"
                        ),
                        name="review_enacted_before_clarified",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "medium",
                    models.CharField(
                        choices=[
                            ("baliho", "Baliho"),
                            ("papan", "Papan informasi desa"),
                            ("situs", "Situs web atau media sosial"),
                            ("pertemuan", "Pertemuan warga"),
                            ("lain", "Cara lain"),
                        ],
                        max_length=10,
                        verbose_name="cara",
                    ),
                ),
                ("where", models.CharField(max_length=200, verbose_name="tempat atau alamat")),
                ("published_on", models.DateField(verbose_name="tanggal")),
                (
                    "picture",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=review.models.enactment.publication_path,
                        verbose_name="foto",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication_set",
                        to="planning.planedition",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_id", "published_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewPhrase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300, verbose_name="kalimat")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="urutan")),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_phrase_set",
                        to="places.kabupaten",
                    ),
                ),
            ],
            options={
                "ordering": ["kabupaten_id", "position", "pk"],
                "constraints": [models.UniqueConstraint(fields=("kabupaten", "text"), name="review_phrase_once")],
            },
        ),
        migrations.CreateModel(
            name="ReviewStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")], max_length=5, verbose_name="rencana"
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("tim", "Tim penyusun dibentuk"),
                            ("forum", "Musrenbang desa"),
                            ("periksa_kecamatan", "Pemeriksaan kecamatan"),
                            ("periksa_kabupaten", "Pemeriksaan Dinas PMD"),
                            ("bpd", "Kesepakatan BPD"),
                            ("perdes", "Penetapan dan pengundangan"),
                            ("klarifikasi", "Klarifikasi"),
                        ],
                        max_length=20,
                        verbose_name="langkah",
                    ),
                ),
                ("is_used", models.BooleanField(default=True, verbose_name="dipakai")),
                ("working_days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hari kerja")),
                ("is_binding", models.BooleanField(default=False, verbose_name="rekomendasi wajib ada")),
                ("waits_for_all", models.BooleanField(default=False, verbose_name="menunggu semua desa di kecamatan")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_step_set",
                        to="places.kabupaten",
                    ),
                ),
            ],
            options={
                "ordering": ["kabupaten_id", "plan_kind", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("kabupaten", "plan_kind", "step"), name="review_step_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_used", True), models.Q(("step__in", ["bpd", "perdes"]), _negated=True), _connector="OR"
                        ),
                        name="review_step_of_law_is_used",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("working_days", None),
                            models.Q(("working_days__gte", 1), ("working_days__lte", 60)),
                            _connector="OR",
                        ),
                        name="review_step_days_are_sane",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DuRkpReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("received_on", models.DateField(verbose_name="diterima kecamatan")),
                ("forwarded_on", models.DateField(blank=True, null=True, verbose_name="diteruskan ke Bappeda")),
                ("letter_number", models.CharField(blank=True, max_length=60, verbose_name="nomor surat camat")),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "du_rkp",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipt", to="planning.durkp"
                    ),
                ),
                (
                    "forwarded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forwarded_on", None), ("forwarded_on__gte", models.F("received_on")), _connector="OR"
                        ),
                        name="review_du_rkp_forwarded_after_received",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Forwarding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[("rpjm", "RPJM Desa"), ("rkp", "RKP Desa")], max_length=5, verbose_name="rencana"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun rencana")),
                ("forwarded_at", models.DateTimeField(auto_now_add=True, verbose_name="diteruskan")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="ditarik")),
                ("undo_reason", models.TextField(blank=True, verbose_name="alasan ditarik")),
                (
                    "forwarded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "kecamatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forwarding_set",
                        to="places.kecamatan",
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
            ],
            options={
                "ordering": ["kecamatan_id", "plan_kind", "-year", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("kecamatan", "plan_kind", "year"),
                        name="review_forwarding_one_stands",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None)),
                            models.Q(
                                ("undone_at__isnull", False),
                                ("undone_by__isnull", False),
                                models.Q(("undo_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="review_forwarding_undone_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="waktu")),
                ("subject", models.CharField(max_length=150, verbose_name="perihal")),
                ("text", models.TextField(verbose_name="isi")),
                ("url", models.CharField(blank=True, max_length=200, verbose_name="alamat halaman")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="dibaca")),
                ("mailed_at", models.DateTimeField(blank=True, null=True, verbose_name="dikirim lewat surel")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notice_set", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["recipient", "read_at"], name="review_notice_unread")],
            },
        ),
        migrations.CreateModel(
            name="PlanChapter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=150, verbose_name="judul bab")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="urutan")),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to=review.models.enactment.chapter_path, verbose_name="berkas PDF"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("pages", models.PositiveSmallIntegerField(verbose_name="halaman")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="dihapus")),
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
                        related_name="chapter_set",
                        to="planning.rkpdesa",
                    ),
                ),
                (
                    "rpjm",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chapter_set",
                        to="planning.rpjmdesa",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "ordering": ["desa_id", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rkp__isnull", False), ("rpjm", None)),
                            models.Q(("rkp", None), ("rpjm__isnull", False)),
                            _connector="OR",
                        ),
                        name="review_chapter_of_one_plan",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("tim", "Tim penyusun dibentuk"),
                            ("forum", "Musrenbang desa"),
                            ("periksa_kecamatan", "Pemeriksaan kecamatan"),
                            ("periksa_kabupaten", "Pemeriksaan Dinas PMD"),
                            ("bpd", "Kesepakatan BPD"),
                            ("perdes", "Penetapan dan pengundangan"),
                            ("klarifikasi", "Klarifikasi"),
                        ],
                        max_length=20,
                        verbose_name="langkah",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="alasan")),
                ("starts_on", models.DateField(verbose_name="mulai")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="berakhir")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pause_set", to="review.planreview"
                    ),
                ),
            ],
            options={
                "ordering": ["review_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="review_pause_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="review_pause_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on", None)), fields=("review",), name="review_pause_one_open"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("further", "Membuka kegiatan lain"), ("unlock", "Membuka kunci")],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                ("lines", models.JSONField(blank=True, default=list, verbose_name="kegiatan")),
                ("bidang", models.JSONField(blank=True, default=list, verbose_name="bidang")),
                ("adding", models.BooleanField(default=False, verbose_name="menambah kegiatan")),
                ("reason", models.TextField(verbose_name="alasan")),
                ("until", models.DateField(blank=True, null=True, verbose_name="sampai dengan")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="diminta")),
                ("granted", models.BooleanField(blank=True, null=True, verbose_name="dikabulkan")),
                ("answer_reason", models.TextField(blank=True, verbose_name="alasan jawaban")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="dijawab")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ditutup")),
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
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="request_set", to="review.planreview"
                    ),
                ),
            ],
            options={
                "ordering": ["review_id", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="review_request_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "unlock"), _negated=True), ("until__isnull", False), _connector="OR"
                        ),
                        name="review_unlock_has_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None), ("granted", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("granted__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="review_request_answered_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="review_request_takes_two_persons",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("granted", None)),
                        fields=("review", "kind"),
                        name="review_request_one_waiting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enactment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("perdes_number", models.CharField(max_length=30, verbose_name="nomor Perdes")),
                ("perdes_date", models.DateField(verbose_name="tanggal penetapan")),
                ("promulgated_on", models.DateField(verbose_name="tanggal pengundangan")),
                ("lembaran_number", models.CharField(max_length=30, verbose_name="nomor Lembaran Desa")),
                ("lembaran_year", models.PositiveSmallIntegerField(verbose_name="tahun Lembaran Desa")),
                (
                    "clarification",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fits", "Tidak bertentangan dengan kepentingan umum dan peraturan yang lebih tinggi"),
                            ("differs", "Bertentangan; hasil klarifikasi disampaikan kepada desa"),
                        ],
                        max_length=10,
                        verbose_name="hasil klarifikasi",
                    ),
                ),
                (
                    "clarification_number",
                    models.CharField(blank=True, max_length=60, verbose_name="nomor surat klarifikasi"),
                ),
                ("clarification_note", models.TextField(blank=True, verbose_name="catatan klarifikasi")),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.issueddocument",
                        verbose_name="naskah Perdes",
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enactment",
                        to="planning.planedition",
                        verbose_name="naskah",
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="enactment", to="review.planreview"
                    ),
                ),
            ],
            options={
                "ordering": ["review_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("promulgated_on__gte", models.F("perdes_date"))),
                        name="review_promulgated_after_enacted",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BpdAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keputusan_number", models.CharField(max_length=60, verbose_name="nomor Keputusan BPD")),
                ("keputusan_date", models.DateField(verbose_name="tanggal Keputusan BPD")),
                (
                    "ba_number",
                    models.CharField(blank=True, max_length=60, verbose_name="nomor berita acara kesepakatan"),
                ),
                ("ba_date", models.DateField(verbose_name="tanggal berita acara kesepakatan")),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "keputusan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="musyawarah.keputusan",
                        verbose_name="keputusan musyawarah",
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agreement", to="review.planreview"
                    ),
                ),
            ],
            options={
                "ordering": ["review_id"],
            },
        ),
        migrations.CreateModel(
            name="ReviewMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("submit", "Ajukan untuk diperiksa"),
                            ("withdraw", "Tarik pengajuan"),
                            ("take_up", "Mulai periksa"),
                            ("release", "Lepaskan"),
                            ("return", "Kembalikan dengan catatan"),
                            ("recommend", "Rekomendasikan"),
                            ("undo_recommend", "Tarik rekomendasi"),
                            ("go_on", "Lanjutkan tanpa rekomendasi"),
                            ("step_back", "Buka kembali untuk disusun"),
                            ("agree", "Catat kesepakatan BPD"),
                            ("undo_agree", "Tarik kesepakatan"),
                            ("enact", "Tetapkan Perdes"),
                            ("clarify", "Catat klarifikasi"),
                        ],
                        max_length=15,
                        verbose_name="tindakan",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("draft", "Disusun desa"),
                            ("submitted", "Diajukan"),
                            ("in_review", "Sedang diperiksa"),
                            ("returned", "Dikembalikan dengan catatan"),
                            ("recommended", "Direkomendasikan"),
                            ("proceeding", "Dilanjutkan tanpa rekomendasi"),
                            ("agreed", "Disepakati BPD"),
                            ("enacted", "Ditetapkan"),
                            ("clarified", "Diklarifikasi"),
                        ],
                        max_length=15,
                        verbose_name="dari",
                    ),
                ),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("draft", "Disusun desa"),
                            ("submitted", "Diajukan"),
                            ("in_review", "Sedang diperiksa"),
                            ("returned", "Dikembalikan dengan catatan"),
                            ("recommended", "Direkomendasikan"),
                            ("proceeding", "Dilanjutkan tanpa rekomendasi"),
                            ("agreed", "Disepakati BPD"),
                            ("enacted", "Ditetapkan"),
                            ("clarified", "Diklarifikasi"),
                        ],
                        max_length=15,
                        verbose_name="menjadi",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tim", "Tim penyusun dibentuk"),
                            ("forum", "Musrenbang desa"),
                            ("periksa_kecamatan", "Pemeriksaan kecamatan"),
                            ("periksa_kabupaten", "Pemeriksaan Dinas PMD"),
                            ("bpd", "Kesepakatan BPD"),
                            ("perdes", "Penetapan dan pengundangan"),
                            ("klarifikasi", "Klarifikasi"),
                        ],
                        max_length=20,
                        verbose_name="langkah",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="waktu")),
                (
                    "via",
                    models.CharField(
                        choices=[
                            ("in_app", "Dilakukan di aplikasi"),
                            ("from_scan", "Dicatat dari naskah bertanda tangan"),
                        ],
                        default="in_app",
                        max_length=10,
                        verbose_name="cara",
                    ),
                ),
                ("acted_on", models.DateField(blank=True, null=True, verbose_name="tanggal")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="nomor naskah")),
                ("reason", models.TextField(blank=True, verbose_name="alasan")),
                (
                    "scan",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        upload_to=review.models.plan_review.move_scan_path,
                        verbose_name="pindaian",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="move_set", to="review.planreview"
                    ),
                ),
            ],
            options={
                "ordering": ["review_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("via", "in_app"),
                            models.Q(models.Q(("scan", ""), _negated=True), ("acted_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="review_move_from_scan_has_scan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "act__in",
                                    ["return", "undo_recommend", "go_on", "step_back", "undo_agree", "release"],
                                ),
                                _negated=True,
                            ),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="review_move_back_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="putaran")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("review", "Diajukan untuk diperiksa"),
                            ("proceed", "Dilanjutkan tanpa rekomendasi"),
                            ("unlocked", "Diubah sesudah kunci dibuka"),
                        ],
                        default="review",
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                ("reference", models.CharField(max_length=40, unique=True, verbose_name="nomor pengajuan")),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tim", "Tim penyusun dibentuk"),
                            ("forum", "Musrenbang desa"),
                            ("periksa_kecamatan", "Pemeriksaan kecamatan"),
                            ("periksa_kabupaten", "Pemeriksaan Dinas PMD"),
                            ("bpd", "Kesepakatan BPD"),
                            ("perdes", "Penetapan dan pengundangan"),
                            ("klarifikasi", "Klarifikasi"),
                        ],
                        max_length=20,
                        verbose_name="langkah",
                    ),
                ),
                ("payload_sha256", models.CharField(max_length=64)),
                ("line_count", models.PositiveIntegerField(verbose_name="banyak kegiatan")),
                ("total", models.BigIntegerField(verbose_name="jumlah (rupiah)")),
                ("is_on_paper", models.BooleanField(default=False, verbose_name="diterima di atas kertas")),
                ("letter_number", models.CharField(blank=True, max_length=60, verbose_name="nomor surat pengantar")),
                ("letter_date", models.DateField(blank=True, null=True, verbose_name="tanggal surat pengantar")),
                ("note", models.TextField(blank=True, verbose_name="keterangan desa")),
                ("submitted_at", models.DateTimeField(verbose_name="diajukan")),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("withdrawn", "Ditarik desa"),
                            ("returned", "Dikembalikan"),
                            ("recommended", "Direkomendasikan"),
                            ("overdue", "Dilewati karena batas waktu pemeriksa habis"),
                        ],
                        max_length=15,
                        verbose_name="hasil",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="selesai")),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="submission_set", to="places.desa"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submission_set",
                        to="review.planreview",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                ("payload", models.TextField(verbose_name="isi")),
            ],
            options={
                "ordering": ["review_id", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "number"), name="review_submission_number_once"),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("payload_sha256"), 64
                        ),
                        name="review_submission_is_hashed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", ""), ("ended_at", None)),
                            models.Q(models.Q(("end", ""), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="review_submission_ended_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("tim", "Tim penyusun dibentuk"),
                            ("forum", "Musrenbang desa"),
                            ("periksa_kecamatan", "Pemeriksaan kecamatan"),
                            ("periksa_kabupaten", "Pemeriksaan Dinas PMD"),
                            ("bpd", "Kesepakatan BPD"),
                            ("perdes", "Penetapan dan pengundangan"),
                            ("klarifikasi", "Klarifikasi"),
                        ],
                        max_length=20,
                        verbose_name="langkah",
                    ),
                ),
                ("written_at", models.DateTimeField(auto_now_add=True, verbose_name="ditulis")),
                ("line_uid", models.UUIDField(blank=True, null=True, verbose_name="kegiatan")),
                ("line_name", models.CharField(blank=True, max_length=300, verbose_name="nama kegiatan")),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="kolom")),
                ("field_label", models.CharField(blank=True, max_length=100, verbose_name="judul kolom")),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("must", "Wajib diperbaiki"),
                            ("should", "Sebaiknya diperbaiki"),
                            ("question", "Pertanyaan"),
                        ],
                        default="must",
                        max_length=10,
                        verbose_name="sifat",
                    ),
                ),
                ("text", models.TextField(verbose_name="catatan")),
                (
                    "opens",
                    models.CharField(
                        choices=[
                            ("line", "Kegiatan ini saja"),
                            ("nothing", "Tidak membuka apa-apa"),
                            ("adding", "Menambah kegiatan"),
                            ("bidang", "Seluruh bidang"),
                        ],
                        default="nothing",
                        max_length=10,
                        verbose_name="membuka",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="dikirim")),
                ("answer", models.TextField(blank=True, verbose_name="jawaban desa")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="dijawab")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="selesai")),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
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
                    "desa",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.desa"),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="note_set", to="review.planreview"
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="note_set", to="review.submission"
                    ),
                ),
            ],
            options={
                "ordering": ["review_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="review_note_has_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("field", ""), ("line_uid__isnull", False), _connector="OR"),
                        name="review_note_field_is_of_a_line",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opens", "line"), _negated=True), ("line_uid__isnull", False), _connector="OR"
                        ),
                        name="review_note_opens_its_line",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opens", "bidang"), ("bidang__isnull", False)),
                            models.Q(models.Q(("opens", "bidang"), _negated=True), ("bidang", None)),
                            _connector="OR",
                        ),
                        name="review_note_opens_its_bidang",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_at", None), ("sent_at__isnull", False), _connector="OR"),
                        name="review_note_closed_after_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=10, verbose_name="butir")),
                (
                    "there",
                    models.CharField(
                        blank=True,
                        choices=[("ada", "Ada"), ("tidak", "Tidak ada"), ("tidak_perlu", "Tidak diperlukan")],
                        max_length=12,
                        verbose_name="ada",
                    ),
                ),
                (
                    "fits",
                    models.CharField(
                        blank=True,
                        choices=[("sesuai", "Sesuai"), ("tidak", "Tidak sesuai")],
                        max_length=10,
                        verbose_name="sesuai",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="catatan")),
                ("answered_at", models.DateTimeField(auto_now=True, verbose_name="waktu")),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checklist_set",
                        to="review.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["submission_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "item"), name="review_checklist_item_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=10, verbose_name="aturan")),
                (
                    "level",
                    models.CharField(
                        choices=[("block", "Menghalangi pengajuan"), ("warn", "Peringatan"), ("info", "Keterangan")],
                        max_length=10,
                        verbose_name="tingkat",
                    ),
                ),
                ("count", models.PositiveIntegerField(verbose_name="banyak")),
                ("example", models.TextField(verbose_name="temuan")),
                ("sentence", models.TextField(blank=True, verbose_name="penjelasan desa")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="finding_set", to="review.submission"
                    ),
                ),
            ],
            options={
                "ordering": ["submission_id", "rule", "level"],
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "rule", "level"), name="review_finding_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "basis",
                    models.CharField(
                        choices=[("bidang", "Bidang"), ("sumber", "Sumber dana"), ("tag", "Penandaan")],
                        max_length=10,
                        verbose_name="menurut",
                    ),
                ),
                ("key", models.CharField(max_length=20, verbose_name="kode")),
                ("name", models.CharField(max_length=150, verbose_name="nama")),
                ("amount", models.BigIntegerField(verbose_name="jumlah (rupiah)")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sum_set", to="review.submission"
                    ),
                ),
            ],
            options={
                "ordering": ["submission_id", "basis", "key"],
                "constraints": [models.UniqueConstraint(fields=("submission", "basis", "key"), name="review_sum_once")],
            },
        ),
    ]
