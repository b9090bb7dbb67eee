"""Setting the made-up village up through the services, in the name of its secretary."""

from pathlib import Path

from accounts.models import Membership
from desa_plan.demo.village_file import VillageFile
from places.models import Desa
from villages.models import DesaProfile, Jabatan
from villages.services.dusun import set_rukun_tetangga
from villages.services.profile import upload_lambang
from villages.services.setup import set_up_village
from villages.services.tenures import Holder, appoint

LAMBANG = Path(__file__).resolve().parent / "lambang_tirta_contoh.png"


def load_village(village: VillageFile, *, by: Membership, desa: Desa) -> bool:
    """Write profile, dusun with RT, offices and emblem unless the village has a profile; say whether it was done."""
    if DesaProfile.objects.filter(desa=desa).exists():
        return False
    set_up_village(by=by, desa=desa, version=0, data=village.setup)
    for dusun in desa.dusun_set.all():
        set_rukun_tetangga(by=by, dusun=dusun, text=village.rukun_tetangga[dusun.name])
    for kind, name, tenure in village.earlier:
        jabatan = Jabatan.objects.get(desa=desa, kind=kind)
        appoint(by=by, jabatan=jabatan, holder=Holder(name=name), tenure=tenure)
    upload_lambang(by=by, desa=desa, content=LAMBANG.read_bytes())
    return True
