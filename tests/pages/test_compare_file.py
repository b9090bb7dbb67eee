"""A file is hashed in the browser and compared there: the same bytes are found, one changed byte is not."""

import hashlib
import random

import pytest

PDF = b"%PDF-1.7 Perdes Nomor 4" * 50
PAGE = """
<div data-compare hidden>
  <label data-drop><input type="file" data-compare-file></label><div data-compare-answer></div>
</div>
<table><tr data-sha256="{hash}" data-name="Salinan sistem (PDF)"><td></td></tr></table>
"""


@pytest.fixture
def comparing(browser, project):
    """The part of the public page that compares, with the hash of one file; it tells what is sent."""
    page = browser.new_page()
    page.sent = []
    page.on("request", lambda request: page.sent.append(request.url))
    page.set_content(PAGE.format(hash=hashlib.sha256(PDF).hexdigest()))
    for name in ("sha256", "compare_file"):
        page.add_script_tag(content=(project / "static" / "js" / f"{name}.js").read_text())
    yield page
    page.close()


def answer(page, data: bytes) -> str:
    """What the page says of a file."""
    page.set_input_files("input", {"name": "perdes.pdf", "mimeType": "application/pdf", "buffer": data})
    page.wait_for_function("/sama/i.test(document.querySelector('[data-compare-answer]').textContent)")
    return page.inner_text("[data-compare-answer]")


def test_the_stored_file_is_recognised_and_one_changed_byte_is_not(comparing):
    assert comparing.locator("[data-compare]").is_visible()
    assert answer(comparing, PDF).startswith("Sama: Salinan sistem (PDF)")
    comparing.evaluate("document.querySelector('[data-compare-answer]').replaceChildren()")
    changed = bytearray(PDF)
    changed[700] ^= 1
    said = answer(comparing, bytes(changed))
    assert said.startswith("Tidak sama")
    assert hashlib.sha256(changed).hexdigest()[:4] in said
    assert comparing.sent == []


def test_our_own_sha256_is_the_right_one_for_every_length_around_a_block(comparing):
    chance = random.Random(5)
    for length in (0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 70_001):
        data = chance.randbytes(length)
        found = comparing.evaluate("bytes => ownSha256(Uint8Array.from(bytes).buffer)", list(data))
        assert found == hashlib.sha256(data).hexdigest(), length


def test_a_file_that_lies_beside_the_box_does_not_replace_the_page(comparing):
    stopped = comparing.evaluate(
        "() => { const drop = new Event('drop', { bubbles: true, cancelable: true });"
        " document.body.dispatchEvent(drop); return drop.defaultPrevented; }"
    )
    assert stopped
