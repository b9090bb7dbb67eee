"""Enacted plans as open data: the same rows as CSV and JSON, with stable ids and a line of licence."""

import csv
import io
from typing import Any

from places.models import Desa
from reporting.safe_cells import needs_quote_prefix, safe_text
from review.public_facts import PublicPlan

LICENCE = "CC BY 4.0"
LICENCE_WORDS = "Data terbuka, boleh dipakai dan disebarkan dengan menyebut nama desa sebagai sumber (CC BY 4.0)."
_HEAD = (
    "id", "rencana", "tahun", "bidang", "kode_kegiatan", "kegiatan", "lokasi", "volume", "penerima_laki_laki",
    "penerima_perempuan", "waktu", "sumber_dana", "jumlah_rupiah",
)  # fmt: skip


def plan_csv(plan: PublicPlan) -> str:
    """One row for each line and source; UTF-8 with a byte order mark, so that Excel reads the letters."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for line in plan.lines:
        for source, amount in line.shares or (("", line.amount),):
            cells = (
                line.id, plan.title, plan.year, line.bidang, line.code, line.name, line.location, line.volume,
                line.men, line.women, line.when, source, amount,
            )  # fmt: skip
            writer.writerow([_cell(value) for value in cells])
    return "\ufeff" + out.getvalue()


def plan_json(plan: PublicPlan, desa: Desa) -> dict[str, Any]:
    """The plan with its village, its Perdes and the licence."""
    edition = plan.edition
    return {
        "lisensi": LICENCE,
        "keterangan_lisensi": LICENCE_WORDS,
        "desa": {
            "kode": desa.code,
            "nama": desa.name,
            "kecamatan": desa.kecamatan.name,
            "kabupaten": desa.kabupaten.name,
        },
        "rencana": plan.title,
        "tahun": plan.year,
        "perdes": {"nomor": edition.perdes_number, "tanggal": edition.perdes_date.isoformat()},
        "perubahan_ke": edition.number,
        "jumlah_rupiah": plan.total,
        "kegiatan": [
            {
                "id": line.id,
                "bidang": line.bidang,
                "kode": line.code,
                "nama": line.name,
                "lokasi": line.location,
                "volume": line.volume,
                "penerima_laki_laki": line.men,
                "penerima_perempuan": line.women,
                "waktu": line.when,
                "jumlah_rupiah": line.amount,
                "sumber_dana": [{"kode": source, "rupiah": amount} for source, amount in line.shares],
            }
            for line in plan.lines
        ],
    }


def _cell(value: object) -> object:
    """A text that Excel would take for a formula gets a quote before it."""
    if not isinstance(value, str):
        return value
    text = safe_text(value)
    return f"'{text}" if needs_quote_prefix(text) else text
