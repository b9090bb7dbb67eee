"""Meetings, what people proposed, and what was decided."""

from musyawarah.models.aturan import AturanMusyawarah
from musyawarah.models.kajian import GambarKajian, HasilKajian
from musyawarah.models.kehadiran import Kehadiran, MasaHadir, Terundang, Undangan
from musyawarah.models.keputusan import Keputusan
from musyawarah.models.musyawarah import AgendaMusyawarah, Musyawarah
from musyawarah.models.penilaian import MetodePrioritas, NilaiUsulan, Skoring
from musyawarah.models.segel import Ralat, Segel
from musyawarah.models.tim import AnggotaTim, RktlKegiatan, Tim
from musyawarah.models.usulan import DasarUsulan, GabunganUsulan, Usulan

__all__ = [
    "AgendaMusyawarah",
    "AnggotaTim",
    "AturanMusyawarah",
    "DasarUsulan",
    "GabunganUsulan",
    "GambarKajian",
    "HasilKajian",
    "Kehadiran",
    "Keputusan",
    "MasaHadir",
    "MetodePrioritas",
    "Musyawarah",
    "NilaiUsulan",
    "Ralat",
    "RktlKegiatan",
    "Segel",
    "Skoring",
    "Terundang",
    "Tim",
    "Undangan",
    "Usulan",
]
