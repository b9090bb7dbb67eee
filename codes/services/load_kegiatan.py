"""Load bidang, sub bidang and kegiatan: the national list, or one kabupaten's own additions 90-99."""

from pathlib import Path

from django.db import transaction

from codes.models import Bidang, Kegiatan, SubBidang
from codes.services.kegiatan_file import KEGIATAN_CSV, read_kegiatan
from codes.services.sync_list import ListResult, sync_list
from places.models import Kabupaten


@transaction.atomic
def load_kegiatan(path: Path = KEGIATAN_CSV) -> list[ListResult]:
    """Bring the national list up to the file; kegiatan that it lacks are retired, never deleted. Raises BadFile."""
    listed = read_kegiatan(path)
    bidang = sync_list("bidang", Bidang.objects.all(), {c: {"name": n} for c, n in listed.bidang.items()}, key="code")
    bidang_ids = dict(Bidang.objects.values_list("code", "pk"))
    sub_bidang = sync_list(
        "sub_bidang",
        SubBidang.objects.all(),
        {code: {"name": name, "bidang_id": bidang_ids[code[0]]} for code, name in listed.sub_bidang.items()},
        key="code",
    )
    national = Kegiatan.objects.filter(kabupaten=None)
    kegiatan = sync_list("kegiatan", national, _fields(listed.kegiatan), key="code")
    return [bidang, sub_bidang, kegiatan]


@transaction.atomic
def load_local_kegiatan(path: Path, *, kabupaten: Kabupaten, is_complete: bool = False) -> list[ListResult]:
    """Add or rename the codes 90-99 of one kabupaten; a complete list also retires those that it lacks.

    Raises BadFile.
    """
    sub_bidang = frozenset(SubBidang.objects.values_list("code", flat=True))
    listed = read_kegiatan(path, known_sub_bidang=sub_bidang)
    result = sync_list(
        "kegiatan_lain",
        Kegiatan.objects.filter(kabupaten=kabupaten),
        _fields(listed.kegiatan),
        key="code",
        also={"kabupaten": kabupaten},
        retire_missing=is_complete,
    )
    return [result]


def _fields(kegiatan: dict[str, str]) -> dict[str, dict]:
    ids = dict(SubBidang.objects.values_list("code", "pk"))
    return {code: {"name": name, "sub_bidang_id": ids[code[:3]]} for code, name in kegiatan.items()}
