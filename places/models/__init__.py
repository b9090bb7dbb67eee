"""Administrative areas and persons."""

from places.models.dusun import Dusun, RukunTetangga
from places.models.orang import Orang
from places.models.owner import OwnedByPlace
from places.models.wilayah import Desa, Kabupaten, Kecamatan, Provinsi

__all__ = ["Desa", "Dusun", "Kabupaten", "Kecamatan", "Orang", "OwnedByPlace", "Provinsi", "RukunTetangga"]
