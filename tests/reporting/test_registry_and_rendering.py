import pytest

from reporting import registry
from reporting.errors import DocumentError
from reporting.payload import ProseDocument
from reporting.registry import document, documents, register
from reporting.rendering import filename, formats, render
from tests.reporting.samples import siskeudes_matrix


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    """Documents that a test registers are gone after it."""
    registry.discover()
    monkeypatch.setattr(registry, "_documents", dict(registry._documents))


@pytest.fixture
def rekap():
    """A document about a village and a year; the builder keeps what it was called with."""
    calls = []

    @register(key="contoh-rekap", title="Contoh", arguments=("desa", "year"), description="Untuk uji")
    def build(**values):
        calls.append(values)
        return siskeudes_matrix(5)

    return calls


def test_a_builder_gets_the_plain_values_it_asked_for_and_no_others(rekap):
    payload = document("contoh-rekap").payload(desa="35.07.21.2012", year=2026, rpjm=2020)
    assert rekap == [{"desa": "35.07.21.2012", "year": 2026}]
    assert payload.key == "sample-siskeudes"


def test_a_missing_value_is_named(rekap):
    with pytest.raises(DocumentError, match="memerlukan: year"):
        document("contoh-rekap").payload(desa="35.07.21.2012")
    assert rekap == []


def test_a_key_can_be_taken_once(rekap):
    with pytest.raises(ValueError, match="'contoh-rekap' is registered twice"):
        register(key="contoh-rekap", title="Lain", arguments=())(siskeudes_matrix)


def test_an_argument_that_no_command_knows_is_refused():
    with pytest.raises(ValueError, match="unknown arguments"):
        register(key="contoh-lain", title="Lain", arguments=("dusun",))


def test_documents_of_every_room_are_found_and_ordered():
    keys = [found.key for found in documents()]
    assert keys == sorted(keys)
    assert {"rpjm-114", "rpjm-21", "rpjm-siskeudes"} <= set(keys)


def test_every_document_says_what_it_is():
    for found in documents():
        assert found.title, found.key
        assert found.description, found.key
        assert set(found.arguments) <= set(registry.ARGUMENTS), found.key


def test_an_unknown_key_is_said_to_be_unknown():
    with pytest.raises(DocumentError, match="“tidak-ada” tidak dikenal"):
        document("tidak-ada")


@pytest.mark.parametrize(
    ("format", "start", "kind"),
    [
        ("pdf", b"%PDF-1.", "application/pdf"),
        ("xlsx", b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("html", b"<!DOCTYPE html>", "text/html; charset=utf-8"),
    ],
)
def test_one_payload_becomes_a_file_of_each_kind(format, start, kind):
    rendered = render(siskeudes_matrix(3), format)
    assert rendered.data.startswith(start)
    assert rendered.content_type == kind
    assert (
        rendered.filename
        == f"sample-siskeudes-pemerintah-desa-sumberwangi-rancangan-rpjm-desa-tahun-2020-s-d-2027.{format}"
    )


def test_prose_has_no_workbook():
    prose = ProseDocument("surat", "Surat", "reporting/prose_base.html")
    assert formats(prose) == ("pdf", "docx", "html")
    with pytest.raises(DocumentError, match="tidak tersedia dalam bentuk xlsx"):
        render(prose, "xlsx")


@pytest.mark.parametrize("title", ["../../etc/passwd", "Desa\nBaru; rm -rf", "مسجد", "a" * 500])
def test_a_file_name_is_plain_whatever_the_title(title):
    name = filename(ProseDocument("surat", title, "reporting/prose_base.html"), "pdf")
    assert name.startswith("surat")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert name.count(".") == 1
    assert len(name) <= 104


@pytest.fixture
def either():
    """A document about a village and a year, or about one row."""

    @register(
        key="contoh-rab", title="Contoh", arguments=("desa", "year"), description="Untuk uji", alternatives=(("id",),)
    )
    def build(**values):
        return siskeudes_matrix(len(values))

    return document("contoh-rab")


def test_a_document_may_be_asked_for_in_more_than_one_way(either):
    assert either.payload(id=7) == siskeudes_matrix(1)
    assert either.payload(desa="35.07.21.2012", year=2026) == siskeudes_matrix(2)


def test_every_way_is_named_when_none_fits(either):
    with pytest.raises(DocumentError, match="memerlukan: year; atau id"):
        either.payload(desa="35.07.21.2012")
