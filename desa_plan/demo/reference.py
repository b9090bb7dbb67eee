"""The lists that the demo's plans are written with, and the places that its people work for."""

from pathlib import Path

from accounts.models import Membership
from codes.services.load_kegiatan import load_kegiatan
from codes.services.load_lists import load_short_lists
from desa_plan.demo.places import KECAMATAN_CONTOH, NEIGHBOURS, TIRTA_CONTOH
from desa_plan.reference_log import log_load
from places.models import Desa, Kabupaten, Kecamatan
from places.services.load_wilayah import load_wilayah
from training.services.load_curriculum import load_modules
from training.services.load_questions import load_questions
from villages.services.legal_basis import load_legal_basis

PLACE_MODELS: dict[int, type[Kabupaten] | type[Kecamatan] | type[Desa]] = {2: Kabupaten, 3: Kecamatan, 4: Desa}


def load_lists(wilayah: Path, *, by: Membership) -> int:
    """Bring places, codes, short lists and legal basis up to date; give the number of rows written.

    No decree lists the made-up villages: a plain `load_wilayah` marks them retired, this brings them back.
    """
    made_up = (KECAMATAN_CONTOH, TIRTA_CONTOH, *NEIGHBOURS)
    written = sum(level.changed for level in load_wilayah(wilayah, also=made_up))
    lists = [*load_kegiatan(), *load_short_lists(), load_legal_basis(), load_modules(), load_questions()]
    written += sum(result.touched for result in lists)
    if written:
        log_load(by, verb="load_demo", summary=f"Memuat daftar untuk contoh: {written} baris baru atau berubah")
    return written


def place_of(code: str) -> Kabupaten | Kecamatan | Desa | None:
    """The place of a Kemendagri code; none for an empty one."""
    return PLACE_MODELS[code.count(".") + 1]._default_manager.get(code=code) if code else None
