"""Modules and material that tests of the library start from."""

import zipfile
from io import BytesIO
from typing import Any

from accounts.models import Membership
from accounts.owner import owner_fields
from places.models import Desa, Kabupaten, Kecamatan
from tests.planning.making_files import pdf
from training.models import Material, ProgramModule, TrainingModule, TrainingProgram
from training.services.materials import Upload, add_material

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    "word/document.xml": "wordprocessingml.document",
    "xl/workbook.xml": "spreadsheetml.sheet",
    "ppt/presentation.xml": "presentationml.presentation",
}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make_module(
    place: Desa | Kecamatan | Kabupaten | None, title: str = "Pagu indikatif", **fields: Any
) -> TrainingModule:
    """Make a module of a place; of none it is one of the shipped curriculum."""
    shipped = {"code": title.lower().replace(" ", "-")} if place is None else {}
    return TrainingModule.objects.create(title=title, **{"hours": 2, **shipped, **owner_fields(place), **fields})


def teach(program: TrainingProgram, *modules: TrainingModule) -> None:
    """Let a programme teach modules in this order."""
    ProgramModule.objects.bulk_create(
        ProgramModule(program=program, module=module, position=at) for at, module in enumerate(modules, start=1)
    )


def make_material(
    by: Membership,
    module: TrainingModule,
    title: str = "Bahan tayang",
    *,
    is_public: bool = False,
    content: bytes = b"",
) -> Material:
    """Put a file, a PDF unless said otherwise, into a module."""
    upload = Upload(content or pdf())
    return add_material(by=by, module=module, title=title, is_public=is_public, upload=upload)


def office_file(
    main: str = "word/document.xml", body: str = "<doc/>", *, kind: str = "", more: dict[str, str | bytes] | None = None
) -> bytes:
    """A document of Office with this main part and further parts; `kind` is another content type than its own."""
    content_type = kind or f"{_OFFICE}{_MAIN[main]}.main+xml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types><Override PartName="/{main}" ContentType="{content_type}"/></Types>',
        "_rels/.rels": relation("officeDocument", main, outside=False),
        main: body,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (more or {})).items():
            archive.writestr(name, content)
    return packed.getvalue()


def word_file(*texts: str, instruction: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A document of Word with these paragraphs, and a field with this instruction."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    spoken = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    pieces = "".join(f"<w:r><w:instrText>{letter}</w:instrText></w:r>" for letter in instruction)
    return office_file(body=f'<w:document xmlns:w="{space}">{spoken}{pieces}</w:document>', more=more)


def relation(kind: str, target: str, *, outside: bool) -> str:
    """A part that lists one relation of the main part of a document."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationships><Relationship Type="{_RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
