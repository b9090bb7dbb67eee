import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from reporting import registry
from reporting.errors import DocumentError
from reporting.registry import register
from tests.reporting.samples import siskeudes_matrix


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    registry.discover()
    monkeypatch.setattr(registry, "_documents", {})

    @register(key="contoh", title="Contoh matriks", arguments=("desa", "rpjm"), description="Untuk uji")
    def build(*, desa, rpjm):
        if rpjm != 2020:
            raise DocumentError(f"Desa {desa} tidak punya RPJM Desa yang mulai tahun {rpjm}.")
        return siskeudes_matrix(5)


def run(*words: str) -> str:
    out = StringIO()
    call_command("print_document", *words, stdout=out)
    return out.getvalue()


ARGUMENTS = ("--desa", "35.07.21.2012", "--rpjm", "2020")


@pytest.mark.parametrize(("format", "start"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE")])
def test_a_document_is_printed_to_a_file_in_a_folder_that_is_made(tmp_path, format, start):
    target = tmp_path / "cetak" / f"rpjm.{format}"
    assert str(target) in run("contoh", *ARGUMENTS, "--format", format, "--out", str(target))
    assert target.read_bytes().startswith(start)


def test_the_paper_can_be_asked_for(tmp_path):
    target = tmp_path / "a4.pdf"
    run("contoh", *ARGUMENTS, "--paper", "A4", "--out", str(target))
    box = PdfReader(BytesIO(target.read_bytes())).pages[0].mediabox
    assert float(box.width) == pytest.approx(297 * 72 / 25.4, abs=0.1)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Sebutkan kunci dokumen"),
        (("salah", "--out", "x.pdf"), "“salah” tidak dikenal. Yang ada: contoh"),
        (("contoh", *ARGUMENTS), "Sebutkan berkas tujuan"),
        (("contoh", "--desa", "1", "--out", "x.pdf"), "memerlukan --rpjm. Ketik: print_document contoh --desa CODE"),
        (("contoh", *ARGUMENTS, "--year", "2026", "--out", "x.pdf"), "tidak memakai --year"),
        (("contoh", "--desa", "1", "--rpjm", "1999", "--out", "x.pdf"), "Desa 1 tidak punya RPJM Desa"),
    ],
)
def test_a_wrong_line_is_answered_with_what_to_type(tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError) as refused:
        run(*words)
    assert message in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "berkas").write_text("")
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        run("contoh", *ARGUMENTS, "--out", str(tmp_path / "berkas" / "rpjm.pdf"))


def test_the_list_shows_keys_and_arguments():
    assert "print_document contoh --desa CODE --rpjm FIRST --format pdf --out BERKAS" in run("--list")
    assert json.loads(run("--list", "--json")) == {
        "documents": [
            {
                "key": "contoh",
                "title": "Contoh matriks",
                "arguments": ["desa", "rpjm"],
                "description": "Untuk uji",
            }
        ]
    }
