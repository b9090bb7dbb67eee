"""Uploads as they are given back: harmless to a browser, and a page of "not found" when the file is gone."""

import pytest
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile, FileField
from django.http import Http404

from places.stored_file import stored_file


@pytest.fixture
def field(tmp_path):
    class Owner:
        file = None

    return lambda name: FieldFile(Owner(), FileField(storage=FileSystemStorage(tmp_path)), name)


def test_an_upload_is_a_download_in_which_a_browser_runs_nothing(field, tmp_path):
    (tmp_path / "a1b2.pdf").write_bytes(b"%PDF")
    answer = stored_file(field("a1b2.pdf"), name="perdes")
    assert answer.getvalue() == b"%PDF"
    assert answer["Content-Disposition"] == 'attachment; filename="perdes.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_picture_of_a_page_is_shown_in_it_and_is_as_harmless(field, tmp_path):
    (tmp_path / "a1b2.png").write_bytes(b"PNG")
    answer = stored_file(field("a1b2.png"), name="lambang.png", content_type="image/png", in_page=True)
    assert answer["Content-Disposition"] == 'inline; filename="lambang.png"'
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    answer.close()


@pytest.mark.parametrize("name", ["", "hilang.pdf"])
def test_an_empty_field_and_a_lost_file_are_not_found(field, name):
    with pytest.raises(Http404):
        stored_file(field(name), name="perdes.pdf")
