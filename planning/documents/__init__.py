"""Builders of the documents of a plan; every module here registers its own.

`RPJM_DOCUMENTS` and `RKP_DOCUMENTS` draw each document of a plan that is loaded already, so that a page of all of them
loads it once.
"""

from collections.abc import Callable

from planning.documents import (
    evaluasi_rkp,
    kerja_sama,
    laporan_inklusi,
    pagu,
    pemeriksaan_rab,
    program_masuk,
    rab,
    rencana_pembiayaan,
    rkp_21,
    rkp_114,
    rkp_gambar,
    rkp_rincian,
    rkp_stunting,
    rpjm_21,
    rpjm_114,
    rpjm_rincian,
    rpjm_siskeudes,
    rpjm_visi_misi,
)
from reporting.payload import Payload

RPJM_DOCUMENTS: dict[str, Callable[..., Payload]] = {
    "rpjm-114": rpjm_114.draw,
    "rpjm-21": rpjm_21.draw,
    "rpjm-siskeudes": rpjm_siskeudes.draw,
    "rpjm-visi-misi": rpjm_visi_misi.draw,
    "program-masuk-desa": program_masuk.draw,
    "laporan-inklusi": laporan_inklusi.draw,
    "rpjm-rincian": rpjm_rincian.draw,
}

RKP_DOCUMENTS: dict[str, Callable[..., Payload]] = {
    "rkp-114": rkp_114.draw,
    "rkp-21": rkp_21.draw,
    "pagu": pagu.draw,
    "rencana-pembiayaan": rencana_pembiayaan.draw,
    "rab": rab.draw,
    "pemeriksaan-rab": pemeriksaan_rab.draw,
    "program-masuk-desa": program_masuk.draw,
    "kerja-sama": kerja_sama.draw,
    "rkp-stunting": rkp_stunting.draw,
    "evaluasi-rkp": evaluasi_rkp.draw,
    "rkp-gambar": rkp_gambar.draw,
    "laporan-inklusi": laporan_inklusi.draw,
    "rkp-rincian": rkp_rincian.draw,
}
