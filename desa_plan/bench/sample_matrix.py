"""A made-up RPJM matrix of any length with 18 columns, as like a real one as the benches need."""

from reporting.payload import Column, MatrixDocument, Row, RowKind, Signature, Table
from reporting.terbilang import terbilang_rupiah

_BIDANG = (
    "BIDANG PENYELENGGARAAN PEMERINTAHAN DESA",
    "BIDANG PELAKSANAAN PEMBANGUNAN DESA",
    "BIDANG PEMBINAAN KEMASYARAKATAN DESA",
    "BIDANG PEMBERDAYAAN MASYARAKAT DESA",
    "BIDANG PENANGGULANGAN BENCANA, DARURAT DAN MENDESAK",
)
_SUB_BIDANG = (
    "Penyelenggaraan Belanja Siltap, Tunjangan dan Operasional Pemerintahan Desa",
    "Sub Bidang Pekerjaan Umum dan Penataan Ruang",
    "Sub Bidang Kesehatan",
    "Sub Bidang Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga",
    "Sub Bidang Pertanian dan Peternakan",
)
_WORKS = (
    "Pembangunan/Rehabilitasi/Peningkatan/Pengerasan Jalan Usaha Tani",
    "Penyelenggaraan Posyandu (makanan tambahan, kelas ibu hamil, lansia, insentif kader)",
    "Pemeliharaan Saluran Drainase dan Gorong-gorong Jalan Desa",
    "Peningkatan Produksi Peternakan (alat produksi, pengelolaan, kandang)",
    "Pelatihan dan Penyuluhan Pemberdayaan Perempuan",
    "Penyediaan Operasional Pemerintah Desa (ATK, honor PKPKD dan PPKD, perlengkapan perkantoran)",
    "Dukungan Pelaksanaan Program Rumah Tidak Layak Huni bagi keluarga miskin",
)
_PLACES = ("RT 03/RW 01 Dusun Krajan", "Dusun Bunder", "RT 11/RW 04 Dusun Sempu, sepanjang jalan poros desa")
_UNITS = ("1 Ls", "1.250 m", "36 Bulan", "12 Unit", "65 Org")
_BENEFITS = (
    "Kelancaran angkutan hasil panen",
    "Kesehatan ibu, bayi dan lansia",
    "Masyarakat miskin",
    "Pemerintah Desa dan seluruh warga",
)
_SOURCES = ("DDS", "ADD", "PBH", "ADD, DDS", "PAD")


def _columns() -> tuple[Column, ...]:
    work = "Bidang/Jenis Kegiatan"
    time = "Prakiraan Waktu Pelaksanaan (Tahun ke-)"
    cost = "Prakiraan Biaya dan Sumber Pembiayaan"
    pattern = "Prakiraan Pola Pelaksanaan"
    years = tuple(Column(f"year_{year}", (time, str(year)), 6.5, "tick") for year in range(1, 9))
    return (
        Column("no", ("No",), 8, align="center"),
        Column("sub_bidang", (work, "Sub Bidang"), 38),
        Column("kegiatan", (work, "Jenis Kegiatan"), 52),
        Column("lokasi", ("Lokasi (RT/RW/Dusun)",), 30),
        Column("volume", ("Prakiraan Volume",), 18),
        Column("manfaat", ("Sasaran/Manfaat",), 30),
        *years,
        Column("jumlah", (cost, "Jumlah (Rp)"), 24, "rupiah"),
        Column("sumber", (cost, "Sumber"), 16),
        Column("swakelola", (pattern, "Swakelola"), 16, "tick"),
        Column("kerjasama", (pattern, "Kerjasama"), 17, "tick"),
    )


def _line(number: int, bidang: int) -> Row:
    year = number % 8
    amount = 1_845_000 + number * 373_650 + (number * number * 7919) % 90_000_000
    return Row(
        "row",
        (
            f"{bidang + 1}.{number}",
            _SUB_BIDANG[number // 6 % 5] if number % 6 == 0 else None,
            f"{_WORKS[number % 7]} tahap {number}",
            _PLACES[number % 3],
            _UNITS[number % 5],
            _BENEFITS[number % 4],
            *(offset in (year, (year + number) % 8) for offset in range(8)),
            amount,
            _SOURCES[number % 5],
            number % 3 != 0,
            number % 3 == 0,
        ),
        ref=f"line-{number}",
    )


def _sum_row(kind: RowKind, label: str, amount: int) -> Row:
    return Row(kind, (*[None] * 14, amount, None, None, None), label=label)


def sample_matrix(rows: int, *, draft: bool = True) -> MatrixDocument:
    """`rows` lines in five bidang with headings, subtotals, total, amount in words and two signatures."""
    printed: list[Row] = []
    grand_total = 0
    for bidang, name in enumerate(_BIDANG):
        lines = [_line(number, bidang) for number in range(1, rows + 1) if (number - 1) * 5 // rows == bidang]
        if not lines:
            continue
        subtotal = sum(int(line.cells[14] or 0) for line in lines)
        grand_total += subtotal
        printed.append(Row("group", (str(bidang + 1), *[None] * 17), label=name))
        printed.extend(lines)
        printed.append(_sum_row("subtotal", f"JUMLAH PER BIDANG {bidang + 1}", subtotal))
    printed.append(_sum_row("total", "JUMLAH TOTAL", grand_total))
    return MatrixDocument(
        key="sample",
        title=("RANCANGAN RPJM DESA", "TAHUN : 2020 s.d. 2027"),
        head=(
            ("DESA", "SUMBERWANGI"),
            ("KECAMATAN", "TIRTOARUM"),
            ("KABUPATEN", "PANDANARAN"),
            ("PROVINSI", "JAWA TIMUR"),
        ),
        table=Table(_columns(), tuple(printed), "letters"),
        total_in_words=terbilang_rupiah(grand_total),
        signatures=(
            Signature(
                "Mengetahui :",
                "Pj. Kepala Desa Sumberwangi",
                "SLAMET HARIYADI, S.Sos.",
                "197003121995031002",
                side="left",
            ),
            Signature(
                "Disusun oleh :",
                "Ketua Tim Penyusun RPJM Desa",
                "WATI NINGSIH",
                place_and_date="Sumberwangi, 27 April 2020",
            ),
        ),
        draft=draft,
        author="Pemerintah Desa Sumberwangi",
    )
