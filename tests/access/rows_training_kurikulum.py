"""Access to the landing page of training, programmes, curriculum and the knowledge centre."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.enums import Level, Role
from codes.models import Bidang, Kegiatan, SubBidang
from places.models import Desa
from tests.access.row import NO_SUCH_METHOD, Answers, ForeignField, Row, everyone, only, public
from tests.access.rows_planning import writer
from tests.cast import Cast
from tests.planning.making_files import pdf
from tests.training.making import make_program
from tests.training.making_library import make_material, make_module, teach
from training.policy import HOLDERS
from training.services.materials import delete_material

OF_VILLAGES = HOLDERS[Level.DESA]
ALL_HOLDERS = frozenset().union(*HOLDERS.values())
NOBODY_WRITES: Answers = public(405)


def program(cast: Cast, desa: Desa) -> dict:
    """A programme of the village."""
    return {"uid": make_program(desa).uid}


def deleted_program(cast: Cast, desa: Desa) -> dict:
    """A programme that was deleted."""
    return {"uid": make_program(desa, deleted_at=timezone.now()).uid}


def second_module(cast: Cast, desa: Desa) -> dict:
    """The second of a programme's two modules."""
    row, modules = make_program(desa), [make_module(desa, title) for title in ("Pagu", "Musdus")]
    teach(row, *modules)
    return {"uid": row.uid, "module_uid": modules[1].uid}


def upwards(cast: Cast, desa: Desa) -> dict:
    """A click on the button that moves a module up."""
    return {"arah": "naik"}


def paper(cast: Cast, desa: Desa) -> dict:
    """The terms of reference of a programme."""
    return program(cast, desa) | {"key": "kak-pelatihan"}


def paper_file(cast: Cast, desa: Desa) -> dict:
    """The terms of reference as a file."""
    return paper(cast, desa) | {"kind": "pdf"}


def typed_program(cast: Cast, desa: Desa) -> dict:
    """A form of a programme."""
    return {"title": "Pelatihan kader", "year": "2026", "organiser": "Pemerintah Desa", "version": "1"}


def module(cast: Cast, desa: Desa) -> dict:
    """A module of the village."""
    return {"uid": make_module(desa).uid}


def typed_module(cast: Cast, desa: Desa) -> dict:
    """A form of a module."""
    return {"title": "Menyusun RAB", "hours": "2", "version": "1"}


def a_file() -> SimpleUploadedFile:
    """A harmless upload."""
    return SimpleUploadedFile("bahan.pdf", pdf(2), "application/pdf")


def typed_material(cast: Cast, desa: Desa) -> dict:
    """A form with new material."""
    return {"title": "Bahan tayang", "file": a_file()}


def a_version(cast: Cast, desa: Desa) -> dict:
    """A form with a newer file."""
    return {"file": a_file()}


def material(cast: Cast, desa: Desa) -> dict:
    """Material of a module of the village."""
    return {"uid": make_material(writer(cast, desa), make_module(desa)).uid}


def deleted_material(cast: Cast, desa: Desa) -> dict:
    """Material that was deleted."""
    by = writer(cast, desa)
    return {"uid": delete_material(by=by, material=make_material(by, make_module(desa))).uid}


def first_file(cast: Cast, desa: Desa) -> dict:
    """The first version of some material."""
    return material(cast, desa) | {"number": 1}


def open_module(cast: Cast, desa: Desa) -> dict:
    """A module that anybody may read."""
    return {"uid": make_module(desa, is_public=True).uid}


def open_file(cast: Cast, desa: Desa) -> dict:
    """A file that anybody may read."""
    row = make_module(desa, is_public=True)
    return {"uid": make_material(writer(cast, desa), row, is_public=True).uid, "number": 1}


def foreign_module(cast: Cast) -> str:
    """A module of the neighbouring village."""
    return str(make_module(cast.villages.kalianget).uid)


def foreign_kegiatan(cast: Cast) -> str:
    """An activity that another kabupaten added."""
    bidang = Bidang.objects.create(code="4", name="Pemberdayaan")
    sub = SubBidang.objects.create(code="4.3", name="Kapasitas", bidang=bidang)
    malang = cast.villages.pandanlandung.kabupaten
    row = Kegiatan.objects.create(code="4.3.95", name="Pelatihan lain", sub_bidang=sub, kabupaten=malang)
    return str(row.pk)


def _open_to_all(name: str, kwargs=None) -> Row:
    everybody = public(200)
    others = {"other_get": everybody, "other_post": NOBODY_WRITES} if kwargs else {}
    return Row(name, get=everybody, post=NOBODY_WRITES, kwargs=kwargs, **others)


def _form(name: str, kwargs, data) -> Row:
    """A form of something that the village owns."""
    return Row(name, get=only(OF_VILLAGES, 200), post=only(OF_VILLAGES, 302), kwargs=kwargs, data=data)


def _button(name: str, kwargs, data=None) -> Row:
    """A button beside something that the village owns."""
    return Row(name, get=NO_SUCH_METHOD, post=only(OF_VILLAGES, 302), kwargs=kwargs, data=data)


ROWS = [
    Row("training_list", get=everyone(200), post=everyone(405)),
    Row("program_detail", get=everyone(200), post=everyone(405), kwargs=program),
    Row("training_program_create", get=only(ALL_HOLDERS, 200), post=only(ALL_HOLDERS, 302), data=typed_program),
    _form("training_program_edit", program, typed_program),
    _button("training_program_delete", program),
    Row(
        "training_program_restore",
        get=NO_SUCH_METHOD,
        post=only(OF_VILLAGES, 302, others=404),  # a deleted programme is there for who may bring it back
        kwargs=deleted_program,
    ),
    _button("training_program_module_move", second_module, upwards),
    Row("training_program_documents", get=everyone(200), post=everyone(405), kwargs=program),
    Row("training_program_document", get=everyone(200), post=everyone(405), kwargs=paper),
    Row("training_program_download", get=everyone(200), post=everyone(405), kwargs=paper_file),
    Row("module_list", get=everyone(200), post=everyone(405)),
    Row("module_create", get=only(ALL_HOLDERS, 200), post=only(ALL_HOLDERS, 302), data=typed_module),
    Row("module_detail", get=everyone(200), post=everyone(405), kwargs=module),
    _form("module_edit", module, typed_module),
    _button("module_use", module),
    _form("material_add", module, typed_material),
    _form("material_edit", material, lambda cast, desa: {"title": "Lembar kerja"}),
    _form("material_version_add", material, a_version),
    _button("material_delete", material),
    _button("material_restore", deleted_material),
    Row("material_download", get=everyone(200), post=everyone(405), kwargs=first_file),
    _open_to_all("knowledge_list"),
    _open_to_all("knowledge_module", open_module),
    _open_to_all("knowledge_file", open_file),
]

FOREIGN_FIELDS = [
    ForeignField("training_program_create", "modules", foreign_module, typed_program, Role.SEKRETARIS_DESA),
    ForeignField("training_program_edit", "modules", foreign_module, typed_program, kwargs=program),
    ForeignField("training_program_create", "kegiatan", foreign_kegiatan, typed_program),
]
