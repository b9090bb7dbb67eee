"""Load the short lists that come with the application: satuan, sumber dana, SDGs Desa, Dana Desa years."""

from pathlib import Path

from django.db import transaction

from codes.models import Satuan, SumberDana, TujuanSdgs
from codes.services.load_dana_desa import load_dana_desa
from codes.services.sync_list import ListResult, sync_list
from places.services.reference_file import read_rows

DATA = Path(__file__).resolve().parent.parent / "data"


@transaction.atomic
def load_short_lists(folder: Path = DATA) -> list[ListResult]:
    """Bring the lists up to their files. Raises BadFile."""
    return [
        _satuan(folder / "satuan.csv"),
        _sumber_dana(folder / "sumber_dana.csv"),
        _sdgs(folder / "tujuan_sdgs.csv"),
        *load_dana_desa(folder),
    ]


def _satuan(path: Path) -> ListResult:
    rows = read_rows(path, header=["name", "is_vague", "aliases"])
    wanted = {
        name: {"is_vague": is_vague == "1", "aliases": [alias for alias in aliases.split(";") if alias]}
        for _, (name, is_vague, aliases) in rows
    }
    return sync_list("satuan", Satuan.objects.filter(kabupaten=None), wanted, key="name")


def _sumber_dana(path: Path) -> ListResult:
    rows = read_rows(path, header=["code", "name"])
    wanted = {code: {"name": name, "position": at} for at, (_, (code, name)) in enumerate(rows, start=1)}
    return sync_list("sumber_dana", SumberDana.objects.all(), wanted, key="code")


def _sdgs(path: Path) -> ListResult:
    rows = read_rows(path, header=["number", "name"])
    wanted = {int(number): {"name": name} for _, (number, name) in rows}
    return sync_list("tujuan_sdgs", TujuanSdgs.objects.all(), wanted, key="number")
