"""Realistic matrices for the tests of the writers: 16 columns as Siskeudes prints them, and about thirty."""

from decimal import Decimal

from reporting.payload import BundleDocument, Column, MatrixDocument, Part, Row, Signature, Summary, Table
from reporting.terbilang import terbilang_rupiah

SIGNATURES = (
    Signature(
        "Mengetahui :", "Pj. Kepala Desa Sumberwangi", "SLAMET HARIYADI, S.Sos.", "197003121995031002", side="left"
    ),
    Signature("Disusun oleh :", "Tim Penyusun RPJM Desa", place_and_date="Sumberwangi, 27 April 2020", side="right"),
)
HEAD = (
    ("DESA", "PEMERINTAH DESA SUMBERWANGI"),
    ("KECAMATAN", "KECAMATAN TIRTOARUM"),
    ("KABUPATEN/KOTA", "KABUPATEN PANDANARAN"),
    ("PROVINSI", "PROVINSI JAWA TIMUR"),
)
WORKS = (
    ("Penyediaan Penghasilan Tetap dan Tunjangan Perangkat Desa", "11 Org", "Pemerintah Desa", "ADD"),
    (
        "Penyediaan Operasional Pemerintah Desa (ATK, Honor PKPKD dan PPKD dll)",
        "36 Bulan",
        "Kinerja Perangkat",
        "ADD, DDS",
    ),
    ("Pembangunan/Rehabilitasi/Peningkatan/Pengerasan Jalan Usaha Tani", "1.250 m", "Petani dan buruh tani", "DDS"),
    (
        "Penyelenggaraan Posyandu (Mkn Tambahan, Kls Bumil, Lamsia, Insentif)",
        "12 Bulan",
        "Ibu, balita dan lansia",
        "DDS",
    ),
    ("Penyelenggaraan Festival/Lomba Kepemudaan dan Olahraga Tingkat Desa", "1 Paket", "Pemuda", "PAD"),
)


def siskeudes_matrix(rows: int = 40) -> MatrixDocument:
    """Sixteen columns, five bidang; the third line is marked as incomplete."""
    group, time, cost = "BIDANG/SUB BIDANG/JENIS KEGIATAN", "WAKTU PELAKSANAAN", "PRAKIRAAN BIAYA & SUMBERDANA"
    columns = (
        Column("no", ("NO",), 10, align="center"),
        Column("sub_bidang", (group, "BIDANG / SUB BIDANG"), 42),
        Column("kegiatan", (group, "JENIS KEGIATAN"), 58),
        Column("lokasi", ("LOKASI (RT/RW/DUSUN)",), 26),
        Column("volume", ("PERKIRAAN VOLUME",), 22, align="right"),
        Column("manfaat", ("SASARAN / MANFAAT",), 28),
        *(Column(f"tahun_{year}", (time, f"THN {year}"), 8, "tick") for year in range(1, 9)),
        Column("jumlah", (cost, "JUMLAH (RUPIAH)"), 30, "rupiah"),
        Column("sumber", (cost, "SUMBER"), 20),
    )
    printed, total = [], 0
    for bidang in range(5):
        lines = [_siskeudes_line(number) for number in range(rows) if number * 5 // rows == bidang]
        subtotal = sum(int(line.cells[14]) for line in lines)
        total += subtotal
        printed.append(
            Row("group", (f"0{bidang + 1}", *[None] * 15), label=f"BIDANG KE-{bidang + 1} PEMERINTAHAN DESA")
        )
        printed.extend(lines)
        printed.append(_sum("subtotal", "JUMLAH PER BIDANG", 14, subtotal, 16))
    printed.append(_sum("total", "JUMLAH TOTAL", 14, total, 16))
    return MatrixDocument(
        key="sample-siskeudes",
        title=("RANCANGAN RPJM DESA", "TAHUN 2020 S.D 2027"),
        head=HEAD,
        table=Table(columns, tuple(printed), "numbers"),
        total_in_words=terbilang_rupiah(total),
        signatures=SIGNATURES,
        author="Pemerintah Desa Sumberwangi",
    )


def _siskeudes_line(number: int) -> Row:
    work, volume, benefit, source = WORKS[number % 5]
    sub_bidang = "Penyelenggaran Belanja Siltap, Tunjangan dan Operasional Pemerintahan Desa"
    return Row(
        "row",
        (
            None,
            sub_bidang if number % 4 == 0 else None,
            work,
            "PANDANLANDUNG" if number % 3 else "RT 03/RW 01 Dusun Krajan",
            volume,
            benefit,
            *(year == number % 8 for year in range(8)),
            345_402 + number * 58_800_001,
            source,
        ),
        mark="incomplete" if number == 2 else None,
        note="Sumber dana belum dibagi" if number == 2 else None,
        ref=f"baris-{number}",
    )


def _sum(kind: str, label: str, amount_at: int, amount: int, width: int) -> Row:
    cells = [None] * width
    cells[amount_at] = amount
    return Row(kind, tuple(cells), label=label)


def wide_matrix(rows: int = 30) -> MatrixDocument:
    """About thirty columns, as the matrix after Permendes 21/2020 has with eight years."""
    target, when, cost = (
        "Target Capaian Tahun ke-",
        "Waktu Pelaksanaan (Tahun)",
        "Prakiraan Biaya dan Sumber Pembiayaan",
    )
    people, pattern = "Prakiraan Penerima Manfaat", "Prakiraan Pola Pelaksanaan"
    columns = (
        Column("no", ("No",), 9, align="center"),
        Column("bidang", ("Bidang/Jenis Kegiatan",), 30),
        Column("sub_bidang", ("Sub Bidang",), 30),
        Column("nama", ("Nama Program/Kegiatan",), 44),
        Column("sdgs", ("Mendukung SDGs Desa ke-",), 16),
        Column("existing", ("Data Existing Tahun ke-0",), 20),
        *(Column(f"target_{year}", (target, str(year)), 10, "decimal") for year in range(1, 9)),
        Column("lokasi", ("Lokasi (RT/RW/Dusun)",), 26),
        Column("volume", ("Prakiraan Volume dan Satuan",), 18),
        *(Column(key, (people, head), 9, "integer") for key, head in (("lk", "L"), ("pr", "P"), ("rtm", "RTM"))),
        *(Column(f"year_{year}", (when, str(year)), 8, "tick") for year in range(2020, 2028)),
        Column("jumlah", (cost, "Jumlah (Rp)"), 26, "rupiah"),
        Column("sumber", (cost, "Sumber"), 14),
        Column("swakelola", (pattern, "Swakelola"), 13, "tick"),
        Column("kad", (pattern, "Kerjasama Antar Desa"), 13, "tick"),
        Column("pihak", (pattern, "Kerjasama Pihak Ketiga"), 13, "tick"),
    )
    lines = tuple(_wide_line(number, len(columns)) for number in range(rows))
    at = next(index for index, column in enumerate(columns) if column.key == "jumlah")
    total = sum(int(line.cells[at]) for line in lines)
    printed = (
        Row("group", (None,) * len(columns), label="BIDANG PENYELENGGARAAN PEMERINTAHAN DESA"),
        *lines,
        _sum("subtotal", "SUB TOTAL BIDANG PENYELENGGARAAN PEMERINTAHAN DESA", at, total, len(columns)),
        _sum("total", "JUMLAH TOTAL", at, total, len(columns)),
    )
    return MatrixDocument(
        key="sample-wide",
        title=("RANCANGAN RPJM DESA", "TAHUN 2020 S.D. 2027"),
        head=HEAD,
        table=Table(columns, printed),
        total_in_words=terbilang_rupiah(total),
        signatures=SIGNATURES,
    )


def _wide_line(number: int, width: int) -> Row:
    work, volume, _, source = WORKS[number % 5]
    cells = (
        str(number + 1),
        "Penyelenggaraan Pemerintahan Desa" if number == 0 else None,
        "Penyediaan Sarana Prasarana Pemerintahan Desa" if number % 5 == 0 else None,
        work,
        "1, 3, 8",
        "250 KK belum terlayani",
        *(Decimal(number * 7 + year) / 2 for year in range(8)),
        "RT 03/RW 01 Dusun Krajan",
        volume,
        number * 13,
        number * 17,
        number,
        *(year == number % 8 for year in range(8)),
        1_000_000 + number * 58_800_001,
        source,
        number % 3 == 0,
        number % 3 == 1,
        number % 3 == 2,
    )
    assert len(cells) == width
    return Row("row", cells)


def rab_form(number: int = 1, rows: int = 6) -> MatrixDocument:
    """A portrait form of six columns with a summary under it."""
    columns = (
        Column("uraian", ("Uraian",), 62),
        Column("volume", ("Volume",), 18, "decimal"),
        Column("satuan", ("Satuan",), 20),
        Column("harga", ("Harga Satuan (Rp)",), 28, "rupiah"),
        Column("jumlah", ("Jumlah Total (Rp)",), 30, "rupiah"),
    )
    lines = tuple(
        Row("row", (f"Semen nomor {row}", Decimal(row), "sak", 65_000, row * 65_000)) for row in range(1, rows + 1)
    )
    total = sum(int(line.cells[4]) for line in lines)
    sources = (Column("sumber", ("Sumber dana",), 60), Column("jumlah", ("Jumlah (Rp)",), 40, "rupiah"))
    summary = Table(sources, (Row("row", ("Dana Desa", total)), Row("total", (None, total), label="JUMLAH")), None)
    return MatrixDocument(
        key="sample-rab",
        title=("RENCANA ANGGARAN BIAYA (RAB)", "TAHUN 2026"),
        head=(*HEAD, ("NO. RAB", str(number))),
        table=Table(columns, (*lines, Row("total", (*[None] * 4, total), label="TOTAL BIAYA"))),
        total_in_words=terbilang_rupiah(total),
        signatures=SIGNATURES,
        orientation="portrait",
        summary=Summary("Sumber pembiayaan", summary),
        author="Pemerintah Desa Sumberwangi",
    )


def rab_bundle(forms: int = 3) -> BundleDocument:
    """So many forms, handed out together."""
    parts = tuple(Part(f"RAB {number}", rab_form(number, rows=number * 4)) for number in range(1, forms + 1))
    return BundleDocument("sample-rab", "Rencana Anggaran Biaya Desa Sumberwangi Tahun 2026", parts)
