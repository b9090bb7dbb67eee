"""Access to a person's trainings and to the register of cadres with theirs."""

from places.models import Desa, Orang
from tests.access.row import NO_SUCH_METHOD, Row, everyone, only
from tests.cast import Cast
from villages.enums import KaderKind
from villages.models import Kader
from villages.querysets import RESIDENT_STAFF


def a_cadre(cast: Cast, desa: Desa) -> dict:
    """A person whom the village's register of cadres names."""
    orang = Orang.objects.create(name="Luh Kader", desa=desa)
    Kader.objects.create(desa=desa, orang=orang, kind=KaderKind.KPMD)
    return {"pk": orang.pk}


def the_book(cast: Cast, desa: Desa) -> dict:
    """The village's book of cadres."""
    return {"desa_code": desa.code}


def its_file(cast: Cast, desa: Desa) -> dict:
    """The book as a workbook."""
    return the_book(cast, desa) | {"kind": "xlsx"}


ROWS = [
    Row("my_training", get=everyone(200), post=NO_SUCH_METHOD),
    Row("training_history", get=everyone(200), post=NO_SUCH_METHOD, kwargs=a_cadre),
    Row("cadre_book", get=only(RESIDENT_STAFF, 200), post=NO_SUCH_METHOD, kwargs=the_book),
    Row("cadre_book_download", get=only(RESIDENT_STAFF, 200), post=NO_SUCH_METHOD, kwargs=its_file),
]
