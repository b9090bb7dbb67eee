"""Files that training keeps with a hash are found when they were changed."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from reporting.hashing import sha256_of
from tests.planning.making_files import pdf
from tests.training.making import make_program, make_session
from tests.training.making_library import make_material, make_module
from training.models import SessionPicture
from training.services.materials import Upload, add_version, delete_material


def verify(**options) -> str:
    """What `verify_documents` says."""
    out = StringIO()
    call_command("verify_documents", stdout=out, stderr=out, **options)
    return out.getvalue()


def said_when_failing() -> str:
    """What `verify_documents` says before it exits with 1."""
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_documents", stdout=out, stderr=out)
    return out.getvalue()


def test_every_version_of_material_is_compared_deleted_or_not(cast):
    material = make_material(cast.sari, make_module(cast.villages.umeanyar))
    add_version(by=cast.sari, material=material, upload=Upload(pdf(2)))
    delete_material(by=cast.sari, material=material)
    assert "materi: 2 diperiksa, 0 tidak cocok" in verify()
    first = material.version_set.get(number=1)
    Path(first.file.path).write_bytes(b"lain")
    assert first.file.name in said_when_failing()


def test_material_that_the_storage_lost_is_named(cast):
    material = make_material(cast.sari, make_module(cast.villages.umeanyar))
    Path(material.version_set.get().file.path).unlink()
    assert "versi 1 tidak sama dengan yang diunggah" in said_when_failing()


def test_a_village_alone_can_be_compared(cast):
    make_material(cast.sari, make_module(cast.villages.umeanyar))
    make_material(cast.bejo, make_module(cast.villages.kalianget))
    assert "materi: 1 diperiksa" in verify(desa=cast.villages.umeanyar.code)


def test_pictures_of_a_session_are_compared(cast):
    session = make_session(make_program(cast.villages.umeanyar))
    picture = SessionPicture(session=session, sha256=sha256_of(b"gambar"))
    picture.file.save("gambar.jpg", ContentFile(b"gambar"))
    assert "gambar pelatihan: 1 diperiksa, 0 tidak cocok" in verify()
    Path(picture.file.path).write_bytes(b"lain")
    assert picture.file.name in said_when_failing()
